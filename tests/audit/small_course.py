"""A course without torch to audit: exercises in cells and one in a file, an error in a solution."""

from __future__ import annotations

from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_notebook
from tinycourse import cell, make_course

from grading.course import Course

DOUBLE = '''\
def double(x):
    """Twice x."""
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION
'''
TEST_DOUBLE = """\
assert double(3) == 6, f"double(3): expected 6, got {double(3)}."
### BEGIN HIDDEN TESTS
assert double(0) == 0, "double(0): expected 0. Is something added?"
### END HIDDEN TESTS
"""
QUADRUPLE = '''\
def quadruple(x):
    """Four times x, by doubling twice."""
    ### BEGIN SOLUTION
    return double(double(x))
    ### END SOLUTION
'''
TEST_QUADRUPLE = 'assert quadruple(5) == 20, f"quadruple(5): expected 20, got {quadruple(5)}."\n'
TEST_SAVED = """\
from pathlib import Path
handed_in = Path("actor.pt")
assert handed_in.exists(), "Not solved: there is no file actor.pt."
float(handed_in.read_text())
"""

BROKEN = "### BEGIN SOLUTION\nanswer = 41\n### END SOLUTION\n"
TEST_BROKEN = 'assert answer == 42, f"answer: expected 42, got {answer}."\n'

CORPUS = {
    "broken/wrong_forty.py": "# It is 42.\nanswer = 40\n",
    "double/wrong_adds.py": """\
# Adds two.
# says: expected 6, got 5
def double(x):
    return x + 2
""",
    "double/wrong_loop.py": """\
# Never ends.
def double(x):
    while True:
        pass
""",
    "double/wrong_not_at_all.py": "# Planted: it is right.\ndef double(x):\n    return 2 * x\n",
    "quadruple/right_product.py": "# One product.\ndef quadruple(x):\n    return 4 * x\n",
    "quadruple/right_waits.py": """\
# Leaves a process running.
import subprocess
subprocess.Popen(["sleep", "60"])
def quadruple(x):
    return 4 * x
""",
    "saved/right_stray.py": """\
# Hands in one file more.
from pathlib import Path
Path("actor.pt").write_text("4.0")
Path("notes.txt").write_text("mine")
""",
    "saved/wrong_nothing.py": "# Writes nothing.\n# says: there is no file actor.pt\n",
    "saved/wrong_script.py": "# Fails itself.\nraise ValueError('no')\n",
    "saved/wrong_half.py": """\
# Saves a model that earns half.
# points: 1..3
from pathlib import Path
Path("actor.pt").write_text("2.0")
""",
    "reference/actor.pt": "4.0",
}


def small_notebook() -> NotebookNode:
    """The source notebook."""
    return new_notebook(
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}},
        cells=[
            cell("code", "import math", "imports"),
            cell("code", DOUBLE, "double", solution=True),
            cell("code", TEST_DOUBLE, "test_double", points=2),
            cell("code", "figures = [double(i) for i in range(3)]", "figures"),
            cell("code", QUADRUPLE, "quadruple", solution=True),
            cell("code", TEST_QUADRUPLE, "test_quadruple", points=3),
            cell("code", TEST_SAVED, "test_saved", points=4),
            cell("code", BROKEN, "broken", solution=True),
            cell("code", TEST_BROKEN, "test_broken", points=1),
            cell("markdown", "It is $2x$.", "q_why", points=1, solution=True),
        ],
    )


def write_files(folder: Path, files: dict[str, str]) -> Path:
    """Write files below a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def small_course(root: Path, config: str = "") -> Course:
    """The course with its corpus in `tests/corpus/tiny`."""
    course = make_course(root, small_notebook(), config)
    write_files(course.root / "tests" / "corpus" / "tiny", CORPUS)
    return course
