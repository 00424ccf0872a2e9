"""Which of a student's several notebooks counts: the newest attempt, and of it the one with work.

What that does not decide is left to a person.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from nbformat import NotebookNode
from nbgrader.utils import is_solution

from grading.course import Course, read_notebook
from grading.intake.archives import LeftOut
from grading.intake.layouts.base import Around, Piece
from grading.intake.layouts.canvas import first_upload
from grading.intake.names import copy_number, folded, notebook_name
from grading.intake.notebooks import UnreadableNotebook, read_submission
from grading.intake.skeleton import take_in
from grading.statuses import REJECTED

_NEVER = datetime.min.replace(tzinfo=UTC)
MOST_READ = 12
"""So many notebooks of one student are read at most, to see what is in them."""

OTHER, UNREADABLE, UNKNOWN, OURS = "other", "unreadable", "unknown", "ours"


@dataclass(frozen=True)
class Look:
    """What a notebook holds.

    kind   "ours" (its cells are this assignment's), "unknown", "other" (another assignment's),
           "unreadable"
    work   solution cell -> what the student has written there
    """

    kind: str
    work: dict[str, str]


@dataclass(frozen=True)
class Choice:
    """The file that counts, and why; without one, why nobody but a person can tell.

    usual  it is just the newest attempt, and nobody has to look at that
    """

    piece: Piece | None
    why: str = ""
    guess: Piece | None = None
    usual: bool = False


class Reader:
    """Looks into notebooks, as far as one may without running anything."""

    def __init__(self, course: Course, assignment: str, limit: int) -> None:
        self._assignment, self._limit = assignment, limit
        self._path = course.notebook("release", assignment)
        known = self._path.is_file()
        self._release = read_notebook(self._path) if known else None

    def look(self, piece: Piece) -> Look:
        """What the notebook holds; without a release nothing is known of the work in it."""
        try:
            data = piece.entry.read(self._limit)
            book = read_submission(data)
        except (UnreadableNotebook, LeftOut):
            return Look(UNREADABLE, {})
        named = book.metadata.get("course", {}).get("assignment", "")
        if named and named != self._assignment:
            return Look(OTHER, {})
        if not self.released():
            return Look(OURS if named else UNKNOWN, {})
        taken = self._taken_in(data)
        if taken.metadata["course"]["status"] == REJECTED:
            return Look(UNKNOWN, {})
        stubs = {_name(cell): _plain(cell) for cell in self.released()}
        answers = {_name(cell): _plain(cell) for cell in taken.cells if is_solution(cell)}
        return Look(OURS, {n: text for n, text in answers.items() if text and text != stubs[n]})

    def _taken_in(self, data: bytes) -> NotebookNode:
        """The notebook as it would be graded: each answer in the cell of the release."""
        with TemporaryDirectory() as folder:
            path = Path(folder) / self._path.name
            path.write_bytes(data)
            return take_in(path, self._release, self._assignment)

    def released(self) -> list[NotebookNode]:
        """Cells of the released notebook; none before the release."""
        return self._release.cells if self._release else []


def choose(pieces: list[Piece], around: Around, reader: Reader) -> Choice:
    """Which of the notebooks of one student counts; at least one is given."""
    pieces = _of_this_assignment(pieces, around)
    if len(pieces) == 1:
        return Choice(pieces[0])
    times = {piece.time for piece in pieces}
    if len(times) > 1 and None not in times:
        return _of_newest(pieces, len(times), around, reader)
    return _of_one_attempt(pieces, around, reader)


def newest_first(pieces: list[Piece], around: Around) -> list[Piece]:
    """The newest attempt first, of one attempt the last upload, then the plainest name."""
    return sorted(
        pieces,
        key=lambda piece: (piece.time or _NEVER, piece.order, _plainness(piece, around)),
        reverse=True,
    )


def _of_newest(pieces: list[Piece], attempts: int, around: Around, reader: Reader) -> Choice:
    """The choice in the newest attempt; it counts even when an older one holds more."""
    newest = max(piece.time for piece in pieces if piece.time)
    choice = _of_one_attempt([p for p in pieces if p.time == newest], around, reader)
    if choice.piece is None:
        return choice
    why = f"it is of the newest of {attempts} attempts" + (f"; {choice.why}" if choice.why else "")
    usual = not choice.why
    older = [piece for piece in pieces if piece.time != newest][:MOST_READ]
    if reader.released() and not reader.look(choice.piece).work:
        worked = [piece for piece in older if reader.look(piece).work]
        if worked:
            usual = False
            why += f"; it has no work in it, and {worked[-1].inside.name} of an older one has"
    return Choice(choice.piece, why, usual=usual)


def _of_this_assignment(pieces: list[Piece], around: Around) -> list[Piece]:
    """Without notebooks of other assignments, as a clone of the repository holds them all."""
    ours = [piece for piece in pieces if _place(piece.inside, around) > 0]
    rest = [piece for piece in pieces if _place(piece.inside, around) == 0]
    return [*ours, *rest] if ours or rest else pieces


def _place(inside: PurePosixPath, around: Around) -> int:
    """1 for a name or a folder of this assignment, -1 for another's, else 0."""
    names = [notebook_name(inside.name).stem, *inside.parts[:-1]]
    if any(name.casefold() == around.assignment.casefold() for name in names):
        return 1
    return -1 if any(around.is_assignment(name) for name in names) else 0


