"""Solved notebooks, damaged at random, taken in: nothing crashes, nothing is invented or lost.

python -m benchmarks intake
"""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import damage_by_hand  # noqa: F401  # adds its kinds to BOOK_KINDS
import damage_by_tools  # noqa: F401  # so does this
import nbformat
from damage import BOOK_KINDS
from damaged_bytes import BYTES_KINDS
from damaged_files import HELD, TEXT_KINDS
from nbformat import NotebookNode
from tinycourse import REPOSITORY, TINY, answered, make_course

from grading.authoring.release import release
from grading.authoring.solving import solve
from grading.cells import grade_id, is_solution
from grading.intake.skeleton import take_in
from grading.statuses import REJECTED

KINDS = [*BOOK_KINDS, *TEXT_KINDS, *BYTES_KINDS]
TWIN, SAID, HELD_BACK, LOST, INVENTED = "twin's text", "said", "held", "lost", "invented"
OUTCOMES = (TWIN, SAID, HELD_BACK, LOST, INVENTED)
"""From the best to the worst: of a notebook the worst of its answers counts."""

LAST = ("metadata_null", "format_3", "cells_in_worksheets", "cells_as_an_object")
"""Kinds that leave no list of cells for others to work on."""

_SAME = {ord(sign): " " for sign in "\u00a0\u202f"} | {0: None, 0x200B: None, 0xFEFF: None}


@dataclass(frozen=True)
class Lab:
    """A released notebook, one that is solved, as JSON, and its answers by the cells' names."""

    name: str
    release: NotebookNode
    solved: str
    answers: dict[str, str]


@dataclass(frozen=True)
class Outcome:
    """What became of one damaged notebook; `detail` names the cells and what was said.

    seconds  of the processor, for taking it in
    """

    kinds: tuple[str, ...]
    outcome: str
    seconds: float
    detail: str


def lab(name: str, released: NotebookNode, solved: NotebookNode) -> Lab:
    answers = {grade_id(cell): cell.source for cell in solved.cells if is_solution(cell)}
    return Lab(name, released, nbformat.writes(solved), answers)


def course_labs() -> list[Lab]:
    """The labs of this repository, solved by their reference solutions."""
    found = []
    for path in sorted((REPOSITORY / "release").glob("*/*.ipynb")):
        source = nbformat.read(REPOSITORY / "source" / path.parent.name / path.name, as_version=4)
        released = nbformat.read(path, as_version=4)
        found.append(lab(path.stem, released, solve(released, source)))
    return found


def tiny_lab(folder: Path) -> Lab:
    course = make_course(folder)
    release(course, TINY)
    released = nbformat.read(course.notebook("release", TINY), as_version=4)
    return lab(TINY, released, answered(course))


def damaged(of: Lab, kinds: Sequence[str], rng: Random) -> tuple[bytes, set[str]]:
    """The bytes of a damaged notebook, and all lines that stood in it before its file suffered."""
    book = json.loads(of.solved)
    for name in sorted(set(kinds) & set(BOOK_KINDS), key=_last):
        BOOK_KINDS[name](book, rng)
    text = json.dumps(book, indent=1, ensure_ascii=False)
    known = set(_lines("\n".join(_texts(book))))
    for name in (name for name in kinds if name in TEXT_KINDS):
        text = TEXT_KINDS[name](text, rng)
    data = text.encode("utf-8", "surrogatepass")
    for name in (name for name in kinds if name in BYTES_KINDS):
        data = BYTES_KINDS[name](data, rng)
    return data, known


def _last(name: str) -> tuple[int, int]:
    """The order in which kinds are applied."""
    return LAST.index(name) if name in LAST else -1, KINDS.index(name)


def mixtures(number: int, seed: int) -> Iterator[tuple[str, ...]]:
    """One to four kinds, of them one at most that changes the text of the file, one its bytes."""
    rng = Random(seed)
    for _ in range(number):
        chosen = rng.sample(list(BOOK_KINDS), rng.randint(0, 3))
        gentle = [name for name in TEXT_KINDS if name not in HELD or rng.random() < 0.2]
        if not chosen or rng.random() < 0.4:
            chosen.append(rng.choice(gentle))
        if len(chosen) < 4 and rng.random() < 0.4:
            chosen.append(rng.choice([name for name in BYTES_KINDS if name not in HELD]))
        yield tuple(chosen)


def taken_in(of: Lab, kinds: Sequence[str], seed: int) -> Outcome:
    """Damage a solved notebook, take it in, and see what became of each answer."""
    data, known = damaged(of, kinds, Random(f"{of.name} {seed}"))
    known |= {line for cell in of.release.cells for line in _lines(cell.source)}
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        path = Path(folder) / "handed-in.ipynb"
        path.write_bytes(data)
        start = time.process_time()
        book = take_in(path, of.release, of.name)
        seconds = time.process_time() - start
        nbformat.writes(book).encode("utf-8")  # Raises for what no file can hold.
    notes = " ".join(book.metadata.course.notes)
    if book.metadata.course.status == REJECTED:
        return Outcome(tuple(kinds), HELD_BACK if notes else LOST, seconds, notes)
    found = {grade_id(cell): cell.source for cell in book.cells if is_solution(cell)}
    states = {
        name: _state(name, text, found.get(name, ""), notes, known)
        for name, text in of.answers.items()
    }
    worst = max(states.values(), key=OUTCOMES.index)
    detail = ", ".join(name for name, state in states.items() if state == worst != TWIN)
    return Outcome(tuple(kinds), worst, seconds, f"{detail}: {notes}" if detail else notes)


def _state(name: str, answer: str, found: str, notes: str, known: set[str]) -> str:
    """What became of one answer; its own line breaks and spaces at the ends do not matter."""
    if any(line not in known for line in _lines(found)):
        return INVENTED
    if "\n".join(_lines(answer)) in "\n".join(_lines(found)):
        return TWIN
    return SAID if name in notes else LOST


def _lines(text: str) -> list[str]:
    lines = text.translate(_SAME).replace("\r", "\n").split("\n")
    return [" ".join(line.split()) for line in lines if line.strip()]


def _texts(value: object) -> Iterator[str]:
    """The texts of all cells, in whatever shape earlier damage left the notebook."""
    if isinstance(value, dict):
        for key in ("source", "input"):
            yield from _joined(value.get(key))
        for key, inner in value.items():
            if key not in ("source", "input", "outputs"):
                yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _joined(source: object) -> Iterator[str]:
    if isinstance(source, str):
        yield source
    elif isinstance(source, list):
        flat = [part for item in source for part in (item if isinstance(item, list) else [item])]
        parts = [str(part) for part in flat]
        yield "".join(parts)
        yield "\n".join(parts)
