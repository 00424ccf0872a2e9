"""Folders and files that no platform has named: `ada/...`, nbgrader's own, clones, `ada.ipynb`."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import PurePosixPath

from nbgrader.utils import parse_utc

from grading.intake.archives import Entry, LeftOut
from grading.intake.layouts import flat
from grading.intake.layouts.base import Around, Piece, Reading, Who
from grading.intake.names import folded, is_notebook, notebook_name
from grading.intake.times import TIMESTAMP, in_utc

_EXCHANGE = re.compile(r"(?P<student>[^+]+)\+(?P<assignment>[^+]+)\+(?P<time>[^+]+)(?:\+.*)?")
_BRANCHES = ("-main", "-master")
_MANY_COPIES = 3


def read(entries: list[Entry], around: Around) -> Reading:
    """The collection as folders of students, files named after them, or both."""
    outside: list[Piece] = []
    inside = _submitted(entries, around)
    if inside:
        taken = {id(entry) for entry, _ in inside}
        outside = [
            Piece(e, Who(), PurePosixPath(e.path.name), skip="it lies outside of submitted/")
            for e in entries
            if id(e) not in taken
        ]
    else:
        inside = unwrapped([(entry, entry.path) for entry in entries], around)
    deep = [(entry, path) for entry, path in inside if len(path.parts) > 1]
    shallow = [(entry, path) for entry, path in inside if len(path.parts) == 1]
    folders, layout = _folders(deep, around)
    files, named = flat.read(shallow, {path.parts[0] for _, path in deep}, around)
    layouts = [text for text in (layout, named) if text]
    return Reading("; ".join(layouts) or "an empty collection", [*folders, *files, *outside])


def unwrapped(
    entries: list[tuple[Entry, PurePosixPath]], around: Around
) -> list[tuple[Entry, PurePosixPath]]:
    """Without folders around everything, as zips often have them, unless one is a student's."""
    for _ in range(4):
        tops = {path.parts[0] for _, path in entries}
        if len(tops) != 1 or any(len(path.parts) == 1 for _, path in entries):
            break
        if tops & {"/", ".."} or _is_students_own(tops.pop(), entries, around):
            break
        entries = [(entry, PurePosixPath(*path.parts[1:])) for entry, path in entries]
    return entries


def _is_students_own(top: str, entries: list[tuple[Entry, PurePosixPath]], around: Around) -> bool:
    """Whether the one folder around everything is a student's, and not the collection's."""
    if around.is_assignment(top):
        return False
    wanted = around.assignment.casefold()
    named = [
        path
        for _, path in entries
        if is_notebook(path.name) and notebook_name(path.name).stem.casefold() == wanted
    ]
    beside = [path for path in named if len(path.parts) == 2]
    if beside or any(path.parts[1].casefold() == wanted for path in named if len(path.parts) == 3):
        return len(beside) <= _MANY_COPIES
    notebooks = [path for _, path in entries if is_notebook(path.name)]
    return len(notebooks) <= 1 and all(len(path.parts) <= 2 for _, path in entries)


def _submitted(entries: list[Entry], around: Around) -> list[tuple[Entry, PurePosixPath]]:
    """What lies in `submitted/<student>/<assignment>/` of a whole course folder of nbgrader."""
    found = []
    for entry in entries:
        parts = entry.path.parts
        for place, part in enumerate(parts[:-3]):
            if part == "submitted" and parts[place + 2] == around.assignment:
                found.append((entry, PurePosixPath(*parts[place + 1 :])))
                break
    return found


def _folders(entries: list[tuple[Entry, PurePosixPath]], around: Around) -> tuple[list[Piece], str]:
    """The files of students' folders: the folder alone says whose a file is."""
    by_folder: dict[str, list[tuple[Entry, PurePosixPath]]] = defaultdict(list)
    for entry, path in entries:
        by_folder[path.parts[0]].append((entry, PurePosixPath(*path.parts[1:])))
    pieces, shapes = [], set()
    for folder, files in by_folder.items():
        who, time = _whose(folder, files, around)
        shapes.add(_shape(files, around))
        pieces += [Piece(entry, who, inside, time) for entry, inside in files]
    if not by_folder:
        return [], ""
    shape = max(shapes, key=_SHAPES.index)
    return pieces, f"{shape}, {len(by_folder)} of them"


_SHAPES = ["folders of students", "nbgrader's folders", "clones of the students' repository"]


def _shape(files: list[tuple[Entry, PurePosixPath]], around: Around) -> str:
    parts = [path.parts for _, path in files]
    if any("course_lib" in each[:-1] for each in parts):
        return _SHAPES[2]
    return _SHAPES[1] if all(each[0] == around.assignment for each in parts) else _SHAPES[0]


def _whose(
    folder: str, files: list[tuple[Entry, PurePosixPath]], around: Around
) -> tuple[Who, datetime | None]:
    """Student of a folder, and when he handed in if nbgrader has written it beside the notebook."""
    exchange = _EXCHANGE.fullmatch(folder)
    if exchange and exchange["assignment"] == around.assignment:
        time = _nbgrader_time(exchange["time"])
        return Who((exchange["student"],)), time
    time = None
    for entry, path in files:
        if path.name == TIMESTAMP and path.parts[:-1] in ((), (around.assignment,)):
            try:
                time = _nbgrader_time(entry.read(200).decode())
            except (LeftOut, UnicodeError):
                time = None
    if _is_repository(folder, around):
        doubt = f"{folder!r} is the name of the students' repository and of no student"
        return Who(doubt=doubt, guess=around.source), time
    who = Who((folder,), folder)
    prefix = f"{around.assignment}-"
    if around.roster and folder.casefold().startswith(prefix.casefold()):
        who = replace(who, ids=(folder, folder[len(prefix) :]))  # GitHub Classroom's clones
    if around.is_assignment(folder):
        doubt = f"{folder!r} is the name of an assignment and of no student"
        who = Who(doubt=doubt, guess=around.source)
    return who, time


def _is_repository(folder: str, around: Around) -> bool:
    name = folded(folder)
    for branch in _BRANCHES:
        name = name.removesuffix(branch)
    return bool(around.repository) and name == folded(around.repository)


def _nbgrader_time(text: str) -> datetime | None:
    """nbgrader's own form: a date, a time, and perhaps the name of a zone."""
    try:
        return in_utc(parse_utc(text.strip()), UTC) if text.strip() else None
    except (ValueError, OverflowError, TypeError):
        return None
