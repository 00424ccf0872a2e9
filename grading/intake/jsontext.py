"""From the text of a file to the JSON of one notebook, whatever stands around it."""

from __future__ import annotations

import base64
import html
import json
import re
from typing import Any

from grading.intake.conflicts import conflict_line, side
from grading.intake.decoding import check_memory, without_outputs
from grading.intake.foreign import UnreadableNotebook, named_json, named_text
from grading.intake.jsonfaults import explained, looks_like_notebook, lost_its_beginning
from grading.intake.remarks import Remarks, of_nbgrader

_STARTS = 4
"""Places at which the notebook may begin: lines with an opening brace."""

_MAX_BEFORE = 4_000
"""Most characters before the notebook: lines that an editor or a platform puts there."""

_DEEPEST = 4
"""Wrappers around a notebook, one in the other."""

_MAX_MARKS = 1_000
"""Most marks of merge conflicts that are gone through."""

_MAX_TEXTS = 500_000
"""Most texts of a file in whose JSON small faults are mended."""

_BASE64 = ("ewo", "eyJ", "ew0K", "eyAi")
_STRING_OR_COMMA = re.compile(r'"(?:[^"\\]++|\\.)*+"?|,(?=\s*+[\]}])', re.DOTALL)
_CONTROLS = re.compile(r"[\x01-\x09\x0b\x0c\x0e-\x1f]")
_ONCE = ("cells", "worksheets", "source", "input")
_COUNTS = ("cell_type", "source", "input", "attachments")


def notebook_json(text: str, remarks: Remarks) -> dict[str, Any]:
    """The object of a notebook, with `cells` or `worksheets`, that a text holds.

    Lines before it, text behind it and wrappers around it are left out, with a remark. Raises
    UnreadableNotebook with the reason, and the line where it helps.
    """
    try:
        value = _load(text, remarks)
    except ValueError:
        value = _salvaged(text, remarks)
    if isinstance(value, dict) and _is_notebook(value):
        return value
    found = _notebooks_in(value)
    if len(found) > 1:
        raise UnreadableNotebook(
            f"The file holds {len(found)} notebooks, and which one counts is not known. "
            "Hand in one of them."
        )
    if not found:
        raise named_json(value)
    remarks.add("The notebook was taken out of what a program had put around it")
    return found[0]


def _load(text: str, remarks: Remarks) -> Any:
    """The value of a text that is JSON; without outputs where it is too deep for Python.

    Raises ValueError for what is no JSON.
    """
    decoder = _decoder(remarks)
    try:
        return decoder.decode(text)
    except RecursionError:
        if not looks_like_notebook(text):
            raise ValueError("nested too deeply") from None
    try:
        shallow = without_outputs(text.encode("utf-8", "surrogatepass"))
        return decoder.decode(shallow.decode("utf-8", "surrogatepass"))
    except RecursionError:
        raise UnreadableNotebook(
            "The notebook's data is nested too deeply to be read. Copy the answers into the "
            "notebook as it was released and hand that in."
        ) from None


