"""Collecting: which of a student's several files counts, and what a person has to decide."""

from __future__ import annotations

import csv
from pathlib import Path

import nbformat
import pytest
from collecting import Works, held, pack, said_of, shelves, students, take
from tinycourse import TINY, make_course
from typer.testing import CliRunner

from grading.authoring.release import release
from grading.cli import app
from grading.course import Course, CourseError
from grading.intake.collect import Options, collect, gather, settle_held
from grading.intake.roster import Student, write_roster
from grading.intake.shelf import read_notes
from grading.intake.skeleton import take_in
from grading.intake.summary import table
from grading.marking.autograde import autograde
from grading.marking.records import read_record
from grading.returning.feedback import feedback

BOTH = ["actor.pt", "tiny.ipynb"]


@pytest.fixture
def course(tiny_course: Course) -> Course:
    release(tiny_course, TINY)
    return tiny_course


@pytest.fixture
def works(course: Course) -> Works:
    return Works(course)


def notebooks(course: Course) -> dict[str, bytes]:
    return {name: files["tiny.ipynb"] for name, files in shelves(course).items()}


def sheet(course: Course) -> Path:
    return course.root / "held" / TINY / "held.csv"


def fill_in(course: Course, **students_of: str) -> None:
    """Write students into `held.csv` as a spreadsheet saves it; file name's end -> student."""
    path = sheet(course)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    for row in rows[1:]:
        for end, student in students_of.items():
            if row[0].replace(".", "_").endswith(end):
                row[3] = student
    with path.open("w", encoding="cp1252", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)


def test_the_folder_alone_names_the_student(course: Course, works: Works) -> None:
    take(course, {"aaron/bob__x.ipynb": works.wrong, "bob/tiny.ipynb": works.solved})
    assert notebooks(course) == {"aaron": works.wrong, "bob": works.solved}


@pytest.mark.parametrize(
    ("files", "chosen"),
    [
        ({"tiny.ipynb": "untouched", "tiny_final.ipynb": "solved"}, "solved"),
        ({"tiny.ipynb": "broken", "v2.ipynb": "solved"}, "solved"),
        ({"tiny.ipynb": "other", "work.ipynb": "solved"}, "solved"),
        ({"tiny.ipynb": "solved", "tiny_old.ipynb": "wrong"}, "solved"),
        ({"v1.ipynb": "half", "v2.ipynb": "solved"}, "solved"),
        ({"tiny.ipynb": "half", "tiny (1).ipynb": "solved"}, "solved"),
        ({"old/tiny.ipynb": "half", "new/tiny.ipynb": "solved"}, "solved"),
        ({"a.ipynb": "solved", "b.ipynb": "solved"}, "solved"),
        ({"tiny.ipynb": "untouched", "copy.ipynb": "untouched"}, "untouched"),
        ({"v1.ipynb": "wrong", "v2.ipynb": "solved"}, ""),
        ({"tiny.ipynb": "wrong", "tiny (1).ipynb": "solved"}, ""),
        ({"a/tiny.ipynb": "wrong", "b/tiny.ipynb": "solved"}, ""),
        ({f"v{n}.ipynb": "solved" for n in range(20)}, ""),
    ],
)
def test_of_one_attempt_the_one_with_work_counts(
    course: Course, works: Works, files: dict[str, str], chosen: str
) -> None:
    entries = {f"ada/{name}": getattr(works, kind) for name, kind in files.items()}
    collection = take(course, {**entries, "bob/tiny.ipynb": works.solved})
    expected = {"ada": getattr(works, chosen)} if chosen else {}
    assert notebooks(course) == {**expected, "bob": works.solved}
    assert len(held(collection)) == (0 if chosen else len(files))
    assert set(said_of(collection)) == {*entries, "bob/tiny.ipynb"}, "each file has its line"


