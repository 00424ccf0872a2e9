"""Starts a warm process, has it copied for each job at a time, and starts another when it dies."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from multiprocessing.connection import Connection, Pipe
from multiprocessing.reduction import send_handle

from grading.engine.jobs import Job, Outcome, outcomes_from_bytes

_PROGRAM = (
    "import sys; sys.path[:] = {path!r}; "
    "__import__('grading.engine.warm', fromlist=['main']).main({descriptor})"
)
_MARGIN_S = 60.0
_END_S = 5.0


class EngineError(Exception):
    """The engine cannot grade; the text says what to do."""


class WarmProcessDied(Exception):
    """Twice in a row, the process that ran a job died."""


class Engine:
    """A warm process and its copies, one for each thread that has a job run at the same time.

    The first job starts it, `close` ends it.

    reference  what the reference solution's job would be: whatever it imports, the warm process
               has imported before the first submission
    sandboxed  whether each exercise runs in a sandbox; without one, student code can do all that
               the user can do who grades
    """

    def __init__(self, reference: Job, sandboxed: bool = True) -> None:
        self._reference, self._sandboxed = reference, sandboxed
        self._process: subprocess.Popen | None = None
        self._pipe: Connection | None = None
        self._copies: dict[Connection, int] = {}  # with their process ids
        self._idle: list[Connection] = []
        self._lock = threading.Lock()
        self._closed = False

    def __enter__(self) -> Engine:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def grade(self, job: Job) -> list[Outcome]:
        """Grade a submission. When the process dies over it, another one tries once more.

        Raises EngineError where grading is impossible, WarmProcessDied after the second death.
        """
        for _ in range(2):
            copy = None
            try:
                copy = self._copy()
                copy.send_bytes(job.to_bytes())
                outcomes = outcomes_from_bytes(_receive(copy, job.limits.notebook_s))
            except (EOFError, OSError):
                self._give_up(copy)
                if self._closed:
                    break
            else:
                self._idle.append(copy)
                return outcomes
        raise WarmProcessDied("The process that graded this submission died, twice.")

    def close(self) -> None:
        """End the warm process and all that it started, also while it grades."""
        self._closed = True
        process = self._process
        if process is not None and self._lock.locked():  # it is being started
            process.kill()
        for copy, pid in list(self._copies.items()):
            if copy not in self._idle:
                _kill(pid)
        with self._lock:
            self._stop()

    def _copy(self) -> Connection:
        """A copy of the warm process that has nothing to do."""
        with self._lock:
            if self._closed:
                raise EngineError("The engine was closed.")
            while self._idle:
                copy = self._idle.pop()
                if not copy.poll():  # else it has come to its end
                    return copy
                self._give_up(copy)
            self._start()
            copy, end = Pipe()
            try:
                self._pipe.send_bytes(b"copy")
                send_handle(self._pipe, end.fileno(), self._process.pid)
                end.close()
                self._copies[copy] = int(_receive(copy, 0))
            except (EOFError, OSError):
                self._stop()
                raise
            return copy

    def _give_up(self, copy: Connection | None) -> None:
        pid = self._copies.pop(copy, None)
        if pid is not None:
            _kill(pid)
            copy.close()

    def _start(self) -> None:
        if self._process is not None and self._process.poll() is None:
            return
        self._stop()
        self._pipe, end = Pipe()
        self._process = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM.format(path=sys.path, descriptor=end.fileno())],
            pass_fds=[end.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            start_new_session=True,  # out of reach of Ctrl-C
        )
        end.close()
        try:
            self._pipe.send_bytes(self._reference.to_bytes())
            self._pipe.send_bytes(json.dumps(self._sandboxed).encode())
            answer = json.loads(self._pipe.recv_bytes())
        except (EOFError, OSError):
            self._stop()
            raise EngineError(
                "The process that grades could not be started: run `course autograde` again; if "
                "that does not help, see that `python -c 'import torch, gymnasium'` works."
            ) from None
        if "failed" in answer:
            self._stop()
            raise EngineError(answer["failed"])

    def _stop(self) -> None:
        """End the warm process and the copies that have nothing to do."""
        if self._process is None:
            return
        while self._idle:
            copy = self._idle.pop()
            copy.close()  # which ends it
            del self._copies[copy]
        self._pipe.close()
        try:
            self._process.wait(_END_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None


def _kill(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def _receive(copy: Connection, seconds: float) -> bytes:
    if not copy.poll(seconds + _MARGIN_S):
        raise EOFError
    return copy.recv_bytes()


def _environment() -> dict[str, str]:
    """What student code may see of the environment: nothing of the instructor's."""
    return {
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "HOME": os.environ.get("HOME", "/tmp"),  # for the cache of matplotlib's fonts
        "USER": "student",
        "TMPDIR": "/tmp",
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "MKL_NUM_THREADS": "1",
        "MPLBACKEND": "agg",
        "SDL_VIDEODRIVER": "dummy",
        "SDL_AUDIODRIVER": "dummy",
        "PYGAME_HIDE_SUPPORT_PROMPT": "1",
        "NBGRADER_EXECUTION": "autograde",
    }
