"""Run many jobs in a few processes, none of which can hold up or bring down the others.

A pool of the standard library waits for ever for a job that hangs, and gives up all jobs when one
process dies. Here each job has a time limit; a process that exceeds it or dies is replaced, and the
job is reported as failed.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe, wait
from typing import Any, Self

Handler = Callable[[Any], Any]

_PROGRAM = """
import sys
sys.path[:] = {path!r}
from grading.jobs import serve
serve({descriptor})
"""


@dataclass(frozen=True)
class Failed:
    """Stands in for the result of a job that has none."""

    why: str


class JobPool:
    """A few processes that take jobs one after another.

    make_handler  importable function, called once in each process, that gives the function of a job
    arguments     one tuple for each process, passed to `make_handler`
    limit_s       seconds that one job may take; the first job of a process includes its start
    """

    def __init__(
        self, make_handler: Callable[..., Handler], arguments: Sequence[tuple], limit_s: float
    ) -> None:
        self._limit_s = limit_s
        self._workers = [_Worker(make_handler, args) for args in arguments]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.stop()

    def run(self, jobs: Sequence[Any]) -> Iterator[tuple[int, Any | Failed]]:
        """Yield `(index, result)` of every job as it is done."""
        todo = deque(enumerate(jobs))
        while todo or any(worker.busy for worker in self._workers):
            for worker in self._workers:
                if todo and not worker.busy:
                    worker.give(*todo.popleft(), self._limit_s)
            busy = [worker for worker in self._workers if worker.busy]
            patience = max(0.0, min(worker.deadline for worker in busy) - time.monotonic())
            ready = wait([worker.pipe for worker in busy], timeout=patience)
            for worker in busy:
                if worker.pipe in ready:
                    yield worker.index, worker.take()
                elif worker.deadline <= time.monotonic():
                    worker.restart()
                    yield (
                        worker.index,
                        Failed(f"stopped after {self._limit_s:g} s without a result"),
                    )


class _Worker:
    """One process and the job it is at."""

    def __init__(self, make_handler: Callable[..., Handler], arguments: tuple) -> None:
        self._start_with = make_handler, arguments
        self.busy = False
        self.index = -1
        self.deadline = 0.0
        self._start()

    def give(self, index: int, job: Any, limit_s: float) -> None:
        self.busy, self.index, self.deadline = True, index, time.monotonic() + limit_s
        try:
            self.pipe.send(job)
        except OSError:
            self.restart()
            self.busy = True
            self.pipe.send(job)

    def take(self) -> Any | Failed:
        try:
            result = self.pipe.recv()
        except (EOFError, OSError):
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(timeout=1)
            status = self._process.returncode
            self.restart()
            return Failed(f"the process that worked on it died (exit status {status})")
        self.busy = False
        return result

    def restart(self) -> None:
        self.stop()
        self._start()

    def stop(self) -> None:
        """End the process and everything it started in its session."""
        self.pipe.close()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def _start(self) -> None:
        self.busy = False
        self.pipe, end = Pipe()
        self._process = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM.format(path=sys.path, descriptor=end.fileno())],
            pass_fds=[end.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            # Out of reach of Ctrl-C, and all that it starts can be ended together.
            start_new_session=True,
        )
        end.close()
        self.pipe.send(self._start_with)


def serve(descriptor: int) -> None:
    """Do the jobs that come through a pipe until it is closed."""
    pipe = Connection(descriptor)
    with contextlib.suppress(EOFError):
        make_handler, arguments = pipe.recv()
        handle = make_handler(*arguments)
        while True:
            job = pipe.recv()
            try:
                result = handle(job)
            except Exception:  # whatever it is, it is one job's
                result = Failed(traceback.format_exc(limit=-3).strip())
            pipe.send(result)