def test_two_sources_of_one_student(course: Course, works: Works) -> None:
    take(course, {"ada.ipynb": works.untouched, "ada/tiny.ipynb": works.solved})
    assert notebooks(course) == {"ada": works.solved}
    entries = {"bob.ipynb": works.wrong, "bob/tiny.ipynb": works.solved}
    assert set(held(take(course, entries))) == set(entries)
    twice = [("cy.ipynb", works.wrong), ("cy.ipynb", works.solved)]
    assert len([item for item in take(course, twice).files if item.held]) == 2
    assert notebooks(course) == {"ada": works.solved}


def test_the_newest_attempt_counts_and_everybody_is_told(course: Course, works: Works) -> None:
    entries = {
        "HW_ada_attempt_2026-11-20-10-00-00_tiny.ipynb": works.solved,
        "HW_ada_attempt_2026-11-21-10-00-00_tiny.ipynb": works.untouched,
        "HW_ada_attempt_2026-11-20-10-00-00_actor.pt": b"p",
        "HW_bob_attempt_2026-11-20-10-00-00_tiny.ipynb": works.wrong,
        "HW_bob_attempt_2026-11-20-23-00-00_b.ipynb": works.solved,
        "HW_cy_attempt_2026-11-20-10-00-00_tiny.ipynb": works.solved,
    }
    collection = take(course, entries)
    expected = {"ada": works.untouched, "bob": works.solved, "cy": works.solved}
    assert notebooks(course) == expected
    assert shelves(course)["ada"]["actor.pt"] == b"p", "an attempt without one keeps the former"
    shown = [item.file.split("_")[1] for item in collection.files if item.note]
    assert sorted(shown) == ["ada", "ada"], "an older attempt as such is nothing to look at"
    first = read_notes(course.path("submitted", TINY, "ada"))[0]
    assert "newest of 2 attempts" in first and "no work in it" in first
    assert read_notes(course.path("submitted", TINY, "cy")) == []
    autograde(course, TINY, ["bob"], progress=False)
    record = read_record(course.root, TINY, "bob")
    assert record is not None and "b.ipynb was taken" in record.notes[-1]
    assert "b.ipynb was taken" in feedback(course, TINY, ["bob"])[0].read_text()


def test_notes_reach_a_submission_that_is_refused(course: Course, works: Works) -> None:
    entries = {
        "HW_ada_attempt_2026-11-20-10-00-00_tiny.ipynb": works.solved,
        "HW_ada_attempt_2026-11-21-10-00-00_tiny.ipynb": works.broken,
    }
    take(course, entries)
    released = nbformat.read(course.notebook("release", TINY), as_version=4)
    taken = take_in(course.notebook("submitted", TINY, "ada"), released, TINY)
    notes = taken.metadata["course"]["notes"]
    assert "not valid JSON" in notes[0] and "newest of 2 attempts" in notes[1]


@pytest.mark.parametrize("text", ["", "[]", '{"notes": 3}', '{"notes": [3, {"a": 1}]}', "\xff"])
def test_notes_that_are_none_are_none(tmp_path: Path, text: str) -> None:
    (tmp_path / ".previous").mkdir()
    (tmp_path / ".previous" / ".collected.json").write_text(text, encoding="latin-1")
    assert read_notes(tmp_path) == []


def test_second_uploads_of_canvas(course: Course, works: Works) -> None:
    entries = {
        "ada_4242_90001_tiny.ipynb": works.wrong,
        "ada_4242_90005_tiny-1.ipynb": works.solved,
        "bob_4243_90006_tiny.ipynb": works.solved,
        "bob_4243_90007_tiny-1.ipynb": works.untouched,
    }
    take(course, entries)
    assert notebooks(course) == {"4242": works.solved, "4243": works.solved}


