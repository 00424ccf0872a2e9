"""Archive in, graded, feedback and sheet out, for each learning platform, read back by its rules.

The archives, the sheets and the rules with which they are read back are what `docs/platforms.md`
says of each platform; nothing here asks our own code what a name means.
"""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import nbformat
import pytest
import yaml
from tinycourse import TINY, answered, make_course
from typer.testing import CliRunner

from grading.authoring.release import release
from grading.cli import app
from grading.course import Course
from grading.returning.results import read_results

WRONG_DOUBLE = "def double(x):\n    return x"
WORKSHEET = (
    '"Identifier","Full name","Email address","Status","Grade","Maximum grade",'
    '"Grade can be changed","Last modified (submission)","Online text","Last modified (grade)",'
    '"Feedback comments"\r\n'
    '"Participant 1001","Ada Lovelace","ada@example.org","Submitted for grading - ","","9.00",'
    '"Yes","Monday, 2 November 2026, 10:15 AM","","-",""\r\n'
    '"Participant 1002","Bob Müller","bob@example.org","Submitted for grading - ","","9.00",'
    '"Yes","Monday, 2 November 2026, 11:15 AM","","-",""\r\n'
    '"Participant 1003","Cy Young","cy@example.org","No submission","","9.00",'
    '"Yes","-","","-",""\r\n'
)
CANVAS_SHEET = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Tiny lab (777),Other (778)\r\n"
    ",,,,,Manual Posting,\r\n"
    "    Points Possible,,,,,9.0,10.0\r\n"
    '"Lovelace, Ada",4242,S-1,ada,Group 1,,3\r\n'
    '"Müller, Bob",4243,S-2,bob,Group 1,,4\r\n'
    '"Young, Cy",4244,S-3,cy,Group 2,,5\r\n'
    '"Student, Test",4299,,test,Group 2,,\r\n'
)


@pytest.fixture
def course(tmp_path: Path) -> Course:
    course = make_course(tmp_path / "course")
    release(course, TINY)
    return course


def run(course: Course, *words: str, code: int = 0) -> str:
    result = CliRunner().invoke(app, [*words, "--course", str(course.root)], terminal_width=200)
    said = " ".join(result.output.split())
    assert result.exit_code == code, said
    return said


def archive(course: Course, names: dict[str, str], **others: bytes) -> Path:
    """A zip with Ada's and Bob's notebook and Ada's companion file, under a platform's names."""
    right = nbformat.writes(answered(course)).encode()
    wrong = nbformat.writes(answered(course, double=WRONG_DOUBLE)).encode()
    content = {"ada": right, "bob": wrong, "actor": b"weights"}
    path = course.root / "handed-in.zip"
    with zipfile.ZipFile(path, "w") as file:
        for who, name in names.items():
            file.writestr(name, content[who])
        for name, data in others.items():
            file.writestr(name, data)
    return path


def grade(course: Course) -> dict[str, float]:
    run(course, "autograde", TINY)
    return {result.student: result.total for result in read_results(course, TINY)}


def companions(course: Course) -> set[str]:
    return {path.parent.parent.name for path in course.root.glob("submitted/*/*/actor.pt")}


def pages(course: Course, platform: str) -> dict[str, bytes]:
    path = course.root / "back.zip"
    before = set(course.root.glob("*.zip"))
    said = run(course, "feedback", TINY, "--zip", platform)
    made = sorted(set(course.root.rglob("*.zip")) - before - {course.root / "handed-in.zip"})
    assert made, said
    path = made[0]
    with zipfile.ZipFile(path) as file:
        return {info.filename: file.read(info) for info in file.infolist() if not info.is_dir()}


# ---- Moodle -------------------------------------------------------------------------------------


def moodle_reads_feedback(names: list[str]) -> dict[int, str]:
    """Participant number -> file, as Moodle finds it in an uploaded zip."""
    found = {}
    for name in names:
        pieces = name.split("_", 4)
        assert len(pieces) == 5 and pieces[1].isdigit(), name
        assert (pieces[2], pieces[3]) in {("assignfeedback", "file"), ("assignsubmission", "file")}
        found[int(pieces[1])] = pieces[4].lstrip("/")
    return found


