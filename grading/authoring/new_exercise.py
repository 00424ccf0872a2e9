"""Lay down a new exercise: its cells, its drill with cases, and the beginning of its corpus.

What is laid down works: an exercise that doubles numbers. It is there to be rewritten, piece by
piece, with `course audit` telling what does not fit yet.
"""

from __future__ import annotations

import keyword
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from course_lib.drilling.cases import HIDDEN_FILE
from grading.cells import grade_id, is_test
from grading.course import Course, CourseError, read_notebook
from grading.drills import corpus_of, drills_module, drills_package
from grading.files import write_atomically

_IMPORTS = """\
import numpy as np
import torch
from torch import nn

from course_lib.drilling.checks import Checks

check = Checks("{assignment}")
"""

_TEXT = """\
### Exercise: {name}  ·  {points:g} points  ·  ●○○  ·  10 min

Why it matters: a paragraph, with the equation and its number in the paper.

$$y = 2 x$$

What to write, and everything that is promised: shapes, dtypes, what must not change.

<details><summary>Hint</summary>What to look at; not the line that solves it.</details>
"""

_SOLUTION = '''\
def {name}(x):
    """Twice x (paper, equation).

    x        (batch,) float32 tensor, which is not changed
    returns  (batch,) float32 tensor
    """
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION'''

_TEST = """\
check.{name}({name})
### BEGIN HIDDEN TESTS
check.{name}({name}, hidden=True)
### END HIDDEN TESTS"""

_MODULE = '''\
"""Drills of `{assignment}`."""

from course_lib.drilling.draw import Draw
from course_lib.drilling.drill import drill
'''

_DRILL = '''

@drill(dict(batch=3))
def {name}(answer, case, record):
    """Twice a batch of numbers, which belongs to the caller."""
    x = Draw(case.seed, getattr(case, "scale", 1.0)).normal(case.batch)
    with record.unchanged(x=x):
        record("twice x", answer.{name}(x))
'''

_CASES = """
[[{name}]]
batch = 1
scale = 1000.0

[[{name}]]
batch = 5
"""

_CASES_HEAD = (
    "# Hidden cases of the drills, by exercise. A case without a seed gets one from the course's "
    "salt.\n"
)

_WRONG = """\
# x is doubled in place, and the caller's tensor with it.
# says: The numbers that you are given are still needed: leave them as they are.
def {name}(x):
    x *= 2
    return x
"""

_RIGHT = """\
# A sum in place of the product.
def {name}(x):
    return x + x
"""


def lay_down(
    course: Course, assignment: str, name: str, points: float = 3, after: str | None = None
) -> list[Path]:
    """Write the pieces of a new exercise; the files that were written.

    assignment  one of the course, or a new one, which gets a notebook
    name        of the exercise and its function: a Python name
    after       the exercise behind which it comes; behind the last by default

    Raises CourseError, before anything is written, where something of that name is there already.
    """
    if not name.isidentifier() or keyword.iskeyword(name) or name.startswith("test_"):
        raise CourseError(f"{name!r} is no name for a function: write it like polyak_update.")
    if not assignment.isidentifier():
        raise CourseError(f"{assignment!r} is no name for an assignment: write it like my_lab.")
    path = course.notebook("source", assignment)
    notebook = read_notebook(path) if path.is_file() else _new(assignment)
    package = drills_package(assignment)
    module = package / f"{name}.py" if package.is_dir() else drills_module(assignment)
    drills = module.read_text(encoding="utf-8") if module.is_file() else ""
    hidden = path.parent / HIDDEN_FILE
    cases = hidden.read_text(encoding="utf-8") if hidden.is_file() else _CASES_HEAD
    corpus = corpus_of(course.directory(), assignment) / name
    for there, what in (
        (any(grade_id(cell) in (name, f"test_{name}") for cell in notebook.cells), path),
        (f"def {name}(" in drills or f"\n{name} = " in drills, module),
        (f"[[{name}]]" in cases, hidden),
        (corpus.exists(), corpus),
    ):
        if there:
            raise CourseError(f"There is an exercise {name} already, in {what}.")
    place = _place(notebook, after)
    notebook.cells[place:place] = _cells(name, points)
    nbformat.validate(notebook)
    drills = drills or _MODULE.format(assignment=assignment)
    text = nbformat.writes(notebook) + "\n"
    written = {
        path: text,
        module: drills.rstrip("\n") + "\n" + _DRILL.format(name=name),
        hidden: cases.rstrip("\n") + "\n" + _CASES.format(name=name),
        corpus / "wrong_in_place.py": _WRONG.format(name=name),
        corpus / "right_sum.py": _RIGHT.format(name=name),
    }
    for file, content in written.items():
        write_atomically(file, content.encode())
    return list(written)


def _new(assignment: str) -> NotebookNode:
    """A notebook with a title and its imports."""
    title = new_markdown_cell(f"# {assignment.replace('_', ' ').capitalize()}", id="title")
    imports = _named(new_code_cell(_IMPORTS.format(assignment=assignment).rstrip()), "imports")
    imports.metadata["nbgrader"] |= {"locked": True, "solution": False}
    return new_notebook(
        cells=[title, imports],
        metadata={
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
    )


def _cells(name: str, points: float) -> list[NotebookNode]:
    text = new_markdown_cell(_TEXT.format(name=name, points=points).rstrip(), id=f"text-{name}")
    solution = _named(new_code_cell(_SOLUTION.format(name=name)), name)
    test = _named(new_code_cell(_TEST.format(name=name)), f"test_{name}")
    test.metadata["nbgrader"] |= {
        "grade": True,
        "locked": True,
        "points": points,
        "solution": False,
    }
    return [text, solution, test]


def _named(cell: NotebookNode, name: str) -> NotebookNode:
    """The cell as nbgrader knows it: a solution cell, until told otherwise."""
    cell["id"] = name
    cell.metadata["nbgrader"] = {
        "grade": False,
        "grade_id": name,
        "locked": False,
        "schema_version": 3,
        "solution": True,
        "task": False,
    }
    return cell


def _place(notebook: NotebookNode, after: str | None) -> int:
    """Where the new cells go: behind a test cell."""
    tests = {grade_id(cell): n for n, cell in enumerate(notebook.cells) if is_test(cell)}
    if after is not None:
        if f"test_{after}" not in tests:
            known = ", ".join(name.removeprefix("test_") for name in tests)
            raise CourseError(f"There is no exercise {after!r}; there are {known or 'none yet'}.")
        return tests[f"test_{after}"] + 1
    return max(tests.values(), default=len(notebook.cells) - 1) + 1
