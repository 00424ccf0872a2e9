"""One grader of an assignment at a time, and only where the gradebook can be written to."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from nbgrader.api import Gradebook
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from grading.course import Course, CourseError


@contextmanager
def grading_alone(course: Course, assignment: str) -> Iterator[None]:
    """Hold the assignment's lock, `records/.<assignment>.lock`, which names the process.

    The lock is the operating system's and ends with the process, however it ends: a file that a
    killed one left behind keeps nobody out.

    Raises CourseError where another process grades this assignment.
    """
    path = course.root / "records" / f".{assignment}.lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise CourseError(
                f"{assignment} is being graded already, by process {file.read().strip()}: wait for "
                "it, or stop it and run the command again."
            ) from None
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)


def require_writable(gradebook: Gradebook) -> None:
    """Raise a clear error where the gradebook is read-only, or locked by another program."""
    try:
        gradebook.db.execute(text("UPDATE student SET id = id WHERE 1 = 0"))
        gradebook.db.rollback()
    except SQLAlchemyError as error:
        gradebook.db.rollback()
        raise CourseError(
            f"The gradebook cannot be written to ({getattr(error, 'orig', error)}): is it "
            "read-only, or in use by another program? Nothing was graded."
        ) from error