def test_an_older_attempt_never_replaces_a_newer_one(course: Course, works: Works) -> None:
    def attempt(day: int, data: bytes) -> str:
        name = f"HW_ada_attempt_2026-11-{day}-10-00-00_tiny.ipynb"
        return said_of(take(course, {name: data}))[name]

    assert attempt(21, works.solved) == "taken"
    assert attempt(20, works.wrong) == "older than what is there; kept as .previous/1-tiny.ipynb"
    assert attempt(20, works.wrong) == "older than what is there; kept as .previous/1-tiny.ipynb"
    assert notebooks(course) == {"ada": works.solved}
    assert b"2026-11-21" in shelves(course)["ada"]["timestamp.txt"]
    name = "HW_ada_attempt_2026-11-20-10-00-00_actor.pt"
    assert said_of(take(course, {name: b"p"}))[name] == "taken", "it replaces nothing"
    assert b"2026-11-21" in shelves(course)["ada"]["timestamp.txt"]
    assert attempt(22, works.half) == "replaced; the former is .previous/2-tiny.ipynb"
    assert attempt(22, works.half) == "unchanged"
    assert notebooks(course) == {"ada": works.half}
    former = course.path("submitted", TINY, "ada") / ".previous"
    assert (former / "1-tiny.ipynb").read_bytes() == works.wrong
    assert (former / "2-tiny.ipynb").read_bytes() == works.solved


def test_one_line_in_the_sheet_settles_it_for_good(course: Course, works: Works) -> None:
    entries = {
        "cy/v1.ipynb": works.wrong,
        "cy/v2.ipynb": works.solved,
        "cy/actor.pt": b"p",
        "tiny.ipynb": works.half,
    }
    collection = take(course, entries)
    assert len(held(collection)) == 4 and students(course) == {}
    assert any("course collect --held --assignment tiny" in text for text in collection.remarks)
    with pytest.raises(CourseError, match="No student is filled in yet"):
        settle_held(course, TINY)
    fill_in(course, v2_ipynb="cy")
    collection = settle_held(course, TINY)
    assert shelves(course) == {"cy": {"actor.pt": b"p", "tiny.ipynb": works.solved}}
    former = course.path("submitted", TINY, "cy") / ".previous" / "1-tiny.ipynb"
    assert former.read_bytes() == works.wrong, "what was not chosen is kept"
    assert "v1" not in sheet(course).read_text() and "tiny.ipynb" in sheet(course).read_text()
    fill_in(course, tiny_ipynb="dee")
    settle_held(course, TINY)
    assert not sheet(course).exists()
    again = take(course, entries)
    assert held(again) == {}, "the answers stand"
    assert notebooks(course) == {"cy": works.solved, "dee": works.half}
    with pytest.raises(CourseError, match="Nothing is held"):
        settle_held(course, TINY)


def test_one_command_settles_it(course: Course, works: Works) -> None:
    take(course, {"tiny.ipynb": works.solved, "actor.pt": b"p"}, name="Ada L.zip")
    (path,) = (course.root / "held").rglob("tiny.ipynb")
    gather(course, path, TINY, Options(students=("ada",)))
    assert students(course) == {"ada": BOTH} and not path.exists()
    assert not sheet(course).exists()


def test_a_file_for_several_students_by_hand(course: Course, works: Works, tmp_path: Path) -> None:
    (tmp_path / "mail.ipynb").write_bytes(works.solved)
    gather(course, tmp_path / "mail.ipynb", TINY, Options(students=("ada", "bob")))
    assert notebooks(course) == {"ada": works.solved, "bob": works.solved}
    by_name = gather(course, tmp_path / "mail.ipynb", TINY, Options(students=(TINY,)))
    assert list(held(by_name)) == ["mail.ipynb"], "no student is called like an assignment"
    for name in ("..", "a/b", "", "x" * 300):
        with pytest.raises(CourseError, match="cannot be it"):
            gather(course, tmp_path / "mail.ipynb", TINY, Options(students=(name,)))


