"""The form of an assignment: which cells were released, without any solution or hidden test.

`course publish` writes it into the students' package, as `course_lib/forms/<assignment>.json`. A
notebook that is looked at without it is held against what its own metadata say.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from importlib import resources
from typing import Any

from nbformat import NotebookNode

from course_lib.preflight.code import digest, names

HEADER, GIVEN, TEST, CODE, WORDS, PLAIN = "header", "given", "test", "code", "words", "plain"
"""Kinds of cells: set-up, locked, test, solution in code, answer in words, any other."""

HEADER_CELLS = ("header_badge", "header_setup")


@dataclass(frozen=True)
class FormCell:
    """A released cell.

    name    its name, empty for a cell that is neither locked nor graded
    id      its id in the notebook
    kind    one of the kinds above
    type    "code", "markdown" or "raw"
    hash    of its source, empty where it is not known
    length  of its source, in characters
    makes   names that it binds at its top level
    """

    name: str
    id: str
    kind: str
    type: str
    hash: str = ""
    length: int = 0
    makes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Form:
    """What was released of an assignment, and which files are handed in beside the notebook."""

    assignment: str
    cells: tuple[FormCell, ...]
    files: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether it comes from a release; else it holds names alone."""
        return any(cell.hash for cell in self.cells)

    def of_kind(self, *kinds: str) -> list[int]:
        """Places of the cells of these kinds."""
        return [i for i, cell in enumerate(self.cells) if cell.kind in kinds]


def form_of(notebook: NotebookNode, assignment: str, files: Iterable[str] = ()) -> Form:
    """The form of a released notebook."""
    return Form(assignment, tuple(map(_form_cell, notebook.cells)), tuple(files))


def form_of_names(
    assignment: str, exercises: Iterable[str], questions: Iterable[str], files: Iterable[str] = ()
) -> Form:
    """What a notebook's own call knows: names of exercises and questions, in their order."""
    code = [FormCell(name, name, CODE, "code") for name in exercises]
    words = [FormCell(name, name, WORDS, "markdown") for name in questions]
    return Form(assignment, (*code, *words), tuple(files))


def to_json(form: Form) -> bytes:
    """The form as a file, which `from_json` reads."""
    return (json.dumps(asdict(form), indent=None, ensure_ascii=False) + "\n").encode()


def from_json(data: str) -> Form:
    """The form that was written into a file."""
    content = json.loads(data)
    cells = [FormCell(**{**cell, "makes": tuple(cell["makes"])}) for cell in content["cells"]]
    return Form(content["assignment"], tuple(cells), tuple(content["files"]))


def packed_forms() -> dict[str, Form]:
    """The forms that came with the students' package, by assignment."""
    folder = resources.files("course_lib") / "forms"
    if not folder.is_dir():
        return {}
    texts = [part.read_text("utf-8") for part in folder.iterdir() if part.name.endswith(".json")]
    return {form.assignment: form for form in map(from_json, sorted(texts))}


def guess(notebook: NotebookNode, forms: Sequence[Form]) -> Form | None:
    """The form that most cells of a notebook have, if any do."""

    def common(form: Form) -> int:
        return sum(bool(cell.hash) and cell.hash in present for cell in form.cells)

    present = {digest(cell.source) for cell in notebook.cells}
    best = max(forms, key=common, default=None)
    return best if best is not None and common(best) > 1 else None


def is_as_released(cell: NotebookNode) -> bool:
    """Whether a cell's own metadata prove that nobody has changed it since its release."""
    known = _dict(cell.metadata.get("nbgrader"))
    if not isinstance(known.get("checksum"), str):
        return False
    return checksum(cell.source, cell.cell_type, known) == known["checksum"]


def checksum(source: str, kind: str, metadata: dict[str, Any]) -> str:
    """nbgrader's checksum of a cell, which students' machines compute without nbgrader."""
    grade, solution = bool(metadata.get("grade")), bool(metadata.get("solution"))
    locked = not solution and (grade or bool(metadata.get("locked")))
    parts = [source, kind, str(grade), str(solution), str(locked), str(metadata.get("grade_id"))]
    points = metadata.get("points")
    if grade and isinstance(points, int | float):
        parts.append(str(float(points)))
    return hashlib.md5("".join(parts).encode("utf-8", "replace")).hexdigest()


def _form_cell(cell: NotebookNode) -> FormCell:
    known = _dict(cell.metadata.get("nbgrader"))
    kind = _kind(cell, known)
    name = "" if kind == PLAIN else str(known["grade_id"])
    makes = sorted(names(cell.source).made) if cell.cell_type == "code" else ()
    return FormCell(
        name,
        str(cell.get("id", "")),
        kind,
        cell.cell_type,
        digest(cell.source),
        len(cell.source),
        tuple(makes),
    )


def _kind(cell: NotebookNode, known: dict[str, Any]) -> str:
    if not known.get("grade_id"):
        return PLAIN
    if known["grade_id"] in HEADER_CELLS:
        return HEADER
    if known.get("solution"):
        return CODE if cell.cell_type == "code" else WORDS
    if known.get("grade"):
        return TEST
    return GIVEN if known.get("locked") else PLAIN


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
