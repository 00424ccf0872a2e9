"""Reading a notebook that a stranger sent: whatever it holds, it is either clean or refused."""

from __future__ import annotations

import json
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_notebook

from grading.intake.decoding import MAX_BYTES, decoded
from grading.intake.foreign import UnreadableNotebook
from grading.intake.jsontext import notebook_json
from grading.intake.remarks import Remarks
from grading.intake.shapes import MAX_CELLS, plain_cells
from grading.intake.unpacking import MAX_RAW_BYTES, unpacked

__all__ = ["MAX_BYTES", "MAX_CELLS", "MAX_RAW_BYTES", "UnreadableNotebook", "read_submission"]

IMAGE_TYPES = ("image/png", "image/jpeg", "image/gif")


def read_submission(data: bytes) -> NotebookNode:
    """A clean notebook from the bytes of a submitted file.

    Of each cell only what grading needs is kept: type, source, the images pasted into an answer,
    `metadata.ids` (its cell id and Colab's) and `metadata.grade_id`. Outputs, names, photo links
    and widget states are dropped. `metadata.course` holds `notes`, sentences that say what reading
    changed, `doubtful` if a person should look, and the `assignment` that the file names.

    Raises UnreadableNotebook with the reason.
    """
    remarks = Remarks()
    text, valid = decoded(unpacked(data, remarks), remarks)
    content = notebook_json(text, remarks)
    cells = _without_halves(plain_cells(content, valid, remarks))
    book = new_notebook(cells=[_clean_cell(cell, number) for number, cell in enumerate(cells)])
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


def _clean_cell(cell: dict[str, Any], number: int) -> NotebookNode:
    kind = cell["cell_type"]
    metadata = _dict(cell.get("metadata"))
    ids = [cell.get("id"), metadata.get("id")]
    # Not by nbformat's new_code_cell, which validates the empty cell each time.
    clean = NotebookNode(cell_type=kind, id=f"cell-{number}", source=cell["source"])
    clean["metadata"] = NotebookNode(ids=[name for name in ids if isinstance(name, str)])
    if kind == "code":
        clean |= {"execution_count": None, "outputs": []}
    name = _dict(metadata.get("nbgrader")).get("grade_id")
    if isinstance(name, str):
        clean.metadata["grade_id"] = name
    images = _images(cell.get("attachments"))
    if kind == "markdown" and images:
        clean["attachments"] = images
    return clean


def _images(attachments: Any) -> NotebookNode:
    images = {
        str(name): {kind: data for kind, data in _dict(bundle).items() if _is_image(kind, data)}
        for name, bundle in _dict(attachments).items()
    }
    return nbformat.from_dict({name: bundle for name, bundle in images.items() if bundle})


def _is_image(kind: Any, data: Any) -> bool:
    return kind in IMAGE_TYPES and isinstance(data, str) and data.isascii() and "<" not in data


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
