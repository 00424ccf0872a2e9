"""`submitted/<student>/<assignment>/`: what counts of a student, what it replaced, when it came.

A file that is replaced is kept under `.previous/`, and there lies `.collected.json` with sentences
for the student and the grader, and with the name that a platform gave the notebook: nbgrader copies
nothing of that folder. Beside the notebook lies `timestamp.txt`, which nbgrader reads.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.utils import parse_utc

from grading.files import write_atomically
from grading.intake.times import TIMESTAMP, format_time

PREVIOUS = ".previous"
NOTES = f"{PREVIOUS}/.collected.json"
_NUMBERED = re.compile(r"_\d+(_|$)|submission_\d+")
"""In names that platforms give: the number by which they find the hand-in again."""
_MOST_NOTES = 20
_LONGEST_NOTE = 500

TAKEN, UNCHANGED, OLDER = "taken", "unchanged", "older"


@dataclass(frozen=True)
class HandIn:
    """What is to be put on a student's shelf: one attempt.

    files    name in `submitted/` -> bytes
    time     when it was handed in, in UTC; None when nobody knows
    certain  the time was given by the user and replaces what was known
    notes    sentences for the student and the grader
    path     of the notebook in the collection; empty when it is not known
    """

    files: dict[str, bytes]
    time: datetime | None = None
    certain: bool = False
    notes: list[str] = field(default_factory=list)
    path: str = ""


def put(folder: Path, hand_in: HandIn) -> dict[str, str]:
    """Put an attempt on the shelf; file -> what became of it, in words.

    An attempt that is older than what is there, by the times of both, replaces nothing: what is
    there already goes to `.previous/`.
    """
    before = time_of(folder)
    changed = {
        name
        for name, data in hand_in.files.items()
        if not (folder / name).exists() or (folder / name).read_bytes() != data
    }
    older = before and hand_in.time and hand_in.time < before and not hand_in.certain
    outcomes = {}
    for name, data in hand_in.files.items():
        if name not in changed:
            outcomes[name] = UNCHANGED
        elif older and (folder / name).exists():
            kept = set_aside(folder, name, data)
            outcomes[name] = f"{OLDER} than what is there; kept as {kept}"
        else:
            outcomes[name] = _write(folder, name, data)
    if older and changed:
        return outcomes
    _write_time(folder, hand_in, before, bool(changed))
    _write_about(folder, hand_in)
    return outcomes


def time_of(folder: Path) -> datetime | None:
    """When the submission in a folder was handed in; None when it does not say."""
    try:
        text = (folder / TIMESTAMP).read_text(encoding="utf-8").strip()
        return parse_utc(text).replace(tzinfo=UTC) if text else None
    except (OSError, ValueError, OverflowError):
        return None


def set_aside(folder: Path, name: str, data: bytes) -> str:
    """Keep a file that does not count beside what counts, once; where it is kept."""
    for path in sorted((folder / PREVIOUS).glob(f"*-{name}")):
        if path.read_bytes() == data:
            return f"{PREVIOUS}/{path.name}"
    return _keep(folder, name, data)


def with_notes(book: NotebookNode, folder: Path) -> NotebookNode:
    """A submission in the form of its release, its notes joined by those on how it came."""
    notes = read_notes(folder)
    book.metadata["course"]["notes"] += notes
    if notes:
        book.metadata["course"]["collected"] = notes
    return book


def read_notes(folder: Path) -> list[str]:
    """The sentences on how a submission was collected; none when there are none."""
    notes = _read_about(folder).get("notes")
    if not isinstance(notes, list):
        return []
    return [note[:_LONGEST_NOTE] for note in notes if isinstance(note, str)][:_MOST_NOTES]


def _read_about(folder: Path) -> dict[str, Any]:
    try:
        content = json.loads((folder / NOTES).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def _write(folder: Path, name: str, data: bytes) -> str:
    target = folder / name
    if not target.exists():
        write_atomically(target, data)
        return TAKEN
    kept = _keep(folder, name, target.read_bytes())
    write_atomically(target, data)
    return f"replaced; the former is {kept}"


def _keep(folder: Path, name: str, data: bytes) -> str:
    number = 1
    while (folder / PREVIOUS / f"{number}-{name}").exists():
        number += 1
    write_atomically(folder / PREVIOUS / f"{number}-{name}", data)
    return f"{PREVIOUS}/{number}-{name}"


def _write_time(folder: Path, hand_in: HandIn, before: datetime | None, changed: bool) -> None:
    """The same bytes again keep their first time, unless the user says otherwise."""
    if not changed and before and not hand_in.certain:
        return
    if hand_in.time:
        if hand_in.time != before:
            write_atomically(folder / TIMESTAMP, format_time(hand_in.time).encode())
    elif changed:
        (folder / TIMESTAMP).unlink(missing_ok=True)


def _write_about(folder: Path, hand_in: HandIn) -> None:
    """What is kept of how a submission came; no file where there is nothing to keep."""
    about: dict[str, Any] = {}
    if hand_in.notes:
        about["notes"] = [note[:_LONGEST_NOTE] for note in hand_in.notes[:_MOST_NOTES]]
    if _NUMBERED.search(hand_in.path):
        about["path"] = hand_in.path
    if about == _read_about(folder):
        return
    if about:
        text = json.dumps(about, ensure_ascii=False, indent=1) + "\n"
        write_atomically(folder / NOTES, text.encode("utf-8", "replace"))
        return
    (folder / NOTES).unlink(missing_ok=True)
    if (folder / PREVIOUS).is_dir() and not any((folder / PREVIOUS).iterdir()):
        (folder / PREVIOUS).rmdir()
