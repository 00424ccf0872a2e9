"""Written answers that do not stand in their own cell are brought to where the grader looks."""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterable

from nbformat import NotebookNode

from grading.intake.draft import Draft, Place, take_over
from grading.intake.frontend import parse, python_of
from grading.intake.likeness import bare, beyond, is_marked_as_text, wording

MAX_TEXT = 100_000
"""A code cell that is longer is no written answer."""

_PLATFORM = re.compile(
    r"Created in (?:Deepnote|<|\[)|An Exception was encountered at", re.IGNORECASE
)
_CODE_LINE = re.compile(
    r"^[ \t]*(?:def|class|import|from|for|while|if|return|with|try|print|assert)\b[^\n]*[:(=]"
    r"|^[ \t]*[\w.\[\]]+(?:[ \t]*,[ \t]*\w+)*[ \t]*[-+*/]?=[^=]|^[ \t]*[\w.]+\(",
    re.MULTILINE,
)


def words_in(cell: NotebookNode) -> str:
    """What a cell says in words; nothing for a cell of code."""
    if cell.cell_type != "code":
        return bare(cell.source).strip()
    text = cell.source
    if is_marked_as_text(text):
        return bare(text).strip()
    if not text.strip() or len(text) > MAX_TEXT:
        return ""
    body = parse(text).body
    if body:
        spoken = [_spoken(statement) for statement in body]
        return "\n\n".join(spoken) if all(spoken) else ""
    if all(line.lstrip().startswith("#") for line in text.splitlines() if line.strip()):
        return re.sub(r"^\s*#+ ?", "", bare(text), flags=re.MULTILINE).strip()
    return "" if _CODE_LINE.search(python_of(text)) else bare(text).strip()


def _spoken(statement: ast.stmt) -> str:
    """The text of a statement that is nothing but a text, or prints one."""
    match statement:
        case ast.Expr(ast.Constant(str(text))):
            return text.strip()
        case ast.Expr(ast.Call(ast.Name("print"), [ast.Constant(str(text))])):
            return text.strip()
    return ""


def find_answers(draft: Draft) -> None:
    """Fill each empty answer with what was written near it, and add what a full one goes on with.

    An answer that stays empty, with nothing near it, stays the stub that was released.
    """
    by_place: list[str] = []
    for i in filter(draft.is_answer_in_words, range(len(draft.release))):
        _find(draft, i, by_place)
    if by_place:
        answers = "answer {} was" if len(by_place) == 1 else "answers {} were"
        draft.notes.append(
            f"The {answers.format(', '.join(by_place))} recognised by the place alone."
        )


def _find(draft: Draft, i: int, by_place: list[str]) -> None:
    k = draft.index(i)
    place, stub = draft.places[k], draft.release[i].source
    name = draft.name(i)
    if wording(place.cell.source) not in ("", wording(stub)):
        following = list(_following(draft, k))
        if following:
            _join(draft, place, following)
            draft.notes.append(
                f"The answer {name} goes on in {_cells(len(following))} below it: it was put "
                "together."
            )
        return
    near = _near(draft, k)
    if near:
        several = f" (in {len(near)} cells)" if len(near) > 1 else ""
        if place.put_back:
            by_place.append(f"{name}{several}")
        else:
            draft.notes.append(
                f"The answer {name} was found in {_cells(len(near))} beside its place and was put "
                "there."
            )
        place.cell.source = ""
        _join(draft, place, near)
    elif text := _in_question(draft, k):
        question = draft.places[_above(draft, k)].cell
        take_over(place.cell, question, text)
        place.put_back = False
        draft.notes.append(
            f"The answer {name} was written into the cell of its question and was put where it "
            "belongs."
        )
    elif not place.put_back and wording(place.cell.source):
        place.cell.source = stub  # whatever an editor did to its white space


def _cells(number: int) -> str:
    return "a cell of your own" if number == 1 else f"{number} cells of your own"


def _join(draft: Draft, place: Place, others: Iterable[Place]) -> None:
    for other in others:
        before = place.cell.source.rstrip()
        take_over(place.cell, other.cell, words_in(other.cell))
        place.cell.source = f"{before}\n\n{place.cell.source}" if before else place.cell.source
        draft.places.remove(other)
    place.put_back = False


def _following(draft: Draft, k: int) -> Iterable[Place]:
    """The student's texts right below an answer, up to whatever is no text."""
    for place in draft.places[k + 1 :]:
        text = words_in(place.cell)
        heading = text.startswith("#") and "\n" not in text
        if place.cell.cell_type == "code" or not _is_own_text(place) or heading:
            return
        yield place


def _near(draft: Draft, k: int) -> list[Place]:
    """The student's texts between an answer and the cells of the release above and below it."""
    places = draft.places
    above = _above(draft, k)
    first = 0 if above is None else above + 1
    last = k + 1
    while last < len(places) and places[last].owner is None:
        last += 1
    found = [place for place in places[first:last] if _is_own_text(place)]
    if found or last == len(places) or not _is_lost_answer(draft, places[last]):
        return found
    # The questions between several lost answers are lost, too: each takes one of the texts below.
    rest = itertools.dropwhile(lambda place: _is_lost_answer(draft, place), places[last:])
    below = itertools.takewhile(lambda place: place.owner is None, rest)
    return [place for place in below if _is_own_text(place)][:1]


def _above(draft: Draft, k: int) -> int | None:
    """The nearest cell of the release above another."""
    return next((n for n in reversed(range(k)) if draft.places[n].owner is not None), None)


def _is_lost_answer(draft: Draft, place: Place) -> bool:
    return place.put_back and place.owner is not None and draft.is_answer_in_words(place.owner)


def _is_own_text(place: Place) -> bool:
    if place.owner is not None or place.ours or place.tail:
        return False
    text = words_in(place.cell)
    return bool(text) and not _PLATFORM.search(text)


def _in_question(draft: Draft, k: int) -> str:
    """What a student wrote below the question in its own cell."""
    above = _above(draft, k)
    if above is None:
        return ""
    place = draft.places[above]
    question = draft.release[place.owner]
    if question.cell_type != "markdown" or draft.name(place.owner):
        return ""
    return beyond(place.cell.source, question.source)
