"""Single trials in the real engine: what a cell may do, and what it costs."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from grading.engine.client import Engine, WarmProcessDied
from grading.engine.jobs import STOPPED, Cell, Job, Limits, Outcome, Task, Trial

TEST = 'assert answer() == 42, "the answer is 42"'
RIGHT = "def answer():\n    return 42"
LIMITS = Limits(cell_s=1, patience=5, memory_mb=300, processes=20, file_mb=20)


def attempt(*sources: str, test: str = TEST, points: float = 3) -> Task:
    """A task whose last cell is the exercise's own."""
    names = [f"cell {number}" for number in range(len(sources) - 1)] + ["answer"]
    kinds = ["given"] * (len(sources) - 1) + ["student"]
    cells = tuple(map(Cell, names, sources, kinds))
    return Task(Trial("answer", cells, test, points))


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with Engine(Job((attempt("import math, time, os", RIGHT),))) as engine:
        yield engine


def grade(
    engine: Engine,
    *sources: str,
    files: dict[str, bytes] | None = None,
    limits: Limits = LIMITS,
    **kw,
) -> Outcome:
    job = Job((attempt(*sources, **kw),), files or {}, limits)
    return engine.grade(Job.from_bytes(job.to_bytes()))[0]


def test_a_right_answer_gets_its_points_and_nothing_is_noted(engine: Engine) -> None:
    got = grade(engine, RIGHT)
    assert (got.points, got.ename, got.message, got.notes) == (3, "", "", ())
    assert got.reported  # a test of plain asserts


def test_a_wrong_answer_gets_the_message_of_the_test(engine: Engine) -> None:
    got = grade(engine, "def answer():\n    return 41")
    assert (got.points, got.ename, got.message) == (0, "AssertionError", "the answer is 42")


def test_prints_warnings_and_results_are_worth_nothing_and_cost_nothing(engine: Engine) -> None:
    noisy = f"import sys, warnings\n{RIGHT}\nwarnings.warn('x')\nprint('seen')\n7"
    got = grade(engine, noisy, test="print('in the test')\n" + TEST)
    assert (got.points, got.printed) == (3, "in the test\n")
    assert got.cell_printed.startswith("seen")


@pytest.mark.parametrize(("value", "points"), [("1.5", 1.5), ("-1", 0), ("99", 3), ("0", 0)])
def test_the_number_that_a_test_ends_with_is_partial_credit(
    engine: Engine, value: str, points: float
) -> None:
    assert grade(engine, RIGHT, test=f"given = answer()\n{value}").points == points


@pytest.mark.parametrize("value", ["'text'", "float('nan')", "True", "[1]"])
def test_what_is_no_number_is_no_partial_credit(engine: Engine, value: str) -> None:
    assert grade(engine, RIGHT, test=f"given = answer()\n{value}").points in (0, 3)
    assert grade(engine, RIGHT, test="given = answer()\nfloat('nan')").points == 0


def test_an_error_in_the_cell_is_kept_beside_that_of_the_test(engine: Engine) -> None:
    got = grade(engine, "def answer(:\n    return 42")
    assert got.ename == "NameError"
    assert got.cell_error.startswith("SyntaxError")


def test_what_was_defined_before_an_error_counts(engine: Engine) -> None:
    assert grade(engine, f"{RIGHT}\n1 / 0").points == 3


HANGS = {
    "loops in the cell": ("while True: pass", "longer than 1 s"),
    "loops in the test": ("def answer():\n    while True: pass", "longer than 1 s"),
    "waits in the cell": ("import time\ntime.sleep(99)", "did not end"),
    "waits in the test": ("import time\ndef answer():\n    time.sleep(99)", "did not end"),
    "exits in the cell": ("import os\nos._exit(0)", "process ended"),
    "exits in the test": ("import os\ndef answer():\n    os._exit(0)", "process ended"),
    "kills itself": ("import os\nos.kill(os.getpid(), 9)", "process ended"),
    "catches the signal": (
        "import signal\nsignal.signal(signal.SIGXCPU, signal.SIG_IGN)\nwhile True: pass",
        "did not end",
    ),
}


@pytest.mark.parametrize("name", HANGS)
def test_what_hangs_or_dies_costs_itself_and_says_why(engine: Engine, name: str) -> None:
    source, reason = HANGS[name]
    # On a busy machine processor time passes slowly; what waits is waited for by the clock.
    limits = replace(LIMITS, patience=25) if "longer" in reason else LIMITS
    begin = time.monotonic()
    got = grade(engine, source, limits=limits)
    assert time.monotonic() - begin < 20
    assert (got.points, got.ename) == (0, STOPPED)
    assert reason in got.message
    assert grade(engine, RIGHT).points == 3


@pytest.mark.parametrize("how", ["sys.exit()", "raise KeyboardInterrupt", "raise SystemExit(0)"])
def test_leaving_is_failing(engine: Engine, how: str) -> None:
    assert grade(engine, f"import sys\ndef answer():\n    {how}").points == 0


LIMITED = {
    "memory": "x = []\ndef answer():\n    while True: x.append(bytearray(10_000_000))",
    "one file": "def answer():\n    open('f', 'wb').write(bytes(30_000_000))\n    return 42",
    "many files": (
        "def answer():\n"
        "    for i in range(10): open(f'f{i}', 'wb').write(bytes(5_000_000))\n"
        "    return 42"
    ),
    "open files": "def answer():\n    x = [open('/dev/null') for i in range(500)]\n    return 42",
    "threads": (
        "import threading, time\n"
        "def answer():\n"
        "    for i in range(99): threading.Thread(target=time.sleep, args=(5,)).start()\n"
        "    return 42"
    ),
}


