"""Ids for cells that have none, the same at every release.

Some editors write notebooks without them, and nbformat then makes up new ones at every reading.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from grading.cells import grade_id
from grading.files import write_atomically

_ID = re.compile(r"[a-zA-Z0-9_-]{1,64}")


def give_ids(notebook: NotebookNode) -> int:
    """Give each cell without an id its grade_id or a hash of its text; how many had none."""
    lacking = [cell for cell in notebook.cells if not _ID.fullmatch(str(cell.get("id", "")))]
    taken = {str(cell.get("id")) for cell in notebook.cells}
    for cell in lacking:
        text = f"{cell.cell_type}\0{cell.source}".encode("utf-8", "replace")
        name = grade_id(cell)
        start = name if _ID.fullmatch(name) else f"cell-{hashlib.sha256(text).hexdigest()[:12]}"
        cell["id"], number = start, 1
        while cell["id"] in taken:
            number += 1
            cell["id"] = f"{start[:56]}-{number}"
        taken.add(cell["id"])
    if (notebook.nbformat, notebook.nbformat_minor) < (4, 5):
        notebook.nbformat, notebook.nbformat_minor = 4, 5
    return len(lacking)


def write_ids(path: Path) -> int:
    """Write ids into a notebook file where they are missing; how many cells had none."""
    book = _read(path)
    number = give_ids(book) if book else 0
    if number:
        write_atomically(path.resolve(), f"{nbformat.writes(book)}\n".encode())
    return number


def _read(path: Path) -> NotebookNode | None:
    """A notebook with the ids that its file holds, none made up; None for what is no notebook."""
    try:
        text = path.read_text(encoding="utf-8")
        if json.loads(text)["nbformat"] == 4:
            return nbformat.v4.reads(text)
        book = nbformat.reads(text, as_version=4)
    except Exception:  # whatever is wrong with it, nbgrader reads it next and says so
        return None
    for cell in book.cells:
        cell.pop("id", None)
    return book
