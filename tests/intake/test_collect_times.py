"""Collecting: when a submission came, and that nbgrader's late policies then work."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from collecting import Works, folder_with, shelves, take
from nbgrader.utils import parse_utc
from tinycourse import TINY, make_course

from grading.authoring.release import release
from grading.course import Course, CourseError
from grading.intake.collect import Options, gather
from grading.intake.roster import Student, write_roster
from grading.intake.times import format_time, parse_given, read_time, zone_of
from grading.intake.worksheets import read_worksheet
from grading.marking.autograde import autograde
from grading.returning.results import read_results

HEADER = (
    'Identifier,"Full name","Email address",Status,Grade,"Maximum grade","Grade can be changed",'
    '"Last modified (submission)","Last modified (grade)","Feedback comments"\n'
)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Wednesday, 10 June 2026, 2:14 PM", (2026, 6, 10, 14, 14)),
        ("Wednesday, June 10, 2026, 12:05 AM", (2026, 6, 10, 0, 5)),
        ("Mittwoch, 10. Juni 2026, 14:14", (2026, 6, 10, 14, 14)),
        ("mercredi 10 juin 2026, 14:14", (2026, 6, 10, 14, 14)),
        ("środa, 10 czerwca 2026, 14:14", (2026, 6, 10, 14, 14)),
        ("2026年6月10日(水曜日) 14:14", (2026, 6, 10, 14, 14)),
        ("Nov 25, 2026 1159 PM", (2026, 11, 25, 23, 59)),
        ("Nov 25, 2026 159 PM", (2026, 11, 25, 13, 59)),
        ("29 Mar 2026 2359", (2026, 3, 29, 23, 59)),
        ("10 June 2026", (2026, 6, 10, 0, 0)),
        ("25 November, 2026 23:59", (2026, 11, 25, 23, 59)),
        ("2026-11-25 18:30", (2026, 11, 25, 18, 30)),
        ("10/06/2026 14:14", None),
        ("10 listopad 2026 14:14", None),  # October in Croatian, November in Polish
        ("-", None),
        ("99 June 2026", None),
        ("", None),
    ],
)
def test_times_as_platforms_write_them(text: str, time: tuple[int, ...] | None) -> None:
    assert read_time(text) == (datetime(*time) if time else None)


def test_nbgrader_reads_what_is_written() -> None:
    time = parse_given("2026-07-01 18:30", zone_of("Europe/Berlin"))
    assert time == datetime(2026, 7, 1, 16, 30, tzinfo=UTC)
    assert parse_utc(format_time(time)) == datetime(2026, 7, 1, 16, 30)
    with pytest.raises(CourseError, match="no time"):
        parse_given("tomorrow", UTC)
    with pytest.raises(CourseError, match="Europe/Berlin"):
        zone_of("Mars/Olympus")


def stamp(course: Course, student: str) -> str:
    return shelves(course)[student].get("timestamp.txt", b"").decode()


def test_times_of_the_archives_in_the_courses_zone(tmp_path: Path) -> None:
    course = make_course(tmp_path / "course", config='c.Collect.timezone = "Europe/Berlin"\n')
    take(course, {"HW_ada_attempt_2026-11-20-10-00-00_tiny.ipynb": b"1"})
    assert stamp(course, "ada") == "2026-11-20 09:00:00.000000 UTC"
    take(course, {"bob/tiny.ipynb": b"1", "cy/tiny.ipynb": b"1"})
    assert stamp(course, "bob") == "", "a zip's own times may be the download's"


def test_the_users_word_counts_most(tiny_course: Course) -> None:
    entries = {"HW_ada_attempt_2026-11-20-10-00-00_tiny.ipynb": b"1"}
    take(tiny_course, entries)
    take(tiny_course, entries, Options(received="2026-11-01 10:00"))
    assert stamp(tiny_course, "ada") == "2026-11-01 10:00:00.000000 UTC"
    take(tiny_course, {"ada/tiny.ipynb": b"2"})
    assert stamp(tiny_course, "ada") == "", "nobody knows when this one came"


def test_times_of_files_only_where_asked_for(tiny_course: Course, tmp_path: Path) -> None:
    box = folder_with(tmp_path / "box", {"ada/tiny.ipynb": b"1"})
    os.utime(box / "ada" / "tiny.ipynb", (1_790_000_000, 1_790_000_000))
    gather(tiny_course, box, TINY)
    assert stamp(tiny_course, "ada") == ""
    gather(tiny_course, box, TINY, Options(file_times=True))
    assert stamp(tiny_course, "ada").startswith("2026-09-21 14:13:20")


def test_moodles_worksheet_gives_the_times(tiny_course: Course, tmp_path: Path) -> None:
    sheet = tmp_path / "Grades.csv"
    rows = (
        '"Participant 1001",Ada,ada@uni.edu,x,,10,Yes,"Wednesday, 10 June 2026, 2:14 PM",-,\n'
        '"Participant 1002",Bob,bob@uni.edu,x,,10,Yes,-,-,\n'
    )
    sheet.write_text("\ufeff" + HEADER + rows)
    entries = {f"X_{n}_assignsubmission_file/tiny.ipynb": b"1" for n in (1001, 1002)}
    take(tiny_course, entries, Options(worksheet=sheet))
    assert stamp(tiny_course, "1001") == "2026-06-10 14:14:00.000000 UTC"
    assert stamp(tiny_course, "1002") == ""


def test_a_worksheet_tells_the_roster_whose_a_number_is(
    tiny_course: Course, tmp_path: Path
) -> None:
    write_roster(tiny_course, [Student("ada", "Ada", "L", "ada@uni.edu")])
    sheet = tmp_path / "Grades.csv"
    sheet.write_text(HEADER + "Participant 1001,A,ada@uni.edu,x,,10,Yes,10 June 2026,-,\n")
    entries = {"Participant_1001_assignsubmission_file/tiny.ipynb": b"1"}
    take(tiny_course, entries)
    assert shelves(tiny_course) == {}
    take(tiny_course, entries, Options(worksheet=sheet))
    assert stamp(tiny_course, "ada") == "2026-06-10 00:00:00.000000 UTC"


def test_worksheets_in_other_languages_and_none_at_all(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    sheet.write_text(
        "Kennung;Vollständiger Name;E-Mail-Adresse;Zuletzt geändert (Abgabe)\n"
        "Teilnehmer/in1001;Ada;ada@uni.edu;Mittwoch, 10. Juni 2026, 14:14\n"
    )
    assert read_worksheet(sheet, UTC)["1001"].time == datetime(2026, 6, 10, 14, 14, tzinfo=UTC)
    sheet.write_text("Name,Points\nAda,3\n")
    with pytest.raises(CourseError, match="no grading worksheet of Moodle"):
        read_worksheet(sheet, UTC)
    sheet.write_text(HEADER + "Participant 1001,A,a@u,x,,10,Yes,10/06/2026,-,\n")
    with pytest.raises(CourseError, match="No time of hand-in .* can be read"):
        read_worksheet(sheet, UTC)


LATE = """
from nbgrader.plugins import LateSubmissionPlugin

