"""Brightspace's download: `<n>-<n> - <Name> - <Date>/<file>`, or flat, and an `index.html`."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from grading.intake.archives import Entry
from grading.intake.layouts.base import Around, Piece, Reading, Who, majority, unnamed
from grading.intake.times import in_utc, read_time

NAME = "Brightspace"
_FOLDER = re.compile(r"\d+-\d+ ?- ?(?P<name>.+?) ?- ?(?P<date>[^-]*\d{3,4}[^-]*)")
_FLAT = re.compile(
    r"\d+-\d+ - (?P<name>.+?) - (?P<date>[^-]*\d{4}[^-]*?(?:[AP]M|\d\d)) ?- ?(?P<file>.+)"
)


def read(entries: list[Entry], around: Around) -> Reading | None:
    """The collection as Brightspace's; None when it is not."""
    rest = [e for e in entries if e.path.name.casefold() != "index.html" or named(e)]

    def by_name(entry: Entry) -> Piece | None:
        return _named(entry, around)

    found = majority(rest, by_name)
    if found is None:
        return None
    pieces, strange = found
    people = len({piece.who.name for piece in pieces})
    layout = f"Brightspace's download, {people} students by their names"
    return Reading(layout, pieces + [unnamed(entry, NAME) for entry in strange])


def named(entry: Entry) -> bool:
    """Whether the name is as Brightspace writes it."""
    parts = entry.path.parts
    return any(map(_FOLDER.fullmatch, parts[:-1])) or bool(_FLAT.fullmatch(parts[-1]))


def _named(entry: Entry, around: Around) -> Piece | None:
    parts = entry.path.parts
    for place, part in enumerate(parts[:-1]):
        match = _FOLDER.fullmatch(part)
        if match:
            return _piece(entry, match, PurePosixPath(*parts[place + 1 :]), around)
    match = _FLAT.fullmatch(parts[-1])
    return _piece(entry, match, PurePosixPath(match["file"]), around) if match else None


def _piece(entry: Entry, match: re.Match[str], inside: PurePosixPath, around: Around) -> Piece:
    name = match["name"].strip()
    time = in_utc(read_time(match["date"]), around.zone)
    return Piece(entry, Who((), name, guess=name), inside, time)
