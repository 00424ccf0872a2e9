"""What an instructor does wrong, or finds broken, ends in one sentence, never in a traceback."""

from __future__ import annotations

import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import nbformat
import pytest
from tinycourse import TINY, answered, find, hand_in, make_course
from typer.testing import CliRunner

from grading.authoring.release import release
from grading.cli import app
from grading.course import Course
from grading.marking.autograde import autograde

Prepare = Callable[[Course], None]


class Wrong(NamedTuple):
    """A wrong usage: the words of the command, what is broken before, a part of what is said."""

    words: str
    says: str
    breaks: Prepare = lambda course: None
    code: int = 1


def config(text: str) -> Prepare:
    def breaks(course: Course) -> None:
        with (course.root / "nbgrader_config.py").open("a") as file:
            file.write(f"\n{text}\n")

    return breaks


def write(name: str, content: bytes) -> Prepare:
    """Put these bytes at a place in the course, whatever is there."""

    def breaks(course: Course) -> None:
        path = course.root / name
        if path.is_dir():
            shutil.rmtree(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    return breaks


def folder(name: str) -> Prepare:
    """Put a folder where a file should be."""

    def breaks(course: Course) -> None:
        (course.root / name).unlink(missing_ok=True)
        (course.root / name).mkdir(parents=True)

    return breaks


def remove(name: str) -> Prepare:
    def breaks(course: Course) -> None:
        path = course.root / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()

    return breaks


def source(change: Callable[[nbformat.NotebookNode], object]) -> Prepare:
    """Change the source notebook."""

    def breaks(course: Course) -> None:
        path = course.notebook("source", TINY)
        book = nbformat.read(path, as_version=4)
        change(book)
        nbformat.write(book, path)

    return breaks


def archive(**entries: bytes) -> Prepare:
    def breaks(course: Course) -> None:
        with zipfile.ZipFile(course.root / "in.zip", "w") as file:
            for name, data in entries.items():
                file.writestr(name, data)

    return breaks


def truncated_archive(course: Course) -> None:
    archive(ada=b"1" * 5_000)(course)
    data = (course.root / "in.zip").read_bytes()
    (course.root / "in.zip").write_bytes(data[: len(data) // 2])


def locked(course: Course) -> None:
    connection = sqlite3.connect(course.root / "gradebook.db", isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    _held.append(connection)


_held: list[sqlite3.Connection] = []

NOTEBOOK = f"source/{TINY}/{TINY}.ipynb"
RELEASED = f"release/{TINY}/{TINY}.ipynb"
BROKEN = b"\x00\xff this is no file of its kind"
NOWHERE = 'c.CourseDirectory.db_url = "postgresql+psycopg2://nobody@127.0.0.1:1/none"'

WRONG: dict[str, Wrong] = {
    # the course and its configuration
    "no such folder": Wrong("grades tiny --course /nonexistent", "is not a course"),
    "a file as course": Wrong("grades tiny --course {root}/nbgrader_config.py", "is not a course"),
    "syntax error": Wrong("grades tiny", "line", config("c.Collect = = 3")),
    "name error": Wrong("grades tiny", "nbgrader_config.py", config("c.Collect.x = nowhere")),
    "no such module": Wrong("grades tiny", "nbgrader_config.py", config("import nowhere_at_all")),
    "configuration stops": Wrong("grades tiny", "nbgrader_config.py", config("raise SystemExit")),
    "binary configuration": Wrong(
        "grades tiny", "nbgrader_config.py", write("nbgrader_config.py", BROKEN)
    ),
    "wrong type": Wrong("release tiny", "salt", config("c.Drills.salt = 3")),
    "wrong type of a limit": Wrong(
        "autograde tiny", "cell_seconds", config('c.EngineSettings.cell_seconds = "long"')
    ),
    "wrong type of a rule": Wrong(
        "collect in.zip --assignment tiny",
        "companion_files",
        lambda course: (config("c.Collect.companion_files = 3")(course), archive(a=b"")(course)),
    ),
    "no such preprocessor": Wrong(
        "release tiny", "nowhere", config('c.GenerateAssignment.preprocessors = ["nowhere.At"]')
    ),
    # names
    "unknown assignment": Wrong("release tyny", "Did you mean tiny?"),
    "unknown assignment to grade": Wrong("autograde tyny", "Did you mean tiny?"),
    "unknown assignment to show": Wrong("grades tyny", "Did you mean tiny?"),
    "unknown assignment to give back": Wrong("feedback tyny", "Did you mean tiny?"),
    "unknown assignment to audit": Wrong("audit tyny --quick", "Did you mean tiny?"),
    "unknown assignment to collect": Wrong(
        "collect in.zip --assignment tyny", "Did you mean tiny?", archive(a=b"")
    ),
    "path as assignment": Wrong("grades ../tiny", "There is no assignment"),
    "unknown student": Wrong("autograde tiny --student adda", "adda"),
    "unknown student's page": Wrong("feedback tiny --student adda", "adda"),
    "unknown command": Wrong("autogrda tiny", "No such command", code=2),
    "unknown option": Wrong("autograde tiny --wrokers 2", "No such option", code=2),
    "assignment left out": Wrong("collect in.zip", "--assignment", code=2),
    "no worker": Wrong("autograde tiny --workers 0", "workers", code=2),
    "workers in words": Wrong("autograde tiny --workers two", "workers", code=2),
    # source and release
    "no assignment at all": Wrong("release", "There is no assignment", remove(f"source/{TINY}")),
    "no source folder": Wrong("release", "There is no assignment", remove("source")),
    "source is no JSON": Wrong("release tiny", "tiny.ipynb", write(NOTEBOOK, b"{ no JSON")),
    "source is binary": Wrong("release tiny", "tiny.ipynb", write(NOTEBOOK, BROKEN)),
    "source is empty": Wrong("release tiny", "tiny.ipynb", write(NOTEBOOK, b"")),
    "source without cells": Wrong(
        "release tiny", "tiny", write(NOTEBOOK, b'{"nbformat": 4, "nbformat_minor": 5}')
    ),
    "no header": Wrong("release tiny", "header.ipynb", remove("source/header.ipynb")),
    "two cells of one name": Wrong(
        "release tiny",
        "double",
        source(lambda book: book.cells.append(nbformat.from_dict(find(book, "double")))),
    ),
    "solution without end": Wrong(
        "release tiny",
        "END SOLUTION",
        source(lambda b: find(b, "double").update(source="### BEGIN SOLUTION\nx = 1")),
    ),
    "a notebook as text left over": Wrong(
        "release tiny", "tiny.py", lambda c: _as_text(c, f"source/{TINY}/{TINY}.py")
    ),
    "a file in place of release": Wrong(
        "release tiny", "release", lambda c: (remove("release")(c), write("release", b"")(c))
    ),
    "broken hidden cases": Wrong(
        "autograde tiny", "hidden_cases.toml", write(f"source/{TINY}/hidden_cases.toml", b"= 3")
    ),
    "release is out of date": Wrong(
        "release --check",
        "run `course release`",
        source(lambda book: book.cells[0].update(source="# Another title")),
    ),
    # collecting
    "nothing there": Wrong("collect nowhere.zip --assignment tiny", "nowhere.zip"),
    "no zip": Wrong(
        "collect in.zip --assignment tiny", "in.zip", write("in.zip", b"not a zip file")
    ),
    "half a zip": Wrong("collect in.zip --assignment tiny", "in.zip", truncated_archive),
    "empty zip": Wrong("collect in.zip --assignment tiny", "Nothing was collected", archive()),
    "empty folder": Wrong("collect box --assignment tiny", "Nothing was collected", folder("box")),
    "no regular expression": Wrong(
        "collect in.zip --assignment tiny",
        "student_id_pattern",
        lambda c: (
            config('c.Collect.student_id_pattern = "(?P<student_id>["')(c),
            archive(**{"ada.ipynb": b"1"})(c),
        ),
    ),
    "pattern without its group": Wrong(
        "collect in.zip --assignment tiny",
        "student_id",
        lambda c: (
            config('c.Collect.student_id_pattern = ".*"')(c),
            archive(**{"ada.ipynb": b"1"})(c),
        ),
    ),
    "a file in place of submitted": Wrong(
        "collect in.zip --assignment tiny",
        "submitted",
        lambda c: (
            remove("submitted")(c),
            write("submitted", b"")(c),
            archive(**{"ada.ipynb": b"1"})(c),
        ),
    ),
    # grading
    "not released": Wrong("autograde tiny", "course release tiny", remove("release")),
    "released notebook is broken": Wrong("autograde tiny", "tiny.ipynb", write(RELEASED, BROKEN)),
    "no scheduler there": Wrong("autograde tiny --force --scheduler 127.0.0.1:1", "127.0.0.1:1"),
    "no address": Wrong("autograde tiny --force --scheduler nonsense://x", "nonsense"),
    "no bubblewrap": Wrong("autograde tiny --force", "apt-get install bubblewrap"),
    "a file in place of records": Wrong(
        "autograde tiny --force",
        "records",
        lambda c: (remove("records")(c), write("records", b"")(c)),
    ),
    "a file in place of autograded": Wrong(
        "autograde tiny --force",
        "autograded",
        lambda c: (remove("autograded")(c), write("autograded", b"")(c)),
    ),
    # the gradebook
    "no database": Wrong("grades tiny", "gradebook", write("gradebook.db", BROKEN * 100)),
    "no database to grade into": Wrong(
        "autograde tiny", "gradebook", write("gradebook.db", BROKEN * 100)
    ),
    "no database to release into": Wrong(
        "release tiny", "gradebook", write("gradebook.db", BROKEN * 100)
    ),
    "a folder as gradebook": Wrong("grades tiny", "gradebook", folder("gradebook.db")),
    "server is down": Wrong("grades tiny", "gradebook", config(NOWHERE)),
    "server is down while grading": Wrong("autograde tiny", "gradebook", config(NOWHERE)),
    "no such driver": Wrong(
        "grades tiny", "db_url", config('c.CourseDirectory.db_url = "oracul://x"')
    ),
    "no address of a database": Wrong(
        "grades tiny", "db_url", config('c.CourseDirectory.db_url = "gradebook.db"')
    ),
    "locked gradebook": Wrong("autograde tiny --force", "locked", locked),
    # giving back
    "nothing graded yet": Wrong("feedback tiny", "course autograde tiny", remove("autograded")),
    "graded notebook is broken": Wrong(
        "feedback tiny", "ada", write(f"autograded/ada/{TINY}/{TINY}.ipynb", BROKEN)
    ),
    "a file in place of feedback": Wrong("feedback tiny", "feedback", write("feedback", b"")),
    "csv in no folder": Wrong("grades tiny --csv {root}/nowhere/g.csv", "g.csv"),
    "csv is a folder": Wrong("grades tiny --csv {root}/source", "source"),
    "full disk": Wrong("grades tiny --csv /dev/full", "/dev/full"),
    # audit, publish, new exercise
    "no corpus": Wrong("audit tiny --quick", "corpus"),
    "no such corpus": Wrong("audit tiny --quick --corpus {root}/nowhere", "nowhere"),
    "a file as corpus": Wrong("audit tiny --quick --corpus {root}/in.zip", "in.zip", archive()),
    "no attacks": Wrong("audit tiny --attacks", "attacks"),
    "publish over a file": Wrong("publish {root}/in.zip", "in.zip", archive()),
    "publish over other things": Wrong("publish {root}/source", "source"),
    "no name for an exercise": Wrong("new-exercise tiny 1x", "1x"),
    "an exercise that is there": Wrong("new-exercise tiny double", "double"),
    "after no exercise": Wrong("new-exercise tiny triple --after nope", "nope"),
    "less than nothing": Wrong("new-exercise tiny triple --points -1", "points", code=2),
}


def _as_text(course: Course, name: str) -> None:
    """What `jupytext --to py` leaves beside the notebook, solutions included."""
    book = nbformat.read(course.notebook("source", TINY), as_version=4)
    (course.root / name).write_text("\n\n".join(cell.source for cell in book.cells))


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Course:
    course = make_course(tmp_path_factory.mktemp("wrong") / "course")
    release(course, TINY)
    hand_in(course, "ada", answered(course))
    autograde(course, TINY, progress=False)
    return course


@pytest.mark.parametrize("name", WRONG)
def test_one_sentence_and_no_traceback(
    name: str, graded: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = WRONG[name]
    root = tmp_path / "course"
    shutil.copytree(graded.root, root)
    wrong.breaks(Course(root))
    if name == "no bubblewrap":
        from grading.engine import client

        environment = {**client._environment(), "PATH": "/nonexistent"}
        monkeypatch.setattr(client, "_environment", lambda: environment)
    monkeypatch.chdir(root)
    try:
        ran = CliRunner().invoke(app, wrong.words.format(root=root).split(), terminal_width=200)
    finally:
        while _held:
            _held.pop().close()
    said = " ".join(ran.output.split())
    assert ran.exit_code == wrong.code, said
    assert isinstance(ran.exception, SystemExit), ran.exception
    assert wrong.says in said
    assert "Traceback" not in said
    assert len(said) < 700, said


def test_there_are_enough_of_them() -> None:
    assert len(WRONG) >= 60
