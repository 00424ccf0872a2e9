"""From the files of one student to what is put on the shelf: notebook, companions, time, notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from grading.intake.archives import Entry, LeftOut
from grading.intake.attempts import Choice, Reader, choose, newest_first
from grading.intake.layouts.base import Around, Piece
from grading.intake.names import companion_of, is_notebook, printable
from grading.intake.shelf import HandIn
from grading.intake.times import said

_AFTER = timedelta(seconds=1)


@dataclass(frozen=True)
class Clock:
    """What is known of times beside the files.

    given  the time that the user has given for all
    sheet  a platform's number -> time, from Moodle's worksheet
    due    when the assignment is due
    """

    given: datetime | None = None
    sheet: dict[str, datetime] = field(default_factory=dict)
    due: datetime | None = None

    def of(self, pieces: list[Piece]) -> tuple[datetime | None, bool]:
        """When the files were handed in, and whether the user himself has said so."""
        if self.given:
            return self.given, True
        sheet = [self.sheet[n] for piece in pieces for n in piece.who.ids[:1] if n in self.sheet]
        if sheet:
            return max(sheet), True
        times = [piece.time for piece in pieces if piece.time]
        if times:
            return max(times), False
        if self.due and any(piece.late for piece in pieces):
            return self.due + _AFTER, False
        return None, False


@dataclass
class Decision:
    """What of a student's files is taken.

    taken     file in `submitted/` -> the piece
    why       piece -> why it was taken, where there was a choice
    usual     pieces whose reason nobody has to look at
    left_out  pieces that do not count, with the reason
    undecided notebooks between which a person has to choose, with the reason
    """

    taken: dict[str, Piece] = field(default_factory=dict)
    why: dict[int, str] = field(default_factory=dict)
    usual: set[int] = field(default_factory=set)
    left_out: list[tuple[Piece, str]] = field(default_factory=list)
    undecided: str = ""
    guess: Piece | None = None


def companion_name(piece: Piece, around: Around) -> str:
    """The companion file that a piece is; empty when it is none."""
    return companion_of(piece.inside.name, around.companions)[0]


def is_wanted(piece: Piece, around: Around) -> bool:
    """Whether a file is a notebook or a companion that is asked for."""
    if piece.skip:
        return False
    return is_notebook(piece.inside.name) or bool(companion_name(piece, around))


def decide(
    student: str,
    pieces: list[Piece],
    around: Around,
    reader: Reader,
    answered: Callable[[Piece], bool],
) -> Decision:
    """Which of a student's files are taken. What a person has `answered` before, stands."""
    decision = Decision()
    notebooks = [piece for piece in pieces if is_notebook(piece.inside.name)]
    strange = [piece for piece in notebooks if _is_of_another(piece, around)]
    notebooks = [piece for piece in notebooks if piece not in strange]
    decision.left_out += [(piece, "a notebook of another assignment") for piece in strange]
    if notebooks:
        choice = choose(notebooks, around, reader)
        if choice.piece is None:
            settled = [piece for piece in notebooks if answered(piece)]
            if settled:
                choice = Choice(settled[0], "a person has chosen it")
        _note_choice(student, notebooks, choice, decision, around)
    for name in around.companions:
        named = [piece for piece in pieces if companion_name(piece, around) == name]
        if named:
            _choose_companion(student, name, named, decision, around)
    return decision


def hand_in(
    decision: Decision, around: Around, clock: Clock, read: Callable[[Entry], bytes]
) -> tuple[HandIn, list[tuple[Piece, str]]]:
    """The bytes and the notes of what was decided, and pieces that could not be read."""
    files, failed = {}, []
    for name, piece in decision.taken.items():
        try:
            files[name] = read(piece.entry)
        except LeftOut as reason:
            failed.append((piece, str(reason)))
    used = [piece for piece in decision.taken.values() if all(piece is not f for f, _ in failed)]
    time, certain = clock.of(used)
    notes = []
    for piece in used:
        why = decision.why.get(id(piece))
        if why:
            notes.append(f"{printable(piece.inside.name)} was taken: {why}.")
    late = any(piece.late for piece in used)
    if late and not certain and not any(piece.time for piece in used):
        notes.append("The platform marks this hand-in as late; it does not say by how much.")
    notebook = decision.taken.get(f"{around.assignment}.ipynb")
    path = str(notebook.entry.path) if notebook else ""
    return HandIn(files, time, certain, notes, path), failed


def _note_choice(
    student: str, notebooks: list[Piece], choice: Choice, decision: Decision, around: Around
) -> None:
    if choice.piece is None:
        decision.undecided, decision.guess = choice.why, choice.guess
        return
    chosen = choice.piece
    decision.taken[f"{around.assignment}.ipynb"] = chosen
    if choice.why:
        decision.why[id(chosen)] = choice.why
    if choice.usual:
        decision.usual.add(id(chosen))
    for piece in notebooks:
        if piece is not chosen:
            reason = f"a second file of {student}; {chosen.entry.path} was taken"
            decision.left_out.append((piece, reason))


def _choose_companion(
    student: str, name: str, pieces: list[Piece], decision: Decision, around: Around
) -> None:
    """Of one attempt with the notebook, near it, uploaded last, with the plainest name."""
    notebook = decision.taken.get(f"{around.assignment}.ipynb")

    def nearness(piece: Piece) -> tuple[bool, bool]:
        if notebook is None:
            return False, False
        return piece.time == notebook.time, piece.inside.parent == notebook.inside.parent

    # Stable: the best of those that are equally near stays first.
    chosen = max(newest_first(pieces, around), key=nearness)
    decision.taken[name] = chosen
    if notebook is not None and chosen.time and notebook.time and chosen.time != notebook.time:
        zone = around.zone
        decision.why[id(chosen)] = f"the attempt of {said(notebook.time, zone)} came without one"
    elif len(pieces) > 1:
        decision.why[id(chosen)] = f"it lies nearest to the notebook, of {len(pieces)}"
    for piece in pieces:
        if piece is not chosen:
            reason = f"a second file of {student}; {chosen.entry.path} was taken"
            decision.left_out.append((piece, reason))


def _is_of_another(piece: Piece, around: Around) -> bool:
    """Whether a notebook lies in the folder of another assignment, as in a clone."""
    folders = [part.casefold() for part in piece.inside.parts[:-1]]
    if around.assignment.casefold() in folders:
        return False
    return any(around.is_assignment(folder) for folder in folders)
