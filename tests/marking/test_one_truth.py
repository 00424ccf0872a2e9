"""Records and gradebook are one truth: nothing is shown that is not entered, and points that a
person gave count for the answer they were given for."""

from __future__ import annotations

import csv
import datetime
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from tinycourse import TINY, answered, find, hand_in, make_course
from typer.testing import CliRunner

from grading.authoring.release import release
from grading.cli import app
from grading.course import Course, CourseError
from grading.marking import autograde as grading_module
from grading.marking.autograde import autograde
from grading.marking.records import read_record, record_path
from grading.returning.feedback import feedback
from grading.returning.grades import write_csv
from grading.returning.results import SubmissionResult, read_results

OTHER = {"q_twice": "A quite different answer."}


PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"
    "gg=="
)


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Released once for all tests here; each takes students of its own."""
    course = make_course(
        tmp_path_factory.mktemp("truth") / "course",
        config='c.LateSubmissionPlugin.penalty_method = "zero"\n',
    )
    release(course, TINY)
    return course


def result(course: Course, student: str) -> SubmissionResult:
    return next(each for each in read_results(course, TINY) if each.student == student)


def points(course: Course, student: str) -> dict[str, float | None]:
    return {each.exercise: each.points for each in result(course, student).exercises}


def grade(course: Course, student: str, book: object = None, **answers: str) -> SubmissionResult:
    hand_in(course, student, answered(course, **answers) if book is None else book)
    autograde(course, TINY, [student], progress=False)
    return result(course, student)


def by_hand(
    course: Course, student: str, cell: str, score: float | None, extra: float | None = None
) -> None:
    """As Formgrader stores it."""
    with course.gradebook() as gradebook:
        place = (TINY, TINY, student)
        given = gradebook.find_grade(cell, *place)
        given.manual_score, given.extra_credit, given.needs_manual_grade = score, extra, False
        comment = gradebook.find_comment(cell.removeprefix("test_"), *place)
        comment.manual_comment = f"Well said, {student}."
        gradebook.db.commit()


def in_gradebook(course: Course, student: str, cell: str = "q_twice") -> tuple:
    with course.gradebook() as gradebook:
        place = (TINY, TINY, student)
        given = gradebook.find_grade(cell, *place)
        comment = gradebook.find_comment(cell.removeprefix("test_"), *place)
        waits = bool(given.needs_manual_grade)
        return given.manual_score, given.extra_credit, waits, comment.manual_comment


def page(course: Course, student: str) -> str:
    (path,) = feedback(course, TINY, [student])
    return " ".join(re.sub("<[^>]*>", " ", path.read_text()).split())


def table(course: Course, student: str) -> dict[str, str]:
    file = course.root / "grades.csv"
    write_csv(read_results(course, TINY), file)
    with file.open() as rows:
        return next(row for row in csv.DictReader(rows) if row["student"] == student)


# ---- a grade is one that is in the gradebook ----------------------------------------------------


def test_a_gradebook_that_is_lost_is_said_and_filled_again(tmp_path: Path) -> None:
    course = make_course(tmp_path / "course")
    release(course, TINY)
    grade(course, "ada")
    (course.root / "gradebook.db").rename(course.root / "kept.db")
    release(course, TINY)
    lost = result(course, "ada")
    assert (lost.status, lost.waiting) == ("not graded yet", 0)
    assert "points are not in the gradebook" in lost.notes[0]
    assert set(points(course, "ada").values()) == {None}
    assert (table(course, "ada")["total"], table(course, "ada")["double"]) == ("", "")
    autograde(course, TINY, progress=False)
    assert (result(course, "ada").status, result(course, "ada").total) == ("graded", 7)


def test_a_removed_student_is_graded_again(released: Course) -> None:
    grade(released, "removed")
    with released.gradebook() as gradebook:
        gradebook.remove_student("removed")
    assert result(released, "removed").status == "not graded yet"
    autograde(released, TINY, ["removed"], progress=False)
    assert result(released, "removed").total == 7


def test_an_older_gradebook_put_back_is_noticed(released: Course) -> None:
    grade(released, "older", count="def count(n):\n    return n")
    book = released.root / "gradebook.db"
    old = book.read_bytes()
    assert grade(released, "older").total == 7
    new = book.read_bytes()
    book.write_bytes(old)
    assert result(released, "older").status == "not graded yet"
    autograde(released, TINY, ["older"], progress=False)
    assert result(released, "older").total == 7
    assert len(new) > 0


def test_what_is_graded_and_entered_is_not_graded_again(released: Course) -> None:
    grade(released, "once")
    before = record_path(released.root, TINY, "once").stat().st_mtime_ns
    by_hand(released, "once", "q_twice", 1.5)
    autograde(released, TINY, ["once"], progress=False)
    assert record_path(released.root, TINY, "once").stat().st_mtime_ns == before
    assert result(released, "once").total == 8.5


def test_records_that_are_lost_hide_no_points(released: Course) -> None:
    grade(released, "unrecorded")
    by_hand(released, "unrecorded", "q_twice", 1.5)
    record_path(released.root, TINY, "unrecorded").unlink()
    assert result(released, "unrecorded").status == "not graded yet"
    folder = released.path("submitted", TINY, "unrecorded")
    folder.parent.rename(released.root / "elsewhere")
    found = result(released, "unrecorded")
    assert (found.status, found.total) == ("review", 8.5)
    assert "neither" in found.notes[0] or "not here" in found.notes[0]
    (released.root / "elsewhere").rename(folder.parent)
    autograde(released, TINY, ["unrecorded"], progress=False)
    found = result(released, "unrecorded")
    assert (found.status, found.total) == ("review", 8.5)
    assert "1.5 points" in found.notes[0] and "may be for an earlier answer" in found.notes[0]
    assert in_gradebook(released, "unrecorded")[2]


def test_a_failure_shows_no_noughts(released: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise OSError("the disk is on fire")

    grade(released, "fails")
    by_hand(released, "fails", "q_twice", 2)
    monkeypatch.setattr(grading_module, "take_in", broken)
    found = grade(released, "fails", **OTHER)
    assert (found.status, points(released, "fails")["double"]) == ("error", None)
    assert table(released, "fails")["total"] == ""
    monkeypatch.undo()
    autograde(released, TINY, ["fails"], progress=False)
    assert result(released, "fails").waiting == 1
    assert "had 2 points" in result(released, "fails").notes[0]


# ---- points by hand -----------------------------------------------------------------------------


def test_another_answer_waits_again_and_the_old_points_stay_in_view(released: Course) -> None:
    grade(released, "anew")
    by_hand(released, "anew", "q_twice", 1.5, extra=0.5)
    found = grade(released, "anew", **OTHER)
    note = 'had 1.5 points and 0.5 extra points and the comment "Well said, anew."'
    assert (found.waiting, found.total) == (1, 7)
    assert f"q_twice: {note} for an earlier answer." in found.notes
    assert in_gradebook(released, "anew") == (None, None, True, None)
    with released.gradebook() as gradebook:
        shown = gradebook.find_comment("q_twice", TINY, TINY, "anew").auto_comment
    assert shown == f"H{note[1:]} for an earlier answer."
    assert table(released, "anew")["q_twice"] == "" and table(released, "anew")["waiting"] == "1"
    assert "7 of 9 points , 1 answer waits" in page(released, "anew").replace("points,", "points ,")
    autograde(released, TINY, ["anew"], progress=False, force=True)
    assert note in " ".join(result(released, "anew").notes)
    by_hand(released, "anew", "q_twice", 1)
    autograde(released, TINY, ["anew"], progress=False, force=True)
    found = result(released, "anew")
    assert (found.waiting, found.total, found.notes) == (0, 8, [])


def test_the_same_answer_keeps_its_points_in_a_new_hand_in(released: Course) -> None:
    grade(released, "same", count="def count(n):\n    return n")
    by_hand(released, "same", "q_twice", 1.5)
    found = grade(released, "same", q_twice="Because one and one is two.  \n")
    assert (found.total, found.waiting, found.notes) == (8.5, 0, [])
    assert in_gradebook(released, "same") == (1.5, None, False, "Well said, same.")


def test_a_pasted_image_is_part_of_the_answer(released: Course) -> None:
    book = answered(released)
    find(book, "q_twice")["attachments"] = {"a.png": {"image/png": PIXEL}}
    grade(released, "image", book)
    by_hand(released, "image", "q_twice", 2)
    assert grade(released, "image").waiting == 1


def test_a_refused_file_has_no_points_and_the_answer_gets_them_back(released: Course) -> None:
    grade(released, "refused")
    by_hand(released, "refused", "q_twice", 1.5)
    by_hand(released, "refused", "test_double", 1)
    found = grade(released, "refused", b"<html>")
    assert (found.status, found.total, found.waiting) == ("rejected", 0, 0)
    assert "q_twice: had 1.5 points" in " ".join(found.notes)
    assert in_gradebook(released, "refused")[0] is None
    assert "0 of 9 points" in page(released, "refused")
    found = grade(released, "refused")
    assert (found.status, found.total, found.notes) == ("graded", 7.5, [])
    assert in_gradebook(released, "refused") == (1.5, None, False, "Well said, refused.")


def test_an_answer_that_comes_back_gets_its_points_back(released: Course) -> None:
    grade(released, "back")
    by_hand(released, "back", "q_twice", 2)
    grade(released, "back", **OTHER)
    by_hand(released, "back", "q_twice", 0.5)
    assert grade(released, "back").total == 9
    assert grade(released, "back", **OTHER).total == 7.5


def test_a_test_that_was_overruled_and_extra_credit(released: Course) -> None:
    wrong = "def double(x):\n    return x"
    assert grade(released, "overruled", double=wrong).total == 5
    by_hand(released, "overruled", "test_double", 1.5)
    by_hand(released, "overruled", "test_count", None, extra=1)
    assert result(released, "overruled").total == 7.5
    found = grade(released, "overruled", double=wrong, **OTHER)
    assert (found.total, found.status) == (7.5, "graded")
    found = grade(released, "overruled", double=f"{wrong} * 1")
    assert (points(released, "overruled")["double"], found.total) == (0, 6)
    assert found.status == "review"
    assert "double: had 1.5 points" in " ".join(found.notes)
    found = grade(released, "overruled", count="def count(n):\n    return list(range(n))")
    assert found.total == 7 and "count: had 1 extra points" in " ".join(found.notes)


def test_nothing_is_lost_where_grading_is_stopped(
    released: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    grade(released, "stopped")
    by_hand(released, "stopped", "q_twice", 1.5)
    hand_in(released, "stopped", answered(released, **OTHER))
    with monkeypatch.context() as patch:
        patch.setattr("grading.marking.score.write_record", _stop)
        with pytest.raises(KeyboardInterrupt):
            autograde(released, TINY, ["stopped"], progress=False)
    autograde(released, TINY, ["stopped"], progress=False)
    assert "had 1.5 points" in " ".join(result(released, "stopped").notes)
    assert len(read_record(released.root, TINY, "stopped").set_aside["q_twice"]) == 1
    assert grade(released, "stopped").total == 8.5


def _stop(*_: object) -> None:
    raise KeyboardInterrupt


# ---- late penalties -----------------------------------------------------------------------------


def test_a_late_penalty_is_the_same_everywhere(released: Course) -> None:
    with released.gradebook() as gradebook:
        due = datetime.datetime(2026, 1, 1)
        gradebook.update_or_create_assignment(TINY, duedate=due)
    hand_in(released, "late", answered(released), timestamp_dot_txt=b"2026-01-02 00:00:00 UTC")
    autograde(released, TINY, ["late"], progress=False)
    by_hand(released, "late", "q_twice", 2)
    found = result(released, "late")
    assert (found.late_penalty, found.total) == (7, 2)
    row = table(released, "late")
    assert (row["late penalty"], row["total"]) == ("7.0", "2.0")
    assert list(row).index("total") == list(row).index("late penalty") + 1
    said = page(released, "late")
    assert "2 of 9 points" in said and "Handed in late: 9 points, less a penalty of 7." in said
    exported = released.root / "exported.csv"
    command = [sys.executable, "-m", "nbgrader", "export", f"--CsvExportPlugin.to={exported}"]
    subprocess.run(command, cwd=released.root, check=True, capture_output=True)
    with exported.open() as rows:
        row = next(row for row in csv.DictReader(rows) if row["student_id"] == "late")
    assert (float(row["late_submission_penalty"]), float(row["score"])) == (7, 2)
    code, text = run(released, "grades", TINY)
    assert code == 0 and "late penalty" in text


# ---- what cannot be graded is said --------------------------------------------------------------


def run(course: Course, *words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, [*words, "--course", str(course.root)], terminal_width=200)
    return result.exit_code, " ".join(result.output.split())


def test_a_student_who_is_unknown_or_handed_nothing_in(released: Course) -> None:
    grade(released, "grace-hopper")
    with released.gradebook() as gradebook:
        gradebook.update_or_create_student("enrolled")
    for command in ("autograde", "feedback"):
        code, text = run(released, command, TINY, "--student", "grace-hoper")
        assert code == 1 and "no student 'grace-hoper': did you mean grace-hopper?" in text
        code, text = run(released, command, TINY, "--student", "enrolled")
        assert code == 1 and "enrolled handed nothing in for tiny" in text
    hand_in(released, "ungraded", answered(released))
    code, text = run(released, "feedback", TINY, "--student", "ungraded")
    assert (
        code == 1 and "ungraded: not graded: run `course autograde tiny --student ungraded`" in text
    )


def test_a_batch_of_nothing_and_a_source_that_has_changed(tmp_path: Path) -> None:
    course = make_course(tmp_path / "course")
    release(course, TINY)
    code, text = run(course, "autograde", TINY)
    assert code == 1 and "Nothing is handed in for tiny yet" in text
    hand_in(course, "ada", answered(course))
    path = course.notebook("source", TINY)
    unchanged = path.read_bytes()
    for change in ("test_count", "q_twice"):
        book = nbformat.reads(unchanged.decode(), as_version=4)
        if change == "q_twice":
            find(book, change).metadata.nbgrader["points"] = 3
        else:
            find(book, change).source += "\nassert count(0) == []"
        nbformat.write(book, path)
        code, text = run(course, "autograde", TINY)
        assert code == 1 and f"changed in source/ since it was released ({change})" in text
    book = nbformat.reads(unchanged.decode(), as_version=4)
    book.cells[0].source = "# Another title"
    nbformat.write(book, path)
    autograde(course, TINY, progress=False)
    assert result(course, "ada").total == 7


def test_a_csv_that_cannot_be_written_is_said(released: Course) -> None:
    for path in (released.root, released.root / "no" / "grades.csv"):
        with pytest.raises(CourseError, match="cannot be written"):
            write_csv(read_results(released, TINY), path)


# ---- one grader at a time, and only where the gradebook can be written to -----------------------


def test_two_graders_at_once_and_a_lock_that_was_left_behind(released: Course) -> None:
    hand_in(released, "alone", answered(released))
    lock = released.root / "records" / f".{TINY}.lock"
    lock.parent.mkdir(exist_ok=True)
    lock.write_text("999999\n")  # of a process that was killed
    script = (
        "import sys, fcntl\nfile = open(sys.argv[1], 'r+')\nfcntl.flock(file, fcntl.LOCK_EX)\n"
        "file.write('4711\\n')\nfile.truncate()\nfile.flush()\nprint('held', flush=True)\n"
        "sys.stdin.read()\n"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", script, str(lock)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout.readline() == "held\n"
    code, text = run(released, "autograde", TINY, "--student", "alone")
    assert code == 1 and "being graded already, by process 4711" in text
    other.communicate()
    autograde(released, TINY, ["alone"], progress=False)
    assert result(released, "alone").total == 7


def test_a_gradebook_that_cannot_be_written_to(tmp_path: Path, released: Course) -> None:
    hand_in(released, "unwritten", answered(released))
    book = released.root / "gradebook.db"
    other = sqlite3.connect(book, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    code, text = run(released, "autograde", TINY, "--student", "unwritten")
    other.execute("ROLLBACK")
    other.close()
    assert code == 1 and "database is locked" in text and "Traceback" not in text
    read_only = Course(released.root)
    read_only.config.CourseDirectory.db_url = f"sqlite:///file:{book}?mode=ro&uri=true"
    with pytest.raises(CourseError, match="cannot be written to .*readonly"):
        autograde(read_only, TINY, ["unwritten"], progress=False)
    assert read_record(released.root, TINY, "unwritten") is None


def test_what_the_grader_failed_on_ends_with_one(
    released: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    hand_in(released, "full", answered(released))
    monkeypatch.setattr(grading_module, "take_in", full)
    code, text = run(released, "autograde", TINY, "--student", "full")
    assert code == 1 and "full: The grader failed" in text and "No space left" in text
    assert "1 could not be graded (full)" in text
    monkeypatch.setattr(grading_module, "write_record", full)
    code, text = run(released, "autograde", TINY, "--student", "full")
    assert code == 1 and "No space left on device" in text and "Traceback" not in text
    monkeypatch.undo()
    assert run(released, "autograde", TINY, "--student", "full")[0] == 0


def test_what_formgrader_shows_is_made_again(released: Course) -> None:
    grade(released, "unshown")
    by_hand(released, "unshown", "q_twice", 2)
    shutil.rmtree(released.path("autograded", TINY, "unshown"))
    autograde(released, TINY, ["unshown"], progress=False)
    assert result(released, "unshown").total == 9
    assert "9 of 9 points" in page(released, "unshown")


def test_the_command_fills_a_platforms_sheet(released: Course) -> None:
    grade(released, "filled")
    by_hand(released, "filled", "q_twice", 2)
    sheet = released.root / "Grades.csv"
    sheet.write_text(
        "Identifier,Full name,Username,Grade,Maximum grade\n"
        "Participant 1001,Ada L,filled,,9.00\nParticipant 1002,Eve P,stranger,,9.00\n"
    )
    before = sheet.read_bytes()
    code, text = run(released, "grades", TINY, "--moodle", str(sheet))
    assert code == 0 and "1 grades filled in" in text and "Eve P is nobody" in text, text
    assert sheet.read_bytes() == before
    filled = (released.root / "Grades.filled.csv").read_text()
    assert filled == before.decode().replace("filled,,9.00", "filled,9.00,9.00")
    code, text = run(released, "grades", TINY, "--canvas", str(sheet))
    assert code == 1 and "is no gradebook of Canvas" in text and "Traceback" not in text
