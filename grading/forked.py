"""Run the cells of a notebook in forks of a process that has done their imports already.

This module imports nothing heavy itself, so that such a process holds what the notebook needs and
no more.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import random
import resource
import select
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

_MEMORY = 6 * 2**30


class Outcome(StrEnum):
    """What became of a mutant; only the last is one that the tests miss."""

    KILLED = "killed"
    STOPPED = "stopped"
    DIED = "died"
    SURVIVED = "survived"


@dataclass(frozen=True)
class Run:
    """Cells to run in order, then the test that they are for."""

    cells: tuple[str, ...]
    test: str
    max_points: float
    limit_s: float


@dataclass(frozen=True)
class Ended:
    """How a run ended, with the test's message if there is one."""

    outcome: Outcome
    message: str
    seconds: float = 0.0


def runner(modules: list[str], companions: str | None, scratch: str) -> Callable[[Run], Ended]:
    """Prepare this process for runs: import the modules and make one IPython shell.

    companions  folder whose files each run finds in its working directory
    scratch     folder for the working directories and for temporary files
    """
    tempfile.tempdir = os.environ["TMPDIR"] = scratch
    os.environ["NBGRADER_EXECUTION"] = "autograde"
    os.environ["MPLBACKEND"] = "agg"
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    os.environ["OMP_NUM_THREADS"] = "1"
    for module in modules:
        # A missing module is the business of the cell that imports it.
        with contextlib.suppress(ImportError):
            importlib.import_module(module)
    shell = InteractiveShell.instance(config=Config({"HistoryManager": {"enabled": False}}))

    def run(job: Run) -> Ended:
        with tempfile.TemporaryDirectory(dir=scratch) as folder:
            if companions:
                shutil.copytree(companions, folder, dirs_exist_ok=True)
            return _in_fork(lambda: _execute(shell, job), folder, job.limit_s)

    return run


def _execute(shell: InteractiveShell, job: Run) -> tuple[Outcome, str]:
    for source in job.cells:
        shell.run_cell(source, store_history=False)
    result = shell.run_cell(job.test, store_history=False)
    error = result.error_before_exec or result.error_in_exec
    if error is not None:
        return Outcome.KILLED, f"{type(error).__name__}: {error}"
    try:
        points = float(result.result)
    except (TypeError, ValueError):
        return Outcome.SURVIVED, ""
    if points < job.max_points:
        return Outcome.KILLED, f"{points:g} of {job.max_points:g} points"
    return Outcome.SURVIVED, ""


def _in_fork(execute: Callable[[], tuple[Outcome, str]], folder: str, limit_s: float) -> Ended:
    """Call `execute` in a forked process inside `folder`, and end it with all it started."""
    begin = time.monotonic()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setsid()
            os.chdir(folder)
            resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
            _seed()
            outcome, message = execute()
            # Short enough for a pipe to pass on in one piece.
            os.write(writing, json.dumps([outcome, message[:1500]]).encode())
        finally:
            os._exit(0)
    os.close(writing)
    ready, _, _ = select.select([reading], [], [], limit_s)
    answer = os.read(reading, select.PIPE_BUF) if ready else b""
    os.close(reading)
    with contextlib.suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
        os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    seconds = time.monotonic() - begin
    if answer:
        outcome, message = json.loads(answer)
        return Ended(Outcome(outcome), message, seconds)
    if ready:
        return Ended(Outcome.DIED, "the process died", seconds)
    return Ended(Outcome.STOPPED, f"stopped after {limit_s:g} s", seconds)


def _seed() -> None:
    """Make unseeded draws the same in every run of the audit."""
    random.seed(0)
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed(0)
    if torch := sys.modules.get("torch"):
        torch.manual_seed(0)
