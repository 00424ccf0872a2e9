"""Collecting: each platform's own shape, and whose a file is by it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from collecting import Works, folder_with, held, pack, said_of, shelves, students, take
from tinycourse import TINY, make_course

from grading.authoring.release import release
from grading.course import Course, CourseError
from grading.intake.collect import collect, gather
from grading.intake.roster import Student, write_roster

BOTH = ["actor.pt", "tiny.ipynb"]
ONE = ["tiny.ipynb"]
FILE = "assignsubmission_file"
ROSTER = [
    Student("ada", "Ada", "Lovelace", "ada@uni.edu", "4242"),
    Student("bob", "Bob", "Builder", "bob@uni.edu", "4243"),
    Student("zoe", "Zoë", "Ünal", "zoe@uni.edu", "", ("tiny:1002",)),
]
CLASSROOM = {
    "tiny.ipynb": b"1",
    "Copy of tiny.ipynb": b"2",
    "Ada Lovelace - tiny (1).ipynb": b"3",
    "Kopie von tiny_bob.ipynb": b"4",
    "Untitled3.ipynb": b"5",
}
BRIGHTSPACE = {
    "12-34 - Ada Lovelace - Nov 25, 2026 1159 PM/tiny.ipynb": b"1",
    "12-35 - Bob Builder - 25 November, 2026 159 PM/tiny.ipynb": b"2",
    "12-36 - Eve Xu - Nov 25, 2026 159 PM/tiny.ipynb": b"3",
    "index.html": b"<p>",
}
GRADESCOPE = b"""submission_1:
  :submitters:
  - :name: Ada L
    :sid: 0123
    :email: ada@uni.edu
  :created_at: 2026-11-20 17:00:00.123456000 Z
  :score: 3.0
submission_2:
  :submitters:
  - :name: Bob
    :sid:
    :email: bob@uni.edu
  - :name: Cy
    :sid: '77'
    :email: cy@uni.edu
  :odd: !ruby/hash:ActiveSupport::HashWithIndifferentAccess
    a: 1
