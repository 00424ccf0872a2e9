"""What Formgrader's page of a submission shows beside nbgrader's own: all of it is configuration.

Marking scheme and model answer stand folded below each answer that is graded by hand, moving
pictures move, and nothing that a student wrote is live or can stop the page.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import nbformat
from jinja2 import FileSystemLoader, pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from nbconvert.exporters import TemplateExporter
from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from nbgrader.utils import is_grade

from grading.authoring.regions import region
from grading.cells import grade_id, is_solution
from grading.course import CONFIG_FILE, Course
from grading.returning.limits import Allowance
from grading.returning.markup import code_html, safe_html

Resources = dict[str, Any]

PARTS = {"MARK SCHEME": "Marking scheme", "SOLUTION": "Model answer"}
TEMPLATES = Path(__file__).parent / "templates" / "formgrader"
ALLOWANCE = "course_allowance"
"""Where in nbconvert's resources lies what the cells of a page may take together."""


class MarkersView(Preprocessor):
    """Prepares the copy of a notebook that becomes Formgrader's page; the file stays as it is."""

    enabled = True

    def __init__(self, **kw: Any) -> None:
        super().__init__(**kw)
        if isinstance(self.parent, TemplateExporter):  # which registers it before it reads any
            self.parent.extra_loaders = [FileSystemLoader(TEMPLATES)]

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        resources[ALLOWANCE] = Allowance()
        folder = Path(resources.get("metadata", {}).get("path") or ".")
        source, released = _instructors(folder)
        for cell in nb.cells:
            if cell.source in released:
                cell.metadata["given"] = True
            if is_grade(cell) and is_solution(cell):
                cell.metadata["for_marker"] = source.get(grade_id(cell), {})
            for output in cell.get("outputs", []):
                _show_moving(output)
        return nb, resources


@pass_context
def markdown_filter(context: Context, source: str) -> Markup:
    """Markdown of a cell, and what only its marker sees."""
    cell = context.get("cell") or {}
    metadata = cell.get("metadata", {})
    given = metadata.get("given", False)
    html = safe_html(
        source,
        cell.get("attachments"),
        tags=given,
        allowance=_allowance(context, given),
    )
    return html + _for_marker(metadata, is_code=False)


@pass_context
def code_filter(context: Context, source: str, **options: Any) -> Markup:
    """Code of a cell with its colours, and what only its marker sees."""
    metadata = options.get("metadata") or {}
    allowance = _allowance(context, metadata.get("given", False))
    return _code(source, allowance) + _for_marker(metadata, is_code=True)


def _code(source: str, allowance: Allowance) -> Markup:
    shown = code_html(source, allowance)
    return Markup('<div class="highlight hl-ipython3"><pre>{}</pre></div>').format(shown)


def as_it_is(html: str) -> str:
    """In place of `strip_files_prefix`: it takes minutes for some pages and does nothing here."""
    return html


def _allowance(context: Context, given: bool) -> Allowance:
    if given:
        return Allowance(seconds=60, part=60)
    return (context.get("resources") or {}).get(ALLOWANCE) or Allowance()


def _for_marker(metadata: dict[str, Any], is_code: bool) -> Markup:
    """Marking scheme and model answer, folded."""
    parts = Markup()
    own = Allowance(seconds=60, part=60)
    for title, text in metadata.get("for_marker", {}).items():
        as_code = is_code and title == PARTS["SOLUTION"]
        body = _code(text, own) if as_code else safe_html(text, tags=True, allowance=own)
        parts += Markup(
            '<details class="for-marker"><summary><strong>{}</strong> (not on the student\'s page)'
            "</summary>{}</details>"
        ).format(title, body)
    return parts


def _show_moving(output: NotebookNode) -> None:
    """nbconvert's pages drop `image/gif`; a browser looks at the data and not at the type."""
    data = output.get("data", {})
    if "image/gif" in data and "image/png" not in data:
        data["image/png"] = data.pop("image/gif")


def _instructors(folder: Path) -> tuple[dict[str, dict[str, str]], frozenset[str]]:
    """From the course that a graded notebook's folder lies in: schemes by cell, released texts.

    Nothing, where it lies in no course or the sources are elsewhere.
    """
    folder = folder.resolve()
    root = next((up for up in folder.parents if (up / CONFIG_FILE).is_file()), None)
    if root is None:
        return {}, frozenset()
    course = Course.at(root)
    source = course.notebook("source", folder.name)
    release = course.notebook("release", folder.name)
    try:
        return (
            _schemes(source, source.stat().st_mtime_ns),
            _texts(release, release.stat().st_mtime_ns),
        )
    except (OSError, ValueError):
        return {}, frozenset()


@lru_cache(maxsize=8)
def _schemes(path: Path, changed: int) -> dict[str, dict[str, str]]:
    """Cell -> title -> text of a source notebook, as it was at `changed`."""
    book = nbformat.read(path, as_version=4)
    found: dict[str, dict[str, str]] = {}
    for cell in book.cells:
        if is_grade(cell) and is_solution(cell):
            parts = {title: region(cell.source, name) for name, title in PARTS.items()}
            found[grade_id(cell)] = {title: text for title, text in parts.items() if text}
    return found


@lru_cache(maxsize=8)
def _texts(path: Path, changed: int) -> frozenset[str]:
    """The cells of a release, as it was at `changed`."""
    return frozenset(cell.source for cell in nbformat.read(path, as_version=4).cells)


FILTERS = {
    "markdown2html": markdown_filter,
    "highlight_code": code_filter,
    "strip_files_prefix": as_it_is,
}
"""For `HTMLExporter.filters`, by the names that nbconvert's templates use."""
