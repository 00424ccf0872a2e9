"""The parts of a source notebook that no student may see, and their lines."""

from __future__ import annotations

import re

from nbformat import NotebookNode
from nbgrader.utils import is_solution

REGIONS = ("SOLUTION", "HIDDEN TESTS", "MARK SCHEME")
MIN_CHARACTERS = 12
"""A shorter line ("return x", "assert ok") says too little to be a leak and occurs anywhere."""

_MARK = re.compile(rf"(BEGIN|END) ({'|'.join(REGIONS)})")


def split_source(source: str) -> tuple[list[str], list[str]]:
    """Lines of a cell outside and inside of the secret regions; the delimiters are in neither."""
    outside: list[str] = []
    inside: list[str] = []
    depth = 0
    for line in source.splitlines():
        mark = _MARK.search(line)
        if mark:
            depth += 1 if mark[1] == "BEGIN" else -1
        else:
            (inside if depth else outside).append(line)
    return outside, inside


def region(source: str, name: str) -> str:
    """The lines of a cell in its regions of one kind, such as "MARK SCHEME"."""
    lines: list[str] = []
    inside = False
    for line in source.splitlines():
        mark = _MARK.search(line)
        if mark and mark[2] == name:
            inside = mark[1] == "BEGIN"
        elif inside and not mark:
            lines.append(line)
    return "\n".join(lines).strip()


def visible_source(source: str) -> str:
    """The source of a cell without its secret regions."""
    return "\n".join(split_source(source)[0])


def unbalanced(source: str) -> str:
    """What a cell's delimiters lack, such as "END SOLUTION"; empty for a sound cell."""
    open_region = ""
    for mark in filter(None, map(_MARK.search, source.splitlines())):
        begins, region = mark[1] == "BEGIN", mark[2]
        if begins and open_region:
            return f"END {open_region}"
        if not begins and open_region != region:
            return f"BEGIN {region}"
        open_region = region if begins else ""
    return f"END {open_region}" if open_region else ""


def secret_lines(notebook: NotebookNode) -> list[str]:
    """Telling lines of solutions, hidden tests, mark schemes and model answers.

    A line that also occurs in an open part of the notebook is no secret.
    """
    secret: list[str] = []
    public: list[str] = []
    for cell in notebook.cells:
        outside, inside = split_source(cell.source)
        if is_solution(cell) and not inside:
            outside, inside = [], outside
        secret += inside
        public += outside
    text = "\n".join(public)
    lines = dict.fromkeys(line.strip() for line in secret)
    return [line for line in lines if _is_telling(line) and line not in text]


def hidden_test_lines(source: str) -> list[str]:
    """Telling lines of a test cell's hidden part."""
    outside, inside = split_source(source)
    text = "\n".join(outside)
    lines = dict.fromkeys(line.strip() for line in inside)
    return [line for line in lines if _is_telling(line) and line not in text]


def _is_telling(line: str) -> bool:
    return len(re.sub(r"\s", "", line)) >= MIN_CHARACTERS
