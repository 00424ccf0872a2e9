"""Grades into the platforms' own files, and read back by the platforms' own rules."""

from __future__ import annotations

import csv
import io
import re

import pytest

from grading.course import Course, CourseError
from grading.intake.roster import Student, write_roster
from grading.returning.canvas import fill_canvas
from grading.returning.moodle import fill_moodle
from grading.returning.results import ExerciseResult, SubmissionResult
from grading.returning.sheets import Filled, number_as

ROSTER = [
    Student("ada", "Ada", "Lovelace", "ada@uni.example", "4242", ("S7", "tiny:1001")),
    Student("bob", "Bob", "Müller", "bob@uni.example", "4243", ("S12",)),
    Student("cy", "Cy", "Nez", "cy@uni.example", "4244"),
    Student("di", "Di", "Ott", "di@uni.example", "4245"),
    Student("eve", "Eve", "Poe", "eve@uni.example", "4246"),
]


def result(student: str, points: float | None = 7.5, status: str = "graded", **more: object):
    exercises = [
        ExerciseResult("double", 0.0, 1.0, 'double(1) should be 2, not "x" & <y>'),
        ExerciseResult("share", points, 8.0, ""),
    ]
    return SubmissionResult(student, "tiny", status, [], exercises, **more)


RESULTS = [
    result("ada"),
    result("bob", 8.0, late_penalty=0.5),
    result("cy", None),
    result("di", 0.0, "missing"),
    result("eve", None, "error"),
]


@pytest.fixture
def course(course_with_gradebook: Course) -> Course:
    write_roster(course_with_gradebook, ROSTER)
    return course_with_gradebook


# ---- Moodle -------------------------------------------------------------------------------------

HEAD = (
    'Identifier,"Full name","Email address",Status,Grade,"Maximum grade",'
    '"Marking workflow state","Grade can be changed","Last modified (submission)",'
    '"Last modified (grade)","Feedback comments"\r\n'
)


def moodle_row(number: int, name: str, grade: str = "", locked: str = "Yes", most: str = "9.00"):
    mail = f"{name.split()[0].lower()}@uni.example"
    return (
        f'"Participant {number}","{name}",{mail},"Submitted for grading",{grade},{most},'
        f'"Not marked",{locked},"Monday, 2 November 2026, 9:00 AM",-,\r\n'
    )


NAMES = ["Ada Lovelace", "Bob Müller", "Cy Nez", "Di Ott", "Eve Poe"]
SHEET = HEAD + "".join(moodle_row(1001 + i, name) for i, name in enumerate(NAMES))


def read_by_moodle(data: bytes, encoding: str = "utf-8", delimiter: str = ",") -> dict[str, float]:
    """Participant -> grade, as Moodle's import takes it: three headers, 0..max, not locked."""
    rows = list(csv.reader(io.StringIO(data.decode(encoding)), delimiter=delimiter))
    head = rows[0]
    at = {name: head.index(name) for name in ("Identifier", "Grade", "Last modified (grade)")}
    most, locked = head.index("Maximum grade"), head.index("Grade can be changed")
    grades = {}
    for row in rows[1:]:
        assert len(row) == len(head)
        number = re.fullmatch(r"Participant (\d+)", row[at["Identifier"]])[1]
        text = row[at["Grade"]].replace(",", ".")
        if text and row[locked] == "Yes":
            assert 0 <= float(text) <= float(row[most].replace(",", "."))
            grades[number] = float(text)
    return grades


def moodle(
    course: Course, data: str | bytes, results: list[SubmissionResult] = RESULTS, **how: object
) -> tuple[Filled, bytes]:
    sheet = course.root / "Grades.csv"
    sheet.write_bytes(data if isinstance(data, bytes) else data.encode())
    before = sheet.read_bytes()
    report, written = fill_moodle(course, results, sheet, **how)
    assert how.get("to") == sheet or sheet.read_bytes() == before
    return report, written.read_bytes()


def test_moodle_round_trip(course: Course) -> None:
    report, data = moodle(course, SHEET)
    assert read_by_moodle(data) == {"1001": 7.5, "1002": 7.5}
    assert data.decode() == SHEET.replace('grading",,9.00', 'grading",7.50,9.00', 2)
    assert report.filled == ["ada", "bob"]
    said = " ".join(report.left)
    assert "cy has 1 answer" in said and "di handed nothing in" in said
    assert "eve could not be graded" in said
    assert (report.strangers, report.absent) == ([], [])
    assert (course.root / "Grades.filled.csv").is_file()


