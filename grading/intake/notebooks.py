"""Reading a notebook that a stranger sent: whatever it holds, it is either clean or refused."""

from __future__ import annotations

import json
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_notebook

from grading.intake.decoding import MAX_BYTES, decoded
from grading.intake.foreign import UnreadableNotebook
from grading.intake.jsontext import notebook_json
from grading.intake.outputs import Cleaner
from grading.intake.remarks import Remarks
from grading.intake.shapes import MAX_CELLS, plain_cells
from grading.intake.unpacking import MAX_RAW_BYTES, unpacked

__all__ = ["MAX_BYTES", "MAX_CELLS", "MAX_RAW_BYTES", "UnreadableNotebook", "read_submission"]


def read_submission(data: bytes) -> NotebookNode:
    """A clean notebook from the bytes of a submitted file.

    Of each cell only what grading needs is kept: type, source, the images pasted into an answer,
    `metadata.ids` (its cell id and Colab's) and `metadata.grade_id`; for the marker's eyes also
    pictures and plain text among its outputs, in `metadata.handed_in`. Names, photo links, widget
    states and all other outputs are dropped. `metadata.course` holds `notes`, sentences that say
    what reading changed, `doubtful` if a person should look, and the `assignment` that the file
    names.

    Raises UnreadableNotebook with the reason.
    """
    remarks = Remarks()
    text, valid = decoded(unpacked(data, remarks), remarks)
    content = notebook_json(text, remarks)
    cells = _without_halves(plain_cells(content, valid, remarks))
    cleaner = Cleaner()
    cells = [_clean_cell(cell, number, cleaner) for number, cell in enumerate(cells)]
    book = new_notebook(cells=cells)
    assignment = _dict(_dict(content.get("metadata")).get("course")).get("assignment")
    book.metadata["course"] = {"notes": remarks.sentences(), "doubtful": remarks.doubtful}
    if isinstance(assignment, str):
        book.metadata["course"]["assignment"] = assignment
    return book


def _without_halves(cells: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Cells without halves of characters in any name or output: no file can hold them."""
    try:
        text = json.dumps(cells, ensure_ascii=False)
        try:
            text.encode("utf-8")
        except UnicodeEncodeError:
            return json.loads(text.encode("utf-8", "replace"))
        return cells
    except RecursionError:
        raise UnreadableNotebook(
            "The notebook's data is nested too deeply to be read. Clear the outputs "
            "(Edit > Clear all outputs) and hand it in again."
        ) from None


def _clean_cell(cell: dict[str, Any], number: int, cleaner: Cleaner) -> NotebookNode:
    kind = cell["cell_type"]
    metadata = _dict(cell.get("metadata"))
    ids = [cell.get("id"), metadata.get("id")]
    # Not by nbformat's new_code_cell, which validates the empty cell each time.
    clean = NotebookNode(cell_type=kind, id=f"cell-{number}", source=cell["source"])
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


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
