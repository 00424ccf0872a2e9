"""From a folder or a zip of handed-in files to `submitted/`; nothing in them is trusted."""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from grading.course import Course, CourseError
from grading.files import write_atomically
from grading.rules import Collect

PREVIOUS = ".previous"
_CLUTTER = {"__MACOSX", ".DS_Store", "Thumbs.db", ".ipynb_checkpoints"}
_SAFE_STUDENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.@+-]{0,99}")


@dataclass(frozen=True)
class Collected:
    """What became of one file; `student` is empty when the file was left out."""

    file: str
    student: str
    outcome: str

    @property
    def taken(self) -> bool:
        return bool(self.student)


class _LeftOut(Exception):
    """A file that is not taken; the text is the reason."""


@dataclass(frozen=True)
class _Entry:
    """A file of a collection; `read(limit)` gives its bytes or raises _LeftOut."""

    path: PurePosixPath
    read: Callable[[int], bytes]


def collect(course: Course, source: Path, assignment: str) -> list[Collected]:
    """Copy the notebooks and companion files of a folder or zip to `submitted/`.

    The student id is the file's name by `Collect.student_id_pattern`, or the name of the folder the
    file is in. Bytes are kept as they are: a file that is no notebook is collected too, and its
    reason recorded when it is graded. A file that replaces another keeps it under `.previous/`.
    Of two notebooks of one student the first by name is taken.
    """
    course.require(assignment)
    rules = Collect(config=course.config)
    entries = _zip_entries(source, rules) if source.is_file() else _folder_entries(source)
    if len(entries) > rules.max_entries:
        raise CourseError(
            f"{source} holds more than {rules.max_entries} files: is it the right one?"
        )
    entries = sorted(_without_wrapper(entries), key=lambda entry: entry.path)
    room = rules.max_total_bytes
    takers: dict[tuple[str, str], str] = {}
    outcomes = []
    for entry in entries:
        try:
            student, name = _destination(entry.path, assignment, rules)
            first = takers.setdefault((student, name), str(entry.path))
            if first != str(entry.path):
                raise _LeftOut(f"a second file of {student}; {first} was taken")
            data = entry.read(min(rules.max_file_bytes, room))
            room -= len(data)
            outcome = _store(course, assignment, student, name, data)
            outcomes.append(Collected(str(entry.path), student, outcome))
        except _LeftOut as reason:
            outcomes.append(Collected(str(entry.path), "", str(reason)))
    return outcomes


def _destination(path: PurePosixPath, assignment: str, rules: Collect) -> tuple[str, str]:
    """Student and file name in `submitted/` for a file of the collection."""
    companions = rules.companion_files.get(assignment, [])
    name = path.name
    if path.is_absolute() or ".." in path.parts or "\\" in str(path):
        raise _LeftOut("its path leads out of the collection")
    for companion in companions:
        if name == companion and len(path.parts) > 1:
            return _student(path.parent.name, rules), companion
        if name.endswith(f"__{companion}"):
            return _student(name.removesuffix(f"__{companion}"), rules), companion
    if path.suffix.lower() != ".ipynb":
        expected = " or ".join([".ipynb", *companions])
        raise _LeftOut(f"neither a notebook nor a file that is asked for ({expected})")
    in_folder = len(path.parts) > 1 and "__" not in path.stem
    return _student(path.parent.name if in_folder else path.stem, rules), f"{assignment}.ipynb"


def _student(name: str, rules: Collect) -> str:
    match = re.fullmatch(rules.student_id_pattern, name)
    if not match or not _SAFE_STUDENT.fullmatch(match["student_id"]):
        raise _LeftOut(f"{name!r} gives no student id (Collect.student_id_pattern)")
    return match["student_id"]


def _store(course: Course, assignment: str, student: str, name: str, data: bytes) -> str:
    folder = course.path("submitted", assignment, student)
    target = folder / name
    if not target.exists():
        write_atomically(target, data)
        return "taken"
    if target.read_bytes() == data:
        return "unchanged"
    number = 1
    while (folder / PREVIOUS / f"{number}-{name}").exists():
        number += 1
    write_atomically(folder / PREVIOUS / f"{number}-{name}", target.read_bytes())
    write_atomically(target, data)
    return f"replaced; the former is {PREVIOUS}/{number}-{name}"


def _without_wrapper(entries: list[_Entry]) -> list[_Entry]:
    """Drop one folder around everything, as zips often have, unless it is a student's own."""
    tops = {entry.path.parts[0] for entry in entries}
    notebooks = [entry for entry in entries if entry.path.suffix == ".ipynb"]
    deep = any(len(entry.path.parts) > 2 for entry in entries)
    if len(tops) != 1 or not (deep or len(notebooks) > 1):
        return entries
    if any(len(entry.path.parts) == 1 for entry in entries) or tops & {"/", ".."}:
        return entries
    return [_Entry(PurePosixPath(*entry.path.parts[1:]), entry.read) for entry in entries]


def _folder_entries(folder: Path) -> list[_Entry]:
    if not folder.is_dir():
        raise CourseError(f"{folder} is neither a folder nor a zip file.")
    entries = []
    for path in folder.rglob("*"):
        relative = PurePosixPath(path.relative_to(folder).as_posix())
        if not _CLUTTER & set(relative.parts) and (path.is_symlink() or not path.is_dir()):
            entries.append(_Entry(relative, lambda limit, path=path: _read_path(path, limit)))
    return entries


def _read_path(path: Path, limit: int) -> bytes:
    if not stat.S_ISREG(path.lstat().st_mode):
        raise _LeftOut("a link or another thing that is no plain file")
    with path.open("rb") as file:
        return _limited(file.read(limit + 1), limit)


def _zip_entries(path: Path, rules: Collect) -> list[_Entry]:
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError) as error:
        raise CourseError(f"{path} is not a zip file that can be read: {error}") from error
    infos = archive.infolist()
    if len(infos) > rules.max_entries:
        raise CourseError(f"{path} holds more than {rules.max_entries} files.")
    return [
        _Entry(
            PurePosixPath(info.filename),
            lambda limit, info=info: _read_zip(archive, info, limit),
        )
        for info in infos
        if not info.is_dir() and not _CLUTTER & set(PurePosixPath(info.filename).parts)
    ]


def _read_zip(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> bytes:
    """Bytes of an entry, counted while they are unpacked: a zip's own figures may lie."""
    if stat.S_ISLNK(info.external_attr >> 16):
        raise _LeftOut("a link or another thing that is no plain file")
    try:
        with archive.open(info) as file:
            return _limited(file.read(limit + 1), limit)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError):
        raise _LeftOut("damaged, encrypted or packed in a way that cannot be read") from None


def _limited(data: bytes, limit: int) -> bytes:
    if len(data) > limit:
        raise _LeftOut("too large")
    return data
