"""Reading a notebook: the open one in Colab, else a file. Whatever is wrong is one sentence."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

MAX_BYTES = 50_000_000
"""A larger notebook is refused when it is graded."""

MAX_CELLS = 2_000
"""A notebook that has more is refused when it is graded."""


class Unreadable(Exception):
    """There is no notebook to look at; the text says why, and what to do."""


def in_colab() -> bool:
    """Whether this runs in a notebook of Colab."""
    return "google.colab" in sys.modules


def open_notebook() -> dict[str, Any]:
    """The notebook that is open in Colab, as it is. Raises Unreadable."""
    try:
        # The only way to the open notebook there; private, but large courses rely on it.
        from google.colab import _message

        reply = _message.blocking_request("get_ipynb", timeout_sec=30)
        content = reply["ipynb"]
    except Exception as error:
        raise Unreadable(
            f"Colab did not hand over the open notebook ({type(error).__name__}). Run this cell "
            "again; if that does not help, download the notebook with File > Download > Download "
            ".ipynb."
        ) from None
    if not isinstance(content, dict):
        raise Unreadable("Colab handed over no notebook. Run this cell again.")
    return content


def read_file(path: Path) -> NotebookNode:
    """The notebook in a file. Raises Unreadable."""
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        raise Unreadable(f"Cannot look into {path.name}: {error.strerror}.") from None
    if size > MAX_BYTES:
        raise Unreadable(
            f"{path.name} is larger than {MAX_BYTES // 1_000_000} MB, which is not taken: clear "
            "the outputs of cells that print much, and save it again."
        )
    if not data.strip():
        raise Unreadable(f"{path.name} is empty: save the notebook again.")
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        content = None
    if content is None and _was_a_notebook(data):
        raise Unreadable(
            f"{path.name} is damaged: it cannot be read as it is. Save or download it again, and "
            "open it in no other editor before you hand it in."
        )
    if not isinstance(content, dict) or "nbformat" not in content:
        raise Unreadable(
            f"{path.name} is not a notebook{_what_instead(data)}. Hand in the .ipynb file itself."
        )
    return cleaned(content, path.name)


def cleaned(content: dict[str, Any], name: str) -> NotebookNode:
    """A notebook of which every cell has a type, a text and metadata. Raises Unreadable."""
    if content.get("nbformat") != 4:
        try:
            content = nbformat.reads(json.dumps(content), as_version=4)
        except Exception:  # nbformat's converters raise whatever odd content makes them raise
            raise Unreadable(
                f"{name} has a format that cannot be read ({content.get('nbformat')!r}): open it "
                "and save it as a new notebook."
            ) from None
    cells = content.get("cells")
    found = [_cell(cell) for cell in cells] if isinstance(cells, list) else []
    if not found:
        raise Unreadable(f"{name} has no cells: is it the right file?")
    if len(found) > MAX_CELLS:
        raise Unreadable(
            f"{name} has more than {MAX_CELLS:,} cells, which is not taken: delete what is not "
            "needed."
        )
    metadata = content.get("metadata")
    # Not by nbformat's new_notebook, which refuses what it finds invalid.
    return NotebookNode(
        nbformat=4,
        nbformat_minor=5,
        metadata=nbformat.from_dict(metadata if isinstance(metadata, dict) else {}),
        cells=found,
    )


def name_of_open_file() -> str:
    """The open notebook's file as the editor tells it, empty where it does not."""
    # JupyterLab and Notebook set the first; VS Code sets the second in the notebook's names.
    name = os.environ.get("JPY_SESSION_NAME", "")
    if "IPython" in sys.modules:
        shell = sys.modules["IPython"].get_ipython()
        name = str(shell.user_ns.get("__vsc_ipynb_file__", name)) if shell else name
    return name if name.endswith(".ipynb") else ""


def _cell(cell: Any) -> NotebookNode:
    cell = cell if isinstance(cell, dict) else {}
    source = cell.get("source")
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    metadata, outputs = cell.get("metadata"), cell.get("outputs")
    kind = cell.get("cell_type")
    made = NotebookNode(
        cell_type=kind if kind in ("code", "markdown") else "raw",
        id=cell.get("id") if isinstance(cell.get("id"), str) else "",
        source=source.replace("\r\n", "\n") if isinstance(source, str) else "",
        metadata=nbformat.from_dict(metadata if isinstance(metadata, dict) else {}),
    )
    if kind == "code":
        count = cell.get("execution_count")
        made["execution_count"] = count if isinstance(count, int) else None
        outputs = outputs if isinstance(outputs, list) else []
        made["outputs"] = nbformat.from_dict([one for one in outputs if isinstance(one, dict)])
    return made


def _was_a_notebook(data: bytes) -> bool:
    """Whether a notebook's words stand in a file that is none, in whichever encoding."""
    return b'"cells"' in data or '"cells"'.encode("utf-16-le") in data


def _what_instead(data: bytes) -> str:
    """What a file is that is no notebook, as far as its first bytes say."""
    start = data[:200].lstrip().lower()
    signs = {
        b"%pdf": " but a PDF",
        b"pk\x03\x04": " but a zip file",
        b"<": " but a web page",
        b"http": " but a link",
    }
    return next((what for sign, what in signs.items() if start.startswith(sign)), "")
