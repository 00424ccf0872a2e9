"""Collecting: what is taken from a folder or a zip, and what must never be."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from tinycourse import TINY, make_course

from grading.course import Course, CourseError
from grading.intake.collect import Collected, collect


def taken(outcomes: list[Collected]) -> dict[str, str]:
    return {item.file: item.student for item in outcomes if item.taken}


def left_out(outcomes: list[Collected]) -> dict[str, str]:
    return {item.file: item.outcome for item in outcomes if not item.taken}


def files(course: Course) -> set[str]:
    root = course.root / "submitted"
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


def make_zip(path: Path, **entries: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return path


def test_file_names_folders_and_companions(tiny_course: Course, tmp_path: Path) -> None:
    box = tmp_path / "box"
    contents = {
        "ada.ipynb": b"1",
        "ada__actor.pt": b"2",
        "all-correct__tiny.ipynb": b"not a notebook at all",
        "first_last.ipynb": b"3",
        "grace/my_lab.ipynb": b"4",
        "grace/actor.pt": b"5",
        "grace/torch.py": b"import os",
        "torch.py": b"import os",
        "__MACOSX/ada.ipynb": b"",
        "grace/.ipynb_checkpoints/my_lab-checkpoint.ipynb": b"",
    }
    for name, data in contents.items():
        (box / name).parent.mkdir(parents=True, exist_ok=True)
        (box / name).write_bytes(data)
    for source in (box, make_zip(tmp_path / "box.zip", **contents)):
        outcomes = collect(tiny_course, source, TINY)
        assert taken(outcomes) == {
            "ada.ipynb": "ada",
            "ada__actor.pt": "ada",
            "all-correct__tiny.ipynb": "all-correct",
            "first_last.ipynb": "first_last",
            "grace/my_lab.ipynb": "grace",
            "grace/actor.pt": "grace",
        }
        assert set(left_out(outcomes)) == {"grace/torch.py", "torch.py"}
    assert files(tiny_course) == {
        *("ada/tiny/tiny.ipynb", "ada/tiny/actor.pt", "all-correct/tiny/tiny.ipynb"),
        *("first_last/tiny/tiny.ipynb", "grace/tiny/tiny.ipynb", "grace/tiny/actor.pt"),
    }
    kept = tiny_course.notebook("submitted", TINY, "all-correct").read_bytes()
    assert kept == b"not a notebook at all"


def test_one_folder_around_everything_is_no_student(tiny_course: Course, tmp_path: Path) -> None:
    flat = make_zip(tmp_path / "a.zip", **{"export/ada.ipynb": b"1", "export/bob.ipynb": b"2"})
    assert set(taken(collect(tiny_course, flat, TINY)).values()) == {"ada", "bob"}
    deep = make_zip(
        tmp_path / "b.zip", **{"export/eve/lab.ipynb": b"1", "export/eve/actor.pt": b""}
    )
    assert set(taken(collect(tiny_course, deep, TINY)).values()) == {"eve"}
    single = make_zip(tmp_path / "c.zip", **{"kay/lab.ipynb": b"1", "kay/actor.pt": b""})
    assert set(taken(collect(tiny_course, single, TINY)).values()) == {"kay"}


def test_paths_that_lead_out_are_refused(tiny_course: Course, tmp_path: Path) -> None:
    archive = make_zip(
        tmp_path / "evil.zip",
        **{
            "../../escape.ipynb": b"1",
            "/etc/absolute.ipynb": b"1",
            "..\\windows.ipynb": b"1",
            "../tiny.ipynb": b"1",
            ".ipynb": b"1",
            "..ipynb": b"1",
            "*.ipynb": b"1",
            "ok.ipynb": b"1",
        },
    )
    assert taken(collect(tiny_course, archive, TINY)) == {"ok.ipynb": "ok"}
    assert files(tiny_course) == {"ok/tiny/tiny.ipynb"}
    assert not list(tmp_path.rglob("*escape*"))


def test_links_are_refused(tiny_course: Course, tmp_path: Path) -> None:
    box = tmp_path / "box"
    (box / "eve").mkdir(parents=True)
    (box / "bob.ipynb").symlink_to(tiny_course.notebook("source", TINY))
    (box / "eve" / "actor.pt").symlink_to("/etc/passwd")
    (box / "folder").symlink_to(tiny_course.root / "source")
    assert set(left_out(collect(tiny_course, box, TINY))) == {
        *("bob.ipynb", "eve/actor.pt", "folder"),
    }
    info = zipfile.ZipInfo("mallory.ipynb")
    info.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "links.zip", "w") as archive:
        archive.writestr(info, "/etc/passwd")
    outcomes = collect(tiny_course, tmp_path / "links.zip", TINY)
    assert left_out(outcomes) == {"mallory.ipynb": "a link or another thing that is no plain file"}
    assert files(tiny_course) == set()


def test_a_zip_bomb_is_stopped_while_it_is_read(tmp_path: Path) -> None:
    course = make_course(tmp_path / "course", config="c.Collect.max_file_bytes = 1000\n")
    bomb = make_zip(tmp_path / "bomb.zip", **{"bob.ipynb": b"0" * 100_000, "ada.ipynb": b"1"})
    data = bytearray(bomb.read_bytes())
    # The zip's own figures lie: 10 bytes are said to come out.
    place = data.rfind(b"PK\x01\x02", 0, data.rfind(b"PK\x01\x02"))
    data[place + 24 : place + 28] = (10).to_bytes(4, "little")
    lying = tmp_path / "lying.zip"
    lying.write_bytes(bytes(data))
    for archive in (bomb, lying):
        outcomes = collect(course, archive, TINY)
        assert "ada.ipynb" in taken(outcomes) and "bob.ipynb" in left_out(outcomes)
    assert files(course) == {"ada/tiny/tiny.ipynb"}


def test_totals_are_limited(tmp_path: Path) -> None:
    course = make_course(
        tmp_path / "course",
        config="c.Collect.max_total_bytes = 1500\nc.Collect.max_entries = 3\n",
    )
    three = {f"s{number}.ipynb": b"0" * 1000 for number in range(3)}
    outcomes = collect(course, make_zip(tmp_path / "three.zip", **three), TINY)
    assert left_out(outcomes) == {"s1.ipynb": "too large", "s2.ipynb": "too large"}
    four = {f"s{number}.ipynb": b"0" for number in range(4)}
    with pytest.raises(CourseError, match="more than 3 files"):
        collect(course, make_zip(tmp_path / "four.zip", **four), TINY)


def test_two_notebooks_of_one_student(tiny_course: Course, tmp_path: Path) -> None:
    archive = make_zip(tmp_path / "a.zip", **{"ada.ipynb": b"1", "ada__late.ipynb": b"2"})
    outcomes = collect(tiny_course, archive, TINY)
    assert taken(outcomes) == {"ada.ipynb": "ada"}
    assert left_out(outcomes) == {"ada__late.ipynb": "a second file of ada; ada.ipynb was taken"}


def test_a_later_collection_replaces_and_keeps_the_former(
    tiny_course: Course, tmp_path: Path
) -> None:
    outcomes = []
    for number, data in enumerate((b"1", b"1", b"2", b"3")):
        archive = make_zip(tmp_path / f"{number}.zip", **{"ada.ipynb": data})
        outcomes += [item.outcome for item in collect(tiny_course, archive, TINY)]
    assert outcomes == [
        *("taken", "unchanged", "replaced; the former is .previous/1-tiny.ipynb"),
        "replaced; the former is .previous/2-tiny.ipynb",
    ]
    folder = tiny_course.path("submitted", TINY, "ada")
    assert (folder / ".previous" / "1-tiny.ipynb").read_bytes() == b"1"
    assert (folder / "tiny.ipynb").read_bytes() == b"3"


def test_damaged_entries_and_files(tiny_course: Course, tmp_path: Path) -> None:
    archive = make_zip(tmp_path / "a.zip", **{"ada.ipynb": b"some text " * 9, "bob.ipynb": b"1"})
    data = bytearray(archive.read_bytes())
    data[45] ^= 0xFF
    archive.write_bytes(bytes(data))
    outcomes = collect(tiny_course, archive, TINY)
    assert "ada.ipynb" in left_out(outcomes) and "bob.ipynb" in taken(outcomes)
    (tmp_path / "no.zip").write_bytes(b"no zip")
    for source in (tmp_path / "no.zip", tmp_path / "nowhere"):
        with pytest.raises(CourseError, match="zip"):
            collect(tiny_course, source, TINY)
