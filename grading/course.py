"""A course root, its nbgrader configuration, and how nbgrader's converters are run on it."""

from __future__ import annotations

import difflib
import logging
import os
import shutil
import sys
import traceback
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import nbformat
import traitlets.log
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.converters import BaseConverter, NbGraderException
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.exc import SAWarning
from traitlets import HasTraits
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from grading.text import plain

CONFIG_FILE = "nbgrader_config.py"
LOG_FILE = "grading.log"


class CourseError(Exception):
    """Something the user can put right; the text says what to do next."""


@dataclass(frozen=True)
class Course:
    """A folder with `nbgrader_config.py`; nothing assumes that it is this repository."""

    root: Path

    @classmethod
    def at(cls, root: Path | str | None = None) -> Course:
        """The course at `root`; without one, at the nearest parent of the current folder."""
        if root is not None:
            folder = Path(root).resolve()
            if not (folder / CONFIG_FILE).is_file():
                raise CourseError(f"{folder} is not a course: it has no {CONFIG_FILE}.")
            return cls(folder)
        here = Path.cwd()
        for folder in (here, *here.parents):
            if (folder / CONFIG_FILE).is_file():
                return cls(folder)
        raise CourseError(
            f"There is no {CONFIG_FILE} in {here} or above it: "
            "go to the course's folder or name it with --course."
        )

    @cached_property
    def config(self) -> Config:
        """The configuration that plain nbgrader commands read in this folder."""
        loader = PyFileConfigLoader(CONFIG_FILE, path=str(self.root))
        try:
            return loader.load_config()
        except (Exception, SystemExit) as error:  # the file is a program: it may raise anything
            raise CourseError(_config_error(self.root / CONFIG_FILE, error)) from error

    def directory(self, student: str = "*") -> CourseDirectory:
        """nbgrader's view of the folders of this course."""
        directory = CourseDirectory(config=self.config, root=str(self.root))
        directory.student_id = student
        return directory

    def path(self, step: str, assignment: str, student: str = ".") -> Path:
        """Folder of one step ("source", "release", "submitted", ...) of one assignment."""
        directory = self.directory()
        name = getattr(directory, f"{step}_directory")
        return Path(os.path.normpath(directory.format_path(name, student, assignment)))

    def notebook(self, step: str, assignment: str, student: str = ".") -> Path:
        """The notebook of an assignment; it is named like the assignment."""
        return self.path(step, assignment, student) / f"{assignment}.ipynb"

    def assignments(self) -> list[str]:
        """Names of all assignments that have a source notebook."""
        notebooks = self.path("source", "*").parent.glob("*/*.ipynb")
        return sorted({book.stem for book in notebooks if book.stem == book.parent.name})

    def require(self, assignment: str) -> None:
        """Raise an error that names the known assignments when `assignment` is not one."""
        known = self.assignments()
        if assignment not in known:
            raise CourseError(
                f"There is no assignment {assignment!r} in {self.root / 'source'}; "
                f"there is {', '.join(known) or 'none'}.{did_you_mean(assignment, known)}"
            )

    @contextmanager
    def gradebook(self) -> Iterator[Gradebook]:
        """The gradebook, closed at the end."""
        directory = self.directory()
        with _tools_on_path():  # a gradebook that is not there yet is made with alembic
            gradebook = Gradebook(directory.db_url, directory.course_id)
        with gradebook:
            yield gradebook

    def convert(
        self, converter: type[BaseConverter], assignment: str, student: str | None = None
    ) -> None:
        """Run one of nbgrader's converters on an assignment; its log goes to `grading.log`.

        Raises CourseError with nbgrader's own reason when the converter fails.
        """
        directory = self.directory(student or "*")
        directory.assignment_id = assignment
        with self._log() as errors, _tools_on_path():
            step = converter(coursedir=directory, config=self.config, force=True)
            try:
                step.start()
            except (NbGraderException, SystemExit) as error:
                reason = errors.reason() or str(error)
                raise CourseError(f"{reason} (details: {self.root / LOG_FILE})") from error

    @contextmanager
    def _log(self) -> Iterator[_Errors]:
        """Send nbgrader's log to a file instead of the console, and keep its errors."""
        logger = traitlets.log.get_logger()
        file = logging.FileHandler(self.root / LOG_FILE, encoding="utf-8", errors="replace")
        file.setFormatter(_Formatter("%(asctime)s %(levelname)s %(message)s"))
        errors = _Errors(logging.ERROR)
        level, propagate = logger.level, logger.propagate
        logger.setLevel(logging.INFO)
        logger.propagate = False
        for handler in (file, errors):
            logger.addHandler(handler)
        try:
            with warnings.catch_warnings():
                # nbgrader 0.9.6 flushes half-built objects; SQLAlchemy 2 warns, nothing is lost.
                warnings.simplefilter("ignore", SAWarning)
                yield errors
        finally:
            for handler in (file, errors):
                logger.removeHandler(handler)
            file.close()
            logger.setLevel(level)
            logger.propagate = propagate


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A question for whoever mistyped a name; empty when no known one is near."""
    near = difflib.get_close_matches(name, list(known), n=1)
    return f" Did you mean {near[0]}?" if near else ""


def read_notebook(path: Path) -> NotebookNode:
    """A notebook of the course's own; raises CourseError that names the file."""
    try:
        return nbformat.read(path, as_version=4)
    except FileNotFoundError:
        raise CourseError(f"{path} is missing: put it back, or release the assignment.") from None
    except OSError as error:
        raise CourseError(f"{path} cannot be read: {error.strerror}.") from error
    except Exception as error:  # of JSON, of the encoding, of nbformat's own validation
        reason = " ".join(str(error).split())[:200]
        raise CourseError(f"{path} is no notebook that can be read ({reason}).") from error