def test_so_far_fills_what_stands_and_never_what_is_not_known(course: Course) -> None:
    report, data = moodle(course, SHEET, so_far=True)
    assert read_by_moodle(data) == {"1001": 7.5, "1002": 7.5, "1003": 0.0, "1004": 0.0}
    assert len(report.left) == 1 and "eve" in report.left[0]


@pytest.mark.parametrize(
    ("encoding", "bom", "delimiter", "end"),
    [
        ("utf-8", b"\xef\xbb\xbf", ",", "\r\n"),
        ("utf-8", b"", ";", "\n"),
        ("utf-16-le", b"\xff\xfe", "\t", "\r\n"),
        ("cp1252", b"", ";", "\r"),
    ],
)
def test_everything_else_stays_byte_for_byte(
    course: Course, encoding: str, bom: bytes, delimiter: str, end: str
) -> None:
    text = SHEET.replace(", ", "§").replace(",", delimiter).replace("§", ", ")
    text = text.replace("9.00", "9,00" if delimiter == ";" else "9.00").replace("\r\n", end)
    _, data = moodle(course, bom + text.encode(encoding))
    most = "9,00" if delimiter == ";" else "9.00"
    filled = "7,50" if delimiter == ";" else "7.50"
    expected = text.replace(
        f'grading"{delimiter}{delimiter}{most}', f'grading"{delimiter}{filled}{delimiter}{most}', 2
    )
    assert data == bom + expected.encode(encoding)


def test_a_comma_in_a_sheet_of_commas_is_quoted(course: Course) -> None:
    sheet = SHEET.replace("9.00", '"9,00"')
    _, data = moodle(course, sheet)
    assert read_by_moodle(data)["1001"] == 7.5 and b',"7,50","9,00",' in data


GERMAN = (
    "ID;Vollständiger Name;E-Mail-Adresse;Status;Bewertung;Bestwertung;Bewertung kann geändert "
    "werden;Zuletzt geändert (Abgabe);Zuletzt geändert (Bewertung);Feedback als Kommentar\n"
    "Teilnehmer/in1001;Ada Lovelace;;Zur Bewertung abgegeben;;9,00;Ja;-;-;\n"
    "Teilnehmer/in1002;Bob Müller;bob@uni.example;Zur Bewertung abgegeben;;9,00;Nein;-;-;\n"
)
UNKNOWN = (
    "Kenn,Izena,Posta,Egoera,Emaitza,Gehienekoa,Alda daiteke\n"
    "Parte-hartzailea 1001,Ada Lovelace,,x,,9.00,Bai\n"
    "Parte-hartzailea 1002,Bob M,,x,5.00,9.00,Bai\n"
)


def test_the_sites_language(course: Course) -> None:
    report, data = moodle(course, GERMAN)
    assert data.decode() == GERMAN.replace("abgegeben;;9,00;Ja", "abgegeben;7,50;9,00;Ja")
    assert "bob is locked there" in report.left[0] and len(report.left) == 1
    report, data = moodle(course, UNKNOWN)
    assert data.decode() == UNKNOWN.replace("Lovelace,,x,,", "Lovelace,,x,7.50,")
    assert "Parte-hartzailea 1002 is nobody" in report.strangers[0]
    assert report.absent == ["bob", "cy", "di", "eve"]


def test_the_grade_column_can_be_said(course: Course) -> None:
    sheet = "Identifier,Full name,Points here,x\nParticipant 1001,Ada Lovelace,,\n"
    with pytest.raises(CourseError, match="--grade-column"):
        moodle(course, sheet)
    report, data = moodle(course, sheet, grade_column="Points here")
    assert data == b"Identifier,Full name,Points here,x\nParticipant 1001,Ada Lovelace,7.5,\n"
    assert "no maximum" in report.notes[0]


def test_nothing_is_guessed(course: Course) -> None:
    namesake = moodle_row(3000, "Bob Müller").replace("bob@", "other@")
    twice = moodle_row(3001, "X").replace("x@", "ada@")
    torn = moodle_row(1001, "Torn").replace("torn@", "cy@")
    report, data = moodle(course, HEAD + namesake + twice + moodle_row(1001, "Ada"))
    assert data.decode() == HEAD + namesake + twice + moodle_row(1001, "Ada")
    assert report.filled == [] and len(report.left) == 2
    assert all("ada has 2 rows in the sheet; none was filled" in line for line in report.left)
    assert "by the name it may be bob" in report.strangers[0]
    assert "bob" in report.absent and "ada" not in report.absent
    report, _ = moodle(course, HEAD + torn)
    assert "has marks of ada and cy" in report.left[0] and report.filled == []