def _decoder(remarks: Remarks) -> json.JSONDecoder:
    def made(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        value = dict(pairs)
        telling = [] if len(value) == len(pairs) else [p for p in pairs if p[0] in _ONCE]
        if any(inner != value[key] for key, inner in telling):
            remarks.add(
                "A cell's text, or all cells, stood there twice; the last counts", doubtful=True
            )
        return value

    return json.JSONDecoder(parse_int=_number, object_pairs_hook=made)


def _number(digits: str) -> int | float:
    """An integer; a float where it is longer than any that a notebook needs."""
    return int(digits) if len(digits) < 20 else float(digits)


def _salvaged(text: str, remarks: Remarks) -> Any:
    """The value that can be read of a text that is not JSON as it stands."""
    if text.startswith(_BASE64) and '"' not in text and _opened(text) is not None:
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    likely = looks_like_notebook(text)
    if likely and text.startswith("<"):
        text = _shown(text, remarks)
    if likely and conflict_line(text):
        return _either_side(text, remarks)
    value, fault = _first_notebook(text, remarks)
    if value is None and likely and text.count('"') + text.count("&quot;") < 2 * _MAX_TEXTS:
        value, _ = _first_notebook(_repaired(text), remarks)
        if value is not None:
            remarks.add("Commas, tabs or signs that are no JSON were mended while reading the file")
    if value is not None:
        return value
    if likely and lost_its_beginning(text):
        raise UnreadableNotebook(
            "The beginning of the file is missing. Download or export the notebook again and hand "
            "that in."
        )
    if fault and likely and not text.startswith(("<", "diff ", "Index:", "From ")):
        raise explained(text, fault)
    raise named_text(text)


def _first_notebook(text: str, remarks: Remarks) -> tuple[Any, json.JSONDecodeError | None]:
    """The first object that is or holds a notebook; or None, and the first fault that was met."""
    fault, start = None, text.find("{")
    for _ in range(_STARTS):
        if not 0 <= start <= _MAX_BEFORE:
            break
        try:
            value, end = _decoder(remarks).raw_decode(text, start)
        except json.JSONDecodeError as error:
            fault = fault or error
        except (ValueError, RecursionError):
            pass
        else:
            if _is_notebook(value) or _notebooks_in(value):
                _check_rest(value, text[end:], remarks)
                if text[:start].strip():
                    remarks.add("What stood before the notebook in the file was left out")
                return value, None
        start = text.find("\n{", start) + 1 or -1
    return None, fault


def _check_rest(value: Any, rest: str, remarks: Remarks) -> None:
    """Refuse a second notebook behind the first, unless it is the same one."""
    rest = rest.lstrip(";),] \r\n\t\0\ufeff")
    if not rest:
        return
    if not rest.startswith("{"):
        remarks.add("What stood behind the notebook in the file was left out")
        return
    try:
        other, _ = json.JSONDecoder(parse_int=_number).raw_decode(rest)
    except (ValueError, RecursionError):
        other = None
    if not isinstance(other, dict) or _counting(other) != _counting(value):
        raise UnreadableNotebook(
            "The file holds two notebooks, one behind the other, and which one counts is not "
            "known. Hand in one of them."
        )
    remarks.add("The file held the same notebook twice")


def _either_side(text: str, remarks: Remarks) -> dict[str, Any]:
    """A notebook with marks of a merge conflict, if both sides hold the same cells."""
    line = conflict_line(text)
    sides = []
    for which in ("ours", "theirs") if text.count("\n<<<<<<<") < _MAX_MARKS else ():
        try:
            sides.append(_load(side(text, which), Remarks()))
        except (ValueError, UnreadableNotebook):
            sides.append(None)
    ours, theirs = sides or (None, None)
    if _is_notebook(ours) and _is_notebook(theirs) and _counting(ours) == _counting(theirs):
        remarks.add(f"A merge conflict in outputs or counts (line {line}) was passed over")
        return ours
    raise UnreadableNotebook(
        f"The file holds an unsolved merge conflict: its marks (<<<<<<<) begin in line {line}. "
        "Solve it, open the notebook in Jupyter to see that it is whole, and hand it in again."
    )


def _counting(book: dict[str, Any]) -> Any:
    """What counts of a notebook: its cells, without what running them leaves and without ids."""
    cells = book.get("cells")
    if not isinstance(cells, list):
        return book
    return [_text_and_name(cell) if isinstance(cell, dict) else cell for cell in cells]


def _text_and_name(cell: dict[str, Any]) -> list[Any]:
    source = cell.get("source")
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    return [{key: cell.get(key) for key in _COUNTS} | {"source": source}, of_nbgrader(cell)]


def _shown(text: str, remarks: Remarks) -> str:
    """The text that a browser shows and saves as a page of its own: one `<pre>`, with entities."""
    start, end = text[:2_000].lower().find("<pre"), text.lower().rfind("</pre>")
    inner = text[text.find(">", start) + 1 : end] if 0 <= start < end else ""
    if not inner.lstrip().startswith("{"):
        return text
    remarks.add("The notebook was taken out of a web page that showed its text")
    return html.unescape(inner).strip()


def _repaired(text: str) -> str:
    """Without commas before a closing bracket; control characters in texts escaped, HTML undone.

    A line break in a text is left: whether it was one in the notebook too is not known.
    """
    if '"' not in text and "&quot;" in text:
        text = html.unescape(text)

    def mended(match: re.Match[str]) -> str:
        if match[0] == ",":
            return ""
        return _CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", match[0])

    return _STRING_OR_COMMA.sub(mended, text)


def _is_notebook(value: Any) -> bool:
    if not isinstance(value, dict):
        return False
    cells, sheets = value.get("cells"), value.get("worksheets")
    return isinstance(cells, list | dict) or isinstance(sheets, list)


def _notebooks_in(value: Any) -> list[dict[str, Any]]:
    """The notebooks in a value: in an answer of Jupyter's, GitHub's or Kaggle's API, in a list."""
    level = [_opened(value)] if isinstance(value, str) else [value]
    for _ in range(_DEEPEST):
        found = [item for item in level if _is_notebook(item)]
        if found:
            return found
        level = [_opened(item) for outer in level for item in _inside(outer)][:1_000]
    return []


def _inside(value: Any) -> list[Any]:
    """What of a value may hold a notebook: objects, and texts that are JSON or base64 of it."""
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [
        item
        for item in list(items)[:100]
        if isinstance(item, dict | list)
        or (isinstance(item, str) and item[:20].lstrip().startswith(("{", *_BASE64)))
    ]


def _opened(item: Any) -> Any:
    """A text that is JSON, or base64 of JSON, as a value (None if it is not); else the item."""
    if not isinstance(item, str):
        return item
    text = item.strip()
    try:
        if text.startswith(_BASE64):
            data = base64.b64decode(text)
            check_memory(data)
            text = data.decode("utf-8", "surrogatepass")
        return _load(text, Remarks())
    except (ValueError, UnreadableNotebook):
        return None
