"""The release once more, with the student's answers and the student's own cells in it."""

from __future__ import annotations

import hashlib

import nbformat
from nbformat import NotebookNode
from nbgrader.utils import is_grade, is_solution

from grading.cells import is_test
from grading.intake.answers import find_answers, words_in
from grading.intake.code import added, holds, names
from grading.intake.draft import Draft, Place, take_over
from grading.intake.likeness import bare, is_marked_as_text, same_meaning, same_text, wording
from grading.intake.matching import Matches, grade_id
from grading.intake.solutions import (
    as_solution,
    find_solutions,
    is_stub,
    joined,
    note_front_end_lines,
)


def rebuild(release: list[NotebookNode], submission: list[NotebookNode], matches: Matches) -> Draft:
    """The student's cells in their order, the released ones among them restored."""
    draft = Draft(release)
    owner = {j: i for i, j in matches.chosen.items()}
    copies = {j: i for i, found in matches.copies.items() for j in found}
    parts = _parts(draft, submission, matches)
    used = {j for found in parts.values() for j in found}
    for j, cell in enumerate(submission):
        if j in owner and _is_still_itself(release[owner[j]], cell):
            i = owner[j]
            cells = [submission[part] for part in parts.get(i, [j])]
            draft.places += _restored(draft, i, cell, cells)
        elif j in copies and (j in used or _is_useless_copy(release[copies[j]], cell)):
            continue
        elif j in copies and draft.is_given_code(copies[j]):
            draft.places += _additions(draft, copies[j], cell)
        elif not is_stub(draft, cell):  # of which nothing is the student's
            ours = j in owner or j in copies
            draft.places.append(Place(None, _plain(cell, j), ours=ours))
    _note_matches(draft, matches, parts)
    _put_back_missing(draft)
    find_solutions(draft)
    find_answers(draft)
    _move_given_above_solutions(draft)
    _move_tests_behind_solutions(draft)
    _note_missing(draft, submission)
    note_front_end_lines(draft)
    return draft


def _parts(draft: Draft, submission: list[NotebookNode], matches: Matches) -> dict[int, list[int]]:
    """The candidates for an answer that make it up together, in their order."""
    parts = {}
    for i, others in matches.copies.items():
        best = matches.chosen[i]
        found = sorted([best, *others])
        if i in draft.asked and others:
            texts = {j: as_solution(draft, i, submission[j]) for j in found}
            parts[i] = joined(draft, i, best, texts)
        elif draft.is_answer_in_words(i) and others:
            empty = {"", wording(draft.release[i].source)}
            said = {wording(submission[j].source): j for j in reversed(found)}
            parts[i] = sorted(j for text, j in said.items() if text not in empty) or [best]
    return parts


def _is_still_itself(released: NotebookNode, cell: NotebookNode) -> bool:
    """Code that nobody grades and that is no code any more is the student's own; text is ours."""
    text = released.cell_type == "markdown" and same_text(cell.source, released.source)
    return bool(grade_id(released)) or released.cell_type == _type(cell) or text


def _type(cell: NotebookNode) -> str:
    """The type of a cell, also where a platform has only code and marks text in it."""
    marked = cell.cell_type == "code" and is_marked_as_text(cell.source)
    return "markdown" if marked else cell.cell_type


def _is_useless_copy(released: NotebookNode, cell: NotebookNode) -> bool:
    known = bool(grade_id(released))
    return known and same_meaning(cell.source, released.source, released.cell_type == "code")


def _note_matches(draft: Draft, matches: Matches, parts: dict[int, list[int]]) -> None:
    for i, others in matches.copies.items():
        if draft.name(i) and others:
            number = len(others) + 1
            graded = "one of them was graded"
            if len(parts.get(i, ())) > 1:
                graded = "they were put together"
            draft.notes.append(f"The cell {draft.name(i)} is there {number} times; {graded}.")
    for i in sorted(matches.by_place):
        if draft.is_named(i):
            draft.notes.append(f"The cell {draft.name(i)} was recognised by its place alone.")


def _restored(draft: Draft, i: int, cell: NotebookNode, parts: list[NotebookNode]) -> list[Place]:
    """The released cell with the student's text where the student may write, and what was added.

    parts  all cells that the text is made up from
    """
    released, name = draft.release[i], draft.name(i)
    fresh = nbformat.from_dict(released)
    if _type(cell) != released.cell_type and name:
        draft.notes.append(f"The cell {name} had been turned into a {cell.cell_type} cell.")
    if not name or is_solution(released):
        texts = []
        for part in parts:
            take_over(fresh, part, _answer(draft, i, part))
            texts.append(fresh.source)
        fresh.source = "\n\n".join(texts) if released.cell_type == "markdown" else "\n".join(texts)
        return [Place(i, fresh)]
    if "handed_in" in cell.metadata and released.cell_type == "code" and not is_test(released):
        fresh.metadata["handed_in"] = cell.metadata.handed_in
    if same_meaning(cell.source, released.source, released.cell_type == "code"):
        return [Place(i, fresh)]
    additions = _additions(draft, i, cell) if draft.is_given_code(i) else []
    if draft.is_named(i) and not additions:
        draft.notes.append(f"The cell {name} had been changed and was restored.")
    return [Place(i, fresh), *additions]


