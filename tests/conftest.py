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
