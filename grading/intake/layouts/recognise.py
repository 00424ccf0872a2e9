"""What a collection is, by the shape of the whole, and whose each of its files is."""

from __future__ import annotations

from grading.intake.archives import Entry
from grading.intake.layouts import (
    blackboard,
    brightspace,
    canvas,
    gradescope,
    moodle,
    pattern,
    plain,
)
from grading.intake.layouts.base import Around, Reading

_PLATFORMS = (pattern, gradescope, moodle, brightspace, blackboard, canvas)


def recognise(entries: list[Entry], around: Around) -> Reading:
    """The files by student. The course's own pattern rules where one is set; then the platforms.

    A platform is recognised when it has named most of the files. What it has not named is in
    doubt, and so is a file with a platform's name in a collection that is none of it.
    """
    for platform in _PLATFORMS:
        reading = platform.read(entries, around)
        if reading is not None:
            return reading
    return plain.read(entries, around)


def is_platforms(entries: list[Entry], around: Around) -> bool:
    """Whether files are a learning platform's own download, and no student's."""
    return any(platform.read(entries, around) for platform in _PLATFORMS[1:] if entries)