def _answer(draft: Draft, i: int, cell: NotebookNode) -> str:
    """The text of a cell that a student may write in."""
    if i in draft.asked:
        return as_solution(draft, i, cell)
    if draft.is_answer_in_words(i):
        marked = bare(cell.source) != cell.source or cell.cell_type == "code"
        return (words_in(cell) or cell.source) if marked else cell.source
    return cell.source if cell.cell_type == draft.release[i].cell_type else bare(cell.source)


def _additions(draft: Draft, i: int, cell: NotebookNode) -> list[Place]:
    """A cell with what a student's version of a given cell defines beyond it, if anything."""
    given = frozenset().union(
        *(names(c.source).made for k, c in enumerate(draft.release) if draft.is_given_code(k))
    )
    more = added(cell.source, draft.release[i].source, given)
    name = draft.name(i)
    if more.lost:
        draft.restored[name] = sorted({*draft.restored.get(name, []), *more.lost})
    if not more.text:
        return []
    draft.kept[name] = sorted({*draft.kept.get(name, []), *more.kept})
    restored = " and was restored" if more.lost else ""
    draft.notes.append(
        f"The cell {name} had been changed{restored}; what you added to it was kept."
    )
    fresh = _plain(cell, i, more.text)
    fresh["cell_type"] = "code"
    fresh |= {"execution_count": None, "outputs": []}
    fresh.metadata.pop("handed_in", None)
    fresh.pop("attachments", None)
    return [Place(None, fresh, tail=True)]


def _plain(cell: NotebookNode, index: int, text: str | None = None) -> NotebookNode:
    """A cell of the student's own: it runs where it stands and is never graded."""
    fresh = nbformat.from_dict(cell)
    fresh.source = cell.source if text is None else text
    if text is None and _type(cell) != cell.cell_type:
        fresh = NotebookNode(cell_type=_type(cell), id="", source=bare(cell.source))
    label = f"{index}\0{fresh.source}".encode()
    fresh["id"] = f"own-{hashlib.sha256(label).hexdigest()[:12]}"
    kept = {key: cell.metadata[key] for key in ("handed_in",) if key in cell.metadata}
    fresh.metadata = nbformat.from_dict(kept)
    return fresh


def _put_back_missing(draft: Draft) -> None:
    """Put each missing graded or locked cell behind the released cell that precedes it."""
    for i, cell in enumerate(draft.release):
        if not draft.name(i) or draft.index(i) is not None:
            continue
        place = Place(i, nbformat.from_dict(cell), put_back=True)
        before = [p.owner for p in draft.places if p.owner is not None and p.owner < i]
        # The released cell nearest above, not the lowest in the notebook: cells may be shuffled.
        if before:
            draft.insert_behind(draft.index(max(before)), place)
        else:
            draft.places.insert(0, place)


def _note_missing(draft: Draft, submission: list[NotebookNode]) -> None:
    missing = sorted(place.owner for place in draft.places if place.put_back)
    for i in filter(draft.is_named, missing):
        source = draft.release[i].source
        inside = draft.is_given_code(i) and any(
            cell.cell_type == "code" and holds(cell.source, source) for cell in submission
        )
        what = "was part of another cell and" if inside else "was missing and"
        draft.notes.append(f"The cell {draft.name(i)} {what} was put back.")


def _move_given_above_solutions(draft: Draft) -> None:
    """Given code that stands below what needs it would be missed there."""
    for i in filter(draft.is_given_code, range(len(draft.release))):
        if is_grade(draft.release[i]):
            continue
        k = draft.index(i)
        later = [place.owner in draft.asked and place.owner > i for place in draft.places[:k]]
        if True not in later:
            continue
        end = k + 1
        while end < len(draft.places) and draft.places[end].tail:
            end += 1
        moved = draft.places[k:end]
        del draft.places[k:end]
        target = later.index(True)
        draft.places[target:target] = moved
        if draft.is_named(i):
            draft.notes.append(
                f"The cell {draft.name(i)} stood below a solution that may need it and was moved "
                "above it."
            )


def _move_tests_behind_solutions(draft: Draft) -> None:
    """A test that stands above its solution would fail whatever the solution is."""
    named = {draft.name(i): i for i in range(len(draft.release)) if draft.name(i)}
    for name, i in named.items():
        solution = named.get(name.removeprefix("test_"))
        released = draft.release[i]
        if not is_grade(released) or is_solution(released) or solution is None:
            continue
        if draft.index(i) < draft.index(solution):
            test = draft.places.pop(draft.index(i))
            draft.insert_behind(draft.index(solution), test)
            draft.notes.append(f"The cell {name} stood above its solution and was moved below it.")
