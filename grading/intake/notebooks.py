"""Reading a notebook that a stranger sent: whatever it holds, it is either clean or refused."""

from __future__ import annotations

import json
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_notebook

MAX_BYTES = 50_000_000
MAX_CELLS = 2_000
IMAGE_TYPES = ("image/png", "image/jpeg", "image/gif")


class UnreadableNotebook(Exception):
    """The file is no notebook that can be graded; the text is the reason for the record."""


def read_submission(data: bytes) -> NotebookNode:
    """A clean notebook from the bytes of a submitted file.

    Of each cell only what grading needs is kept: type, source, the images pasted into an answer,
    `metadata.ids` (its cell id and Colab's) and `metadata.grade_id`. Outputs, names, photo links
    and widget states are dropped.

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
    book = new_notebook(cells=[_clean_cell(cell, number) for number, cell in enumerate(cells)])
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


def _clean_cell(cell: Any, number: int) -> NotebookNode:
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
    name = _dict(metadata.get("nbgrader")).get("grade_id")
    if isinstance(name, str):
        clean.metadata["grade_id"] = name
    images = _images(cell.get("attachments"))
    if kind == "markdown" and images:
        clean["attachments"] = images
    return clean


def _clean_source(source: Any) -> str:
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    if not isinstance(source, str):
        raise UnreadableNotebook("The file is not a notebook: a cell has no text.")
    # A lone surrogate is valid JSON and cannot be written to any file.
    text = source.encode("utf-8", "replace").decode("utf-8")
    return text.replace("\r\n", "\n").replace("\r", "\n")


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
