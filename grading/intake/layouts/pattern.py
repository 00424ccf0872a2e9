"""Names by the course's own rule: `Collect.student_id_pattern`, where it is not the default."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from grading.course import CourseError
from grading.intake.archives import Entry
from grading.intake.layouts.base import Around, Piece, Reading, Who
from grading.intake.names import notebook_name
from grading.rules import Collect

DEFAULT = Collect.class_traits()["student_id_pattern"].default_value


def read(entries: list[Entry], around: Around) -> Reading | None:
    """The collection by the course's pattern; None when the pattern is the default.

    A folder that the pattern fits names the student, the outermost first; else the file's name.
    """
    if around.rules.student_id_pattern == DEFAULT:
        return None
    try:
        pattern = re.compile(around.rules.student_id_pattern)
    except re.error as error:
        raise CourseError(
            f"Collect.student_id_pattern is no regular expression: {error}."
        ) from None
    if "student_id" not in pattern.groupindex:
        raise CourseError("Collect.student_id_pattern needs a group: (?P<student_id>...).")
    pieces = [_piece(entry, pattern) for entry in entries]
    return Reading("names by the course's own Collect.student_id_pattern", pieces)


def _piece(entry: Entry, pattern: re.Pattern[str]) -> Piece:
    parts = entry.path.parts
    for place, part in enumerate(parts[:-1]):
        match = pattern.fullmatch(part)
        if match and match["student_id"]:
            inside = PurePosixPath(*parts[place + 1 :])
            return Piece(entry, Who((match["student_id"],)), inside)
    name = entry.path.name
    for stem in dict.fromkeys((entry.path.stem, notebook_name(name).stem)):
        match = pattern.fullmatch(stem)
        if match and match["student_id"]:
            return Piece(entry, Who((match["student_id"],)), PurePosixPath(name))
    doubt = f"{name!r} gives no student id (Collect.student_id_pattern)"
    return Piece(entry, Who(doubt=doubt), PurePosixPath(name))
