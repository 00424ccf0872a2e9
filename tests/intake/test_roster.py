"""Lists of students in every dress, the roster they become, and whom a mark means by it."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest
from tinycourse import TINY, answered, hand_in
from typer.testing import CliRunner

from grading.authoring.release import release
from grading.cli import app
from grading.course import Course, CourseError
from grading.intake.enrolment import Enrolment, import_roster
from grading.intake.headers import participant_number
from grading.intake.lists import UnusableList
from grading.intake.roster import Student, find_by_name, find_student, read_roster, write_roster
from grading.intake.tables import safe_cell, table_from_bytes

ADA = Student("007", "Ada", "Lovelace", "ada@uni.example", "4242", ("lovelace", "tiny:1001"))
BOB = Student("12", "Bob", "Müller", "bob@uni.example", "4243", ("bob", "tiny:1002", "big:1001"))


@pytest.fixture
def tiny_course(course_with_gradebook: Course) -> Course:
    return course_with_gradebook


def imported(course: Course, data: bytes | str, **how: object) -> Enrolment:
    file = course.root / "list.csv"
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return import_roster(course, file, **how)


def enrolled(course: Course) -> dict[str, tuple]:
    with course.gradebook() as gradebook:
        return {
            each.id: (each.first_name, each.last_name, each.email, each.lms_user_id)
            for each in gradebook.students
        }


def wrong(course: Course, data: str | bytes, **how: object) -> list[str]:
    """The problems of a list of which nothing may be imported."""
    with pytest.raises(UnusableList) as caught:
        imported(course, data, **how)
    assert read_roster(course) == []
    return caught.value.problems


# ---- whom a mark means --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "mark", ["007", " 007 ", "ADA@uni.example", "4242", "Lovelace", "tiny:1001", "TINY:1001"]
)
def test_a_student_is_found_by_each_mark(mark: str) -> None:
    assert find_student([ADA, BOB], mark) == ADA


@pytest.mark.parametrize("mark", ["", "  ", "Ada", "Ada Lovelace", "ada lovelace", "7", "1001"])
def test_nobody_is_found_by_a_name_a_part_or_what_several_have(mark: str) -> None:
    assert find_student([ADA, BOB], mark) is None


def test_moodles_numbers_belong_to_an_assignment() -> None:
    assert find_student([ADA, BOB], "1001", "tiny") == ADA
    assert find_student([ADA, BOB], "1001", "big") == BOB
    assert find_student([ADA, BOB], "1002") == BOB
    assert find_student([ADA, BOB], "1002", "big") is None
    other = Student("1001")
    assert find_student([ADA, other], "1001") == other
    assert find_student([ADA, other], "1001", "tiny") is None


def test_accents_in_either_form_are_the_same_mark() -> None:
    student = Student("1", others=("ju\u0308rgen",))
    assert find_student([student], "J\u00fcrgen") == student


@pytest.mark.parametrize(
    "name",
    ["Bob Müller", "Müller, Bob", "bob muller", "Mu\u0308ller  Bob", "mullerbob", "BobMüller"],
)
def test_names_in_any_order_and_spelling(name: str) -> None:
    assert find_by_name([ADA, BOB], name) == [BOB]


def test_two_of_one_name_are_both_found_and_a_part_finds_nobody() -> None:
    twin = Student("13", "Bob", "Müller")
    assert find_by_name([BOB, ADA, twin], "bob müller") == [BOB, twin]
    assert find_by_name([ADA, BOB, Student("14")], "") == []
    assert find_by_name([ADA, BOB], "Bob") == []


# ---- the file -----------------------------------------------------------------------------------


def test_the_roster_is_read_as_it_was_written(tiny_course: Course) -> None:
    assert read_roster(tiny_course) == []
    odd = Student("x", "=1+1", "-O'Neil", "+a@b.example", "", ())
    write_roster(tiny_course, [odd, BOB, ADA])
    cells = (tiny_course.root / "roster.csv").read_text().replace("\n", ",").split(",")
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-"))]
    assert read_roster(tiny_course) == [ADA, BOB, odd]


def test_a_list_of_ones_own_is_never_overwritten(tiny_course: Course) -> None:
    own = tiny_course.root / "roster.csv"
    own.write_text("Matrikelnummer;Gruppe\n007;A\n")
    with pytest.raises(CourseError, match="give yours another name"):
        import_roster(tiny_course, own)
    with pytest.raises(CourseError, match="give your own list another name"):
        read_roster(tiny_course)
    assert own.read_text() == "Matrikelnummer;Gruppe\n007;A\n"


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("", ""),
        ("plain", "plain"),
        ("=1+1", "'=1+1"),
        (" =1+1", "' =1+1"),
        ("\u200b@SUM(A1)", "'\u200b@SUM(A1)"),
        ("＝1+1", "'＝1+1"),
        ("＋1", "'＋1"),
        ("－1x", "'－1x"),
        ("＠SUM", "'＠SUM"),
        ("\t=1", "' =1"),
        ("\rx", "' x"),
        ("-1.5", "-1.5"),
        ("-1+1", "'-1+1"),
        ("a\x00b\x1bc\nd", "a b c d"),
    ],
)
def test_a_cell_that_no_spreadsheet_takes_for_a_formula(text: str, safe: str) -> None:
    assert safe_cell(text) == safe


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"a,b\n1,2\n",
        b'a,"b\n',
        b'"a","b ""c""",d\r\n"multi\nline",,\r\n',
        b"\xef\xbb\xbfa;b\r1;2\r",
        b"\xff\xfe" + "a\tb\r\nü\t'\r\n".encode("utf-16-le"),
        b"\xe4;1,5\r\n\r\n;;\r\n",
        b"sep=;\r\na;b\r\n",
        b'x"y,z" \n',
        b"a,",
    ],
)
def test_a_table_is_given_back_byte_for_byte(data: bytes) -> None:
    assert table_from_bytes(data).to_bytes() == data


