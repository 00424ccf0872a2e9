"""Runs a submission: a cell that hangs or kills its kernel costs what depends on it, no more."""

from __future__ import annotations

import contextlib
import os
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
from nbclient.client import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import Execute
from nbgrader.utils import find_all_files
from traitlets import Integer

from grading.authoring import SETUP_CELL
from grading.collect import Collect
from grading.intake import course_directory
from grading.records import REJECTED
from grading.solved import grade_id, is_test

Resources = dict[str, Any]

STOPPED = "Stopped"
"""Name of the error that stands for a cell which was not run to its end."""

MAX_OUTPUT = 2_000_000
_MARKER = "COURSE_KERNEL"


class ExecuteFromTop(Execute):
    """nbgrader's Execute that starts again from the top without the cell that hung or died.

    `timeout` is processor time, so that a busy machine costs no points. A cell that only waits ends
    after `patience` times as long by the clock.
    """

    patience = Integer(4, help="Wall-clock limit of a cell, as a multiple of timeout.").tag(
        config=True
    )
    notebook_timeout = Integer(
        600, help="Wall-clock seconds for a notebook, restarts included."
    ).tag(config=True)
    max_restarts = Integer(5, help="How often a notebook is run again from the top.").tag(
        config=True
    )

    def preprocess(
        self, nb: NotebookNode, resources: Resources, km: Any = None
    ) -> tuple[NotebookNode, Resources]:
        outcome = nb.metadata["course"]
        if outcome["status"] == REJECTED:
            for cell in nb.cells:
                if is_test(cell):
                    _stop(cell, f"Not graded: {' '.join(outcome['notes'])}")
            return nb, resources
        info = resources["nbgrader"]
        removed = remove_strangers(
            course_directory(self), info["assignment"], info["student"], Collect(parent=self)
        )
        outcome["notes"] += [f"The file {name} was left out." for name in removed]
        self._run(nb, resources, outcome["notes"])
        return nb, resources

    def _run(self, nb: NotebookNode, resources: Resources, notes: list[str]) -> None:
        """Run the notebook, each time without the cells that stopped a run before."""
        deadline = time.monotonic() + self.notebook_timeout
        stopped: set[int] = set()
        done: set[int] = set()
        for _ in range(self.max_restarts + 1):
            if time.monotonic() >= deadline:
                break
            index, reason = self._run_once(nb, resources, stopped, done, deadline)
            if index is None:
                break
            stopped.add(index)
            _stop(nb.cells[index], reason)
            notes.append(f"{_name(nb.cells[index], index)}: {reason}")
        for index, cell in enumerate(nb.cells):
            if cell.cell_type == "code" and index not in stopped | done:
                _stop(cell, "Not run: the notebook had been stopped too often or for too long.")

    def _run_once(
        self,
        nb: NotebookNode,
        resources: Resources,
        stopped: set[int],
        done: set[int],
        deadline: float,
    ) -> tuple[int | None, str]:
        """One run in a fresh kernel: the index of the cell that ended it and why, or None."""
        NotebookClient.__init__(self, nb, None)  # as ExecutePreprocessor does for every notebook
        self._check_assign_resources(resources)
        self.record_timing = False
        self.interrupt_on_timeout = False
        self.shutdown_kernel = "immediate"
        limit = self.patience * self.timeout
        self.timeout_func = lambda _cell: max(1, min(limit, deadline - time.monotonic()))
        with _kernel_process() as options, self.setup_kernel(**options):
            for index, cell in enumerate(nb.cells):
                if index in stopped:
                    continue
                if grade_id(cell) == SETUP_CELL:  # nothing is installed while grading
                    done.add(index)
                    continue
                before = cell.get("outputs")
                reason = self._run_cell(cell, index, deadline)
                if reason and index in done and time.monotonic() >= deadline:
                    cell.outputs = before
                    break
                if reason:
                    return index, reason
                done.add(index)
        return None, ""

    def _run_cell(self, cell: NotebookNode, index: int, deadline: float) -> str:
        """Run one cell; the reason when it took the kernel with it."""
        self._room = MAX_OUTPUT
        self._used_before = self._processor_seconds()
        self._too_long = False
        try:
            self.execute_cell(cell, index)
        except DeadKernelError:
            if self._too_long:
                return (
                    f"This cell ran longer than {self.timeout} s and was stopped: "
                    "is there an infinite loop?"
                )
            return "The kernel died while this cell ran. Did it run out of memory or exit?"
        except CellTimeoutError:
            if time.monotonic() >= deadline:
                return f"The {self.notebook_timeout} s for the whole notebook ended in this cell."
            return "This cell did not end and was stopped: does it wait for something?"
        return ""

    async def _async_check_alive(self) -> None:
        """nbclient asks every second while a cell runs: also look at its processor time."""
        await super()._async_check_alive()
        if self._processor_seconds() - self._used_before > self.timeout:
            self._too_long = True
            raise DeadKernelError("too long")

    def _processor_seconds(self) -> float:
        """Processor time of the kernel and its children."""
        total = 0.0
        with contextlib.suppress(psutil.Error):
            kernel = psutil.Process(self.km.provisioner.pid)
            total = sum(kernel.cpu_times()[:4])
            for child in kernel.children(recursive=True):
                with contextlib.suppress(psutil.Error):
                    total += sum(child.cpu_times()[:2])
        return total

    def output(
        self, outs: list[NotebookNode], msg: dict[str, Any], display_id: str, cell_index: int
    ) -> NotebookNode | None:
        """Cut off what is printed or shown beyond a limit: an endless print would fill memory."""
        content = msg["content"]
        if msg["msg_type"] == "stream":
            content["text"] = content["text"][: max(self._room, 0)]
        if msg["msg_type"] in ("stream", "display_data"):
            self._room -= len(str(content.get("text") or content.get("data") or ""))
            if self._room < 0 or content.get("text") == "":
                return None
        return super().output(outs, msg, display_id, cell_index)


