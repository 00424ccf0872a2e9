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

    def add(self, sentence: str, cell: str = "") -> None:
        """Remember a sentence, without its full stop, and the cell it is about."""
        names = self._cells.setdefault(sentence, [])
        if cell and cell not in names:
            names.append(cell)

    def sentences(self) -> list[str]:
        """All sentences, in the order in which they were first said."""
        return [sentence + _listed(names) for sentence, names in self._cells.items()]


def cell_name(cell: dict[str, Any], number: int) -> str:
    """How a sentence calls a cell: by its exercise, else by its place, counted from 1."""
    metadata = cell.get("metadata")
    known = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    name = known.get("grade_id") if isinstance(known, dict) else None
    if isinstance(name, str) and _PLAIN_NAME.fullmatch(name):
        return name
    return f"cell {number}"


def _listed(names: list[str]) -> str:
    if not names:
        return "."
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f": {', '.join(names[:_NAMED])}{more}."