# ---- importing ----------------------------------------------------------------------------------

PLAIN = "id,first_name,last_name,email\n007,Ada,Lovelace,ada@uni.example\n12,Bob,Müller,\n"
SAME = [
    PLAIN,
    PLAIN.encode("utf-8-sig"),
    PLAIN.replace(",", ";"),
    PLAIN.replace(",", "\t").encode("utf-16"),
    b"\xfe\xff" + PLAIN.replace(",", "\t").encode("utf-16-be"),
    PLAIN.replace(",", "\t").encode("utf-16-le"),
    PLAIN.replace(",", "|"),
    PLAIN.replace("\n", "\r"),
    PLAIN.replace("\n", "\r\n"),
    PLAIN.replace("\n", "\n\n,,,\n"),
    PLAIN.replace(",", " , "),
    PLAIN.replace(",", '","').replace("\n", '"\n"')[:-1].join(['"', ""]),
    PLAIN.replace("007", '"=""007"""').replace("12,", '"=""12""",'),
    PLAIN.replace("007", "'007"),
    PLAIN.replace("007", "#007").replace("12,", "#12,"),
    b"\xff\xfe\0\0" + PLAIN.encode("utf-32-le"),
    PLAIN.replace("12,", "id,first_name,last_name,email\n12,"),
    "Student #;Name, Vorname;Email\n007;Lovelace, Ada;ada@uni.example\n12;Müller, Bob;\n",
    PLAIN.encode("cp1252"),
    "Deep RL, winter\nas of today\n\n" + PLAIN,
    "sep=,\n" + PLAIN,
    "Matrikelnummer;Nachname;Vorname;E-Mail-Adresse;;\n"
    "007;Lovelace;Ada;ada@uni.example;;\n12;Müller;Bob;;;\n",
    "Name;Vorname;Matr.-Nr.;E-Mail\nLovelace;Ada;007;ada@uni.example\nMüller;Bob;12;\n",
    "Numéro étudiant;Nom;Prénom;Courriel\n007;Lovelace;Ada;ada@uni.example\n12;Müller;Bob;\n",
    "Apellido(s);Nombre;Número de ID;Dirección de correo\n"
    "Lovelace;Ada;007;ada@uni.example\nMüller;Bob;12;\n",
    "学号,姓名,邮箱\n007,Ada Lovelace,ada@uni.example\n12,Bob Müller,\n",
    'StudentID,FullName,E-mail\n007,"Lovelace, Ada",ada@uni.example\n12,"Müller, Bob",\n',
    # Moodle's participants, Gradescope's roster, Blackboard's and Brightspace's lists
    "First name,Last name,ID number,Email address,Groups\n"
    "Ada,Lovelace,007,ada@uni.example,A\nBob,Müller,12,,B\n",
    "First Name,Last Name,SID,Email,Role,Section\nAda,Lovelace,007,ada@uni.example,Student,1\n"
    "Bob,Müller,12,,Student,1\nEve,Prof,,eve@uni.example,Instructor,\nCy,T,99,,TA,\n",
    "OrgDefinedId,Last Name,First Name,Email,End-of-Line Indicator\n"
    "007,Lovelace,Ada,ada@uni.example,#\n12,Müller,Bob,,#\n",
]


