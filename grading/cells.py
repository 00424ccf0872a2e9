"""What nbgrader knows of a cell: its name, and whether students write in it or a test grades it."""

from __future__ import annotations

from nbformat import NotebookNode

BADGE_CELL = "header_badge"
SETUP_CELL = "header_setup"


def grade_id(cell: NotebookNode) -> str:
    """The cell's nbgrader id, empty for a cell that nbgrader does not know."""
    return cell.metadata.get("nbgrader", {}).get("grade_id", "")


def is_code(cell: NotebookNode) -> bool:
    return cell.cell_type == "code"


def is_solution(cell: NotebookNode) -> bool:
    """Whether students write in this cell, code or words."""
    return bool(cell.metadata.get("nbgrader", {}).get("solution"))


def is_test(cell: NotebookNode) -> bool:
    """Whether this cell's outcome is the grade of an exercise."""
    meta = cell.metadata.get("nbgrader", {})
    return is_code(cell) and bool(meta.get("grade")) and not meta.get("solution")


def is_given(cell: NotebookNode) -> bool:
    """Whether the instructor wrote this cell and no student may change it."""
    return bool(grade_id(cell)) and not is_solution(cell)
