"""Why the JSON of a notebook cannot be read, in a sentence with the line."""

from __future__ import annotations

import json
import re

from grading.intake.foreign import UnreadableNotebook

_AGAIN = "Download or export the notebook again and hand that in."
_KEYS = re.compile(r"""["'](?:cells|worksheets|cell_type|nbformat)["']|&quot;cells&quot;""")
_PYTHON = re.compile(r"None|True|False|nan|inf|'|\"\"\"|\(")


def looks_like_notebook(text: str) -> bool:
    """Whether a text has words of a notebook's JSON in it."""
    return bool(_KEYS.search(text))


def lost_its_beginning(text: str) -> bool:
    """Whether a text is the second part of a notebook's JSON."""
    return text.endswith("}") and not text.startswith("{") and '"cell_type":' in text


def explained(text: str, fault: json.JSONDecodeError) -> UnreadableNotebook:
    """The refusal of a notebook whose JSON has a fault."""
    line = text.count("\n", 0, fault.pos) + 1
    place = f"line {line}" if "\n" in text else f"character {fault.pos + 1} of its only line"
    word = _PYTHON.match(text, fault.pos)
    if _is_cut_off(text, fault):
        cells = len(re.findall(r'"cell_type"', text))
        what = (
            f"The file is cut off: it ends in line {text.count(chr(10)) + 1}, "
            f"in or behind cell {cells}."
        )
    elif word:
        what = (
            f"The file is not valid JSON: in {place} stands {word[0]}, as Python writes it and "
            "JSON does not."
        )
    elif fault.msg.startswith("Invalid control character"):
        what = f"The file is damaged: in {place} a text is broken off by the end of the line."
    else:
        what = f"The file is damaged: it is not valid JSON from {place} on ({fault.msg})."
    return UnreadableNotebook(f"{what} {_AGAIN}")


def _is_cut_off(text: str, fault: json.JSONDecodeError) -> bool:
    """Whether the fault is that the text ends, in the middle of a word, a text or a list."""
    if fault.msg.startswith("Unterminated string"):
        return True
    rest = text[fault.pos : fault.pos + 20].rstrip()
    return fault.pos + 12 > len(text) and re.fullmatch(r"[\w\\.+-]*", rest) is not None
