"""Zips inside a collection: a student's own is opened one level deep, other archives are named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from grading.course import CourseError
from grading.intake.archives import (
    ARCHIVES,
    Contents,
    Entry,
    LeftOut,
    archive_kind,
    open_inner_zip,
    strange_path,
)
from grading.intake.handins import is_wanted
from grading.intake.layouts.base import Around, Piece
from grading.intake.layouts.recognise import is_platforms

ReadBytes = Callable[[Entry], bytes]
_MANY = 1_000
_DOWNLOAD = "a platform's download of its own: run course collect on it alone"


def opened(
    pieces: list[Piece],
    around: Around,
    read: ReadBytes,
    leave_out: Callable[[Piece, str], None],
) -> list[Piece]:
    """The files with those of students' zips in place of the zips; each belongs to its student."""
    found = []
    for piece in pieces:
        name = piece.inside.name.casefold()
        if piece.skip or not name.endswith((".zip", *ARCHIVES)):
            found.append(piece)
            continue
        try:
            found += _inside(piece, around, read)
        except LeftOut as reason:
            leave_out(piece, str(reason))
    return found


def opened_alone(contents: Contents, around: Around, read: ReadBytes, source: Path) -> Contents:
    """A collection that is one zip in another, as some browsers and people make them."""
    if len(contents.entries) != 1 or not contents.entries[0].path.name.casefold().endswith(".zip"):
        return contents
    entry = contents.entries[0]
    try:
        inner = open_inner_zip(entry, read(entry), around.rules.max_file_bytes)
    except LeftOut as reason:
        raise CourseError(f"{source} holds {entry.path} alone, {reason}.") from None
    return inner if is_platforms(inner.entries, around) else contents


def _inside(piece: Piece, around: Around, read: ReadBytes) -> list[Piece]:
    """The files of one archive; raises LeftOut when it is not opened."""
    data = read(piece.entry)
    kind = archive_kind(data)
    if kind:
        raise LeftOut(f"a {kind}, which is not opened: unpack it and collect the files")
    entries = open_inner_zip(piece.entry, data, around.rules.max_file_bytes).entries
    if is_platforms(entries, around):
        raise LeftOut(_DOWNLOAD)
    if any(strange_path(entry.path) for entry in entries):
        raise LeftOut("a zip with paths that lead out of it, or are too long")
    found = []
    if len(entries) > _MANY:  # such as a whole environment with its packages
        asked = [e for e in entries if is_wanted(replace(piece, inside=e.path), around)][:_MANY]
        skip = f"{len(entries) - len(asked)} files in it that nobody has asked for"
        found.append(replace(piece, skip=skip))
        entries = asked
    for entry in entries:
        nested = entry.path.name.casefold().endswith((".zip", *ARCHIVES))
        skip = "an archive in an archive, which is not opened" if nested else piece.skip
        whole = replace(entry, path=piece.entry.path / entry.path)
        found.append(replace(piece, entry=whole, inside=entry.path, skip=skip))
    return found
