"""What is said about a student's code from reading it: tricks are named, honest code is not."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from grading.authoring.solving import without_marks
from grading.cells import is_solution
from grading.engine.suspicion import suspicions, unseen

ROOT = Path(__file__).parents[2]
HONEST = sorted((ROOT / "tests" / "corpus").glob("*/*/*.py"))


def test_no_answer_of_the_corpus_is_suspected() -> None:
    assert len(HONEST) > 200
    suspected = {str(path): found for path in HONEST if (found := suspicions(path.read_text()))}
    assert suspected == {}


def test_no_reference_solution_is_suspected() -> None:
    solutions = [
        without_marks(cell.source)
        for path in sorted((ROOT / "source").glob("*/*.ipynb"))
        for cell in nbformat.read(path, as_version=4).cells
        if cell.cell_type == "code" and is_solution(cell)
    ]
    assert len(solutions) >= 8
    assert [found for source in solutions if (found := suspicions(source))] == []


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("import ctypes as c", "ctypes reaches into"),
        ("from torch.utils import _python_dispatch", "torch.utils._python_dispatch changes"),
        ("x = f.__globals__", "__globals__ looks into"),
        ("'{0.__globals__[best]}'.format(f)", "__globals__ looks into"),
        ("getattr(f, '__glo' + 'bals__')", "getattr with a name that is put together"),
        ("getattr(f, part + 'bals__')", "getattr with a name that is put together"),
        ("np.allclose = print", "replaces np.allclose"),
        ("from gymnasium.envs import box2d\nbox2d.step = f", "Line 2: replaces box2d.step"),
        ("setattr(torch.Tensor, name, f)", "replaces torch.Tensor..."),
        ("class A:\n    def __torch_function__(self):\n        pass", "__torch_function__ decides"),
        ("def all(values):\n    return True", "defines a all of its own"),
        ("get_ipython().run_cell('x')", "uses get_ipython"),
        ("%%time\nimport gc", "Line 2: gc looks at"),
        ("!ls\nexec('x')", "Line 2: calls exec"),
    ],
)
def test_names_a_trick_and_its_line(source: str, what: str) -> None:
    (found,) = suspicions(source)
    assert what in found


@pytest.mark.parametrize(
    "source",
    [
        "%matplotlib inline\n%timeit 1 + 1\nfiles = !ls",
        "self.layers = [getattr(self, f'layer{i}') for i in range(3)]",
        "getattr(learner, name + '_optimizer').step()",
        "for name, p in net.named_parameters():\n    setattr(copy, name, p)",
        "max = 3\nbool_mask = terminated.bool()",
        "from course_lib.checks import expect",
        "import torch\ntorch.backends.cudnn.deterministic = True",
        "this is no Python",
    ],
)
def test_leaves_honest_code_alone(source: str) -> None:
    assert suspicions(source) == []


def test_endless_nesting_is_no_way_out() -> None:
    assert suspicions("x = " + "(" * 150 + "1" + ")" * 150) == []
    assert suspicions("x = " + "-" * 50_000 + "1 or ctypes.x") in (
        [],
        ["Line 1: is nested too deeply to be read."],
    )


def test_only_what_no_watch_can_see_has_to_wait() -> None:
    source = "import gc, ctypes\nclass A:\n    __array_interface__ = {}"
    assert [line.split(" ")[2] for line in unseen(source)] == ["ctypes", "__array_interface__"]