@pytest.mark.parametrize("name", LIMITED)
def test_limits_hold(engine: Engine, name: str) -> None:
    assert grade(engine, LIMITED[name]).points == 0
    assert grade(engine, RIGHT).points == 3


OUTSIDE = {
    "a file beside": "open('x', 'w').write('x'); open('/tmp/x', 'w').write('x')",
    "the system": "open('/usr/x', 'w')",
    "the course": f"open({str(Path(__file__).resolve())!r})",
    "the grader": "import grading.marking",
    "the gradebook": f"__import__('os').listdir({str(Path(__file__).resolve().parents[2])!r})"
    "; open('gradebook.db', 'r')",
    "the network": "__import__('socket').create_connection(('127.0.0.1', {port}), 1)",
    "other processes": "__import__('os').kill({pid}, 0)",
    "the environment": "__import__('os').environ['SECRET_OF_THE_TEST']",
}


@pytest.mark.parametrize("name", OUTSIDE)
def test_only_the_working_folder_and_tmp_are_there(
    engine: Engine, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import socket

    monkeypatch.setenv("SECRET_OF_THE_TEST", "secret")
    with socket.create_server(("127.0.0.1", 0)) as server:
        what = OUTSIDE[name].format(port=server.getsockname()[1], pid=os.getpid())
        got = grade(engine, f"{what}\n{RIGHT}")
        if name == "a file beside":
            assert (got.points, got.cell_error) == (3, "")
        else:
            assert got.points == 0
            assert got.cell_error


def test_nothing_of_one_exercise_is_there_in_the_next(engine: Engine) -> None:
    write = f"open('left', 'w').write('x'); open('/tmp/left', 'w').write('x')\n{RIGHT}"
    look = (
        f"import os\nassert not os.path.exists('left') and not os.path.exists('/tmp/left')\n{RIGHT}"
    )
    job = Job((attempt(write), attempt(look)), {}, LIMITS)
    assert [got.points for got in engine.grade(job)] == [3, 3]


def test_files_that_were_handed_in_lie_in_the_working_folder(engine: Engine) -> None:
    test = "assert open('weights.pt', 'rb').read() == b'weights', 'no file'"
    files = {"weights.pt": b"weights"}
    assert grade(engine, "pass", test=test, files=files).points == 3
    assert grade(engine, "pass", test=test).points == 0


def test_what_is_left_running_is_ended_and_costs_nothing(engine: Engine) -> None:
    import psutil

    process = "import subprocess\nsubprocess.Popen(['sleep', '54321'])\n"
    thread = "import threading, time\nthreading.Thread(target=time.sleep, args=(9,)).start()\n"
    assert grade(engine, process + thread + RIGHT).points == 3
    assert not any("54321" in (p.info["cmdline"] or []) for p in psutil.process_iter(["cmdline"]))


def test_what_fails_alone_is_tried_in_the_whole_notebook(engine: Engine) -> None:
    alone = attempt("def answer():\n    return helper()").alone
    whole = attempt("def helper():\n    return 42", "def answer():\n    return helper()").alone
    got = engine.grade(Job((Task(alone, whole),), {}, LIMITS))[0]
    assert (got.points, got.whole) == (3, True)


def test_two_runs_are_the_same(engine: Engine) -> None:
    source = "import random\ndef answer():\n    return random.random()"
    first, second = grade(engine, source), grade(engine, source)
    assert (first.points, first.message) == (second.points, second.message)


def test_the_notebook_has_a_limit_too(engine: Engine) -> None:
    limits = Limits(cell_s=5, patience=9, notebook_s=2)
    wait = attempt("import time\ntime.sleep(99)")
    job = Job((wait, attempt(RIGHT)), {}, limits)
    assert ["2 s for the whole notebook" in got.message for got in engine.grade(job)] == [True] * 2


def test_the_template_is_replaced_when_it_dies(engine: Engine) -> None:
    assert grade(engine, RIGHT).points == 3
    os.kill(engine._process.pid, 9)
    assert grade(engine, RIGHT).points == 3


def test_nothing_is_left_of_an_engine_whose_owner_was_killed() -> None:
    """Neither the template and its copies, nor the sandbox, nor what runs in it."""
    program = (
        "from grading.engine.client import Engine\n"
        "from grading.engine.jobs import *\n"
        "cells = (Cell('answer', 'import time; time.sleep(987)', 'student'),)\n"
        "job = Job((Task(Trial('answer', cells, '', 1)),))\n"
        "engine = Engine(Job(()))\n"
        "engine.grade(Job(()))\n"
        "print(engine._process.pid, flush=True)\n"
        "engine.grade(job)\n"
    )
    owner = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)
    template = int(owner.stdout.readline())
    time.sleep(1)
    family = _family(template)
    owner.kill()
    owner.wait()
    owner.stdout.close()
    _assert_it_ends(family)


@pytest.mark.parametrize("sandboxed", [True, False], ids=["sandbox", "no sandbox"])
def test_an_engine_that_is_closed_while_it_grades_leaves_nothing_behind(sandboxed: bool) -> None:
    engine = Engine(Job(()), sandboxed)
    engine.grade(Job(()))
    with ThreadPoolExecutor(1) as thread:
        running = thread.submit(grade, engine, "import time\ntime.sleep(987)")
        time.sleep(1)
        family = _family(engine._process.pid)
        engine.close()
        assert isinstance(running.exception(20), WarmProcessDied)
    _assert_it_ends(family)


def _family(pid: int) -> list[int]:
    import psutil

    parent = psutil.Process(pid)
    return [pid, *(child.pid for child in parent.children(recursive=True))]


def _assert_it_ends(family: list[int]) -> None:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and any(map(_lives, family)):
        time.sleep(0.1)
    assert len(family) > 2
    assert not any(map(_lives, family))


def _lives(pid: int) -> bool:
    try:
        return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False
