"""What reading changed reaches the record: as a note, and as a case for a person where in doubt."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode
from tinycourse import TINY, answered, make_course

from grading.authoring.release import release
from grading.cells import grade_id
from grading.intake.skeleton import take_in


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> tuple[NotebookNode, str]:
    """The released notebook, and a solved one as JSON."""
    course = make_course(tmp_path_factory.mktemp("doubt") / "course")
    release(course, TINY)
    released = nbformat.read(course.notebook("release", TINY), as_version=4)
    return released, nbformat.writes(answered(course))


def taken(books: tuple[NotebookNode, str], tmp_path: Path, text: str) -> dict[str, Any]:
    path = tmp_path / "handed-in.ipynb"
    path.write_text(text, encoding="utf-8")
    book = take_in(path, books[0], TINY)
    sources = {grade_id(cell): cell.source for cell in book.cells}
    return {**book.metadata["course"], "double": sources["double"]}


def with_source(text: str, source: Any) -> str:
    """The notebook with something else as the text of `double`."""
    book = json.loads(text)
    for cell in book["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == "double":
            cell["source"] = source
    return json.dumps(book)


def test_what_is_certain_is_a_note_only(books: tuple[NotebookNode, str], tmp_path: Path) -> None:
    odd = with_source(books[1], "def double(x):\n\u00a0   return x + x")
    course = taken(books, tmp_path, "# Databricks notebook source\n" + odd)
    assert course["double"] == "def double(x):\n    return x + x"
    assert course["status"] == "graded" and len(course["notes"]) == 2
    assert "before the notebook" in course["notes"][0] and course["notes"][1].endswith(": double.")


@pytest.mark.parametrize("source", [None, 7, {"a": 1}, "x = 3\n" * 60_000])
def test_an_answer_that_cannot_be_read_is_for_a_person(
    books: tuple[NotebookNode, str], tmp_path: Path, source: Any
) -> None:
    course = taken(books, tmp_path, with_source(books[1], source))
    assert course["status"] == "review"
    assert "left out: double." in course["notes"][0]


def test_two_texts_in_a_cell_are_for_a_person(
    books: tuple[NotebookNode, str], tmp_path: Path
) -> None:
    text = books[1].replace('"source": ', '"source": "older",\n   "source": ', 1)
    assert taken(books, tmp_path, text)["status"] == "review"
    assert taken(books, tmp_path, books[1])["status"] == "graded"