"""


@pytest.mark.parametrize(
    ("entries", "taken", "layout"),
    [
        (
            {
                f"Ada L_1001_{FILE}_/tiny.ipynb": b"1",
                f"Ada L_1001_{FILE}_/sub/Actor (1).PT": b"p",
                f"Zoë Ü_1002_{FILE}/work.IPYNB": b"2",
                f"Participant_1003_{FILE}/tiny.ipynb": b"3",
                "Cy_1004_assignsubmission_onlinetext_/onlinetext.html": b"<p>",
            },
            {"1001": BOTH, "1002": ONE, "1003": ONE},
            "Moodle",
        ),
        (
            {
                f"Ada L_1001_{FILE}_tiny.ipynb": b"1",
                f"Ada L_1001_{FILE}_actor.pt": b"p",
                f"Bo_1002_{FILE}_a_3_b.ipynb": b"2",
            },
            {"1001": BOTH, "1002": ONE},
            "Moodle",
        ),
        ({f"export/Team A_77_{FILE}/tiny.ipynb": b"1"}, {"77": ONE}, "Moodle"),
        (
            {
                "lovelaceada_4242_90001_tiny.ipynb": b"1",
                "lovelaceada_4242_90002_actor-1.pt": b"p",
                "müller_LATE_4243_90003_tiny-1.ipynb": b"2",
                "cy_4244_text.html": b"<p>",
                "cy_4244_link.html": b"<p>",
            },
            {"4242": BOTH, "4243": ONE},
            "Canvas",
        ),
        (
            {"anon_aB3dE_90001_tiny.ipynb": b"1", "anon_LATE_xY3dE_90002_tiny.ipynb": b"2"},
            {"aB3dE": ONE, "xY3dE": ONE},
            "Canvas",
        ),
        (
            {
                "assignment_9_export/submission_metadata.yml": GRADESCOPE,
                "assignment_9_export/submission_1/tiny.ipynb": b"1",
                "assignment_9_export/submission_1/deep/actor.pt": b"p",
                "assignment_9_export/submission_2/tiny.ipynb": b"2",
            },
            {"0123": BOTH, "bob@uni.edu": ONE, "77": ONE},
            "Gradescope",
        ),
        (
            {
                "HW 1_ada_l_attempt_2026-11-20-10-00-00_tiny.ipynb": b"1",
                "HW 1_ada_l_attempt_2026-11-20-10-00-00_actor.pt": b"p",
                "HW 1_ada_l_attempt_2026-11-20-10-00-00.txt": b"Name: Ada L (ada_l)\r\nx\r\n",
                "HW 1_bob_attempt_2026-11-21-10-00-00_tiny.ipynb": b"2",
            },
            {"ada_l": BOTH, "bob": ONE},
            "Blackboard",
        ),
        (
            {
                "HW_1_ada_l_attempt_2026-11-20-10-00-00_tiny.ipynb": b"1",
                "HW_1_bob_attempt_2026-11-21-10-00-00_tiny.ipynb": b"2",
            },
            {"ada_l": ONE, "bob": ONE},
            "Blackboard",
        ),
        ({"ada.ipynb": b"1", "bob__x.ipynb": b"2"}, {"ada": ONE, "bob": ONE}, "named after"),
        ({"ada_tiny.ipynb": b"1", "b_tiny.ipynb": b"2"}, {"ada": ONE, "b": ONE}, "named after"),
        ({"ada/a.ipynb": b"1", "李雷/tiny.ipynb": b"2"}, {"ada": ONE, "李雷": ONE}, "folders"),
        ({"ada/tiny/tiny.ipynb": b"1"}, {"ada": ONE}, "nbgrader"),
        ({"tiny/ada.ipynb": b"1", "tiny/bob.ipynb": b"2"}, {"ada": ONE, "bob": ONE}, "named"),
        (
            {"ada+tiny+2026-11-20 10:00:00 UTC+x1/tiny.ipynb": b"1", "bob/tiny.ipynb": b"2"},
            {"ada": ONE, "bob": ONE},
            "folders",
        ),
    ],
)
def test_a_collection_is_recognised_by_its_shape(
    tiny_course: Course,
    tmp_path: Path,
    entries: dict[str, bytes],
    taken: dict[str, list[str]],
    layout: str,
) -> None:
    collection = take(tiny_course, entries)
    assert layout in collection.layout
    assert students(tiny_course) == taken
    assert held(collection) == {}
    other = make_course(tmp_path / "other")
    assert layout in gather(other, folder_with(tmp_path / "box", entries), TINY).layout
    assert students(other) == taken, "a folder is read like a zip"


def test_numbers_that_cannot_be_canvas_own_are_no_ids(tiny_course: Course) -> None:
    few = take(tiny_course, {"lovelaceada_1_2_tiny.ipynb": b"1"})
    assert held(few) == {"lovelaceada_1_2_tiny.ipynb": "1"}
    two_names = {"smith_2024_10001_lab.ipynb": b"1", "jones_2024_10002_lab.ipynb": b"2"}
    assert set(held(take(tiny_course, two_names))) == set(two_names)
    twice = {"smith_11_10001_lab.ipynb": b"1", "jones_12_10001_lab.ipynb": b"2"}
    assert set(held(take(tiny_course, twice))) == set(twice)
    assert students(tiny_course) == {}


def test_a_roster_makes_short_numbers_of_canvas_certain(tiny_course: Course) -> None:
    write_roster(tiny_course, ROSTER)
    collection = take(tiny_course, {"x_4242_2_tiny.ipynb": b"1", "y_9_3_tiny.ipynb": b"2"})
    assert students(tiny_course) == {"ada": ONE} and set(held(collection)) == {"y_9_3_tiny.ipynb"}


def test_names_alone_are_held_and_a_roster_knows_them(tiny_course: Course) -> None:
    collection = take(tiny_course, BRIGHTSPACE)
    assert sorted(held(collection).values()) == ["Ada Lovelace", "Bob Builder", "Eve Xu"]
    write_roster(tiny_course, ROSTER)
    collection = take(tiny_course, BRIGHTSPACE)
    assert students(tiny_course) == {"ada": ONE, "bob": ONE}
    assert [file.split(" - ")[1] for file in held(collection)] == ["Eve Xu"]
    assert b"2026-11-25 23:59:00" in shelves(tiny_course)["ada"]["timestamp.txt"]
    assert b"2026-11-25 13:59:00" in shelves(tiny_course)["bob"]["timestamp.txt"]


def test_files_as_students_named_them(tiny_course: Course) -> None:
    collection = take(tiny_course, CLASSROOM)
    assert "Google Classroom" in collection.layout and students(tiny_course) == {}
    assert held(collection) == {
        "tiny.ipynb": "",
        "Copy of tiny.ipynb": "",
        "Ada Lovelace - tiny (1).ipynb": "Ada Lovelace",
        "Kopie von tiny_bob.ipynb": "bob",
        "Untitled3.ipynb": "",
    }
    write_roster(tiny_course, ROSTER)
    take(tiny_course, CLASSROOM)
    found = shelves(tiny_course)
    assert {name: files["tiny.ipynb"] for name, files in found.items()} == {
        "ada": b"3",
        "bob": b"4",
    }


def test_who_is_not_on_the_roster_is_held(tiny_course: Course) -> None:
    write_roster(tiny_course, ROSTER)
    entries = {
        f"Zoe Ünal_1002_{FILE}/tiny.ipynb": b"1",  # by Moodle's number
        f"Lovelace Ada_1003_{FILE}/tiny.ipynb": b"2",  # by her name
        f"Nobody_1004_{FILE}/tiny.ipynb": b"3",
    }
    collection = take(tiny_course, entries)
    assert students(tiny_course) == {"zoe": ONE, "ada": ONE}
    assert set(held(collection)) == {f"Nobody_1004_{FILE}/tiny.ipynb"}
    collection = take(tiny_course, {"bob/tiny.ipynb": b"1", "bobb/tiny.ipynb": b"2"})
    assert held(collection) == {"bobb/tiny.ipynb": "bob"}
    assert "'bobb' is not on the roster" in said_of(collection)["bobb/tiny.ipynb"]
    assert set(students(tiny_course)) == {"zoe", "ada", "bob"}


def test_a_mixture_is_said_and_not_guessed(tiny_course: Course) -> None:
    moodle = {f"Ada_{n}_{FILE}/tiny.ipynb": b"1" for n in (1001, 1002, 1003)}
    assert held(take(tiny_course, {**moodle, "bob.ipynb": b"2"})) == {"bob.ipynb": ""}
    one = {"ada.ipynb": b"1", "bob.ipynb": b"2", f"Cy_1009_{FILE}_tiny.ipynb": b"3"}
    assert held(take(tiny_course, one)) == {f"Cy_1009_{FILE}_tiny.ipynb": "1009"}
    canvas = {"ada.ipynb": b"1", "bob.ipynb": b"2", "cyx_4242_90001_tiny.ipynb": b"3"}
    assert held(take(tiny_course, canvas)) == {"cyx_4242_90001_tiny.ipynb": "4242"}
    assert set(students(tiny_course)) == {"1001", "1002", "1003", "ada", "bob"}


def test_clones_of_the_students_repository(tiny_course: Course) -> None:
    release(tiny_course, TINY)
    other = tiny_course.root / "source" / "another"
    other.mkdir()
    (other / "another.ipynb").write_bytes(tiny_course.notebook("source", TINY).read_bytes())
    works = Works(tiny_course)
    parts = ["README.md", "pyproject.toml", ".published-course", ".git/HEAD", "LICENSE"]
    parts += [f"course_lib/m{n}.py" for n in range(20)] + ["tiny/expected/result.txt"]
    clone = dict.fromkeys(parts, b"x") | {"another/another.ipynb": works.solved}
    entries = {
        f"c/{who}/{name}": data for who in ("ada", "bob", "cy") for name, data in clone.items()
    }
    entries |= {"c/ada/tiny/tiny.ipynb": works.solved, "c/ada/tiny/actor.pt": b"p"}
    entries |= {"c/bob/rl-main/tiny/tiny.ipynb": works.half}
    collection = take(tiny_course, entries)
    assert "clones" in collection.layout
    assert students(tiny_course) == {"ada": BOTH, "bob": ONE}, "cy has no notebook of this one"
    assert shelves(tiny_course)["bob"]["tiny.ipynb"] == works.half
    assert len(collection.files) < 12, "what nobody asked for is one line a folder"
    assert not list(tiny_course.root.glob("submitted/*/*/.previous"))


def test_one_clone_by_its_own_name_is_no_student(tmp_path: Path) -> None:
    config = 'c.FillHeader.students_repository = "https://host/org/rl-labs.git"\n'
    course = make_course(tmp_path / "course", config=config)
    for name in ("rl-labs", "rl-labs-main"):
        entries = {f"{name}/tiny/tiny.ipynb": b"1", f"{name}/course_lib/x.py": b""}
        assert held(take(course, entries, name="ada.zip")) == {f"{name}/tiny/tiny.ipynb": "ada"}


def test_a_whole_course_folder_of_nbgrader(tiny_course: Course) -> None:
    entries = {
        "submitted/ada/tiny/tiny.ipynb": b"1",
        "submitted/ada/tiny/timestamp.txt": b"2026-11-20 10:00:00.000000 Europe/Berlin",
        "submitted/ada/other/other.ipynb": b"2",
        "source/tiny/tiny.ipynb": b"3",
        "gradebook.db": b"4",
    }
    take(tiny_course, entries)
    assert shelves(tiny_course) == {
        "ada": {"tiny.ipynb": b"1", "timestamp.txt": b"2026-11-20 09:00:00.000000 UTC"}
    }


def test_the_courses_own_pattern_rules(tmp_path: Path) -> None:
    pattern = r"(?:.*_)?(?P<student_id>s\d+)(?:__.*)?"
    config = f'c.Collect.student_id_pattern = r"{pattern}"\n'
    course = make_course(tmp_path / "course", config=config)
    entries = {
        "Ada_s1/tiny.ipynb": b"1",
        "Ada_s1/deep/actor.pt": b"p",
        "room/x_s2.ipynb": b"2",
        "s3__late.ipynb": b"3",
        "bob/tiny.ipynb": b"4",
    }
    collection = take(course, entries)
    assert "student_id_pattern" in collection.layout
    assert students(course) == {"s1": BOTH, "s2": ONE, "s3": ONE}
    assert set(held(collection)) == {"bob/tiny.ipynb"}


@pytest.mark.parametrize("pattern", ["(", "[a-z]+"])
def test_a_pattern_that_cannot_work_is_said(tmp_path: Path, pattern: str) -> None:
    course = make_course(
        tmp_path / "course", config=f'c.Collect.student_id_pattern = "{pattern}"\n'
    )
    with pytest.raises(CourseError, match="student_id_pattern"):
        take(course, {"ada.ipynb": b"1"})


def test_zips_of_students_are_opened_one_level_deep(tiny_course: Course) -> None:
    inner = pack({"deep/tiny (1).ipynb": b"1", "deep/actor.pt": b"p", "more.zip": pack({"a": b""})})
    entries = {
        "ada.zip": inner,
        "bob/work.zip": pack({"__MACOSX/._tiny.ipynb": b"0", "tiny.ipynb": b"2"}),
        "cy/work.7z": b"7z\xbc\xaf\x27\x1c\0\0",
        "dee/work.zip": b"Rar!\x1a\x07\0",
        "eve/work.zip": b"no zip",
        "fay/work.zip": pack({"../tiny.ipynb": b"1"}),
        "guy/work.zip": pack({f"A_1_{FILE}/tiny.ipynb": b"1"}),
    }
    said = said_of(take(tiny_course, entries))
    assert students(tiny_course) == {"ada": BOTH, "bob": ONE}
    for file, reason in {
        "ada.zip/more.zip": "archive in an archive",
        "cy/work.7z": "7z archive, which is not opened: unpack it",
        "dee/work.zip": "rar archive",
        "eve/work.zip": "cannot be opened",
        "fay/work.zip": "lead out",
        "guy/work.zip": "download of its own",
    }.items():
        assert reason in said[file], file


def test_a_zip_with_a_whole_environment_costs_one_line(tiny_course: Course) -> None:
    inner = {f"env/lib/m{n}.py": b"" for n in range(1500)} | {"work/tiny.ipynb": b"1"}
    collection = take(tiny_course, {"ada.zip": pack(inner), "bob.ipynb": b"2"})
    assert students(tiny_course) == {"ada": ONE, "bob": ONE}
    assert "1500 files in it" in said_of(collection)["ada.zip"] and len(collection.files) == 3


def test_a_download_in_a_zip_and_one_file_alone(tiny_course: Course, tmp_path: Path) -> None:
    take(tiny_course, {"x.zip": pack({f"A_1_{FILE}/tiny.ipynb": b"1"})})
    (tmp_path / "bob.ipynb").write_bytes(b"2")
    collect(tiny_course, tmp_path / "bob.ipynb", TINY)
    assert students(tiny_course) == {"1": ONE, "bob": ONE}
    (tmp_path / "x.tar").write_bytes(b"\0" * 257 + b"ustar" + b"\0" * 300)
    with pytest.raises(CourseError, match="tar archive, which is not opened: unpack it"):
        collect(tiny_course, tmp_path / "x.tar", TINY)


def test_names_of_files_as_browsers_and_systems_change_them(tiny_course: Course) -> None:
    entries = {
        "Kopie von ada.ipynb": b"1",
        "bob-Copy1.ipynb": b"2",
        "cy (1).ipynb.txt": b"3",
        "dee.IPYNB": b"4",
        "eve\\tiny.ipynb": b"5",
        "eve\\Copy of Actor-1.PT": b"p",
        "fay/tiny - Copy (2).ipynb": b"6",
        "fay/~$tiny.ipynb": b"",
        "fay/desktop.ini": b"",
        "fay/.ipynb_checkpoints/tiny-checkpoint.ipynb": b"old",
        "guy/.ipynb_checkpoints/tiny-checkpoint.ipynb": b"all there is",
    }
    collection = take(tiny_course, entries)
    found = {name: files["tiny.ipynb"] for name, files in shelves(tiny_course).items()}
    assert found == dict(ada=b"1", bob=b"2", cy=b"3", dee=b"4", eve=b"5", fay=b"6")
    assert students(tiny_course)["eve"] == BOTH
    assert [file for file in said_of(collection) if "checkpoint" in file] == [
        "guy/.ipynb_checkpoints/tiny-checkpoint.ipynb"
    ]
    assert any("Passed over: 3 hidden" in remark for remark in collection.remarks)


def test_names_in_zips_without_the_flag_for_utf8(tiny_course: Course) -> None:
    path = tiny_course.root.parent / "mac.zip"
    path.write_bytes(pack({"zoXX/tiny.ipynb": b"1"}).replace(b"zoXX", "zoë".encode()))
    collect(tiny_course, path, TINY)
    path.write_bytes(pack({"jXrg/tiny.ipynb": b"1"}).replace(b"jXrg", "jörg".encode("cp437")))
    collect(tiny_course, path, TINY)
    assert set(students(tiny_course)) == {"zoë", "jörg"}


@pytest.mark.parametrize(
    "names",
    [
        ("Ada/tiny.ipynb", "ada/tiny.ipynb"),
        ("A\u030asa/tiny.ipynb", "\u00c5sa/tiny.ipynb"),
        ("straße.ipynb", "STRASSE.ipynb"),
    ],
)
def test_two_who_are_too_much_alike_never_fall_together(
    tiny_course: Course, names: tuple[str, str]
) -> None:
    collection = take(tiny_course, [*((name, b"1") for name in names), ("cy.ipynb", b"2")])
    assert len(held(collection)) == 2 and set(students(tiny_course)) == {"cy"}
    csv = (tiny_course.root / "held" / TINY / "held.csv").read_text(encoding="utf-8-sig")
    assert csv.count("too much alike") == 2


def test_one_who_is_too_much_like_an_earlier_one_is_held(tiny_course: Course) -> None:
    take(tiny_course, {"ada/tiny.ipynb": b"1"})
    assert held(take(tiny_course, {"ADA/tiny.ipynb": b"2"})) == {"ADA/tiny.ipynb": "ada"}
    assert shelves(tiny_course) == {"ada": {"tiny.ipynb": b"1"}}


@pytest.mark.parametrize(
    "folder", ["a\u202eb", "-x", "a..b", "x" * 200, "a\x07b", "tiny", "a:b", "ada.", "a  b"]
)
def test_names_that_are_no_ids_are_held(tiny_course: Course, folder: str) -> None:
    collection = take(tiny_course, {f"{folder}/x.ipynb": b"1", "bob/x.ipynb": b"2"})
    assert len(held(collection)) == 1 and set(students(tiny_course)) == {"bob"}
    assert all(text.isprintable() for item in collection.files for text in (item.file, item.guess))


def test_lists_that_lie_do_no_harm(tiny_course: Course) -> None:
    bomb = b"a: &a [x, x]\n" + b"".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n".encode()
        for n in range(9)
    )
    evil = b"submission_1: !!python/object/apply:os.system ['touch /tmp/never']\n"
    for data in (b"\xff\xfe not yaml: [", b"- 1\n", bomb, evil):
        collection = take(
            tiny_course, {"submission_metadata.yml": data, "submission_1/tiny.ipynb": b"1"}
        )
        assert list(held(collection).values()) == ["submission_1"]
    assert not Path("/tmp/never").exists() and students(tiny_course) == {}


def test_overlong_names_and_deep_folders_are_left_out(tiny_course: Course) -> None:
    collection = take(
        tiny_course,
        {
            f"{'ada (1)' * 8000}.ipynb": b"1",
            "/".join("d" * 70) + "/tiny.ipynb": b"2",
            "bob.ipynb": b"3",
        },
    )
    assert students(tiny_course) == {"bob": ONE}
    assert sum("too long" in item.outcome for item in collection.files) == 2


def test_an_encrypted_entry_costs_only_itself(tiny_course: Course, tmp_path: Path) -> None:
    data = bytearray(pack({"ada.ipynb": b"1", "bob.ipynb": b"2"}))
    for magic, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(magic) + place] |= 1
    (tmp_path / "e.zip").write_bytes(bytes(data))
    assert zipfile.is_zipfile(tmp_path / "e.zip")
    said = said_of(gather(tiny_course, tmp_path / "e.zip", TINY))
    assert students(tiny_course) == {"bob": ONE} and "encrypted" in said["ada.ipynb"]
