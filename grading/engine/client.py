"""Starts a template process and, for each job that runs at a time, a pair of copies of it."""

from __future__ import annotations

import ast
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from multiprocessing.connection import Connection, Pipe
from multiprocessing.reduction import send_handle
from typing import Any, NamedTuple

from grading.engine import wire
from grading.engine.jobs import Job, Limits, Outcome, Task, Trial, outcomes_from_bytes
from grading.engine.run import payload

_PROGRAM = (
    "import sys; sys.path[:] = {path!r}; "
    "__import__('grading.engine.template', fromlist=['main']).main({descriptor})"
)
_MARGIN_S = 60.0
_END_S = 5.0
_AT_ONCE = min(4, os.cpu_count() or 1)
"""So much of the start runs side by side."""
_DRILLING = ("course_lib.drilling.checks", "course_lib.drilling.flight")

BROKEN = (
    "The grader does not work on this machine: a test that has to pass did not, or one that has to "
    "fail did not ({reason}). Nothing was graded. See the tests in tests/engine."
)
UNSOUND = (
    "The reference solution of {exercise} does not come through its own drill: {reason}. Nothing "
    "was graded."
)

References = dict[str, list[list[Any]]]
"""By exercise the transcripts of each accepted solution: one for each case, as JSON has them."""


class EngineError(Exception):
    """The engine cannot grade; the text says what to do."""


class WarmProcessDied(Exception):
    """Twice in a row, a process that a job needs died."""


class _Pair(NamedTuple):
    """An examiner, by its pipe, and the launcher that works for it."""

    pipe: Connection
    examiner: int
    launcher: int