def _of_one_attempt(pieces: list[Piece], around: Around, reader: Reader) -> Choice:
    if len(pieces) == 1:
        return Choice(pieces[0])
    ordered = sorted(pieces, key=lambda piece: _plainness(piece, around), reverse=True)
    if len(pieces) > MOST_READ:
        why = f"{len(pieces)} notebooks, which are too many to look into"
        return Choice(None, why, ordered[0])
    looks = {id(piece): reader.look(piece) for piece in ordered}
    for kinds in ((OURS,), (UNKNOWN,), (OTHER,), (UNREADABLE,)):
        left = [piece for piece in ordered if looks[id(piece)].kind in kinds]
        if left:
            break
    worked = [piece for piece in left if looks[id(piece)].work]
    others = {looks[id(piece)].kind for piece in pieces if piece is not left[0]}
    if len(left) == 1 and looks[id(left[0])].kind == OURS and others <= {UNKNOWN, OTHER}:
        return Choice(left[0])  # what lies beside it is no notebook of this assignment
    if len(left) == 1 or len(worked) == 1:
        chosen = (worked or left)[0]
        return Choice(chosen, f"it is the only one of {len(pieces)} with work in it")
    if looks[id(left[0])].kind in (OTHER, UNREADABLE) or (not worked and reader.released()):
        return Choice(left[0], f"of {len(pieces)} without work it has the plainest name")
    return _most_work(worked or left, {key: look.work for key, look in looks.items()}, around)


def _most_work(pieces: list[Piece], work: dict[int, dict[str, str]], around: Around) -> Choice:
    """Of several with work: the same work, an older state of it, a second upload, the name."""
    for piece in pieces:
        mine = work[id(piece)]
        if mine and all(work[id(other)].items() <= mine.items() for other in pieces):
            return Choice(piece, f"all that is in the other {len(pieces) - 1} is in it too")
    ordered = newest_first(pieces, around)
    first, second = ordered[:2]
    uploads = {first_upload(piece.inside.name) for piece in pieces}
    if len(uploads) == 1 and first.order > second.order:
        return Choice(first, f"it is the last of {len(pieces)} uploads of one file")
    exact = [piece for piece in pieces if _is_exact(piece, around)]
    most = max(len(work[id(piece)]) for piece in pieces)
    folders = {piece.inside.parent for piece in pieces}
    stems = [notebook_name(piece.inside.name).stem for piece in pieces]
    # `tiny.ipynb` beside `tiny (1).ipynb`: the copy may be the later state as well as the former.
    apart = len(folders) == 1 and len(set(stems)) == len(stems)
    if apart and len(exact) == 1 and len(work[id(exact[0])]) == most:
        return Choice(exact[0], f"of {len(pieces)} with work it has the name that was asked for")
    return Choice(None, f"{len(pieces)} notebooks with different work in them", ordered[0])


def _is_exact(piece: Piece, around: Around) -> bool:
    """Whether the file has the name that was asked for, or the student's id alone."""
    named = notebook_name(piece.inside.name)
    if named.marked:
        return False
    wanted = {folded(around.assignment), *(folded(mark) for mark in piece.who.ids)}
    return folded(named.stem) in wanted


def _plainness(piece: Piece, around: Around) -> tuple[bool, bool, int, int]:
    """Higher for a name nearer to the one that was asked for."""
    return (
        _place(piece.inside, around) > 0 or _is_exact(piece, around),
        _is_exact(piece, around),
        -copy_number(piece.inside.name),
        -len(str(piece.inside)),
    )


def _name(cell: NotebookNode) -> str:
    return cell.metadata.get("nbgrader", {}).get("grade_id", "")


def _plain(cell: NotebookNode) -> str:
    """The text of a cell without what editors change by themselves."""
    return "\n".join(line.rstrip() for line in cell.source.strip().splitlines())
