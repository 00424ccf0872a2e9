"""What reading a notebook changed, in sentences that both an instructor and a student can read."""

from __future__ import annotations

import re
from typing import Any

_NAMED = 6
_PLAIN_NAME = re.compile(r"[A-Za-z0-9_.-]{1,60}")


class Remarks:
    """Sentences about a file; what happened to several cells is said once, with their names."""

    def __init__(self) -> None:
        self._cells: dict[str, list[str]] = {}
        self.doubtful = False
        """Whether a person should look: an answer may be gone, or another one meant."""

    def add(self, sentence: str, cell: str = "", doubtful: bool = False) -> None:
        """Remember a sentence, without its full stop, and the cell it is about."""
        self.doubtful |= doubtful
        names = self._cells.setdefault(sentence, [])
        if cell and cell not in names:
            names.append(cell)

    def sentences(self) -> list[str]:
        """All sentences, in the order in which they were first said."""
        return [sentence + _listed(names) for sentence, names in self._cells.items()]


def cell_name(cell: dict[str, Any], number: int) -> str:
    """How a sentence calls a cell: by its exercise, else by its place, counted from 1."""
    name = of_nbgrader(cell).get("grade_id")
    if isinstance(name, str) and _PLAIN_NAME.fullmatch(name):
        return name
    return f"cell {number}"


def of_nbgrader(cell: dict[str, Any]) -> dict[str, Any]:
    """What a file says nbgrader knows of a cell; nothing of it is trusted."""
    metadata = cell.get("metadata")
    known = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    return known if isinstance(known, dict) else {}


def _listed(names: list[str]) -> str:
    if not names:
        return "."
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f": {', '.join(names[:_NAMED])}{more}."
