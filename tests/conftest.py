"""Fixtures for all tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from tinycourse import cell, make_course

from grading.course import Course

__all__ = ["cell", "make_course", "tiny_course"]


@pytest.fixture
def tiny_course(tmp_path: Path) -> Course:
    """A course that nothing was released from yet."""
    return make_course(tmp_path / "course")


@pytest.fixture(scope="session")
def empty_gradebook(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A gradebook without anybody: it takes a second to make, and a copy is as good."""
    course = make_course(tmp_path_factory.mktemp("empty") / "course")
    with course.gradebook():
        pass
    return (course.root / "gradebook.db").read_bytes()


@pytest.fixture
def course_with_gradebook(tiny_course: Course, empty_gradebook: bytes) -> Course:
    """A course that nothing was released from, and nobody is in its gradebook."""
    (tiny_course.root / "gradebook.db").write_bytes(empty_gradebook)
    return tiny_course
