"""Lines for a notebook's front end cost nobody anything, in the answer's cell and beside it."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from grading.engine.client import Engine
from grading.engine.jobs import Cell, Job, Limits, Outcome, Task, Trial

LIMITS = Limits(cell_s=2, patience=10, memory_mb=300)
RIGHT = "def answer():\n    return 42"
USES = "def answer():\n    return m.floor(42.5)"
TEST = 'assert answer() == 42, "the answer is 42"'
COLAB = "from google.colab import {0}\n{0}."

LINES = [
    *("!pip install -q tqdm", "!nvidia-smi", '!echo "a quote that does not end', "!ls \\\n  -l"),
    *("found = !ls", "x = %pwd", "path = %env HOME", "%pip install tqdm"),
    *("%conda install -y tqdm", "%cd /content/drive/MyDrive/rl", "%tensorflow_version 2.x"),
    *("%load_ext autoreload\n%autoreload 2", "%matplotlib inline", "%env A=1", "%no_such_magic"),
    *("%load_ext tensorboard\n%tensorboard --logdir logs", "%time one = 1", "%timeit 1 + 1"),
    *("?print", "print??", "if True:\n    !ls\nelse:\n    %cd ..", "%%time", "%%capture out"),
    *("# @title Run me\n%%time", "%%timeit -n 1", "%%no_such_magic with options"),
    "get_ipython().run_line_magic('matplotlib', 'inline')\nget_ipython().system('ls')",
    "get_ipython().magic('matplotlib inline')\nget_ipython().getoutput('ls')",
    "get_ipython().run_cell_magic('bash', '', 'ls')",
    *(COLAB.format("drive") + "mount('/content/drive')", COLAB.format("output") + "clear()"),
    "from google.colab import files\nassert files.upload() == {}\nfiles.download('x')",
    "from google.colab import drive\nassert drive.mount('/content/drive') is None",
    "import google.colab.drive\ngoogle.colab.drive.mount('/content/drive')",
    "from google.colab import userdata\nkey = userdata.get('KEY') + ''",
    "from google.colab.patches import cv2_imshow",
    "from kaggle_secrets import UserSecretsClient\nUserSecretsClient().get_secret('k') + ''",
    "dbutils.widgets.text('a', 'b')\nfor file in dbutils.fs: pass\ndisplayHTML('<b>')",
    *("display(3)", "name = input('Your name: ')", "one\u200b =\u00a01"),
]
FAILING = [
    "one, other = !ls",
    *("open('/content/drive/MyDrive/x')", "import os\nos.chdir('/content')", "1 / 0"),
    "import subprocess, sys\nsubprocess.check_call([sys.executable, '-m', 'no_such_module'])",
]


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with Engine(Job((Task(Trial("answer", (Cell("answer", RIGHT, "student"),), TEST, 3)),))) as one:
        yield one


def grade(engine: Engine, *sources: str) -> Outcome:
    names = ["" for _ in sources[:-1]] + ["answer"]
    cells = tuple(Cell(name, text, "student") for name, text in zip(names, sources, strict=True))
    return engine.grade(Job((Task(Trial("answer", cells, TEST, 3)),), limits=LIMITS))[0]


@pytest.mark.parametrize("line", LINES)
def test_a_line_costs_nothing_in_the_cell_of_the_answer(engine: Engine, line: str) -> None:
    got = grade(engine, f"{line}\n{RIGHT}")
    assert (got.points, got.ename, got.notes) == (3, "", ())


@pytest.mark.parametrize("line", [*LINES, *FAILING])
def test_a_line_costs_nothing_beside_an_import(engine: Engine, line: str) -> None:
    got = grade(engine, f"{line}\nimport math as m", USES)
    assert (got.points, got.ename, got.notes) == (3, "", ())


@pytest.mark.parametrize("cell", ["%%bash\nls -l", "%%html\n<b>x</b>", "%%javascript\nalert(1)"])
def test_a_cell_in_another_language_is_not_run(engine: Engine, cell: str) -> None:
    assert grade(engine, cell, RIGHT).points == 3
    assert grade(engine, RIGHT, cell).cell_error == ""


def test_a_file_that_a_cell_writes_can_be_imported(engine: Engine) -> None:
    writes = "%%writefile helpers.py\nimport math as m\nanswer = lambda: m.floor(42.5)"
    assert grade(engine, writes, "from helpers import answer").points == 3
    assert grade(engine, "%%writefile /no/such/folder/x.py\nx = 1", RIGHT).points == 3


def test_functions_may_speak_to_the_front_end_while_they_are_tested(engine: Engine) -> None:
    answer = "def answer():\n    display(1)\n    input()\n    %matplotlib inline\n    return 42"
    assert grade(engine, answer).points == 3


def test_nothing_is_defined_twice_behind_an_error(engine: Engine) -> None:
    """What is there already was meant to be there: in a notebook the cell ended at the error."""
    half, third = "def half():\n    return 21", "def half():\n    return 14"
    twice = "def answer():\n    return 2 * half()"
    assert grade(engine, f"{half}\n1 / 0\n{third}", twice).points == 3
    assert grade(engine, f"1 / 0\n{third}\n{half}", twice).points == 3


def test_the_cell_of_the_answer_ends_at_its_error(engine: Engine) -> None:
    assert grade(engine, f"1 / 0\n{RIGHT}").cell_error == "ZeroDivisionError: division by zero"
    assert grade(engine, f"1 / 0\n{RIGHT}").points == 0


def test_the_error_itself_is_still_told(engine: Engine) -> None:
    got = grade(engine, "def other():\n    pass\n1 / 0\nx = 1")
    assert got.cell_error == "ZeroDivisionError: division by zero"


def test_a_program_that_asks_where_it_runs_is_told_that_it_is_no_platform(engine: Engine) -> None:
    asks = "import sys\nif 'google.colab' in sys.modules:\n    raise SystemExit"
    assert grade(engine, f"{asks}\n{RIGHT}").points == 3


def test_many_lines_take_no_time(engine: Engine) -> None:
    begin = time.perf_counter()
    got = grade(engine, "%matplotlib inline\n!ls\n" * 5_000 + RIGHT)
    assert got.points == 3 and time.perf_counter() - begin < 5
