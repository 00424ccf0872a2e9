"""What the engine is asked to run and what came of it, as plain data that travels as bytes."""

from __future__ import annotations

import base64
import json
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Limits:
    """What one exercise may use. Processor time, so that a busy machine costs nobody a point.

    cell_s       seconds of processor time for a cell or a test
    patience     by the clock, a cell or a test may take this many times as long
    notebook_s   seconds by the clock for all exercises of a submission together
    memory_mb    data that one process may hold beyond what the warm process holds
    processes    processes and threads
    file_mb      the largest file, and all files in the working folder together
    open_files   open files of one process
    """

    cell_s: int = 30
    patience: int = 4
    notebook_s: int = 600
    memory_mb: int = 2_000
    processes: int = 64
    file_mb: int = 200
    open_files: int = 256


@dataclass(frozen=True)
class Cell:
    """A code cell that is run before a test.

    kind  "given" by the instructor, the "reference" solution of another exercise, or the
          "student" wrote it
    """

    name: str
    source: str
    kind: str


@dataclass(frozen=True)
class Trial:
    """One exercise to be graded: the cells that its test needs, in order, and the test.

    stub  the released solution cell: with it in place of the answer the test has to fail; None for
          an exercise whose answer is a file
    """

    exercise: str
    cells: tuple[Cell, ...]
    test: str
    stub: str | None
    max_points: float


@dataclass(frozen=True)
class Task:
    """An exercise, first on its own merits, then, if it failed, in the notebook as handed in."""

    alone: Trial
    whole: Trial | None = None


@dataclass(frozen=True)
class Job:
    """The exercises of one submission, and the files that lie beside the notebook."""

    tasks: tuple[Task, ...]
    files: dict[str, bytes] = field(default_factory=dict)
    limits: Limits = Limits()

    def to_bytes(self) -> bytes:
        """JSON, so that no reader has to unpickle anything."""
        content = asdict(self)
        content["files"] = {n: base64.b64encode(b).decode() for n, b in self.files.items()}
        return json.dumps(content).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> Job:
        content = json.loads(data)
        files = {name: base64.b64decode(text) for name, text in content["files"].items()}
        tasks = tuple(
            Task(_trial(task["alone"]), task["whole"] and _trial(task["whole"]))
            for task in content["tasks"]
        )
        return cls(tasks, files, Limits(**content["limits"]))


@dataclass(frozen=True)
class Outcome:
    """What came of one exercise.

    points    points of the test, 0 when it failed
    ename     name of the error that ended the test; empty when it passed. STOPPED for a reason of
              the engine's own (time, memory, a process that died)
    message   text of that error, or the explanation that came with partial credit
    printed   what the test printed
    cell_error, cell_printed   the same of the exercise's own cell
    notes     tricks that were tried and prevented, for the instructor
    held      signs that the verdict was tampered with: a person has to look at it
    whole     passed in the notebook as handed in, not on its own
    seconds   processor time of the cells and the test
    """

    exercise: str
    points: float
    ename: str = ""
    message: str = ""
    printed: str = ""
    cell_error: str = ""
    cell_printed: str = ""
    notes: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    whole: bool = False
    seconds: float = 0.0

    @classmethod
    def from_dict(cls, content: dict[str, Any]) -> Outcome:
        lists = {name: tuple(content[name]) for name in ("notes", "held")}
        return cls(**(content | lists))


def outcomes_to_bytes(outcomes: list[Outcome]) -> bytes:
    """JSON, see `Job.to_bytes`."""
    return json.dumps([asdict(outcome) for outcome in outcomes]).encode()


def outcomes_from_bytes(data: bytes) -> list[Outcome]:
    return [Outcome.from_dict(part) for part in json.loads(data)]


STOPPED = "Stopped"
"""Name of the error that stands for a run that was not brought to its end."""


def _trial(content: dict[str, Any]) -> Trial:
    return Trial(**(content | {"cells": tuple(Cell(**cell) for cell in content["cells"])}))
