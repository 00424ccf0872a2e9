"""What `course collect` prints: what it took the collection for, counts, what needs attention."""

from __future__ import annotations

from collections.abc import Callable

from rich.table import Table
from rich.text import Text

from grading.intake.outcomes import Collected, Collection

SHORT = 40
"""Up to so many files the whole table is shown."""

_MOST_ROWS = 200


def table(files: list[Collected], everything: bool) -> Table | None:
    """The files that need attention, or all of them; None when there is none to show."""
    rows = files if everything or len(files) <= SHORT else [x for x in files if needs_attention(x)]
    if not rows:
        return None
    shown = Table(caption=_caption(len(files), rows, everything))
    for name in ("file", "student", "outcome"):
        shown.add_column(name, overflow="fold")
    for item in rows if everything else rows[:_MOST_ROWS]:
        style = "yellow" if needs_attention(item) else ""
        student = item.student or (f"({item.guess}?)" if item.held and item.guess else "")
        shown.add_row(Text(item.file), Text(student), Text(_outcome(item)), style=style)
    return shown


def needs_attention(item: Collected) -> bool:
    """Whether a person should look at it."""
    return item.note or not (item.taken or item.quiet)


def lines(collection: Collection, say: Callable[[Text], None]) -> None:
    """What the collection was taken for, and counts."""
    say(Text(f"Taken for: {collection.layout}."))
    files = collection.files
    counts = {
        "unchanged": sum(x.taken and x.outcome.startswith("unchanged") for x in files),
        "replaced": sum(x.taken and x.outcome.startswith("replaced") for x in files),
        "older than what is there": sum(x.taken and x.outcome.startswith("older") for x in files),
        "held": sum(x.held for x in files),
        "left out": sum(not x.taken and not x.held for x in files),
    }
    taken = [x for x in files if x.taken]
    students = len({x.student for x in taken})
    rest = ", ".join(f"{number} {what}" for what, number in counts.items() if number)
    say(Text(f"{len(taken)} files of {students} students" + (f" ({rest})" if rest else "") + "."))


def _outcome(item: Collected) -> str:
    if item.taken:
        return item.outcome
    return f"held: {item.outcome}" if item.held else f"left out: {item.outcome}"


def _caption(number: int, rows: list[Collected], everything: bool) -> str | None:
    if everything or len(rows) == number <= _MOST_ROWS:
        return None
    rest = f", the first {_MOST_ROWS} of {len(rows)}" if len(rows) > _MOST_ROWS else ""
    return f"What needs attention{rest}; all {number} files with --all"
