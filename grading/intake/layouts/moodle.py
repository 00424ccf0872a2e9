"""Moodle's zip of all submissions: `<Full name>_<number>_assignsubmission_file/<file>`, or flat."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from grading.intake.archives import Entry
from grading.intake.layouts.base import Around, Piece, Reading, Who, majority, unnamed

NAME = "Moodle"
_FOLDER = re.compile(r"(?P<name>.*?)_(?P<number>\d+)_(?P<plugin>assignsubmission_[a-z0-9]+)_?")
_FLAT = re.compile(
    r"(?P<name>.*?)_(?P<number>\d+)_(?P<plugin>assignsubmission_[a-z0-9]+)_(?P<file>.+)"
)
_BLIND = re.compile(r"\D{3,20}[ _]\d+|\D{3,20}")


def read(entries: list[Entry], around: Around) -> Reading | None:
    """The collection as Moodle's; None when it is not."""
    found = majority(entries, named)
    if found is None:
        return None
    pieces, strange = found
    flat = sum(1 for piece in pieces if _FOLDER.fullmatch(piece.entry.path.name) is None)
    in_folders = any(len(piece.entry.path.parts) > 1 for piece in pieces) and flat
    shape = "a folder for each" if in_folders else "files without folders"
    people = len({piece.who.ids for piece in pieces})
    layout = f"Moodle's zip of submissions ({shape}), {people} participants by their numbers"
    return Reading(layout, pieces + [unnamed(entry, NAME) for entry in strange])


def named(entry: Entry) -> Piece | None:
    """The file, when a folder above it or its own name is Moodle's."""
    parts = entry.path.parts
    for place, part in enumerate(parts[:-1]):
        match = _FOLDER.fullmatch(part)
        if match:
            return _piece(entry, match, PurePosixPath(*parts[place + 1 :]))
    match = _FLAT.fullmatch(parts[-1])
    return _piece(entry, match, PurePosixPath(match["file"])) if match else None


def _piece(entry: Entry, match: re.Match[str], inside: PurePosixPath) -> Piece:
    name = match["name"].rstrip("_ ").replace("_", " ")
    blind = name.casefold().startswith(("participant", "teilnehmer")) or not name
    skip = ""
    if match["plugin"] != "assignsubmission_file":
        skip = "a text typed into Moodle, no file"
    return Piece(entry, Who((match["number"],), "" if blind else name), inside, skip=skip)
