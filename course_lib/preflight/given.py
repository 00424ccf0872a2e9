"""What became of the cells that were given: grading puts them back, without any addition."""

from __future__ import annotations

from collections.abc import Sequence

from course_lib.preflight.code import names
from course_lib.preflight.form import CODE, GIVEN, TEST, is_as_released
from course_lib.preflight.look import Look
from course_lib.preflight.matching import name_of

MOST_NAMES = 6


def given_problems(look: Look) -> list[str]:
    """Given cells that make what other cells use, and will not when they are put back."""
    found = []
    for i, added in _additions(look).items():
        name, shown = look.form.cells[i].name, listed([f"`{one}`" for one in added], 3)
        cell = look.cell(i)
        if cell is not None and is_as_released(cell):
            what = f"grading uses a newer version of this given cell, which lacks {shown}"
        else:
            what = (
                f"grading puts this given cell back, so that what you added may be gone ({shown})"
            )
        found.append(f"{name}: {what}. Your cells use it: make it in a cell of your own.")
    return found


def given_hints(look: Look) -> list[str]:
    """Given cells that are changed or gone; both are mended while grading."""
    given = look.form.of_kind(GIVEN, TEST)
    told = _additions(look)
    there = {i: look.cell(i) for i in given}
    gone = [look.form.cells[i].name for i, cell in there.items() if cell is None]
    mine, older = [], []
    for i, cell in there.items():
        turned = cell is not None and cell.cell_type != look.form.cells[i].type
        if cell is not None and i not in told and (look.is_changed(i) or turned):
            (older if is_as_released(cell) else mine).append(look.form.cells[i].name)
    if not look.form.is_whole:
        mine = [name_of(cell) for cell in look.cells if _is_changed_by_its_own_word(cell)]
    hints = []
    if mine:
        hints.append(
            f"Given cells that were changed: {listed(mine)}. Grading puts them back as they were."
        )
    if gone:
        hints.append(f"Given cells that are gone: {listed(gone)}. Grading puts them back.")
    if older:
        hints.append(
            f"Your copy is older than this version of the course: {listed(older)} have changed "
            "since. Grading uses the new ones; your work need not move."
        )
    return hints


def listed(found: Sequence[str], most: int = MOST_NAMES) -> str:
    """A few names in a row."""
    shown = ", ".join(found[:most])
    return f"{shown} and {len(found) - most} more" if len(found) > most else shown


def _additions(look: Look) -> dict[int, list[str]]:
    """By place in the form, what a given cell makes beyond the release and is used elsewhere."""
    solved = {name for i in look.form.of_kind(CODE) for name in look.form.cells[i].makes}
    used = {name for j in look.own_places for name in look.names[j].read}
    found = {}
    for i in look.form.of_kind(GIVEN, TEST):
        cell = look.cell(i)
        if cell is not None and look.is_changed(i):
            made = names(cell.source).made - set(look.form.cells[i].makes) - solved
            if made & used:
                found[i] = sorted(made & used)
    return found


def _is_changed_by_its_own_word(cell) -> bool:
    """Whether a locked cell's own metadata say that it is not as it was released."""
    known = cell.metadata.get("nbgrader")
    if not isinstance(known, dict) or known.get("solution") or "checksum" not in known:
        return False
    return bool(known.get("locked") or known.get("grade")) and not is_as_released(cell)