def remove_strangers(
    directory: CourseDirectory, assignment: str, student: str, collect: Collect
) -> list[str]:
    """Remove files that do not belong beside the notebook, such as a `torch.py`; their names.

    What stays is the notebook, the assignment's own files and the companion files it expects.
    """
    folder = Path(directory.format_path(directory.autograded_directory, student, assignment))
    source = Path(directory.format_path(directory.source_directory, ".", assignment))
    submitted = Path(directory.format_path(directory.submitted_directory, student, assignment))
    own = {Path(name).relative_to(source) for name in find_all_files(str(source))}
    companions = {
        Path(name)
        for name in collect.companion_files.get(assignment, [])
        if not (submitted / name).is_symlink()
    }
    keep = own | companions | {Path(f"{assignment}.ipynb"), Path("timestamp.txt")}
    removed = []
    for name in find_all_files(str(folder)):
        relative = Path(name).relative_to(folder)
        if relative not in keep:
            Path(name).unlink()
            removed.append(str(relative))
    return sorted(removed)


def _stop(cell: NotebookNode, reason: str) -> None:
    cell.outputs = [new_output("error", ename=STOPPED, evalue=reason, traceback=[reason])]


def _name(cell: NotebookNode, index: int) -> str:
    return grade_id(cell) or f"Cell number {index + 1}"


@contextlib.contextmanager
def _kernel_process() -> Iterator[dict[str, Any]]:
    """Options for starting a kernel; at the end no process is left of it or of its children.

    A child that left the kernel's process group is found by a mark in its environment.
    """
    mark = uuid.uuid4().hex
    with tempfile.TemporaryDirectory(prefix="ipython-") as profile:
        environment = os.environ | {
            _MARKER: mark,
            "IPYTHONDIR": profile,  # not the instructor's own start-up files
            "PYTHONHASHSEED": "0",
            "OMP_NUM_THREADS": "1",
            "SDL_VIDEODRIVER": "dummy",
            "SDL_AUDIODRIVER": "dummy",
            "PYGAME_HIDE_SUPPORT_PROMPT": "1",
            "PYDEVD_DISABLE_FILE_VALIDATION": "1",
        }
        try:
            yield {"env": environment, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        finally:
            _kill_marked(mark)


def _kill_marked(mark: str) -> None:
    """Kill until nothing is found, because a process may fork while the list is read."""
    for _ in range(10):
        found = [process for process in psutil.process_iter() if _has_mark(process, mark)]
        for process in found:
            with contextlib.suppress(psutil.Error):
                process.kill()
        if not found:
            return
        psutil.wait_procs(found, timeout=1)


def _has_mark(process: psutil.Process, mark: str) -> bool:
    try:
        return process.environ().get(_MARKER) == mark
    except (psutil.Error, OSError):
        return False