def test_a_locked_row_and_a_grade_outside_are_left_and_said(course: Course) -> None:
    rows = moodle_row(1001, "Ada L", locked="No") + moodle_row(1002, "Bob M")
    extra = [result("ada"), result("bob", 11.0)]
    report, data = moodle(course, HEAD + rows, extra)
    assert data.decode() == HEAD + rows
    assert "ada is locked" in report.left[0]
    assert "bob has 11 points, and Moodle takes 0 to 9 only" in report.left[1]


def test_another_maximum_is_scaled_only_when_asked(course: Course) -> None:
    sheet = SHEET.replace("9.00", "100.00")
    with pytest.raises(CourseError, match="100 in .* and 9 here.*--scale"):
        moodle(course, sheet)
    assert not (course.root / "Grades.filled.csv").exists()
    _, data = moodle(course, sheet, scale=True)
    assert read_by_moodle(data)["1001"] == 83.33


def test_a_grade_that_stands_there_is_not_touched(course: Course) -> None:
    sheet = HEAD + moodle_row(1001, "Ada L", "7.50000") + moodle_row(1002, "Bob M", "3.00")
    report, data = moodle(course, sheet)
    assert (report.unchanged, report.filled) == (["ada"], ["bob"])
    assert data.decode() == sheet.replace("3.00", "7.50000")


def test_comments_are_escaped_and_never_replace_others(course: Course) -> None:
    told = moodle_row(1002, "Bob M").replace(",-,\r\n", ",-,<p>Mine</p>\r\n")
    report, data = moodle(course, HEAD + moodle_row(1001, "Ada L") + told, comments=True)
    rows = list(csv.reader(io.StringIO(data.decode())))
    assert rows[1][-1] == (
        "<p>double: 0 of 1. double(1) should be 2, not &quot;x&quot; &amp; &lt;y&gt;</p>"
        "<p>share: 7.5 of 8</p>"
    )
    assert rows[2][-1] == "<p>Mine</p>" and "bob has a comment there" in report.left[0]
    with pytest.raises(CourseError, match="no column of feedback comments"):
        moodle(course, UNKNOWN, comments=True)


def test_no_worksheet(course: Course) -> None:
    with pytest.raises(CourseError, match="no grading worksheet"):
        moodle(course, "id,name\nada,Ada\n")


def test_where_the_copy_goes(course: Course) -> None:
    sheet = course.root / "Grades.csv"
    _, data = moodle(course, SHEET, to=sheet)
    assert sheet.read_bytes() == data != SHEET.encode()
    with pytest.raises(CourseError, match="cannot be written: there is no folder"):
        moodle(course, SHEET, to=course.root / "no" / "x.csv")
    with pytest.raises(CourseError, match="cannot be written"):
        moodle(course, SHEET, to=course.root)


# ---- Canvas -------------------------------------------------------------------------------------

CANVAS = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Warm up (70),Tiny (77),Final Score\n"
    ",,,,,,Manual Posting,(read only)\n"
    "    Points Possible,,,,,5.00,9.00,(read only)\n"
    '"Lovelace, Ada",4242,S7,ada,Lab 1,5.00,,61.2\n'
    '"Müller, Bob",,S12,,Lab 1,,EX,\n'
    '"Nez, Cy",4244,,,Lab 1,,,\n'
    '"Poe, Eve",9999,,,Lab 1,,,\n'
    '"Student, Test",5000,,x,Lab 1,,,\n'
)


def read_by_canvas(data: bytes) -> dict[str, str]:
    """Id of the user (or SIS id) -> grade of assignment 77, by the rules of Canvas' import."""
    text = data.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";" if text.count(";") > 9 else ","))
    head = rows[0]
    assert "Student" in head[0] and "ID" in head[1]
    (column,) = (i for i, name in enumerate(head) if re.search(r"\(77\)$", name))
    return {
        row[1] or row[2]: row[column].replace(",", ".")
        for row in rows[1:]
        if "points possible" not in row[0].lower() and (row[1] or row[2]) and row[column]
    }


def canvas(
    course: Course, data: str, results: list[SubmissionResult] = RESULTS, **how: object
) -> tuple[Filled, bytes]:
    sheet = course.root / "Book.csv"
    sheet.write_bytes(data.encode())
    report, written = fill_canvas(course, results, sheet, **how)
    assert sheet.read_bytes() == data.encode() and written != sheet
    return report, written.read_bytes()


