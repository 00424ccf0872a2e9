"""What became of the files of a collection, and what the user may say beside them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Collected:
    """What became of one file; `student` is empty when the file was left out or held.

    guess  whose a held file may be
    note   whether a person should look at it although it was taken
    quiet  whether nobody has to look at it although it was not
    """

    file: str
    student: str
    outcome: str
    held: bool = False
    guess: str = ""
    note: bool = False
    quiet: bool = False

    @property
    def taken(self) -> bool:
        return bool(self.student)


@dataclass(frozen=True)
class Options:
    """What the user says beside the files.

    worksheet   Moodle's grading worksheet, for the times
    received    when all of it was handed in
    file_times  take the files' own times of change
    students    all files are of these students
    """

    worksheet: Path | None = None
    received: str = ""
    file_times: bool = False
    students: tuple[str, ...] = ()


@dataclass(frozen=True)
class Collection:
    """What a collection was taken for, what became of its files, and what else is to be said."""

    layout: str
    files: list[Collected]
    remarks: list[str] = field(default_factory=list)
