"""The zip of feedback pages for a learning platform."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from tinycourse import TINY

from grading.course import Course, CourseError
from grading.returning.bundle import ORIGIN_FILES, write_bundle


def placed(course: Course, platform: str, origins: dict[str, Any]) -> tuple[dict, dict]:
    """Name in the zip -> student whose page it is, and who is left out."""
    pages = []
    for student, origin in origins.items():
        page = course.path("feedback", TINY, student) / f"{TINY}.html"
        page.parent.mkdir(parents=True)
        page.write_text(student)
        pages.append(page)
        folder = course.path("submitted", TINY, student)
        folder.mkdir(parents=True)
        if origin is not None:
            text = origin if isinstance(origin, str) else json.dumps(origin)
            # In either place, which changes from student to student here.
            file = folder / ORIGIN_FILES[len(pages) % 2]
            file.parent.mkdir(exist_ok=True)
            file.write_text(text)
    bundle = write_bundle(course, TINY, platform, pages)
    with zipfile.ZipFile(bundle.file) as archive:
        found = {name: archive.read(name).decode() for name in archive.namelist()}
    assert sorted(found.values()) == sorted(bundle.students)
    return found, bundle.left_out


def test_moodle(tiny_course: Course) -> None:
    found, left_out = placed(
        tiny_course,
        "moodle",
        {
            "ada": {"path": "Ada Lovelace_12345_assignsubmission_file/sub/nb.ipynb"},
            "bob": {"path": "course/Bob Ross_7_assignsubmission_file_/nb.ipynb"},
            "cy": {"path": "Cy T\u00e9_8_assignsubmission_file_my_notebook.ipynb"},
            "dan": {
                "platform": "moodle",
                "path": None,
                "file": "Participant_9_assignsubmission_file_n",
            },
            "eve": None,
            "fay": {"path": "nb.ipynb", "file": "nb.ipynb"},
            "gus": "{not json",
            "hal": [1],
            "ivy": {"path": 7, "file": {}},
            "jo": {"path": "..\\..\\x_1_assignsubmission_file_/a"},
            "kim": {"path": "Ada Lovelace_12345_assignsubmission_file/nb.ipynb"},
        },
    )
    assert found == {
        "Ada Lovelace_12345_assignfeedback_file_/feedback.html": "ada",
        "Bob Ross_7_assignfeedback_file_/feedback.html": "bob",
        "Cy T\u00e9_8_assignfeedback_file_/feedback.html": "cy",
        "Participant_9_assignfeedback_file_/feedback.html": "dan",
    }
    assert [*left_out] == ["eve", "fay", "gus", "hal", "ivy", "jo", "kim"]
    assert "same place as ada" in left_out["kim"]


def test_canvas(tiny_course: Course) -> None:
    found, left_out = placed(
        tiny_course,
        "canvas",
        {
            "ada": {"path": "lovelaceada_LATE_4242_90001_nb.ipynb"},
            "bob": {"path": "zip/rossbob_17_18_nb-1.ipynb"},
            "cy": {"path": "anon_abc12_90003_nb.ipynb"},
            "dan": {"path": "dan_12_nb.ipynb"},
        },
    )
    assert found == {
        "lovelaceada_LATE_4242_90001_feedback.html": "ada",
        "rossbob_17_18_feedback.html": "bob",
    }
    assert [*left_out] == ["cy", "dan"]


def test_gradescope(tiny_course: Course) -> None:
    found, left_out = placed(
        tiny_course,
        "gradescope",
        {
            "ada": {"path": "assignment_1_export/submission_55/nb.ipynb"},
            "bob": {"path": "nb.ipynb"},
        },
    )
    assert found == {"submission_55/feedback.html": "ada"} and [*left_out] == ["bob"]


def test_equal_pages_give_an_equal_zip(tiny_course: Course, tmp_path: Path) -> None:
    origin = {"path": "Ada_1_assignsubmission_file_/n.ipynb"}
    placed(tiny_course, "moodle", {"ada": origin})
    file = tiny_course.root / "feedback" / f"{TINY}_moodle.zip"
    page = tiny_course.path("feedback", TINY, "ada") / f"{TINY}.html"
    before = file.read_bytes()
    page.touch()
    write_bundle(tiny_course, TINY, "moodle", [page])
    assert file.read_bytes() == before and [*file.parent.glob(".writing*")] == []


def test_an_unknown_platform_is_named_with_those_there_are(tiny_course: Course) -> None:
    with pytest.raises(CourseError, match="moodle, canvas, gradescope"):
        write_bundle(tiny_course, TINY, "blackboard", [])
