"""Text of a stranger's, made fit for a terminal, a log, a table or a page.

Whatever is printed or stored of what a student wrote (names of files, messages, notes) goes through
one of these two: no control character, no escape sequence and no mark that turns the direction of
writing comes out of them.
"""

from __future__ import annotations

import re

_ESCAPES = re.compile(
    r"""\x1b(?:\[[0-?]*[ -/]*[@-~]            # colours and movements
             |[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)?  # titles, links, commands
             |[ -/]*[0-~])?                   # others, and a lone escape character""",
    re.VERBOSE,
)


def plain(text: str) -> str:
    """Printable text; its lines stay lines, and other space becomes a space."""
    if text.isprintable():
        return text
    text = _ESCAPES.sub("", text.replace("\r\n", "\n"))
    return "".join(map(_printable, text))


def one_line(text: str) -> str:
    """Printable text in one line, without space at its ends."""
    return " ".join(plain(text).split())


def _printable(letter: str) -> str:
    if letter.isprintable() or letter == "\n":
        return letter
    return " " if letter.isspace() else ""
