"""Feedback pages as one zip in the layout that a learning platform takes back.

Where a page belongs is read off the name that the platform gave the file when it was downloaded;
`course collect` keeps it beside the submission.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from grading.course import Course, CourseError

ORIGIN_FILES = (".collected.json", ".previous/.collected.json")
"""Below the submission's folder; nbgrader copies nothing of the second."""
PAGE = "feedback.html"
_TIME = (1980, 1, 1, 0, 0, 0)
"""Of every file in the zip: equal pages give an equal zip."""
_MAX_ORIGIN = 1_000_000

_MOODLE = re.compile(r"([^_]+_\d+)_assign(?:submission|feedback)_(?:file|onlinetext)(?:_|$)")
_GRADESCOPE = re.compile(r"submission_\d+")


@dataclass(frozen=True)
class Bundle:
    """The zip that was written, the students in it, and the others with the reason."""

    file: Path
    platform: str
    students: list[str]
    left_out: dict[str, str]

    @property
    def next_step(self) -> str:
        return NEXT[self.platform]

    @property
    def complaint(self) -> str:
        """Who is not in the zip and why; empty when all are."""
        listed = "\n".join(f"  {student}: {why}" for student, why in self.left_out.items())
        return f"Not in {self.file.name}:\n{listed}" if listed else ""


def require_platform(platform: str | None) -> None:
    """Raise CourseError for a platform that is not known, before anything is written."""
    if platform is not None and platform not in PLACES:
        raise CourseError(f"There is no platform {platform!r}; there is {', '.join(PLACES)}.")


def write_bundle(course: Course, assignment: str, platform: str, pages: list[Path]) -> Bundle:
    """Write `feedback/<assignment>_<platform>.zip` from pages that `feedback` has written.

    A student whose file came from elsewhere, or whose name does not say where the page belongs, is
    left out and named. Raises CourseError for a platform that is not known.
    """
    require_platform(platform)
    placed: dict[str, Path] = {}
    students: list[str] = []
    left_out: dict[str, str] = {}
    for page in pages:
        student = page.parent.parent.name
        place = _place(course, assignment, student, platform)
        if place is None:
            left_out[student] = (
                f"where the file came from is not known: collect it from the zip that {platform} "
                "gives, without unpacking it"
            )
        elif place in placed:
            left_out[student] = f"has the same place as {placed[place].parent.parent.name}"
        else:
            placed[place] = page
            students.append(student)
    file = course.path("feedback", assignment, "x").parent.parent / f"{assignment}_{platform}.zip"
    _write(file, placed)
    return Bundle(file, platform, students, left_out)


def _place(course: Course, assignment: str, student: str, platform: str) -> str | None:
    """Path of a student's page in the zip; None where it cannot be told."""
    origin = read_origin(course.path("submitted", assignment, student))
    for key in ("path", "file"):
        name = origin.get(key)
        for part in PurePosixPath(name).parts if isinstance(name, str) else ():
            if part.isprintable() and "\\" not in part and (place := PLACES[platform](part)):
                return place
    return None


def read_origin(folder: Path) -> dict[str, Any]:
    """What `course collect` wrote of a submission; nothing where that cannot be read."""
    origin: dict[str, Any] = {}
    for file in (folder / name for name in ORIGIN_FILES):
        try:
            if not file.is_symlink() and file.stat().st_size <= _MAX_ORIGIN:
                content = json.loads(file.read_text(encoding="utf-8"))
                origin |= content if isinstance(content, dict) else {}
        except (OSError, ValueError, RecursionError):
            continue
    return origin


def _in_moodle(part: str) -> str | None:
    """Moodle splits a name at `_` and finds the student by the number, its second piece."""
    match = _MOODLE.match(part)
    return f"{match[1]}_assignfeedback_file_/{PAGE}" if match else None


def _in_canvas(part: str) -> str | None:
    """Canvas takes the first two numbers between `_`: of the user and of the attachment."""
    pieces = part.split("_")
    numbers = [i for i, piece in enumerate(pieces) if piece.isascii() and piece.isdigit()]
    if len(numbers) < 2 or numbers[1] == len(pieces) - 1:
        return None
    return "_".join([*pieces[: numbers[1] + 1], PAGE])


def _in_gradescope(part: str) -> str | None:
    """Gradescope takes no files back; in its own layout a script or a person finds each page."""
    return f"{part}/{PAGE}" if _GRADESCOPE.fullmatch(part) else None


PLACES: dict[str, Callable[[str], str | None]] = {
    "moodle": _in_moodle,
    "canvas": _in_canvas,
    "gradescope": _in_gradescope,
}

NEXT = {
    "moodle": "Next: in Moodle, the assignment, Submissions, Actions, "
    "Upload multiple feedback files in a zip.",
    "canvas": "Next: in Canvas, the assignment, Upload submissions, under Download submissions.",
    "gradescope": "Gradescope takes no files back: each page lies in the folder of its submission, "
    "to be sent from there.",
}


def _write(file: Path, placed: dict[str, Path]) -> None:
    """Write the zip beside its place first, so that no half of it is ever seen."""
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_name(f".writing-{file.name}")
    try:
        with zipfile.ZipFile(half, "w") as archive:
            for place, page in sorted(placed.items()):
                entry = zipfile.ZipInfo(place, _TIME)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, page.read_bytes())
        half.replace(file)
    finally:
        half.unlink(missing_ok=True)