def test_canvas_round_trip(course: Course) -> None:
    report, data = canvas(course, CANVAS)
    assert data.decode() == CANVAS.replace("5.00,,61.2", "5.00,7.50,61.2")
    assert read_by_canvas(data) == {"4242": "7.50", "S12": "EX"}
    said = " ".join(report.left)
    assert "bob is excused there" in said and "cy has 1 answer" in said
    assert "Poe, Eve is nobody of this course; by the name it may be eve" in report.strangers[0]
    assert report.absent == ["di", "eve"]


def test_canvas_with_semicolons_and_decimal_commas(course: Course) -> None:
    text = CANVAS.replace(", ", "§").replace(",", ";").replace("§", ", ").replace(".00", ",00")
    report, data = canvas(course, "\ufeff" + text)
    assert data.decode() == "\ufeff" + text.replace("5,00;;61.2", "5,00;7,50;61.2")
    assert read_by_canvas(data)["4242"] == "7.50"


def test_the_column_is_found_by_name_or_said_and_never_made(course: Course) -> None:
    two = CANVAS.replace("Warm up (70)", "tiny (70)")
    with pytest.raises(CourseError, match=r"several columns 'tiny' .*'tiny \(70\)', 'Tiny \(77\)'"):
        canvas(course, two)
    for column in ("77", "Tiny (77)"):
        report, data = canvas(course, two, column=column)
        assert read_by_canvas(data)["4242"] == "7.50"
    with pytest.raises(CourseError, match="no column 'tiny'.*--column; there is"):
        canvas(course, CANVAS.replace("Tiny", "Lab 1"))
    report, data = canvas(course, CANVAS.replace("Tiny", "Lab 1"), column="lab 1")
    assert report.filled == ["ada"]
    with pytest.raises(CourseError, match="no column 'Final Score'"):
        canvas(course, CANVAS, column="Final Score")


def test_points_possible_are_compared(course: Course) -> None:
    sheet = CANVAS.replace("9.00", "90.00")
    with pytest.raises(CourseError, match="90 in .* and 9 here"):
        canvas(course, sheet)
    assert read_by_canvas(canvas(course, sheet, scale=True)[1])["4242"] == "75.00"
    with pytest.raises(CourseError, match="read only"):
        canvas(course, CANVAS.replace("9.00", "(read only)"))


def test_no_gradebook(course: Course) -> None:
    for data in ("id,name\n1,Ada\n", "a,b\n1,2\n", SHEET):
        with pytest.raises(CourseError, match="no gradebook of Canvas"):
            canvas(course, data)


@pytest.mark.parametrize(
    ("value", "like", "text"),
    [
        (7.5, ["9.00"], "7.50"),
        (7.5, ["9,00000"], "7,50000"),
        (7.5, [], "7.5"),
        (7.0, ["9"], "7"),
        (7.125, ["9.00"], "7.125"),
        (0.1 + 0.2, ["9.0", "x"], "0.3"),
        (100.0, [""], "100"),
        (10.0, ["9.00"], "10.00"),
        (1 / 3, ["9.00"], "0.33333"),
    ],
)
def test_numbers_look_like_the_sheets_own(value: float, like: list[str], text: str) -> None:
    assert number_as(value, like) == text


def test_what_is_no_number_there_is_left(course: Course) -> None:
    rows = moodle_row(1001, "Ada L", "Good") + moodle_row(1002, "Bob M", "-")
    report, data = moodle(course, HEAD + rows + '"Participant 1003","Cy",cy@uni.example,x\r\n')
    assert report.filled == ["bob"] and b"Good" in data and "no place" in report.left[0]
    report, _ = canvas(course, CANVAS.replace("5.00,,61.2", "5.00,A-,61.2"))
    assert report.filled == [] and "ada has no place for a number" in report.left[0]


def test_a_workbook_is_not_filled(course: Course) -> None:
    for fill in (moodle, canvas):
        with pytest.raises(CourseError, match="is a workbook"):
            fill(course, "PK\x03\x04...")


def test_names_in_a_sheet_stay_what_they_are(course: Course) -> None:
    evil = moodle_row(1001, "=cmd()") + moodle_row(1002, "<script>")
    report, data = moodle(course, HEAD + evil)
    assert report.filled == ["ada"] and b"=cmd()" in data
