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
    patience     by the clock, an exercise may take this many times as long
    notebook_s   seconds by the clock for all exercises of a submission together
                 Neither clock runs while other work keeps the processors from the exercise, for
                 as many seconds more at most
    memory_mb    data that one process, or all of them with their files and shared memory, may hold
                 beyond what the warm process holds
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
class DrillCall:
    """Which drill judges an exercise, and with what.

    names  of the notebook's functions and classes that are handed to it
    cases  plain data, the visible ones first; for a flight one with the seeds of its episodes
    """

    assignment: str
    exercise: str
    names: tuple[str, ...]
    cases: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class Trial:
    """One exercise to be graded: the cells that it needs, in order, and its drill.

    drill  None for a test cell of plain asserts: it is run as it is, and its points are
           self-reported
    """

    exercise: str
    cells: tuple[Cell, ...]
    test: str
    max_points: float
    drill: DrillCall | None = None

    @property
    def holds_reference(self) -> bool:
        """Whether solutions of other exercises are in it, of which no student may read."""
        return any(cell.kind == "reference" for cell in self.cells)


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

    points    0 when it failed
    ename     name of the error that it failed with; empty when it passed. DIFFERENT for an answer
              that gives something else than the reference, STOPPED for a reason of the engine's own
              (time, memory, a process that died)
    message   for the student: what was expected and what came, or the explanation of the points
    cause     what such a difference generally comes from; the known mistake is found by `trace`
    trace     where and how it parts from the reference, see `course_lib.drilling.traces`
    printed   what a test of plain asserts printed
    cell_error, cell_printed   how the exercise's own cell ended, and what it printed
    notes     what the instructor should know
    whole     passed in the notebook as handed in, not on its own
    reported  whether the points are self-reported: a test of plain asserts in the answer's process
    seconds   processor time of the cells and the drill
    """

    exercise: str
    points: float
    ename: str = ""
    message: str = ""
    cause: str = ""
    trace: tuple[Any, ...] = ()
    printed: str = ""
    cell_error: str = ""
    cell_printed: str = ""
    notes: tuple[str, ...] = ()
    whole: bool = False
    reported: bool = False
    seconds: float = 0.0

    @classmethod
    def from_dict(cls, content: dict[str, Any]) -> Outcome:
        lists = {name: tuple(content[name]) for name in ("notes", "trace")}
        return cls(**(content | lists))


def outcomes_to_bytes(outcomes: list[Outcome]) -> bytes:
    """JSON, see `Job.to_bytes`."""
    return json.dumps([asdict(outcome) for outcome in outcomes]).encode()


def outcomes_from_bytes(data: bytes) -> list[Outcome]:
    return [Outcome.from_dict(part) for part in json.loads(data)]


STOPPED, DIFFERENT = "Stopped", "Different"
"""Names of the errors that stand for a run without an end, and for one that gave something else."""


def _trial(content: dict[str, Any]) -> Trial:
    cells, drill = tuple(Cell(**cell) for cell in content["cells"]), content["drill"]
    if drill is not None:
        lists = {name: tuple(drill[name]) for name in ("names", "cases")}
        drill = DrillCall(**(drill | lists))
    return Trial(**(content | {"cells": cells, "drill": drill}))