class Half(LateSubmissionPlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return score / 2

c.AssignLatePenalties.plugin_class = Half
"""


def test_nbgraders_due_dates_late_policies_and_extensions_work(tmp_path: Path) -> None:
    course = make_course(tmp_path / "course", config=LATE)
    release(course, TINY)
    works = Works(course)
    with course.gradebook() as gradebook:
        gradebook.update_or_create_assignment(TINY, duedate="2026-11-20 12:00 UTC")
        gradebook.update_or_create_student("extended")
        gradebook.update_or_create_submission(TINY, "extended")
        gradebook.grant_extension(TINY, "extended", days=2)
    moments = {"early": "20-11-59-00", "late": "20-12-01-00", "extended": "21-12-00-00"}
    entries = {
        f"HW_{name}_attempt_2026-11-{moment}_tiny.ipynb": works.solved
        for name, moment in moments.items()
    }
    assert take(course, entries).remarks == []
    canvas = {
        "lo_LATE_4242_90001_tiny.ipynb": works.solved,
        "li_4243_90002_tiny.ipynb": works.solved,
    }
    (remark,) = take(course, canvas).remarks
    assert "is due 2026-11-20 12:00 UTC" in remark and "not known for 1 of them" in remark
    take(course, {"Ada Lovelace/tiny.ipynb": works.solved, "李雷/tiny.ipynb": works.solved})
    autograde(course, TINY, progress=False)
    with course.gradebook() as gradebook:
        penalties = {
            s.student.id: s.notebooks[0].late_submission_penalty or 0
            for s in gradebook.assignment_submissions(TINY)
        }
    on_time = {"early": 0, "extended": 0, "4243": 0, "Ada Lovelace": 0, "李雷": 0}
    assert penalties == {**on_time, "late": 3.5, "4242": 3.5}
    notes = {result.student: result.notes for result in read_results(course, TINY)}
    assert any("marks this hand-in as late" in note for note in notes["4242"])
    assert notes["early"] == []


def test_a_due_date_without_any_time_is_said(tiny_course: Course) -> None:
    release(tiny_course, TINY)
    entries = {"ada/tiny.ipynb": b"1", "bob/tiny.ipynb": b"2"}
    assert take(tiny_course, entries).remarks == []
    with tiny_course.gradebook() as gradebook:
        gradebook.update_or_create_assignment(TINY, duedate="2026-11-20 12:00 UTC")
    (remark,) = take(tiny_course, entries).remarks
    assert "not known for any of them" in remark and "--received" in remark
