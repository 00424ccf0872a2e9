"""From the bytes of a notebook to its text: encodings that can be told without a guess, bounded."""

from __future__ import annotations

import codecs
import re

from grading.intake.foreign import UnreadableNotebook, not_a_notebook
from grading.intake.remarks import Remarks

MAX_BYTES = 50_000_000
"""Most bytes of a notebook without its outputs: text, and pictures pasted into answers."""

_LARGE = 30_000_000
"""From this size on outputs are cut out before anything is parsed."""

_MAX_LISTS = 10_000
"""Most lists of outputs that are cut out, one for each cell of code."""

_MAX_STEPS = 1_000_000
"""Most steps through brackets in outputs, about 2 s; four levels of brackets are one step."""

_MAX_MEMORY = 400_000_000
"""Most bytes that the values of the notebook may take in memory, by a rough count."""

_WIDE = (  # The longer mark first: one begins like the other.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OUTER = "\ufeff\u200b\0 \t\r\n\f\v\x1a"
_OUTPUTS = re.compile(rb'(?<!\\)"outputs"\s*+:\s*+\[')
_FLAT = rb'[^"\[\]{}]++|"(?:[^"\\]++|\\.)*+"'
_NESTED = _FLAT
for _ in range(4):
    _NESTED = _FLAT + rb"|[\[{](?:" + _NESTED + rb")*+[\]}]"
_SHALLOW = re.compile(rb"(?:" + _NESTED + rb")*+", re.DOTALL)


def decoded(data: bytes, remarks: Remarks) -> tuple[str, bool]:
    """The text of a file, and whether all of it is valid in its encoding.

    UTF-8, and UTF-16 or UTF-32 where a byte order mark or the zeros of 32 ASCII characters tell it.
    In text that is not valid, the bytes that are wrong stand as U+DC80 to U+DCFF. Outputs of a
    large file are left out. Raises UnreadableNotebook for what is too large.
    """
    data = _as_utf8(data)
    if len(data) > _LARGE or _memory(data) > _MAX_MEMORY:
        cut = without_outputs(data)
        if len(cut) < len(data):
            remarks.add("The file is very large; what its cells had shown was left out")
        data = cut
    if len(data) > MAX_BYTES:
        raise UnreadableNotebook(
            f"The notebook is larger than {MAX_BYTES // 1_000_000} MB, its outputs not counted. "
            "Take large pictures and pasted data out of it and hand it in again."
        )
    check_memory(data)
    text, valid = _from_utf8(data)
    text = text.strip(_OUTER)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise UnreadableNotebook(
            f"The file is damaged: line {line} holds empty bytes, where text was lost. "
            "Download the notebook again and hand it in again."
        )
    return _encoded_once(text, remarks), valid


def without_outputs(data: bytes) -> bytes:
    """The same JSON with every list of outputs empty; its lines keep their numbers.

    In valid JSON the key can stand nowhere else: a quote inside of a text has a backslash. One pass
    without recursion, so that neither size nor depth of an output matters. More lists than any
    notebook has cells are left as they are.
    """
    if data.count(b'"outputs"') > _MAX_LISTS:
        return data
    parts, done, at, left = [], 0, data.find(b'"outputs"'), _MAX_STEPS
    while at >= 0:
        match = _OUTPUTS.match(data, at)
        if match:
            end, left = _end_of_list(data, match.end(), left)
            if end < 0:
                break  # The file is cut off in the middle of this list.
            parts += [data[done : match.end()], b"\n" * data.count(b"\n", at, end)]
            done = at = end - 1
        at = data.find(b'"outputs"', at + 1)
    return b"".join([*parts, data[done:]])


def _end_of_list(data: bytes, start: int, left: int) -> tuple[int, int]:
    """Where the list ends that was opened before `start`, or -1; how many steps may follow."""
    depth, at = 1, start
    while depth:
        at = _SHALLOW.match(data, at).end()  # type: ignore[union-attr]  # it matches nothing, too
        bracket = data[at : at + 1]
        if bracket in (b"", b'"'):
            return -1, left
        if not left:
            raise UnreadableNotebook(
                "The outputs of the notebook hold too much. "
                "Clear the outputs (Edit > Clear all outputs) and hand it in again."
            )
        depth += 1 if bracket in b"[{" else -1
        at, left = at + 1, left - 1
    return at, left


def check_memory(data: bytes) -> None:
    """Raise UnreadableNotebook for JSON that would take too much memory: `{},` grows 24-fold."""
    if _memory(data) > _MAX_MEMORY:
        raise UnreadableNotebook(
            "The notebook holds more values than any honest one. "
            "Take pasted data out of it and hand it in again."
        )


def _memory(data: bytes) -> int:
    """About how many bytes the values of some JSON take at most, its texts not counted."""
    objects, lists = data.count(b"{"), data.count(b"[")
    return 240 * objects + 100 * lists + 30 * data.count(b'"') + 40 * data.count(b",")


def _as_utf8(data: bytes) -> bytes:
    """UTF-16 and UTF-32 turned into UTF-8; anything else as it is."""
    encoding = next((name for mark, name in _WIDE if data.startswith(mark)), "") or _by_zeros(data)
    if not encoding:
        return data
    unit = 4 if "32" in encoding else 2
    whole = len(data) // unit * unit
    try:
        if data[whole:].strip(b"\0\r\n "):
            raise ValueError("part of a character at the end")
        return data[:whole].decode(encoding, "surrogatepass").encode("utf-8", "surrogatepass")
    except ValueError:
        name = encoding[:6].upper()
        raise not_a_notebook(f"damaged or cut off text in the encoding {name}") from None


def _by_zeros(data: bytes) -> str:
    """A wide encoding without a mark: the zeros of its first 32 ASCII characters, else nothing."""
    for encoding, unit, place in (
        ("utf-32-le", 4, 0),
        ("utf-32-be", 4, 3),
        ("utf-16-le", 2, 0),
        ("utf-16-be", 2, 1),
    ):
        head = data[: 32 * unit]
        filled = head[place::unit]
        zeros = [head[k::unit] for k in range(unit) if k != place]
        if len(head) == 32 * unit and 0 not in filled and not any(map(any, zeros)):
            return encoding
    return ""


def _from_utf8(data: bytes) -> tuple[str, bool]:
    try:
        return data.decode("utf-8"), True
    except UnicodeDecodeError:
        pass
    try:  # Halves of pairs, which some programs write as if they were characters.
        text = data.decode("utf-8", "surrogatepass")
        wide = text.encode("utf-16-le", "surrogatepass")
        return wide.decode("utf-16-le", "surrogatepass"), True
    except UnicodeDecodeError:
        return data.decode("utf-8", "surrogateescape"), False


def _encoded_once(text: str, remarks: Remarks) -> str:
    """Undo the work of a program that read UTF-8 as Windows-1252 and wrote it as UTF-8 again.

    Without a guess: all text is such that its bytes are valid UTF-8, which no other text is.
    """
    if text.isascii() or not re.search(
        "[\u00c2-\u00f4][\u0080-\u024f\u02c6\u02dc\u2013-\u2122]", text
    ):
        return text
    try:
        plain = text.encode("cp1252", "as_control").decode("utf-8")
    except ValueError:
        return text
    remarks.add("The file had been encoded twice (é as Ã©), which was undone")
    return plain


def _as_control(error: UnicodeError) -> tuple[bytes, int]:
    """The five bytes that Windows-1252 leaves open, which programs keep as control characters."""
    if isinstance(error, UnicodeEncodeError):
        part = error.object[error.start : error.end]
        if all("\x80" <= letter <= "\x9f" for letter in part):
            return part.encode("latin-1"), error.end
    raise error


codecs.register_error("as_control", _as_control)
