"""`held/<assignment>/`: files that nobody but a person can give to a student, and his answers.

`held.csv` has a line for each: file, reason, guess, and an empty column student to fill in. Files
of one folder belong together: a student in one line is the student of the whole folder.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections import defaultdict
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from grading.course import Course, CourseError
from grading.files import write_atomically
from grading.intake.names import folded, is_notebook
from grading.intake.tables import read_table, safe_cell

FOLDER, SHEET, STATE = "held", "held.csv", ".held.json"
COLUMNS = ("file", "reason", "guess", "student")


@dataclass
class Line:
    """A file that is held.

    file     its path below `held/<assignment>/`
    student  what a person has filled in; empty until then
    owner    whom the names of the collection mean, as far as they say
    came     the path it had in its collection
    time     when it was handed in, in ISO form; may be empty
    """

    file: str
    reason: str
    guess: str = ""
    student: str = ""
    owner: str = ""
    came: str = ""
    time: str = ""

    @property
    def group(self) -> str:
        return self.file.partition("/")[0]

    @property
    def handed_in(self) -> datetime | None:
        return datetime.fromisoformat(self.time) if self.time else None


class Held:
    """What is held of an assignment, read at the beginning and written at the end."""

    def __init__(self, course: Course, assignment: str) -> None:
        self.root = course.root / FOLDER / assignment
        self.assignment = assignment
        state = _read_state(self.root / STATE)
        self.settled: dict[str, str] = {
            key: value for key, value in _dict(state.get("settled")).items() if _is_text(value)
        }
        known = {
            line.file: line
            for entry in _list(state.get("lines"))
            if (line := _line(entry)) and (self.root / line.file).is_file()
        }
        self.lines = known
        self._read_sheet()

    def add(self, name: str, data: bytes, line: Line) -> Line:
        """Keep a file, once; the line then says where. Files of one owner lie in one folder."""
        folder = self.root / self._group(line.owner)
        path = folder / _slug(name)
        number = 1
        while path.exists() and path.read_bytes() != data:
            number += 1
            path = folder / f"{number}-{_slug(name)}"
        if not path.exists():
            write_atomically(path, data)
        file = f"{folder.name}/{path.name}"
        before = self.lines.get(file)
        line.file, line.student = file, before.student if before else ""
        self.lines[file] = line
        return line

    def _group(self, owner: str) -> str:
        """The folder of an owner; two who are alike never get the same."""
        groups = {line.owner: line.group for line in self.lines.values()}
        if owner in groups:
            return groups[owner]
        taken = {folded(group) for group in groups.values()}
        plain = _slug(str(PurePosixPath(owner).with_suffix("")) if is_notebook(owner) else owner)
        name, number = plain, 1
        while folded(name) in taken:
            number += 1
            name = f"{plain}-{number}"
        return name

    def line_of(self, path: Path) -> Line | None:
        """The line of a file that lies in the folder of held files."""
        try:
            return self.lines.get(path.resolve().relative_to(self.root.resolve()).as_posix())
        except ValueError:
            return None

    def answer(self, came: str, data: bytes) -> str:
        """The student whom a person has given this very file to before; empty if nobody has."""
        return self.settled.get(_key(came, data), "")

    def settle(self, line: Line, student: str) -> None:
        """Remember whose the file is, and hold it no longer."""
        path = self.root / line.file
        if path.is_file():
            if student:
                self.settled[_key(line.came, path.read_bytes())] = student
            path.unlink()
        self.lines.pop(line.file, None)
        if path.parent != self.root and path.parent.is_dir() and not any(path.parent.iterdir()):
            path.parent.rmdir()

    def answered(self) -> dict[str, list[Line]]:
        """Student -> lines that a person has given him, those of the same folder included."""
        groups: dict[str, list[Line]] = defaultdict(list)
        for line in self.lines.values():
            groups[line.group].append(line)
        found: dict[str, list[Line]] = defaultdict(list)
        for lines in groups.values():
            named = {line.student for line in lines if line.student}
            for line in lines:
                if line.student:
                    found[line.student].append(line)
                elif len(named) == 1 and not line.file.casefold().endswith(".ipynb"):
                    found[next(iter(named))].append(line)
        return found

    def write(self) -> None:
        """Write the sheet and what it does not show; both go when nothing is held."""
        if not self.lines and not self.settled:
            return
        state = {"lines": [asdict(line) for line in self.lines.values()], "settled": self.settled}
        write_atomically(self.root / STATE, json.dumps(state, indent=1).encode())
        if not self.lines:
            (self.root / SHEET).unlink(missing_ok=True)
            return
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(COLUMNS)
        for line in sorted(self.lines.values(), key=lambda line: line.file):
            writer.writerow(
                safe_cell(cell) for cell in (line.file, line.reason, line.guess, line.student)
            )
        # The mark tells spreadsheets that it is UTF-8.
        write_atomically(self.root / SHEET, b"\xef\xbb\xbf" + text.getvalue().encode())

    def _read_sheet(self) -> None:
        """Take over what a person has filled in."""
        path = self.root / SHEET
        if not path.is_file():
            return
        table = read_table(path)
        header = [field.value.strip().casefold() for field in table.rows[0].fields]
        if "file" not in header or "student" not in header:
            raise CourseError(f"{path} has lost its first line: {','.join(COLUMNS)}.")
        for row in table.rows[1:]:
            file, student = (row.value(header.index(name)) for name in ("file", "student"))
            line = self.lines.get(file.removeprefix("'").replace("\\", "/"))
            if line:
                line.student = student.removeprefix("'").strip()


def _line(entry: Any) -> Line | None:
    try:
        line = Line(**entry)
    except TypeError:
        return None
    plain = all(_is_text(value) for value in asdict(line).values())
    return line if plain and ".." not in line.file and not line.file.startswith("/") else None


def _key(came: str, data: bytes) -> str:
    return hashlib.sha256(came.encode("utf-8", "replace") + b"\0" + data).hexdigest()


def _slug(text: str) -> str:
    """A name for a file or a folder that is harmless everywhere, also in a spreadsheet."""
    plain = re.sub(r"[^\w.@+-]+", "-", text).strip("-._@+")
    stem, dot, ending = plain.rpartition(".")
    if not dot or len(ending) > 6:
        stem, ending = plain, ""
    short = stem.encode()[:90].decode("utf-8", "ignore").rstrip("-._")
    return f"{short or 'file'}.{ending}" if ending else short or "file"


def _read_state(path: Path) -> dict[str, Any]:
    try:
        return _dict(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _is_text(value: Any) -> bool:
    return isinstance(value, str)
