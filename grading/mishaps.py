"""What goes wrong on an instructor's machine, as one sentence that says what to do next."""

from __future__ import annotations

import datetime
import errno
import re
import tempfile
import traceback
from pathlib import Path

from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError
from traitlets import TraitError

from grading.course import CONFIG_FILE, LOG_FILE, CourseError

_MOST = 300
_GRADEBOOK = (
    ("locked", "Another program writes to it: wait until that has ended and run this again."),
    ("readonly", "Make the file and its folder writable."),
    ("read-only", "Make the file and its folder writable."),
    ("disk", "Make room on that disk and run this again."),
    ("not a database", "Put back a copy of the file, or move it away and grade again."),
    ("malformed", "Put back a copy of the file, or move it away and grade again."),
    ("connect", "Is the server running, and is c.CourseDirectory.db_url right?"),
    ("no such table", "It was made by another version: run `nbgrader db upgrade`."),
    ("no such column", "It was made by another version: run `nbgrader db upgrade`."),
)
_FILES = {
    errno.ENOSPC: "The disk is full: make room and run this again.",
    errno.EDQUOT: "Your quota is used up: make room and run this again.",
    errno.EACCES: "You may not do that there: change the rights of the file or its folder.",
    errno.EPERM: "You may not do that there: change the rights of the file or its folder.",
    errno.EROFS: "That disk is read-only: choose another place.",
    errno.EISDIR: "There is a folder of that name: name a file.",
    errno.ENOTDIR: "A part of that path is a file: move it away, or choose another place.",
    errno.EEXIST: "There is a file of that name: move it away, or choose another place.",
    errno.ENOENT: "It is not there: is the name right?",
    errno.EMFILE: "Too many files are open: raise the limit (ulimit -n) and run this again.",
    errno.ENOMEM: "There is no memory left: use fewer --workers.",
}


def in_a_sentence(error: BaseException) -> str | None:
    """What happened and what to do about it; None for what nobody has foreseen."""
    match error:
        case CourseError():
            return str(error)
        case TraitError():
            return f"A setting in {CONFIG_FILE} is wrong: {_short(error)}"
        case ArgumentError() | NoSuchModuleError():
            return f"c.CourseDirectory.db_url in {CONFIG_FILE} is wrong: {_short(error)}"
        case SQLAlchemyError():
            reason = _short(getattr(error, "orig", None) or error)
            return _with_next(f"The gradebook cannot be used: {reason}", reason, _GRADEBOOK)
        case OSError() if error.errno in _FILES:
            name = f"{error.filename}: " if error.filename else ""
            return f"{name}{error.strerror}. {_FILES[error.errno]}"
        case OSError() if error.errno is None and str(error):
            return f"{_short(error)}."
        case MemoryError():
            return "There is no memory left: use fewer --workers."
        case ModuleNotFoundError():
            return (
                f"{_short(error)}: is it named in {CONFIG_FILE}? If it is a package, install it "
                "with .venv/bin/pip."
            )
    return None


def report(error: BaseException, root: Path | None) -> str:
    """The sentence for any error; the traceback of an unforeseen one goes to the log.

    root  the course's folder, which keeps the log; without one it goes to a temporary folder
    """
    said = in_a_sentence(error)
    if said is not None:
        return said
    text = "".join(traceback.format_exception(error))
    log = _write_log(root, text) or _write_log(Path(tempfile.gettempdir()), text)
    where = f" Details: {log}" if log else ""
    return f"This should not happen: {type(error).__name__}: {_short(error)}.{where}"


def _write_log(folder: Path | None, text: str) -> Path | None:
    if folder is None:
        return None
    try:
        with (folder / LOG_FILE).open("a", encoding="utf-8", errors="replace") as file:
            file.write(f"{datetime.datetime.now():%Y-%m-%d %H:%M:%S} {text}\n")
    except OSError:
        return None
    return folder / LOG_FILE


def _short(error: object) -> str:
    """The error's own text in one line; no password of an address in it."""
    text = " ".join(str(error).split()).rstrip(".")
    text = re.sub(r"(://[^:/@\s]*):[^@/\s]*@", r"\1:...@", text)
    return text if len(text) <= _MOST else f"{text[:_MOST]} ..."


def _with_next(said: str, reason: str, steps: tuple[tuple[str, str], ...]) -> str:
    found = (step for word, step in steps if word in reason.lower())
    return f"{said}. {next(found, f'Details: {LOG_FILE}.')}"