@pytest.mark.parametrize("data", SAME, ids=range(len(SAME)))
def test_a_list_in_any_dress(tiny_course: Course, data: str | bytes) -> None:
    done = imported(tiny_course, data)
    assert done.new == ["007", "12"]
    assert [each.id for each in read_roster(tiny_course)] == ["007", "12"]
    assert enrolled(tiny_course) == {
        "007": ("Ada", "Lovelace", "ada@uni.example", None),
        "12": ("Bob", "Müller", None, None),
    }


def test_a_guessed_encoding_is_said(tiny_course: Course) -> None:
    assert "Windows-1252" in imported(tiny_course, PLAIN.encode("cp1252")).notes[0]
    assert imported(tiny_course, PLAIN).notes == []


CANVAS = """Student,ID,SIS User ID,SIS Login ID,Section,tiny (77),Final Score
,,,,,Manual Posting,(read only)
    Points Possible,,,,,9.0,(read only)
"Lovelace, Ada",4242,S007,ada,Lab 1,,
"Müller, Bob",4243,S012,bob,Lab 1 and Lab 2,,
"Student, Test",4999,,4cf2a8e1,Lab 1,,
"""


def test_canvas_gradebook(tiny_course: Course) -> None:
    done = imported(tiny_course, CANVAS)
    assert (done.new, done.nobody, done.id_from) == (["ada", "bob"], 3, "SIS Login ID")
    ada = Student("ada", "Ada", "Lovelace", "", "4242", ("S007",))
    assert read_roster(tiny_course)[0] == ada
    assert enrolled(tiny_course)["bob"] == ("Bob", "Müller", None, "4243")


def test_canvas_without_the_universitys_ids(tiny_course: Course) -> None:
    rows = 'Student,ID,Section,x (1)\n  Points Possible,,,3\n"Lovelace, Ada",4242,A,\n'
    imported(tiny_course, rows)
    assert read_roster(tiny_course) == [Student("4242", "Ada", "Lovelace", "", "4242")]


def test_blackboard(tiny_course: Course) -> None:
    head = '"Last Name","First Name","Username","Student ID","Last Access","Availability"\n'
    imported(tiny_course, head + '"Lovelace","Ada","alove","007","","Yes"\n')
    ada = read_roster(tiny_course)[0]
    assert find_student([ada], "alove") == find_student([ada], "007") == ada
    assert ada.name == "Ada Lovelace"


WORKSHEET = """Identifier,"Full name","Email address",Status,Grade,"Maximum grade"
"Participant 1001","Ada Lovelace",ada@uni.example,"Submitted for grading",,9.00
"Participant 1002","Bob Müller",bob@uni.example,"No submission",,9.00
"Participant 1003","Eve Nobody",eve@uni.example,"No submission",,9.00
"""


def test_moodles_numbers_are_added_for_an_assignment(tiny_course: Course) -> None:
    write_roster(tiny_course, [Student("007", "Ada", "L", "ADA@uni.example"), Student("cy")])
    done = imported(tiny_course, WORKSHEET, assignment=TINY)
    roster = read_roster(tiny_course)
    assert done.new == ["bob@uni.example", "eve@uni.example"]
    assert (done.changed, done.gone, done.kept) == (["007"], [], ["cy"])
    for mark in ("tiny:1001", "1001"):
        assert find_student(roster, mark).id == "007"
    again = WORKSHEET.replace("1001", "2001").replace("Participant ", "Teilnehmer/in")
    assert imported(tiny_course, again, assignment=TINY).changed == ["007"]
    assert find_student(read_roster(tiny_course), "1001", TINY) is None
    assert find_student(read_roster(tiny_course), "2001", TINY).id == "007"


