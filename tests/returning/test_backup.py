"""One archive of what cannot be made again, and back."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from pathlib import Path

import pytest

from grading.course import Course, CourseError
from grading.intake.roster import Student, read_roster, write_roster
from grading.returning import backup as module
from grading.returning.backup import backup, restore


@pytest.fixture
def course(course_with_gradebook: Course) -> Course:
    course = course_with_gradebook
    write_roster(course, [Student("ada")])
    with course.gradebook() as gradebook:
        gradebook.update_or_create_student("ada")
    for name in ("submitted/ada/tiny/tiny.ipynb", "submitted/ada/tiny/.previous/1-tiny.ipynb"):
        (course.root / name).parent.mkdir(parents=True, exist_ok=True)
        (course.root / name).write_text(name)
    (course.root / "records/tiny").mkdir(parents=True)
    (course.root / "records/tiny/ada.json").write_text("{}")
    (course.root / "records/.tiny.lock").write_text("12\n")
    (course.root / "submitted/ada/tiny/link").symlink_to("/etc/passwd")
    return course


def state(course: Course) -> dict[str, str]:
    """All that a backup holds: files with their texts, and the students of the gradebook."""
    found = {
        str(path.relative_to(course.root)): path.read_text()
        for name in ("records", "submitted", "roster.csv")
        for path in [course.root / name, *(course.root / name).rglob("*")]
        if path.is_file() and not path.is_symlink() and path.suffix != ".lock"
    }
    with course.gradebook() as gradebook:
        return {**found, "students": " ".join(each.id for each in gradebook.students)}


def change(course: Course) -> None:
    with course.gradebook() as gradebook:
        gradebook.update_or_create_student("bob")
    (course.root / "records/tiny/bob.json").write_text("{}")
    (course.root / "submitted/ada/tiny/tiny.ipynb").write_text("another")
    write_roster(course, [])


def test_there_and_back(course: Course, tmp_path: Path) -> None:
    before, file = state(course), tmp_path / "kept.zip"
    assert backup(course, file) == 5
    change(course)
    after = state(course)
    with pytest.raises(CourseError, match="already: with --force"):
        restore(course, file)
    assert state(course) == after
    aside = restore(course, file, force=True)
    assert state(course) == before
    assert (aside / "submitted/ada/tiny/tiny.ipynb").read_text() == "another"
    assert (aside / "gradebook.db").is_file() and (aside / "records/tiny/bob.json").is_file()
    assert not list(course.root.glob(".backup-*")) and not list(tmp_path.glob(".backup-*"))


def test_into_an_empty_course(course: Course, tmp_path: Path) -> None:
    before, file = state(course), tmp_path / "kept.zip"
    backup(course, file)
    empty = tmp_path / "empty"
    empty.mkdir()
    (empty / "nbgrader_config.py").write_bytes((course.root / "nbgrader_config.py").read_bytes())
    assert restore(Course.at(empty), file) is None
    assert state(Course.at(empty)) == before


def test_a_backup_is_taken_while_others_write(course: Course, tmp_path: Path) -> None:
    other = sqlite3.connect(course.root / "gradebook.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.execute("INSERT INTO student (id) VALUES ('half')")
    backup(course, tmp_path / "kept.zip")
    other.execute("COMMIT")
    other.close()
    restore(course, tmp_path / "kept.zip", force=True)
    assert state(course)["students"] == "ada"


def test_nothing_is_replaced_unasked(course: Course, tmp_path: Path) -> None:
    file = tmp_path / "kept.zip"
    backup(course, file)
    made = file.read_bytes()
    with pytest.raises(CourseError, match="exists already"):
        backup(course, file)
    assert file.read_bytes() == made
    with pytest.raises(CourseError, match="there is no folder"):
        backup(course, tmp_path / "no" / "kept.zip")


def rewritten(file: Path, **changed: bytes) -> Path:
    """The archive with some members' bytes replaced, or added, and its manifest as it was."""
    with zipfile.ZipFile(file) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members |= changed
    other = file.with_name(f"rewritten-{len(list(file.parent.iterdir()))}.zip")
    with zipfile.ZipFile(other, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return other


def test_a_damaged_archive_changes_nothing(course: Course, tmp_path: Path) -> None:
    file = tmp_path / "kept.zip"
    backup(course, file)
    change(course)
    before = state(course)
    cut = tmp_path / "cut.zip"
    cut.write_bytes(file.read_bytes()[:-300])
    evil = json.dumps({"sha256": {"../evil": "0"}}).encode()
    strange = json.dumps({"sha256": {"source/tiny/tiny.ipynb": "0"}}).encode()
    for damaged, says in (
        (cut, "no backup that can be read"),
        (tmp_path / "nowhere.zip", "no backup that can be read"),
        (rewritten(file, **{"roster.csv": b"id\nmallory\n"}), "checksum of roster.csv is wrong"),
        (rewritten(file, **{"manifest.json": evil}), "which no backup does"),
        (rewritten(file, **{"manifest.json": strange}), "which no backup does"),
        (rewritten(file, **{"manifest.json": b"[]"}), "no backup that can be read"),
    ):
        with pytest.raises(CourseError, match=says):
            restore(course, damaged, force=True)
        assert state(course) == before


def test_a_restore_that_fails_half_way_is_undone(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "kept.zip"
    backup(course, file)
    change(course)
    before = state(course)
    replace, calls = module.os.replace, []

    def full(*paths: Path) -> None:
        calls.append(paths)
        if len(calls) == 4:
            raise OSError(28, "No space left on device")
        replace(*paths)

    monkeypatch.setattr(module.os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        restore(course, file, force=True)
    monkeypatch.undo()
    assert state(course) == before
    assert read_roster(course) == [] and not list(course.root.glob("before-restore-*"))


def test_a_gradebook_of_another_kind(course: Course, tmp_path: Path) -> None:
    file = tmp_path / "kept.zip"
    backup(course, file)
    with zipfile.ZipFile(file) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    del manifest["sha256"]["gradebook.db"]
    other = rewritten(file, **{"manifest.json": json.dumps(manifest).encode()})
    with pytest.raises(CourseError, match="not for sqlite"):
        restore(course, other, force=True)
