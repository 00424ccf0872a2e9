"""When something was handed in: times as platforms write them, and as nbgrader reads them.

nbgrader compares the time in `timestamp.txt` with the due date and its extensions, in UTC.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, tzinfo
from functools import cache
from pathlib import Path

from dateutil import parser, tz
from nbgrader.api import MissingEntry

from grading.course import Course, CourseError

TIMESTAMP = "timestamp.txt"
_FORMAT = "%Y-%m-%d %H:%M:%S.%f UTC"

_ISO = re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?:[T\s].*)?")
_EAST = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일](?:\s*\(\w+\))?")
_CLOCK = re.compile(r"\b(\d{1,2})[:.hH](\d{2})(?:[:.](\d{2}))?(?:\s*([APap])\.?\s?[Mm]\b)?")
_BARE_CLOCK = re.compile(
    r"\b(\d{1,2})(\d{2})(?=\s*[APap]\.?[Mm]\b)|(?<=\d{4}\s)(\d{2})(\d{2})$"  # after the year
)
_LANGUAGES = (
    *("en", "de", "fr", "es", "it", "pt", "nl", "sv", "nb", "da", "fi", "pl", "cs", "sk", "hu"),
    *("ro", "tr", "ru", "uk", "el", "ca", "eu", "gl", "sl", "hr", "lt", "lv", "et", "bg", "id"),
)


def zone_of(name: str) -> tzinfo:
    """A time zone by its name, such as `Europe/Berlin`; raises CourseError for an unknown one."""
    zone = tz.gettz(name) if name else tz.UTC
    if zone is None:
        raise CourseError(
            f"There is no time zone {name!r}: write one such as Europe/Berlin into "
            "c.Collect.timezone."
        )
    return zone


def in_utc(time: datetime | None, zone: tzinfo) -> datetime | None:
    """A time as UTC; one without a zone is meant in `zone`."""
    if time is None:
        return None
    try:
        return (time if time.tzinfo else time.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def parse_given(text: str, zone: tzinfo) -> datetime:
    """A time that the user has typed, in UTC; raises CourseError when it is none."""
    time = in_utc(read_time(text), zone)
    if time is None:
        raise CourseError(f"{text!r} is no time: write it as 2026-11-25 18:30.")
    return time


def read_time(text: str) -> datetime | None:
    """A time as a platform writes it, in any of many languages; None when it is not certain.

    A date of digits alone must begin with the year: 10/06 is June or October.
    """
    text = _EAST.sub(r"\1-\2-\3", unicodedata.normalize("NFKC", text).strip()[:100])
    try:
        if _ISO.fullmatch(text):
            return parser.parse(text)
        return _by_month_name(text)
    except (ValueError, OverflowError, TypeError):
        return None


def format_time(time: datetime) -> str:
    """What `timestamp.txt` holds; nbgrader reads it back to the same moment."""
    return time.astimezone(UTC).strftime(_FORMAT)


def said(time: datetime | None, zone: tzinfo) -> str:
    """A time for people, in the course's zone."""
    return time.astimezone(zone).strftime("%Y-%m-%d %H:%M %Z") if time else "an unknown time"


def due_date(course: Course, assignment: str) -> datetime | None:
    """When the assignment is due, in UTC; None when the gradebook is not there or does not say."""
    file = course.directory().db_url.partition("sqlite:///")[2]
    if file and not Path(file).is_file():
        return None
    with course.gradebook() as gradebook:
        try:
            due = gradebook.find_assignment(assignment).duedate
        except MissingEntry:
            return None
    return due.replace(tzinfo=UTC) if due else None


def _by_month_name(text: str) -> datetime | None:
    text = _BARE_CLOCK.sub(lambda m: f"{m[1] or m[3]}:{m[2] or m[4]}", text)
    clock = _CLOCK.search(text)
    rest = _CLOCK.sub(" ", text, count=1)
    months = {_months()[word] for word in _words(rest) if _months().get(word)}
    years = {int(n) for n in re.findall(r"(?<!\d)(\d{4})(?!\d)", rest)}
    days = {int(n) for n in re.findall(r"(?<!\d)(\d{1,2})(?!\d)", rest)}
    if len(months) != 1 or len(years) != 1 or len(days) != 1:
        return None
    hour, minute, second = (int(clock[i] or 0) if clock else 0 for i in (1, 2, 3))
    if clock and clock[4]:
        hour = hour % 12 + (12 if clock[4] in "pP" else 0)
    return datetime(years.pop(), months.pop(), days.pop(), hour, minute, second)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.casefold())


@cache
def _months() -> dict[str, int]:
    """Names of months in many languages; 0 for one that means different months in two of them."""
    from babel.dates import get_month_names

    found: dict[str, int] = {}
    for language in _LANGUAGES:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for month, name in get_month_names(width, context, language).items():
                    for word in _words(unicodedata.normalize("NFKC", name)):
                        if len(word) > 2:
                            known = found.setdefault(word, month)
                            found[word] = month if known == month else 0
    return found