def test_a_name_alone_links_nobody_to_a_number(tiny_course: Course) -> None:
    imported(tiny_course, PLAIN)
    sheet = "Identifier,Full name,Grade\nParticipant 1001,Ada Lovelace,\n"
    done = imported(tiny_course, sheet, assignment=TINY)
    assert "Ada Lovelace" in done.notes[0] and "no match" in done.notes[0]
    assert (done.changed, done.gone) == ([], [])
    assert find_student(read_roster(tiny_course), "1001") is None
    with pytest.raises(CourseError, match="no grading worksheet"):
        imported(tiny_course, PLAIN, assignment=TINY)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Participant 1001", "1001"),
        ("Participant1001", "1001"),
        ("Teilnehmer/in 1001", "1001"),
        ("Teilnehmer/in1001", "1001"),
        ("Participante 1001", "1001"),
        ("Participant(e) 1001", "1001"),
        ("参加者 1001", "1001"),
        ("1001", ""),
        ("s1001", ""),
    ],
)
def test_moodles_number_in_any_language(text: str, number: str) -> None:
    assert participant_number(text) == number


def test_every_wrong_line_is_named_and_nothing_is_imported(tiny_course: Course) -> None:
    rows = 'id,name\n1,Ada\n../x,Bob\n,Cy\n1,Eve\nA,x\na,y\n1.23E+15,z\n"4,5E+10",z\n77.0,w\n'
    problems = wrong(tiny_course, rows)
    assert [line.split(":")[0] for line in problems] == [
        f"Line {n}" for n in (3, 4, 8, 9, 10, 5, 7)
    ]
    assert "'../x' cannot be an id" in problems[0] and "Cy has no id" in problems[1]
    assert "cell A8 holds 1.23E+15" in problems[2] and "line 2 already" in problems[5]
    assert enrolled(tiny_course) == {}


def test_a_name_whose_comma_is_not_quoted_shifts_nothing(tiny_course: Course) -> None:
    (problem,) = wrong(tiny_course, "name,id\nAda Lovelace,007\nMüller, Bob,12\n")
    assert problem.startswith("Line 3: there are more fields than headers")


@pytest.mark.parametrize(
    "id_", ["con/x", "..", ".x", "-x", "a b", "ä", "x" * 101, "a\\b", "####", "#N/A", "1,234"]
)
def test_an_id_is_a_folders_name(tiny_course: Course, id_: str) -> None:
    assert len(wrong(tiny_course, f'id;name\n"{id_}";Ada\n')) == 1


def test_long_numbers_and_leading_zeros_stay(tiny_course: Course) -> None:
    rows = "id,Email\n0012345678901234567890,a@b.example\n" + "0" * 9 + ",\n"
    assert imported(tiny_course, rows).new == ["0012345678901234567890", "0" * 9]


def test_without_a_known_header_the_known_ones_are_said(tiny_course: Course) -> None:
    with pytest.raises(CourseError, match="no row of headers .* `Student ID`"):
        imported(tiny_course, "007;Ada\n12;Bob\n")
    with pytest.raises(CourseError, match="no student below"):
        imported(tiny_course, "id,name\n")
    with pytest.raises(CourseError, match="is empty"):
        imported(tiny_course, "\n\n")
    with pytest.raises(CourseError, match="cannot be read"):
        import_roster(tiny_course, tiny_course.root / "nowhere.csv")


def test_the_column_can_be_chosen(tiny_course: Course) -> None:
    rows = "Username,Student ID,Room\nada,007,r1\nbob,12,r2\n"
    assert imported(tiny_course, rows, id_column="username").new == ["ada", "bob"]
    with pytest.raises(CourseError, match="no column 'Login' .* Username, Student ID, Room"):
        imported(tiny_course, rows, id_column="Login")