def _config_error(path: Path, error: BaseException) -> str:
    """Which line of the configuration is to blame."""
    line = getattr(error, "lineno", None)
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename.endswith(CONFIG_FILE):
            line = frame.lineno
    place = f", line {line}" if line else ""
    text = str(error).partition(" (")[0] or "it ends the program"
    return f"{path}{place}: {type(error).__name__}: {text}. Mend it and run this again."


def copy_course(course: Course, root: Path, assignments: list[str] | None = None) -> Course:
    """A new course at `root` with configuration, sources and corpora of `course`, nothing else."""
    source = course.path("source", "*").parent
    target = root / source.relative_to(course.root)
    target.mkdir(parents=True)
    shutil.copy(course.root / CONFIG_FILE, root)
    for file in source.glob("*.ipynb"):
        shutil.copy(file, target)
    for name in course.assignments() if assignments is None else assignments:
        shutil.copytree(
            source / name, target / name, ignore=shutil.ignore_patterns(".ipynb_checkpoints")
        )
        corpus = course.root / "tests" / "corpus" / name
        if corpus.is_dir():  # solutions that are as right as the reference, and known mistakes
            shutil.copytree(corpus, root / "tests" / "corpus" / name)
    return Course.at(root)


def course_directory(step: HasTraits) -> CourseDirectory:
    """The course folder that a preprocessor works in: it belongs to the exporter's converter."""
    return step.parent.parent.coursedir


class _Formatter(logging.Formatter):
    """Keeps what a student wrote from looking like a line of the log, or like a command."""

    def format(self, record: logging.LogRecord) -> str:
        return plain(super().format(record)).replace("\n", "\n    ")


class _Errors(logging.Handler):
    """Keeps nbgrader's error messages, to tell the user the reason and not the traceback."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage().strip())

    def reason(self) -> str:
        """The exception of the first traceback, else the first message."""
        for message in self.messages:
            if message.startswith("Traceback"):
                return _exception_text(message)
        return self.messages[0] if self.messages else ""


def _exception_text(trace: str) -> str:
    """Text of the exception that ends a traceback, without its type."""
    last = [i for i, line in enumerate(trace.splitlines()) if line.startswith(" ")][-1]
    text = " ".join(trace.splitlines()[last + 1 :])
    return text.partition(": ")[2] or text


@contextmanager
def _tools_on_path() -> Iterator[None]:
    """nbgrader starts `alembic` by name; the one beside this Python is meant."""
    before = os.environ.get("PATH", "")
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), before])
    try:
        yield
    finally:
        os.environ["PATH"] = before
