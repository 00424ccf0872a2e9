"""What the recognisers of layouts share: whose a file is, and where in his hand-in it lies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from pathlib import PurePosixPath

from grading.intake.archives import Entry
from grading.intake.roster import Student
from grading.rules import Collect


@dataclass(frozen=True)
class Who:
    """Whom the names of a collection mean.

    ids    marks in the order in which they count: the first is the student's id without a roster
    name   a full name, which a roster may know; never an id
    doubt  why the ids count only where a roster knows them
    guess  the nearest guess where there is no id
    """

    ids: tuple[str, ...] = ()
    name: str = ""
    doubt: str = ""
    guess: str = ""

    @property
    def label(self) -> str:
        """How a person would call him."""
        return next(iter(self.ids), "") or self.name or self.guess


@dataclass(frozen=True)
class Piece:
    """A file of a hand-in.

    inside  the path as the student made it, without what the platform puts in front
    time    when it was handed in, as far as the platform says so
    order   of files handed in together: a later upload has a higher number
    late    the platform marks the hand-in as late, and does not say by how much
    skip    why it is no work, such as "a text typed into Moodle"
    """

    entry: Entry
    who: Who
    inside: PurePosixPath
    time: datetime | None = None
    order: int = 0
    late: bool = False
    skip: str = ""


@dataclass(frozen=True)
class Reading:
    """What a collection was taken for, in words, and its files by student."""

    layout: str
    pieces: list[Piece]
    remarks: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Around:
    """What a recogniser may know beside the files.

    others      names of all assignments of the course, this one included
    source      name of the folder or zip, without its ending
    repository  name of the students' repository; may be empty
    """

    assignment: str
    others: list[str]
    rules: Collect
    zone: tzinfo
    roster: list[Student]
    source: str
    repository: str

    @property
    def companions(self) -> list[str]:
        return self.rules.companion_files.get(self.assignment, [])

    def is_assignment(self, name: str) -> bool:
        return name.casefold() in {other.casefold() for other in self.others}


def majority(
    entries: list[Entry], read: Callable[[Entry], Piece | None]
) -> tuple[list[Piece], list[Entry]] | None:
    """Files that a platform has named, and those it has not; None when it named no majority."""
    pieces, strange = [], []
    for entry in entries:
        piece = read(entry)
        if piece is None:
            strange.append(entry)
        else:
            pieces.append(piece)
    return (pieces, strange) if len(pieces) > len(strange) else None


def unnamed(entry: Entry, platform: str, guess: str = "") -> Piece:
    """A file that lies in a platform's archive and does not have its shape."""
    doubt = f"its name is not as {platform} writes it, and the others' are"
    return Piece(entry, Who(doubt=doubt, guess=guess), PurePosixPath(entry.path.name))
