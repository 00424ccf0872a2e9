"""A tiny course without torch, so that the grading tests run in seconds."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from grading.course import Course

REPOSITORY = Path(__file__).resolve().parents[1]
TINY = "tiny"

DOUBLE = '''def double(x):
    """Twice x."""
    ### BEGIN SOLUTION
    twice_the_value = 2 * x
    return twice_the_value
    ### END SOLUTION
'''
TEST_DOUBLE = """assert double(1) == 2, "double(1) should be 2"
### BEGIN HIDDEN TESTS
for hidden_number in (3, 7, 11):
    assert double(hidden_number) == 2 * hidden_number, f"double is wrong for {hidden_number}"
### END HIDDEN TESTS
"""
SHARE = '''def share(points):
    """Some of the points."""
    ### BEGIN SOLUTION
    everything_there_is = points
    return everything_there_is
    ### END SOLUTION
'''
TEST_SHARE = """def award(points, out_of, why):
    print(why)
    return float(points)
### BEGIN HIDDEN TESTS
hidden_points_offered = 4
### END HIDDEN TESTS
award(share(4), 4, f"share gave {share(4)}")
"""
COUNT = '''def count(n):
    """Numbers below n."""
    ### BEGIN SOLUTION
    numbers_below = list(range(n))
    return numbers_below
    ### END SOLUTION
'''
TEST_COUNT = """assert count(3) == [0, 1, 2], "count(3) should be [0, 1, 2]"
"""
QUESTION = """### BEGIN SOLUTION
The model answer explains that two is twice one.
### END SOLUTION
### BEGIN MARK SCHEME
One point for the word twice, one for the reason.
### END MARK SCHEME
"""


def cell(
    kind: str, source: str, name: str = "", points: float | None = None, solution: bool = False
) -> NotebookNode:
    """A cell as an instructor writes it; with a name, nbgrader knows it."""
    new = new_code_cell if kind == "code" else new_markdown_cell
    made = new(source.strip("\n"), id=(name or f"plain {len(source)}").replace(" ", "-"))
    if name:
        made.metadata["nbgrader"] = {
            "grade": points is not None,
            "grade_id": name,
            "locked": not solution,
            "schema_version": 3,
            "solution": solution,
            "task": False,
        }
        if points is not None:
            made.metadata.nbgrader["points"] = points
    return made


def tiny_source() -> NotebookNode:
    """Three exercises (one with partial credit), a question, a locked cell."""
    book = new_notebook(
        cells=[
            cell("markdown", "# A tiny assignment"),
            cell("code", "import math", "imports"),
            cell("markdown", "Exercise 1: twice a number."),
            cell("code", DOUBLE, "double", solution=True),
            cell("code", TEST_DOUBLE, "test_double", points=2),
            cell("markdown", "Exercise 2, with partial credit."),
            cell("code", SHARE, "share", solution=True),
            cell("code", TEST_SHARE, "test_share", points=4),
            cell("markdown", "Exercise 3, counting numbers."),
            cell("code", COUNT, "count", solution=True),
            cell("code", TEST_COUNT, "test_count", points=1),
            cell("markdown", "Why is two twice one?"),
            cell("markdown", QUESTION, "q_twice", points=2, solution=True),
        ],
        metadata={
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
    )
    book.nbformat_minor = 5
    return book


def make_course(root: Path, source: NotebookNode | None = None, config: str = "") -> Course:
    """A course root with this repository's configuration and header, and the tiny assignment."""
    (root / "source" / TINY / "expected").mkdir(parents=True)
    settings = (REPOSITORY / "nbgrader_config.py").read_text()
    settings += f'\nc.Collect.companion_files = {{"{TINY}": ["actor.pt"]}}\n{config}'
    (root / "nbgrader_config.py").write_text(settings)
    shutil.copy(REPOSITORY / "source" / "header.ipynb", root / "source")
    (root / "source" / TINY / "expected" / "result.txt").write_text("a figure to expect\n")
    nbformat.write(source or tiny_source(), root / "source" / TINY / f"{TINY}.ipynb")
    return Course.at(root)


SOLUTIONS = {
    "double": "def double(x):\n    return x + x",
    "share": "def share(points):\n    return points",
    "count": "def count(n):\n    return [*range(n)]",
    "q_twice": "Because one and one is two.",
}


def answered(course: Course, **answers: str) -> NotebookNode:
    """The released notebook with right answers, `answers` in place of some of them."""
    book = nbformat.read(course.notebook("release", TINY), as_version=4)
    for made in book.cells:
        name = made.metadata.get("nbgrader", {}).get("grade_id")
        made.source = {**SOLUTIONS, **answers}.get(name, made.source)
    return book


def find(book: NotebookNode, name: str) -> NotebookNode:
    """The cell with this grade_id."""
    return next(c for c in book.cells if c.metadata.get("nbgrader", {}).get("grade_id") == name)


def hand_in(course: Course, student: str, book: NotebookNode | bytes, **files: Any) -> None:
    """Put a notebook, or any bytes in its place, into `submitted/`."""
    folder = course.path("submitted", TINY, student)
    folder.mkdir(parents=True, exist_ok=True)
    data = book if isinstance(book, bytes) else nbformat.writes(book).encode()
    (folder / f"{TINY}.ipynb").write_bytes(data)
    for name, content in files.items():
        (folder / name.replace("_dot_", ".")).write_bytes(content)
