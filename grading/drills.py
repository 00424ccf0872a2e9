"""The drills of an assignment: their hidden cases, and what else an answer is judged by."""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path
from typing import Any

from nbgrader.coursedir import CourseDirectory
from traitlets import Unicode
from traitlets.config import LoggingConfigurable

from course_lib.drilling.cases import HIDDEN_FILE, hidden_cases
from grading.corpus import Answer, read_answer
from grading.course import CourseError


class Drills(LoggingConfigurable):
    """What hidden cases are drawn from."""

    salt = Unicode(
        "",
        help="Any text of the course's own, kept secret: hidden cases draw their numbers from it.",
    ).tag(config=True)


def source_folder(directory: CourseDirectory, assignment: str) -> Path:
    """Where the source notebook lies, and the hidden cases beside it."""
    return Path(directory.format_path(directory.source_directory, ".", assignment))


def read_cases(directory: CourseDirectory, assignment: str) -> dict[str, list[dict[str, Any]]]:
    """Hidden cases by exercise."""
    salt = Drills(config=directory.config).salt
    file = source_folder(directory, assignment) / HIDDEN_FILE
    try:
        return hidden_cases(file, assignment, salt)
    except ValueError as error:  # of TOML, of the encoding
        raise CourseError(f"{file} cannot be read: {error}") from error


def corpus_of(directory: CourseDirectory, assignment: str) -> Path:
    """The course's own corpus of right and wrong answers to an assignment."""
    return Path(directory.root) / "tests" / "corpus" / assignment


def accepted_answers(directory: CourseDirectory, assignment: str) -> list[Answer]:
    """Right answers that give other values than the reference, and are as right."""
    answers = map(read_answer, sorted(corpus_of(directory, assignment).glob("*/right_*.py")))
    return [answer for answer in answers if answer.accepted]


def judged_by(directory: CourseDirectory, assignment: str) -> str:
    """Hash of all that decides what an answer is compared with, besides its test cell."""
    digest = hashlib.sha256(Drills(config=directory.config).salt.encode())
    notebook = source_folder(directory, assignment) / f"{assignment}.ipynb"
    machinery = sorted((_library() / "drilling").glob("*.py"))
    drills = [drills_module(assignment), *sorted(drills_package(assignment).glob("*.py"))]
    files = [notebook, notebook.parent / HIDDEN_FILE, *machinery, *drills]
    for file in filter(Path.is_file, files):
        digest.update(f"{file.name}\0".encode() + file.read_bytes())
    for answer in accepted_answers(directory, assignment):
        digest.update(answer.source.encode())
    return digest.hexdigest()


def drills_module(assignment: str) -> Path:
    """Where the drills of an assignment are, or would be; found without importing PyTorch."""
    return _library() / "drills" / f"{assignment}.py"


def drills_package(assignment: str) -> Path:
    """Where they are instead if there are many: a package with a few modules."""
    return drills_module(assignment).with_suffix("")


def _library() -> Path:
    spec = importlib.util.find_spec("course_lib")
    if spec is None or not spec.submodule_search_locations:
        raise CourseError("course_lib is not installed: run `pip install -e .` in its repository.")
    return Path(spec.submodule_search_locations[0])
