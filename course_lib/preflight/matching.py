"""Which cell of a student's notebook is which released cell, whatever an editor did to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from nbformat import NotebookNode

from course_lib.preflight.code import digest, names
from course_lib.preflight.form import CODE, GIVEN, PLAIN, WORDS, Form, FormCell


@dataclass
class Matched:
    """The cells of a notebook, those of the release found again among them.

    chosen  place in the form -> place in the notebook
    copies  place in the form -> places of further copies
    own     places of the student's own cells
    """

    chosen: dict[int, int] = field(default_factory=dict)
    copies: dict[int, list[int]] = field(default_factory=dict)
    own: list[int] = field(default_factory=list)


def match(form: Form, cells: list[NotebookNode]) -> Matched:
    """Find the cells of the form again, from the surest sign to the weakest."""
    found = Matched()
    free = set(range(len(cells)))
    often = Counter(cell.hash for cell in form.cells)

    def claim(sign: Callable[[FormCell, int], bool]) -> None:
        for i, wanted in enumerate(form.cells):
            alike = [] if i in found.chosen else [j for j in sorted(free) if sign(wanted, j)]
            if not alike:
                continue
            found.chosen[i] = best = _worked_on(wanted, alike, cells)
            found.copies[i] = [j for j in alike if j != best]
            free.difference_update(alike)

    hashes = [digest(cell.source) for cell in cells]
    claim(lambda wanted, j: bool(wanted.name) and name_of(cells[j]) == wanted.name)
    claim(lambda wanted, j: not name_of(cells[j]) and wanted.id in _ids(cells[j]))
    claim(lambda wanted, j: often[wanted.hash] == 1 and wanted.hash == hashes[j])
    claim(lambda wanted, j: _has_definitions(wanted, cells[j]))
    for i in form.of_kind(CODE, WORDS):
        if i not in found.chosen and found.chosen:
            _claim_between_neighbours(i, form, cells, found, free)
    # A copy of a cell that nobody grades is the student's own.
    for i in form.of_kind(PLAIN):
        free.update(found.copies.pop(i, []))
    found.own = sorted(free)
    return found


def name_of(cell: NotebookNode) -> str:
    """nbgrader's name of a cell; empty where there is none."""
    known = cell.metadata.get("nbgrader")
    name = known.get("grade_id") if isinstance(known, dict) else None
    return name if isinstance(name, str) else ""


def _ids(cell: NotebookNode) -> set[object]:
    """The cell's id, and the one that Colab keeps in its metadata."""
    return {str(cell.get("id") or "none"), str(cell.metadata.get("id"))}


def _has_definitions(wanted: FormCell, cell: NotebookNode) -> bool:
    # One name alone may be made anywhere; a given cell that makes several is known by them.
    few = {CODE: 1, GIVEN: 2}.get(wanted.kind)
    if few is None or len(wanted.makes) < few or cell.cell_type != "code" or name_of(cell):
        return False
    return set(wanted.makes) <= names(cell.source).made


def _worked_on(wanted: FormCell, alike: list[int], cells: list[NotebookNode]) -> int:
    """Of several copies the last one that is not as it was released."""
    changed = [j for j in alike if digest(cells[j].source) != wanted.hash]
    return changed[-1] if changed and wanted.kind in (CODE, WORDS) else alike[-1]


def _claim_between_neighbours(
    i: int, form: Form, cells: list[NotebookNode], found: Matched, free: set[int]
) -> None:
    """Last resort: a stub that stands where the missing one should, else a cell of its type."""
    before = max((j for k, j in found.chosen.items() if k < i), default=-1)
    after = min((j for k, j in found.chosen.items() if k > i and j > before), default=len(cells))
    wanted = form.cells[i]
    there = [j for j in range(before + 1, after) if j in free]
    stubs = [j for j in there if digest(cells[j].source) == wanted.hash]
    if wanted.kind == WORDS:
        stubs = stubs or [j for j in there if cells[j].cell_type == wanted.type]
    if stubs:
        found.chosen[i] = stubs[0]
        found.copies[i] = []
        free.discard(stubs[0])
