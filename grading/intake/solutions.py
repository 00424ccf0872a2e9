"""Solutions that do not stand whole in their own cell: split, merged, or in a new cell."""

from __future__ import annotations

import ast
from functools import lru_cache

from nbformat import NotebookNode
from nbgrader.utils import is_solution

from grading.intake.code import definitions, made_by, part_for, same_code
from grading.intake.draft import Draft, Place, take_over
from grading.intake.frontend import (
    ABOUT_TEXT,
    cell_magic,
    compiles,
    parse,
    read_code,
    without_cell_magic,
)
from grading.intake.likeness import ratio, same_meaning, same_text
from grading.intake.matching import RAISES

STUB_LIKE = 0.8
MAX_SHOWN = 5
MAX_LINE = 60


def as_solution(draft: Draft, i: int, cell: NotebookNode) -> str:
    """The text of a cell that was matched with a solution, as Python."""
    text = cell.source
    if cell.cell_type != "code" and not compiles(text):
        text = _without_fence(text)
    if cell_magic(text) in ABOUT_TEXT and draft.asked[i] & made_by(without_cell_magic(text)):
        text = f"# {text.lstrip()}"
    return text


def joined(draft: Draft, i: int, best: int, texts: dict[int, str]) -> list[int]:
    """Which candidates for a solution are parts of it, in their order; the best one among them.

    texts  candidate -> its text, in the order of the notebook
    """
    asked, chosen = draft.asked[i], [best]
    missing = asked - definitions(texts[best])
    for j, text in texts.items():
        another = j != best and not same_code(text, draft.release[i].source)
        if another and missing & definitions(text):
            chosen.append(j)
            missing -= definitions(text)
    if len(chosen) == 1 and not compiles(texts[best]):
        # Split in the middle of a function, its parts are no Python, but the whole is.
        changed = [j for j, text in texts.items() if text.strip()]
        if compiles("\n".join(texts[j] for j in changed)):
            chosen = changed
    return sorted(chosen)


def find_solutions(draft: Draft) -> None:
    """Where an exercise's own cell does not define what its test wants, take what does."""
    for i, asked in draft.asked.items():
        k = draft.index(i)
        if not asked or k is None:
            continue
        here, stub = draft.places[k].cell, draft.release[i].source
        untouched = same_meaning(here.source, stub, code=True)
        if not untouched and RAISES in here.source:
            # Begun, and then solved between the stub and its test, where it takes the stub's place.
            below = _definers(draft, k, asked, stub)
            untouched = all(f > k and _is_before_test(draft, k, f) for f in below) and bool(below)
        missing = asked if untouched else asked - made_by(here.source)
        found = _definers(draft, k, missing, stub)
        covered = frozenset().union(*(_defined(draft.places[f].cell.source) for f in found))
        if not found or (untouched and not missing <= covered):
            continue
        _take(draft, k, found, missing, untouched)


def _take(draft: Draft, k: int, found: list[int], missing: frozenset[str], untouched: bool) -> None:
    """Put what other cells define into a solution's cell; what stands beside it moves whole."""
    place = draft.places[k]
    texts = [] if untouched else [place.cell.source]
    moved, where = [], []
    for f in found:
        other = draft.places[f]
        if other.owner is None and not other.tail and _is_beside(draft, k, f):
            moved.append(f)
            texts.append(other.cell.source)
        else:
            texts.append(part_for(other.cell.source, missing) or other.cell.source)
        named = other.owner is not None
        where.append(f"the cell {draft.name(other.owner)}" if named else "a cell of your own")
        take_over(place.cell, other.cell, "")
    place.cell.source = "\n\n".join(texts)
    place.put_back = False
    what = "The solution" if untouched else "A part of the solution"
    draft.notes.append(
        f"{what} {draft.name(place.owner)} was found in {' and '.join(dict.fromkeys(where))} and "
        "was put in its place."
    )
    for f in sorted(moved, reverse=True):
        del draft.places[f]


