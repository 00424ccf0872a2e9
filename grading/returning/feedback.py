"""Feedback pages: points and message for each exercise, then the student's notebook.

The page never holds a hidden test and never runs anything: outputs are left out, test cells show
their released part, and all text is escaped or cleaned by an allowlist.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import Any

import bleach
from bleach.css_sanitizer import CSSSanitizer
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from nbconvert.exporters import Exporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import GenerateFeedback
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_grade, is_solution
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer
from traitlets import default

from grading.authoring.regions import visible_source
from grading.course import Course, CourseError
from grading.marking.whom import require_released, require_students
from grading.statuses import REJECTED

Resources = dict[str, Any]

MATHJAX = "https://cdnjs.cloudflare.com/ajax/libs/mathjax/3.2.2/es5/tex-chtml.min.js"
MATHJAX_SETTINGS = (
    r"window.MathJax = {loader: {load: ['ui/safe']}, "
    r"tex: {inlineMath: [['$', '$'], ['\\(', '\\)']], processEscapes: true}};"
)
TAGS = {
    *("a", "b", "blockquote", "br", "code", "dd", "del", "details", "div", "dl", "dt", "em"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "li", "ol", "p", "pre", "span"),
    *("strong", "sub", "summary", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}


class ReadGrades(NbGraderPreprocessor):
    """Puts points and comments of the gradebook into `metadata.feedback` of the graded cells."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        info = resources["nbgrader"]
        place = (info["notebook"], info["assignment"], info["student"])
        with Gradebook(info["db_url"]) as gradebook:
            for cell in nb.cells:
                if is_grade(cell):
                    cell.metadata["feedback"] = self._points(gradebook, cell, place)
            notebook = gradebook.find_submission_notebook(*place)
            info["late_penalty"] = notebook.late_submission_penalty or 0.0
        return nb, resources

    def _points(
        self, gradebook: Gradebook, cell: NotebookNode, place: tuple[str, str, str]
    ) -> dict[str, Any]:
        name = cell.metadata.nbgrader.grade_id
        grade = gradebook.find_grade(name, *place)
        try:
            comment = gradebook.find_comment(name.removeprefix("test_"), *place).manual_comment
        except MissingEntry:
            comment = None
        return {
            "exercise": name.removeprefix("test_"),
            "points": grade.score,
            "max_points": grade.max_score,
            "waiting": grade.manual_score is None and grade.auto_score is None,
            "comment": comment or "",
        }


class FeedbackExporter(Exporter):
    """An HTML page for one student, from the autograded notebook."""

    output_mimetype = "text/html"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".html"

    def from_notebook_node(
        self, nb: NotebookNode, resources: Resources | None = None, **kw: Any
    ) -> tuple[str, Resources]:
        book, resources = super().from_notebook_node(nb, resources, **kw)
        info = resources["nbgrader"]
        outcome = book.metadata.get("course", {})
        rows = [_row(cell, outcome) for cell in book.cells if "feedback" in cell.metadata]
        rejected = outcome.get("status") == REJECTED
        page = _environment().get_template("feedback.html.j2")
        html = page.render(
            assignment=info["assignment"],
            student=info["student"],
            notes=outcome.get("notes", []),
            rows=rows,
            late_penalty=info["late_penalty"],
            total=max(0.0, sum(row["points"] for row in rows) - info["late_penalty"]),
            max_total=sum(row["max_points"] for row in rows),
            waiting=sum(row["waiting"] for row in rows),
            cells=[] if rejected else [_shown(cell, outcome) for cell in book.cells],
            mathjax=MATHJAX,
            mathjax_settings=Markup(MATHJAX_SETTINGS),
            settings_hash=_script_hash(MATHJAX_SETTINGS),
            code_style=Markup(HtmlFormatter().get_style_defs(".code")),
        )
        return html, resources


def feedback(course: Course, assignment: str, students: list[str] | None = None) -> list[Path]:
    """Write a feedback page for every graded submission; the pages written."""
    require_released(course, assignment)
    found = course.path("autograded", assignment, "*").parent.parent.glob(
        f"*/{assignment}/{assignment}.ipynb"
    )
    graded = sorted(path.parent.parent.name for path in found)
    for student in students or ():
        if student not in graded:
            require_students(course, assignment, [student])
            raise CourseError(f"{student} is not graded yet: run `course autograde {assignment}`.")
    pages = []
    for student in graded if students is None else students:
        course.convert(GenerateFeedback, assignment, student)
        pages.append(course.path("feedback", assignment, student) / f"{assignment}.html")
    return pages


def safe_html(markdown: str, attachments: dict[str, Any] | None = None) -> Markup:
    """Markdown as HTML in which only harmless tags, attributes and addresses are left."""
    renderer = IPythonRenderer(
        escape=True, attachments=attachments or {}, exclude_anchor_links=True
    )
    html = MarkdownWithMath(renderer=renderer).render(markdown)
    clean = bleach.clean(
        html,
        tags=TAGS,
        attributes=_is_safe_attribute,
        protocols={"http", "https", "mailto", "data"},
        css_sanitizer=CSSSanitizer(allowed_css_properties=[]),
    )
    return Markup(clean)


def _row(cell: NotebookNode, outcome: dict[str, Any]) -> dict[str, Any]:
    messages = outcome.get("messages", {})
    message = messages.get(cell.metadata.nbgrader.grade_id, "")
    return {**cell.metadata.feedback, "message": message}


def _shown(cell: NotebookNode, outcome: dict[str, Any]) -> dict[str, Any]:
    """What the page shows of a cell: cleaned text, and points and message where it was graded."""
    row = _row(cell, outcome) if "feedback" in cell.metadata else None
    if cell.cell_type == "markdown":
        body = safe_html(cell.source, cell.get("attachments"))
    elif cell.cell_type == "code":
        is_test = is_grade(cell) and not is_solution(cell)
        source = visible_source(cell.source) if is_test else cell.source
        body = Markup(highlight(source, PythonLexer(), HtmlFormatter(nowrap=True)))
    else:
        body = Markup.escape(cell.source)
    return {"kind": cell.cell_type, "body": body, "row": row}


def _is_safe_attribute(tag: str, name: str, value: str) -> bool:
    if tag == "a":
        return name == "href" and re.match(r"(https?:|mailto:|#)", value) is not None
    if tag == "img" and name == "src":
        data = re.match(r"data:image/(png|jpeg|gif);base64,", value)
        return bool(data) or re.fullmatch(r"[\w-][\w./-]*", value) is not None
    return (tag == "img" and name == "alt") or (tag in ("td", "th") and name == "align")


def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _script_hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
