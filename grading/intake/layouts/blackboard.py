"""Blackboard's download: `<column>_<user>_attempt_<time>_<file>`, and a `.txt` for each attempt."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from datetime import datetime
from pathlib import PurePosixPath

from grading.intake.archives import Entry, LeftOut
from grading.intake.layouts.base import Around, Piece, Reading, Who, majority, unnamed
from grading.intake.times import in_utc

NAME = "Blackboard"
NOTES = "what Blackboard notes of an attempt"
_FILE = re.compile(
    r"(?P<head>.+?)_attempt_(?P<time>\d{4}-\d\d-\d\d-\d\d-\d\d-\d\d)(?:_(?P<file>.+)|\.txt)"
)
_TOLD = re.compile(r"^Name:\s*(?P<name>.*?)\s*\((?P<user>[^()\r\n]+)\)\s*$", re.MULTILINE)
_MAX_TOLD = 1_000_000


def read(entries: list[Entry], around: Around) -> Reading | None:
    """The collection as Blackboard's; None when it is not."""
    found = majority(entries, named)
    if found is None:
        return None
    pieces, strange = found
    users = _users(pieces)
    pieces = [
        replace(piece, who=users[piece.who.name], time=in_utc(piece.time, around.zone))
        for piece in pieces
    ]
    attempts = len({(piece.who.ids, piece.time) for piece in pieces})
    people = len({piece.who.ids for piece in pieces})
    layout = f"Blackboard's download, {attempts} attempts of {people} users"
    return Reading(layout, pieces + [unnamed(entry, NAME) for entry in strange])


def named(entry: Entry) -> Piece | None:
    """The file, when its name is as Blackboard writes it; its `who.name` is column and user."""
    match = _FILE.fullmatch(entry.path.name)
    if match is None:
        return None
    try:
        time = datetime.strptime(match["time"], "%Y-%m-%d-%H-%M-%S")
    except ValueError:
        return None
    skip = "" if match["file"] else NOTES
    guess = match["head"].rpartition("_")[2]
    inside = PurePosixPath(match["file"] or entry.path.name)
    return Piece(entry, Who((guess,), match["head"], guess=guess), inside, time, skip=skip)


def _users(pieces: list[Piece]) -> dict[str, Who]:
    """Column and user as one text -> the user.

    Both may hold underscores. Certain is what the `.txt` of an attempt says; else the column is
    what all files have in common, or what stands before the last underscore.
    """
    heads = sorted({piece.who.name for piece in pieces})
    told = {piece.who.name: who for piece in pieces if piece.skip and (who := _told(piece))}
    common = os.path.commonprefix(heads) if len(heads) > 1 else ""
    columns = {head.removesuffix(f"_{who.ids[0]}") for head, who in told.items()}
    column = columns.pop() + "_" if len(columns) == 1 else common[: common.rfind("_") + 1]
    found = {}
    for head in heads:
        user = head.removeprefix(column) if column and head != column else ""
        user = user or head.rpartition("_")[2]
        found[head] = told.get(head) or Who((user,), guess=user)
    return found


def _told(piece: Piece) -> Who | None:
    """The user as the `.txt` of an attempt names him, when the file's own name agrees."""
    try:
        text = piece.entry.read(_MAX_TOLD).decode("utf-8", "replace")
    except LeftOut:
        return None
    match = _TOLD.search(text)
    if match is None or not piece.who.name.endswith(f"_{match['user']}"):
        return None
    return Who((match["user"],), match["name"], guess=match["user"])
