"""Reading a notebook that a stranger sent: whatever it holds, it is either clean or refused."""

from __future__ import annotations

import json
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_notebook

from grading.intake.outputs import Cleaner

MAX_BYTES = 50_000_000
MAX_CELLS = 2_000


class UnreadableNotebook(Exception):
    """The file is no notebook that can be graded; the text is the reason for the record."""


def read_submission(data: bytes) -> NotebookNode:
    """A clean notebook from the bytes of a submitted file.

    Of each cell only what grading needs is kept: type, source, the images pasted into an answer,
    `metadata.ids` (its cell id and Colab's) and `metadata.grade_id`; for the marker's eyes also
    pictures and plain text among its outputs, in `metadata.handed_in`. Names, photo links, widget
    states and all other outputs are dropped.

    Raises UnreadableNotebook with the reason.
    """
    if not data.strip():
        raise UnreadableNotebook("The file is empty.")
    if len(data) > MAX_BYTES:
        raise UnreadableNotebook(f"The file is larger than {MAX_BYTES // 1_000_000} MB.")
    try:
        text = data.decode("utf-8-sig")
        content = json.loads(text)
    except (ValueError, RecursionError):
        raise UnreadableNotebook("The file is not a notebook: it is not valid JSON.") from None
    if not isinstance(content, dict) or not isinstance(content.get("nbformat"), int):
        raise UnreadableNotebook("The file is not a notebook: it has no nbformat.")
    if content["nbformat"] != 4:
        content = _upgraded(text, content["nbformat"])
    cells = content.get("cells")
    if not isinstance(cells, list) or not cells:
        raise UnreadableNotebook("The notebook has no cells.")
    if len(cells) > MAX_CELLS:
        raise UnreadableNotebook(f"The notebook has more than {MAX_CELLS} cells.")
    cleaner = Cleaner()
    cells = [_clean_cell(cell, number, cleaner) for number, cell in enumerate(cells)]
    book = new_notebook(cells=cells)
    metadata = _dict(content.get("metadata"))
    assignment = _dict(metadata.get("course")).get("assignment")
    if isinstance(assignment, str):
        book.metadata["course"] = {"assignment": assignment}
    return book


def _upgraded(text: str, version: int) -> dict[str, Any]:
    try:
        return nbformat.reads(text, as_version=4)
    except Exception:  # nbformat's converters raise whatever the odd content makes them raise
        raise UnreadableNotebook(
            f"The notebook has the format {version}, which cannot be read."
        ) from None


def _clean_cell(cell: Any, number: int, cleaner: Cleaner) -> NotebookNode:
    cell = _dict(cell)
    kind = cell.get("cell_type")
    if kind not in ("code", "markdown", "raw"):
        raise UnreadableNotebook("The file is not a notebook: a cell has no known type.")
    metadata = _dict(cell.get("metadata"))
    ids = [cell.get("id"), metadata.get("id")]
    # Not by nbformat's new_code_cell, which validates the empty cell each time.
    clean = NotebookNode(
        cell_type=kind, id=f"cell-{number}", source=_clean_source(cell.get("source"))
    )
    clean["metadata"] = NotebookNode(ids=[name for name in ids if isinstance(name, str)])
    if kind == "code":
        clean |= {"execution_count": None, "outputs": []}
        if outputs := cleaner.outputs(cell.get("outputs")):
            clean.metadata["handed_in"] = NotebookNode(outputs=outputs)
    name = _dict(metadata.get("nbgrader")).get("grade_id")
    if isinstance(name, str):
        clean.metadata["grade_id"] = name
    if images := cleaner.attachments(cell.get("attachments")):
        # A code cell may have been a written answer before, but has no place for them.
        (clean.metadata if kind == "code" else clean)["attachments"] = images
    return clean


def _clean_source(source: Any) -> str:
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    if not isinstance(source, str):
        raise UnreadableNotebook("The file is not a notebook: a cell has no text.")
    # A lone surrogate is valid JSON and cannot be written to any file.
    text = source.encode("utf-8", "replace").decode("utf-8")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
