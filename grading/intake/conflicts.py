"""The marks that git leaves in a file where two versions did not merge."""

from __future__ import annotations

import re

_MARK = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?: .*)?(?:\n|\Z)", re.MULTILINE)
_AFTER = {"<": "ours", "|": "base", "=": "theirs", ">": "common"}


def conflict_line(text: str) -> int:
    """The line, from 1, of the first mark of a merge conflict; 0 without one.

    In JSON no text of a cell begins a line: each stands behind a quote.
    """
    match = re.search(r"^<{7}(?: |$)", text, re.MULTILINE)
    if not match or "\n>>>>>>>" not in text:
        return 0
    return text.count("\n", 0, match.start()) + 1


def side(text: str, which: str) -> str:
    """The text with one side of each conflict, "ours" or "theirs", and without the marks."""
    parts, done, part = [], 0, "common"
    for mark in _MARK.finditer(text):
        if part in ("common", which):
            parts.append(text[done : mark.start()])
        done, part = mark.end(), _AFTER[mark[0][0]]
    return "".join([*parts, text[done:]])