def moodle_reads_sheet(text: str, most: float) -> dict[int, float]:
    """Participant number -> grade of the rows that Moodle takes over."""
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    assert {"Identifier", "Grade", "Last modified (grade)"} <= set(rows.fieldnames or ())
    taken = {}
    for row in rows:
        if row["Grade"] == "" or row["Grade can be changed"] != "Yes":
            continue
        assert 0 <= float(row["Grade"]) <= most
        taken[int(row["Identifier"].removeprefix("Participant "))] = float(row["Grade"])
    return taken


@pytest.mark.parametrize(
    "names",
    [
        {
            "ada": "Ada Lovelace_1001_assignsubmission_file/tiny.ipynb",
            "actor": "Ada Lovelace_1001_assignsubmission_file/actor.pt",
            "bob": "Bob Müller_1002_assignsubmission_file/my tiny (1).ipynb",
        },
        {
            "ada": "Ada Lovelace_1001_assignsubmission_file_/tiny.ipynb",
            "actor": "Ada Lovelace_1001_assignsubmission_file_/actor.pt",
            "bob": "Bob Müller_1002_assignsubmission_file_/tiny.ipynb",
        },
        {
            "ada": "Ada Lovelace_1001_assignsubmission_file_tiny.ipynb",
            "actor": "Ada Lovelace_1001_assignsubmission_file_actor.pt",
            "bob": "Bob Müller_1002_assignsubmission_file_tiny.ipynb",
        },
    ],
    ids=["folders", "older folders", "flat"],
)
def test_moodle(course: Course, names: dict[str, str]) -> None:
    assert "Moodle" in run(course, "collect", str(archive(course, names)), "--assignment", TINY)
    assert grade(course) == {"1001": 7.0, "1002": 5.0}
    assert companions(course) == {"1001"}
    back = pages(course, "moodle")
    found = moodle_reads_feedback(list(back))
    assert set(found) == {1001, 1002} and all(name.endswith(".html") for name in found.values())
    assert not set(found.values()) & {"tiny.ipynb", "actor.pt"}
    sheet = course.root / "worksheet.csv"
    sheet.write_bytes(WORKSHEET.encode("utf-8-sig"))
    said = run(course, "grades", TINY, "--moodle", str(sheet), "--so-far")
    assert sheet.read_bytes() == WORKSHEET.encode("utf-8-sig")
    filled = next(path for path in course.root.glob("*.csv") if "filled" in path.name)
    text = filled.read_bytes().decode("utf-8-sig")
    assert moodle_reads_sheet(text, most=9) == {1001: 7.0, 1002: 5.0}
    assert "1003" in said or "Cy Young" in said
    for mine, theirs in zip(text.splitlines(), WORKSHEET.splitlines(), strict=True):
        assert mine.replace('"7.00"', '""').replace('"5.00"', '""') == theirs


# ---- Canvas -------------------------------------------------------------------------------------


def canvas_reads_feedback(names: list[str]) -> dict[tuple[int, int], str]:
    """(User, attachment) -> file: the first two pieces of digits alone."""
    found = {}
    for name in names:
        digits = [piece for piece in Path(name).name.split("_") if piece.isdigit()]
        assert len(digits) >= 2, name
        found[int(digits[0]), int(digits[1])] = name
    return found