def _definers(draft: Draft, k: int, missing: frozenset[str], stub: str) -> list[int]:
    """The fewest cells of the student that define these names, nearest first, in their order."""
    places = draft.places
    candidates = [
        f
        for f, place in enumerate(places)
        if f != k
        and place.cell.cell_type == "code"
        and (place.owner is None or is_solution(draft.release[place.owner]))
        and not same_code(place.cell.source, stub)
        and any(name in place.cell.source for name in missing)
        and missing & _defined(place.cell.source)
    ]
    candidates.sort(
        key=lambda f: (-len(missing & _defined(places[f].cell.source)), f < k, abs(f - k))
    )
    found: list[int] = []
    for f in candidates:
        if missing & _defined(places[f].cell.source):
            found.append(f)
            missing -= _defined(places[f].cell.source)
    return sorted(found)


@lru_cache(maxsize=4_096)
def _defined(source: str) -> frozenset[str]:
    """Functions and classes that a cell defines, imports or makes with `lambda`."""
    found = set(definitions(source))
    for statement in parse(source).body:
        match statement:
            case ast.Assign([ast.Name(name)], ast.Lambda()):
                found.add(name)
            case ast.ImportFrom() | ast.Import():
                found |= {alias.asname or alias.name for alias in statement.names}
    return frozenset(found)


def _is_beside(draft: Draft, k: int, f: int) -> bool:
    """Whether there is nothing but text, tests and cells of the student's own between the two."""
    low, high = sorted((k, f))
    between = [place.owner for place in draft.places[low + 1 : high]]
    return not any(
        owner is not None
        and draft.release[owner].cell_type == "code"
        and draft.name(owner) != f"test_{draft.name(draft.places[k].owner)}"
        for owner in between
    )


def _is_before_test(draft: Draft, k: int, f: int) -> bool:
    """Whether the student's own cell f stands between a solution and whatever is released next."""
    return all(place.owner is None for place in draft.places[k + 1 : f + 1])


def is_stub(draft: Draft, cell: NotebookNode) -> bool:
    """Whether a cell is a copy of a stub: run below the solution, it would undo it."""
    if cell.cell_type == "code":
        return any(_is_like_stub(cell.source, draft.release[i].source) for i in draft.asked)
    return any(
        same_text(cell.source, draft.release[i].source)
        for i in range(len(draft.release))
        if draft.is_answer_in_words(i)
    )


def _is_like_stub(source: str, stub: str) -> bool:
    """Whether a text is a stub, perhaps of an older release."""
    return same_code(source, stub) or (RAISES in source and ratio(source, stub) >= STUB_LIKE)


def note_front_end_lines(draft: Draft) -> None:
    """Say once which lines of the student's cells are not run."""
    lines: dict[str, None] = {}
    for place in draft.places:
        if place.cell.cell_type == "code" and _is_students(draft, place):
            lines |= dict.fromkeys(read_code(place.cell.source).left_out)
    if lines:
        shown = [line.splitlines()[0] for line in lines][:MAX_SHOWN]
        shown = [line if len(line) <= MAX_LINE else f"{line[:MAX_LINE]} ..." for line in shown]
        more = f" and {len(lines) - MAX_SHOWN} more" if len(lines) > MAX_SHOWN else ""
        draft.notes.append(
            f"Lines for the notebook's front end are not run while grading: {', '.join(shown)}"
            f"{more}."
        )


def _is_students(draft: Draft, place: Place) -> bool:
    return place.owner is None or not draft.is_given_code(place.owner)


def _without_fence(text: str) -> str:
    """The code of a text that is a fenced block of code; else the text."""
    lines = text.strip().splitlines()
    if len(lines) > 1 and lines[0].startswith("```") and lines[-1].strip() == "```":
        return "\n".join(lines[1:-1])
    return text
