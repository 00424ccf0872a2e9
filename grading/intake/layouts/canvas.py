"""Canvas' zip of submissions: `<name>[_LATE]_<user id>_<attachment id>_<file>`, all in one place.

`smith_1_2_lab.ipynb` may be a student's own name for a file. So the numbers are taken for Canvas'
only where they can be: attachments are counted over a whole Canvas, so theirs are long and each
is there once; and a user has one name. Otherwise only a roster can say whose a file is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath

from grading.intake.archives import Entry
from grading.intake.layouts.base import Around, Piece, Reading, Who, majority, unnamed
from grading.intake.names import notebook_name, without_second_upload

NAME = "Canvas"
_FILE = re.compile(
    r"(?P<name>[^\W_]\w*?)(?P<late>_LATE)?_(?P<user>\d+)_(?P<attachment>\d+)_(?P<file>.+)"
)
_ANONYMOUS = re.compile(
    r"anon(?P<late>_LATE)?_(?P<user>[A-Za-z0-9]{3,10})_(?P<attachment>\d+)_(?P<file>.+)"
)
_ENTRY = re.compile(
    r"(?P<name>[^\W_]\w*?)(?P<late>_LATE)?_(?P<user>\d+|(?<=anon_)[A-Za-z0-9]{3,10})_"
    r"(?P<kind>text|link)\.html"
)
_LEAST_ATTACHMENT = 1_000
_KINDS = {
    "text": "a text typed into Canvas, no file",
    "link": "a link handed in with Canvas, no file: open it and ask for the file",
}


def read(entries: list[Entry], around: Around) -> Reading | None:
    """The collection as Canvas'; None when it is not."""
    if len({entry.path.parent for entry in entries}) > 1:
        return None
    found = majority(entries, named)
    if found is None:
        return None
    pieces, strange = found
    doubt = _doubt(pieces)
    if doubt:
        pieces = [replace(piece, who=replace(piece.who, doubt=doubt)) for piece in pieces]
    people = len({piece.who.ids for piece in pieces})
    late = len({piece.who.ids for piece in pieces if piece.late})
    layout = f"Canvas' zip of submissions, {people} users by their ids, {late} marked late"
    remarks = [f"It may be no Canvas archive: {doubt}."] if doubt else []
    return Reading(layout, pieces + [unnamed(entry, NAME) for entry in strange], remarks)


def named(entry: Entry) -> Piece | None:
    """The file, when its name is as Canvas writes it."""
    name = entry.path.name
    typed = _ENTRY.fullmatch(name)
    if typed:
        who = Who((typed["user"],), typed["name"], guess=typed["user"])
        late, skip = bool(typed["late"]), _KINDS[typed["kind"]]
        return Piece(entry, who, PurePosixPath(name), late=late, skip=skip)
    match = _ANONYMOUS.fullmatch(name) or _FILE.fullmatch(name)
    if match is None:
        return None
    known = "" if match.re is _ANONYMOUS else match["name"]
    who = Who((match["user"],), known, guess=match["user"])
    order = int(match["attachment"][:30])
    return Piece(entry, who, PurePosixPath(match["file"]), order=order, late=bool(match["late"]))


def first_upload(name: str) -> str:
    """The name under which a file was first handed in: Canvas writes `nb-1.ipynb` for a second."""
    return without_second_upload(notebook_name(name).stem)[0]


def _doubt(pieces: list[Piece]) -> str:
    """Why the numbers may not be Canvas'; empty when nothing speaks against it."""
    files = [piece for piece in pieces if not piece.skip]
    orders = [piece.order for piece in files]
    if len(set(orders)) < len(orders):
        return "two files have the same number of an attachment"
    if orders and min(orders) < _LEAST_ATTACHMENT:
        return "its numbers are too short for attachments"
    names: dict[str, str] = {}
    for piece in pieces:
        user, name = piece.who.ids[0], piece.who.name
        if not name:
            continue
        # Two students may have one name; that two names are one user cannot be.
        if names.setdefault(user, name) != name:
            return f"the number {user} has two names"
    return ""