def test_canvas(course: Course) -> None:
    names = {
        "ada": "lovelaceada_4242_90001_tiny.ipynb",
        "actor": "lovelaceada_4242_90002_actor-1.pt",
        "bob": "müllerbob_LATE_4243_90003_tiny-1.ipynb",
    }
    sheet = course.root / "gradebook.csv"
    sheet.write_bytes(CANVAS_SHEET.encode())
    run(course, "roster", str(sheet))
    assert "Canvas" in run(course, "collect", str(archive(course, names)), "--assignment", TINY)
    totals = grade(course)
    assert sorted(totals.values()) == [0.0, 5.0, 7.0]
    back = canvas_reads_feedback(list(pages(course, "canvas")))
    assert {user for user, _ in back} == {4242, 4243}
    assert all(attachment in {90001, 90003} for _, attachment in back)
    run(course, "grades", TINY, "--canvas", str(sheet), "--column", "Tiny lab (777)", "--so-far")
    filled = next(path for path in course.root.glob("*.csv") if "filled" in path.name)
    rows = list(csv.reader(io.StringIO(filled.read_text(encoding="utf-8"))))
    before = list(csv.reader(io.StringIO(CANVAS_SHEET)))
    assert rows[0] == before[0]
    assert [row[5] for row in rows[1:]] == ["Manual Posting", "9.0", "7", "5", "", ""] or [
        float(row[5]) for row in rows[3:5]
    ] == [7.0, 5.0]
    assert [[*row[:5], *row[6:]] for row in rows] == [[*row[:5], *row[6:]] for row in before]


# ---- the others ---------------------------------------------------------------------------------


def test_gradescope(course: Course) -> None:
    top = "assignment_55_export"
    about = {
        f"submission_{number}": {
            ":submitters": [{":name": name, ":sid": sid, ":email": f"{sid}@example.org"}],
            ":created_at": "2026-11-02 10:15:00 +0000",
            ":score": None,
        }
        for number, name, sid in ((1, "Ada Lovelace", "S1"), (2, "Bob Müller", "S2"))
    }
    names = {
        "ada": f"{top}/submission_1/tiny.ipynb",
        "actor": f"{top}/submission_1/actor.pt",
        "bob": f"{top}/submission_2/tiny.ipynb",
    }
    others = {f"{top}/submission_metadata.yml": yaml.safe_dump(about, allow_unicode=True).encode()}
    path = archive(course, names, **others)
    assert "Gradescope" in run(course, "collect", str(path), "--assignment", TINY)
    assert grade(course) == {"S1": 7.0, "S2": 5.0}
    assert companions(course) == {"S1"}


def test_blackboard(course: Course) -> None:
    names = {
        "ada": "Tiny_ada_attempt_2026-11-02-10-15-00_tiny.ipynb",
        "actor": "Tiny_ada_attempt_2026-11-02-10-15-00_actor.pt",
        "bob": "Tiny_bob_attempt_2026-11-02-11-15-00_tiny.ipynb",
    }
    others = {
        "Tiny_ada_attempt_2026-11-02-10-15-00.txt": b"Name: Ada Lovelace (ada)",
        "Tiny_bob_attempt_2026-11-02-11-15-00.txt": b"Name: Bob (bob)",
        "Tiny_bob_attempt_2026-11-01-09-00-00_tiny.ipynb": b"an older attempt, no notebook",
    }
    path = archive(course, names, **others)
    assert "Blackboard" in run(course, "collect", str(path), "--assignment", TINY)
    assert grade(course) == {"ada": 7.0, "bob": 5.0}
    assert companions(course) == {"ada"}


def test_brightspace_and_classroom_go_by_the_roster(course: Course) -> None:
    roster = course.root / "people.csv"
    roster.write_text(
        "id;first name;last name;email\n"
        "a1;Ada;Lovelace;ada@example.org\nb2;Bob;Müller;bob@example.org\n",
        encoding="utf-8",
    )
    run(course, "roster", str(roster))
    names = {
        "ada": "101-777 - Ada Lovelace - Nov 2, 2026 1015 AM/tiny.ipynb",
        "actor": "101-777 - Ada Lovelace - Nov 2, 2026 1015 AM/actor.pt",
        "bob": "102-777 - Bob Müller - Nov 2, 2026 1115 AM/tiny.ipynb",
    }
    path = archive(course, names, **{"index.html": b"<html></html>"})
    assert "Brightspace" in run(course, "collect", str(path), "--assignment", TINY)
    assert grade(course) == {"a1": 7.0, "b2": 5.0}
    assert companions(course) == {"a1"}