def test_answers_that_cannot_be_are_said_and_stay(course: Course, works: Works) -> None:
    write_roster(course, [Student("ada", "Ada", "L", "ada@uni.edu"), Student("bob")])
    names = ("x1", "x2", "x3", "x4")
    take(course, {f"{name}/tiny.ipynb": works.solved for name in names})
    assert students(course) == {}
    fill_in(
        course,
        **{
            "x1/tiny_ipynb": "ADA@uni.edu",
            "x2/tiny_ipynb": "nobody",
            "x3/tiny_ipynb": "bob",
            "x4/tiny_ipynb": "bob",
        },
    )
    said = said_of(settle_held(course, TINY))
    assert notebooks(course) == {"ada": works.solved}
    assert "nobody on the roster" in said["x2/tiny.ipynb"]
    assert "several files are given to bob" in said["x3/tiny.ipynb"]
    assert sheet(course).read_text().count("bob") == 2, "the answers are still there to mend"


def test_a_sheet_that_lost_its_header_is_said(course: Course, works: Works) -> None:
    take(course, {"tiny.ipynb": works.solved})
    sheet(course).write_text("a,b\n")
    with pytest.raises(CourseError, match="has lost its first line"):
        settle_held(course, TINY)


def test_held_files_are_kept_once_and_harmlessly(course: Course, works: Works) -> None:
    entries = {"=cmd()\u202e/../x.ipynb": b"1", "=cmd()/tiny.ipynb": b"2", "-/tiny.ipynb": b"3"}
    for _ in range(2):
        take(course, entries)
    with sheet(course).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == ["file", "reason", "guess", "student"] and len(rows) == 2
    for row in rows:
        assert row["file"][0].isalnum() and row["reason"][0] not in "=+-@"
        assert (course.root / "held" / TINY / row["file"]).is_file()


def test_a_table_of_many_attempts_is_short(course: Course, works: Works) -> None:
    entries = {}
    for n in range(60):
        for day in (20, 21):
            head = f"HW_s{n}_attempt_2026-11-{day}-10-00-00"
            entries |= {f"{head}.txt": b"", f"{head}_tiny.ipynb": works.solved}
    collection = take(course, entries)
    assert len(collection.files) == 240 and table(collection.files, everything=False) is None
    assert table(collection.files, everything=True) is not None


def run(course: Course, *words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, [*words, "--course", str(course.root)], terminal_width=200)
    return result.exit_code, " ".join(result.output.split())


def test_the_command_says_what_it_took_it_for_and_what_needs_attention(tmp_path: Path) -> None:
    course = make_course(tmp_path / "course")
    entries = {
        f"Name {n}_{n}_assignsubmission_file/tiny.ipynb": b"%d" % n for n in range(1000, 1100)
    }
    box = tmp_path / "box.zip"
    box.write_bytes(pack({**entries, "N_1_assignsubmission_file/notes.pdf": b"", "x.ipynb": b""}))
    code, text = run(course, "collect", str(box), "--assignment", TINY)
    assert code == 0 and "Taken for: Moodle's zip" in text
    assert "100 files of 100 students (1 held, 1 left out)" in text
    assert "neither a notebook" in text and "x.ipynb" in text and "1050_1050" not in text
    code, text = run(course, "collect", str(box), "--assignment", TINY, "--all")
    assert code == 0 and "1050_1050" in text and "100 unchanged" in text
    code, text = run(course, "collect", "--assignment", TINY)
    assert code == 1 and "--held" in text
    code, text = run(course, "collect", "--held", "--assignment", TINY)
    assert code == 1 and "held.csv" in text
    (path,) = (course.root / "held").rglob("x.ipynb")
    code, text = run(course, "collect", str(path), "--assignment", TINY, "--student", "eve")
    assert code == 0 and "1 files of 1 students" in text


def test_damage_in_one_file_stops_nobody(course: Course, works: Works) -> None:
    deep = b"[" * 100_000
    entries = {"ada/a.ipynb": deep, "ada/b.ipynb": works.solved, "bob/tiny.ipynb": works.solved}
    take(course, entries)
    assert notebooks(course) == {"ada": works.solved, "bob": works.solved}
    assert len(collect(course, course.root.parent / "box.zip", TINY)) == 3