def test_a_column_with_gaps_gives_way_to_a_full_one(tiny_course: Course) -> None:
    rows = "Student ID,Username\n,ada\n12,bob\n"
    assert imported(tiny_course, rows).new == ["ada", "bob"]


def test_importing_again_says_who_is_new_changed_and_gone(tiny_course: Course) -> None:
    release(tiny_course, TINY)
    imported(tiny_course, "id,name,Email\n1,Ada L,a@x.example\n2,Bob M,\n3,Cy N,\n5,Di O,\n")
    hand_in(tiny_course, "3", answered(tiny_course))
    with tiny_course.gradebook() as gradebook:
        gradebook.add_submission(TINY, "5")
    done = imported(tiny_course, "id,name,Email\n1,Ada King,\n4,Eve,\n")
    assert (done.new, done.changed, done.unchanged) == (["4"], ["1"], [])
    assert (done.gone, done.kept) == (["2"], ["3", "5"])
    assert [each.id for each in read_roster(tiny_course)] == ["1", "3", "4", "5"]
    assert read_roster(tiny_course)[0].email == "a@x.example"
    assert enrolled(tiny_course)["1"][1] == "King" and "2" not in enrolled(tiny_course)
    assert "5" in enrolled(tiny_course)
    done = imported(tiny_course, "id,name\n6,Flo\n", add=True)
    assert (done.new, done.gone) == (["6"], [])


def test_another_platforms_list_enriches_the_roster(tiny_course: Course) -> None:
    imported(tiny_course, "id,Email\nada,ada@uni.example\n")
    canvas = CANVAS.replace(",ada,", ",ADA@uni.example,")
    done = imported(tiny_course, canvas)
    assert (done.changed, done.gone) == (["ada"], [])
    assert find_student(read_roster(tiny_course), "4242").id == "ada"


def test_nothing_is_half_imported(tiny_course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    imported(tiny_course, PLAIN)
    before = enrolled(tiny_course), read_roster(tiny_course)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("grading.intake.enrolment.write_roster", full)
    with pytest.raises(CourseError, match="Nothing was imported.* No space left"):
        imported(tiny_course, "id,name\n9,Zoe\n")
    assert (enrolled(tiny_course), read_roster(tiny_course)) == before


def test_excel(tiny_course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tiny_course.root / "list.csv"  # what it is counts, not its name
    file.write_bytes(b"PK\x03\x04...")
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(CourseError, match="pip install openpyxl"):
        import_roster(tiny_course, file)

    def cell(value: object, number_format: str = "General") -> SimpleNamespace:
        return SimpleNamespace(value=value, number_format=number_format)

    rows = [
        [cell("Course"), cell(None)],
        [cell("Student ID"), cell("Name")],
        [cell(7, "000"), cell("Ada")],
        [cell(12.0), cell("Bob")],
    ]
    sheet = SimpleNamespace(iter_rows=lambda: rows)
    fake = SimpleNamespace(load_workbook=lambda *_, **__: SimpleNamespace(worksheets=[sheet]))
    monkeypatch.setitem(sys.modules, "openpyxl", fake)
    assert import_roster(tiny_course, file).new == ["007", "12"]
    file.write_bytes(b"\xd0\xcf\x11\xe0...")
    with pytest.raises(CourseError, match="old Excel file"):
        import_roster(tiny_course, file)


def test_the_command_shows_counts_and_the_first_problems(tiny_course: Course) -> None:
    file = tiny_course.root / "people.csv"

    def run(text: str) -> tuple[int, str]:
        file.write_text(text)
        words = ["roster", str(file), "--course", str(tiny_course.root)]
        result = CliRunner().invoke(app, words, terminal_width=200)
        return result.exit_code, " ".join(result.output.split())

    code, text = run("id,name\n" + "".join(f",nobody {n}\n" for n in range(20)))
    assert code == 1 and "Line 11" in text and "Line 12" not in text and "and 10 more" in text
    assert "Nothing was imported: 20 lines are wrong." in text and "Traceback" not in text
    code, text = run(PLAIN)
    assert code == 0 and "new │ 2 │ 007, 12" in text and "column 'id'" in text
