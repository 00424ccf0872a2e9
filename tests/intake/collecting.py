"""Collections as learning platforms and people make them, for the tests of `course collect`."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable
from pathlib import Path

import nbformat
from tinycourse import TINY, answered, find

from grading.course import Course
from grading.intake.collect import Collection, Options, gather

Entries = dict[str, bytes] | Iterable[tuple[str, bytes]]


class Works:
    """Notebooks of a released course: solved, half solved, wrong, untouched, none at all."""

    def __init__(self, course: Course) -> None:
        self.solved = _bytes(answered(course))
        self.wrong = _bytes(answered(course, double="def double(x):\n    return x"))
        release = nbformat.read(course.notebook("release", TINY), as_version=4)
        self.untouched = _bytes(release)
        half = answered(course)
        for name in ("count", "share"):
            find(half, name).source = find(release, name).source
        self.half = _bytes(half)
        release.metadata["course"] = {"assignment": "another"}
        self.other = _bytes(release)
        self.broken = b"no notebook"


def _bytes(book: nbformat.NotebookNode) -> bytes:
    return json.dumps(book).encode()


def pack(entries: Entries) -> bytes:
    """A zip in memory; entries may have the same name."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items() if isinstance(entries, dict) else entries:
            archive.writestr(name, content)
    return data.getvalue()


def take(
    course: Course, entries: Entries, options: Options | None = None, name: str = "box.zip"
) -> Collection:
    """Collect a zip with these files."""
    source = course.root.parent / name
    source.write_bytes(pack(entries))
    return gather(course, source, TINY, options)


def shelves(course: Course) -> dict[str, dict[str, bytes]]:
    """Student -> file -> bytes of what is in `submitted/`, without what was replaced."""
    root = course.root / "submitted"
    found: dict[str, dict[str, bytes]] = {}
    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        if path.is_file() and ".previous" not in parts:
            assert parts[1:-1] == (TINY,), path
            found.setdefault(parts[0], {})[path.name] = path.read_bytes()
    return found


def students(course: Course) -> dict[str, list[str]]:
    """Student -> files in `submitted/`, the time of hand-in left aside."""
    found = shelves(course)
    return {name: sorted(set(files) - {"timestamp.txt"}) for name, files in found.items()}


def held(collection: Collection) -> dict[str, str]:
    """Held file -> guess."""
    return {item.file: item.guess for item in collection.files if item.held}


def said_of(collection: Collection) -> dict[str, str]:
    """File -> what became of it."""
    return {item.file: item.outcome for item in collection.files}


def folder_with(root: Path, entries: dict[str, bytes]) -> Path:
    """The files in a folder."""
    for name, data in entries.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    return root
