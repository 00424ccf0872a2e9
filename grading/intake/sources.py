"""The text of a cell as Python reads it: line ends, spaces and signs that editors put there."""

from __future__ import annotations

import re
from typing import Any

from grading.intake.foreign import UnreadableNotebook
from grading.intake.remarks import Remarks

_STRING_OR_COMMENT = (
    r"'''(?:[^'\\]++|\\.|'(?!''))*+(?:''')?"
    r'|"""(?:[^"\\]++|\\.|"(?!""))*+(?:""")?'
    r"|'(?:[^'\\\n]++|\\.)*+'?"
    r'|"(?:[^"\\\n]++|\\.)*+"?'
    r"|\#[^\n]*+"
)
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_BREAKS = "\u0085\u2028\u2029"
_UNSEEN = (
    "\x01-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
)
_QUOTES = "\u201c\u201d\u201e\u2018\u2019\u201a\u00ab\u00bb"
_PIECE = re.compile(_STRING_OR_COMMENT, re.DOTALL)
_WRONG_BYTE = re.compile("[\udc80-\udcff]")
_ODD = re.compile(
    rf"(?P<text>{_STRING_OR_COMMENT})|(?P<space>[{_SPACES}]+)|(?P<break>[{_BREAKS}])"
    rf"|(?P<unseen>[{_UNSEEN}]+)|(?P<quote>[{_QUOTES}])",
    re.DOTALL,
)
_ANY_ODD = re.compile(f"[{_SPACES}{_BREAKS}{_UNSEEN}{_QUOTES}]")
_CONFLICT = re.compile(r"^<{7}(?: |$)", re.MULTILINE)


def joined(source: Any, cell: str, remarks: Remarks) -> str | None:
    """The text of a cell from what its file has for it; None if that is no text.

    A list of lines, of lists of lines, or an object with numbered lines. Lines of which none has an
    end, as some programs store them, are put together as lines.
    """
    lines = _lines(source, 4)
    if lines is None:
        return None
    if len(lines) > 1 and not any("\n" in line or "\r" in line for line in lines):
        remarks.add("Lines that were stored without their ends were put together as lines", cell)
        return "\n".join(lines)
    return "".join(lines)


def _lines(source: Any, depth: int) -> list[str] | None:
    if isinstance(source, str):
        return [source]
    if isinstance(source, dict):
        source = numbered(source)
    if not isinstance(source, list) or not depth:
        return None
    lines: list[str] = []
    for item in source:
        inner = [] if item is None else _lines(item, depth - 1)
        if inner is None:
            return None
        lines += inner
    return lines


def numbered(items: dict[str, Any]) -> list[Any] | None:
    """The values of an object whose keys are decimal numbers, in their order; else None."""
    if not items or not all(key.isdecimal() for key in items):
        return None
    return [items[key] for key in sorted(items, key=lambda key: (len(key), key))]


def without_wrong_bytes(text: str, is_code: bool, cell: str, remarks: Remarks) -> str:
    """A text of a file that is not valid UTF-8, if what is wrong stands in comments of code only.

    Raises UnreadableNotebook otherwise: which letters were meant would be a guess.
    """
    if not _WRONG_BYTE.search(text):
        return text
    rest = _PIECE.sub(lambda piece: "" if piece[0][0] == "#" else piece[0], text)
    if not is_code or _WRONG_BYTE.search(rest):
        raise UnreadableNotebook(
            f"The file is not in UTF-8, as notebooks are: {cell} has letters of another encoding "
            "(Windows-1252 or Latin-1, it seems). Open the file in an editor, save it with the "
            "encoding UTF-8, see that its letters are right, and hand it in again."
        )
    remarks.add("Letters of comments that are not in UTF-8 were replaced by ?", cell)
    return _WRONG_BYTE.sub("?", text)


def clean_text(text: str, is_code: bool, cell: str, remarks: Remarks) -> str:
    """A text that can be written to a file and, where it is code, be read by Python.

    Line ends become \\n. Zero characters, which neither Python nor a gradebook takes, are dropped.
    In code the spaces, line ends and unseen signs that Python refuses are replaced or dropped
    outside of strings and comments; what a student wrote inside of them is left as it is.
    """
    whole = text.encode("utf-8", "replace").decode("utf-8")
    if whole != text:
        remarks.add("Half a character, which no file can hold, was replaced by ?", cell)
    if "\0" in whole:
        remarks.add("Zero characters (\\u0000) were left out", cell)
        whole = whole.replace("\0", "")
    whole = re.sub(r"\r+\n|\r", "\n", whole)
    if _CONFLICT.search(whole):
        remarks.add("A text holds the marks of a merge conflict (<<<<<<<)", cell)
    if is_code and _ANY_ODD.search(whole):
        whole = _clean_code(whole, cell, remarks)
    return whole


def _clean_code(text: str, cell: str, remarks: Remarks) -> str:
    if "\n" not in text:
        text, count = re.subn(f"[{_BREAKS}]", "\n", text)
        if count:
            remarks.add("Unusual line ends in code were read as line ends", cell)
    seen: set[str] = set()

    def mended(match: re.Match[str]) -> str:
        kind = str(match.lastgroup)
        seen.add(kind)
        return {"space": " " * len(match[0]), "break": "\n", "unseen": ""}.get(kind, match[0])

    text = _ODD.sub(mended, text)
    for kind, sentence in _SAID.items():
        if kind in seen:
            remarks.add(sentence, cell)
    return text


_SAID = {
    "space": "Non-breaking and other odd spaces in code were read as plain spaces",
    "break": "Unusual line ends in code were read as line ends",
    "unseen": "Signs that cannot be seen were left out of code",
    "quote": "Typographic quotes stand in code, where Python knows only ' and \"",
}