class Engine:
    """A template process and its copies, one pair for each thread that has a job run.

    The first job starts it, `close` ends it.

    reference  what the reference solution's job would be; an exercise may be in it several times,
               with further solutions that are right. Whatever it imports, the template has imported
               before the first submission, and its transcripts are what answers are compared with
    sandboxed  whether each exercise runs in a sandbox; without one, student code can do all that
               the user can do who grades
    """

    def __init__(self, reference: Job, sandboxed: bool = True) -> None:
        self._reference, self._sandboxed = reference, sandboxed
        self._process: subprocess.Popen | None = None
        self._pipe: Connection | None = None
        self._pairs: dict[Connection, _Pair] = {}
        self._idle: list[_Pair] = []
        self._references: References = {}
        self._lock, self._ordering = threading.Lock(), threading.Lock()
        self._closed = False

    def __enter__(self) -> Engine:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def grade(self, job: Job) -> list[Outcome]:
        """Grade a submission. When a process dies over it, another one tries once more.

        Raises EngineError where grading is impossible, WarmProcessDied after the second death.
        """
        for _ in range(2):
            pair = None
            try:
                pair = self._pair()
                data = _ask(pair.pipe, b"grade", job.to_bytes(), job.limits)
                outcomes = outcomes_from_bytes(data)
            except (EOFError, OSError, wire.Closed):
                self._give_up(pair)
                if self._closed:
                    break
            else:
                self._idle.append(pair)
                return outcomes
        raise WarmProcessDied("The process that graded this submission died, twice.")

    def references(self) -> References:
        """The reference's transcripts, which the first job's start makes."""
        with self._lock:
            self._start()
            return self._references

    def close(self) -> None:
        """End the template and all that it started, also while it grades."""
        self._closed = True
        process = self._process
        if process is not None and self._lock.locked():  # it is being started
            process.kill()
        for pair in list(self._pairs.values()):
            if pair not in self._idle:
                _kill(pair)
        with self._lock:
            self._stop()

    def _pair(self) -> _Pair:
        """A pair that has nothing to do and knows the references."""
        with self._lock:
            if self._closed:
                raise EngineError("The engine was closed.")
            while self._idle:
                pair = self._idle.pop()
                if not pair.pipe.poll():  # else it has come to its end
                    return pair
                self._give_up(pair)
            self._start()
            return self._idle.pop() if self._idle else self._new_pair()

    def _new_pair(self) -> _Pair:
        pipe, end = Pipe()
        try:
            self._order({"do": "copies"}, end.fileno())
            end.close()
            pids = json.loads(_receive(self._pipe, 0))
            pair = _Pair(pipe, pids["examiner"], pids["launcher"])
            self._pairs[pipe] = pair
            _tell(pipe, b"know", json.dumps(self._references).encode())
        except (EOFError, OSError):
            self._stop()
            raise
        return pair

    def _give_up(self, pair: _Pair | None) -> None:
        if pair is not None and self._pairs.pop(pair.pipe, None) is not None:
            _kill(pair)
            pair.pipe.close()

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
            modules = _imported_by_name(self._reference)
            settings = {"modules": modules, "sandboxed": self._sandboxed}
            self._pipe.send_bytes(json.dumps(settings).encode())
            answer = json.loads(self._pipe.recv_bytes())
            if "failed" in answer:
                raise EngineError(answer["failed"])
            self._order({"do": "import", "modules": self._imported_on_the_way()})
            self._pipe.recv_bytes()
            self._references = self._transcribe()
        except (EOFError, OSError, wire.Closed):
            self._stop()
            raise EngineError(
                "The process that grades could not be started: run `course autograde` again; if "
                "that does not help, see that `python -c 'import torch, gymnasium'` works."
            ) from None
        except EngineError:
            self._stop()
            raise

    def _imported_on_the_way(self) -> list[str]:
        """Modules that get imported when the reference solution is run, found out in forks."""
        first = {task.alone.exercise: task for task in reversed(self._reference.tasks)}
        with ThreadPoolExecutor(_AT_ONCE) as threads:
            found = threads.map(self._imported_by, list(first.values())[::-1])
            return list(dict.fromkeys(name for names in found for name in names))

    def _imported_by(self, task: Task) -> list[str]:
        ours, theirs = socket.socketpair()
        with ours, theirs:
            with self._ordering:
                self._order({"do": "try"}, theirs.fileno())
            theirs.close()
            with contextlib.suppress(wire.Closed):
                wire.send(ours, payload(task.alone, self._reference))
                while "modules" not in (told := json.loads(wire.receive(ours) or b"{}")):
                    pass
                return told["modules"]
        return []

    def _transcribe(self) -> References:
        """See that tests pass and fail here as they must, and write the reference's transcripts.

        What is broken for all must not come out as zero points for all.
        """
        pair = self._new_pair()
        trials = [Trial("check", (), f"assert {holds}", 1.0) for holds in (True, False)]
        check = Job(tuple(map(Task, trials)), limits=Limits())
        passed, failed = outcomes_from_bytes(
            _ask(pair.pipe, b"grade", check.to_bytes(), check.limits)
        )
        if (passed.points, failed.ename) != (1.0, "AssertionError"):
            raise EngineError(BROKEN.format(reason=passed.message or failed.message))
        drilled = [task for task in self._reference.tasks if task.alone.drill is not None]
        references: References = {}
        job = Job(tuple(drilled), self._reference.files, self._reference.limits)
        for task, found in zip(drilled, self._told(job, [pair]), strict=True):
            exercise = task.alone.exercise
            if "refused" in found:
                continue  # a flight, which is no matter of transcripts
            # What is accepted beside the reference may keep other promises than it.
            if reason := _unsound(found, strict=exercise not in references):
                raise EngineError(UNSOUND.format(exercise=exercise, reason=reason))
            references.setdefault(exercise, []).append(found["transcripts"])
        for pair in self._pairs.values():
            _tell(pair.pipe, b"know", json.dumps(references).encode())
            self._idle.append(pair)
        return references

    def _told(self, job: Job, pairs: list[_Pair]) -> list[dict[str, Any]]:
        """What each task of a job gave, by as many pairs as run at once."""
        number = min(_AT_ONCE, len(job.tasks)) or 1
        pairs = pairs + [self._new_pair() for _ in range(number - len(pairs))]

        def ask(part: int) -> list[dict[str, Any]]:
            tasks = replace(job, tasks=job.tasks[part::number])
            return json.loads(_ask(pairs[part].pipe, b"transcribe", tasks.to_bytes(), job.limits))

        with ThreadPoolExecutor(number) as threads:
            parts = list(threads.map(ask, range(number)))
        return [parts[k % number][k // number] for k in range(len(job.tasks))]

    def _order(self, order: dict[str, Any], descriptor: int | None = None) -> None:
        self._pipe.send_bytes(json.dumps(order).encode())
        if descriptor is not None:
            send_handle(self._pipe, descriptor, self._process.pid)

    def _stop(self) -> None:
        """End the template and the copies that have nothing to do."""
        if self._process is None:
            return
        while self._idle:
            pair = self._idle.pop()
            pair.pipe.close()  # which ends both
            del self._pairs[pair.pipe]
        self._pipe.close()
        try:
            self._process.wait(_END_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None


def _unsound(told: dict[str, Any], strict: bool) -> str:
    """What is the matter with a reference's transcripts; empty for good ones.

    strict  whether every promise that a drill looks at has to hold
    """
    if not told.get("transcripts"):
        return told.get("cell_error") or "it gave no transcript"
    for transcript in told["transcripts"]:
        for entry in transcript:
            if entry["kind"] == "error":
                return f"{entry['value']}: {entry.get('note', '')}"
            if strict and entry["kind"] in ("fact", "kept") and not entry.get("value"):
                return entry.get("note") or entry["label"]
    return ""


def _kill(pair: _Pair) -> None:
    # The examiner's end tells the launcher to end what it has forked.
    with contextlib.suppress(ProcessLookupError):
        os.kill(pair.examiner, signal.SIGKILL)


def _tell(pipe: Connection, order: bytes, data: bytes) -> None:
    pipe.send_bytes(order)
    pipe.send_bytes(data)


def _ask(pipe: Connection, order: bytes, data: bytes, limits: Limits) -> bytes:
    _tell(pipe, order, data)
    return _receive(pipe, 2 * limits.notebook_s)  # the examiner's clock stops in between, see there


def _receive(pipe: Connection, seconds: float) -> bytes:
    if not pipe.poll(seconds + _MARGIN_S):
        raise EOFError
    return pipe.recv_bytes()


def _imported_by_name(job: Job) -> list[str]:
    """Modules that the cells of the reference solution and its drills import, in order."""
    modules: dict[str, None] = {}
    for source in dict.fromkeys(cell.source for task in job.tasks for cell in task.alone.cells):
        modules.update(dict.fromkeys(_imports(source)))
    drilled = dict.fromkeys(t.alone.drill.assignment for t in job.tasks if t.alone.drill)
    if drilled:
        modules.update(dict.fromkeys(_DRILLING))
        modules.update(dict.fromkeys(f"course_lib.drills.{name}" for name in drilled))
    return list(modules)


def _imports(source: str) -> Iterator[str]:
    with contextlib.suppress(SyntaxError):  # such as a magic
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module


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
