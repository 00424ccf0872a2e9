"""Run the mutants of an assignment's reference solutions against the exercises' own tests.

In the same engine as submissions. A mutant survives when the test gives it full marks.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from nbformat import NotebookNode

from grading.audit.mutants import Mutant, imported_names, mutants
from grading.audit.own_tests import run_own_tests
from grading.authoring.solving import exercises
from grading.cells import grade_id, is_solution
from grading.course import Course, CourseError, read_notebook
from grading.engine.jobs import STOPPED, Limits, Outcome

REQUIRED_SHARE = 0.95
SURVIVORS_FILE = "survivors.toml"

LIMITS = Limits(cell_s=10)
"""Many a mutant is an endless loop: it is not waited for as long as for a student's."""


class End(StrEnum):
    """What became of a mutant; only the last is one that the tests miss."""

    KILLED = "killed"
    STOPPED = "stopped"
    SURVIVED = "survived"


@dataclass(frozen=True)
class Trial:
    """A mutant that was run. `why` is the explanation on file of a survivor, if there is one."""

    mutant: Mutant
    end: End
    outcome: Outcome
    why: str = ""

    @property
    def survived(self) -> bool:
        return self.end is End.SURVIVED


@dataclass(frozen=True)
class MutationReport:
    """All mutants of one assignment, and explanations on file that fit no survivor."""

    assignment: str
    trials: tuple[Trial, ...]
    stale: tuple[str, ...]

    @property
    def survivors(self) -> list[Trial]:
        """Those without an explanation come first."""
        alive = [trial for trial in self.trials if trial.survived]
        return sorted(alive, key=lambda trial: bool(trial.why))

    @property
    def share(self) -> float:
        """Killed mutants as a share of all."""
        return 1 - len(self.survivors) / len(self.trials) if self.trials else 1.0

    @property
    def passed(self) -> bool:
        explained = all(trial.why for trial in self.survivors)
        return explained and self.share >= REQUIRED_SHARE


def run_mutants(
    course: Course,
    assignment: str,
    corpus: Path,
    companions: str | None,
    workers: int,
    start: Callable[[int], None] = lambda total: None,
    tick: Callable[[], None] = lambda: None,
) -> MutationReport:
    """Make and run all mutants of one assignment.

    corpus      folder of the assignment's corpus, with the explained survivors
    companions  folder of the files that a correct student hands in beside the notebook
    start       is told the number of mutants
    tick        is called after each
    """
    notebook = read_notebook(course.notebook("source", assignment))
    explained = read_explanations(corpus / SURVIVORS_FILE)
    made = make_mutants(notebook)
    solutions = [(mutant.exercise, mutant.source) for mutant in made]
    outcomes = run_own_tests(
        course, assignment, solutions, LIMITS, workers, companions, start, tick
    )
    most = {exercise.name: exercise.max_points for exercise in exercises(notebook)}
    trials = tuple(
        _trial(mutant, outcome, most[mutant.exercise], explained)
        for mutant, outcome in zip(made, outcomes, strict=True)
    )
    return MutationReport(assignment, trials, _stale(explained, trials))


def make_mutants(notebook: NotebookNode) -> list[Mutant]:
    """All mutants of the code that the notebook's tests grade."""
    tested = {exercise.name for exercise in exercises(notebook)}
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    modules = frozenset().union(*(imported_names(cell.source) for cell in code))
    return [
        mutant
        for cell in code
        if is_solution(cell) and grade_id(cell) in tested
        for mutant in mutants(grade_id(cell), cell.source, modules)
    ]


@dataclass(frozen=True)
class Explanation:
    """Why a survivor is equivalent to the reference, or not worth a test."""

    exercise: str
    change: str
    why: str
    line: int | None = None

    def fits(self, mutant: Mutant) -> bool:
        same_place = self.line is None or self.line == mutant.line
        return same_place and (self.exercise, self.change) == (mutant.exercise, mutant.change)


def read_explanations(path: Path) -> list[Explanation]:
    """Read the explained survivors, a TOML list of tables `[[survivor]]`.

    Each has `exercise`, `change` ("line before -> line after", as the audit prints it), `why` and,
    where a line occurs twice in the cell, `line`.
    """
    if not path.exists():
        return []
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8")).get("survivor", [])
        found = [Explanation(**table) for table in tables]
    except (tomllib.TOMLDecodeError, TypeError) as error:
        raise CourseError(
            f"{path}: {error}. Each [[survivor]] has exercise, change, why and, if needed, line."
        ) from error
    for explanation in found:
        if not explanation.why.strip():
            raise CourseError(f"{path}: `why` is empty for {explanation.change!r}.")
    return found


def _trial(
    mutant: Mutant, outcome: Outcome, max_points: float, explained: list[Explanation]
) -> Trial:
    if outcome.ename == STOPPED:
        return Trial(mutant, End.STOPPED, outcome)
    if outcome.points < max_points:
        return Trial(mutant, End.KILLED, outcome)
    why = next((entry.why for entry in explained if entry.fits(mutant)), "")
    return Trial(mutant, End.SURVIVED, outcome, why)


def _stale(explained: list[Explanation], trials: Sequence[Trial]) -> tuple[str, ...]:
    alive = [trial.mutant for trial in trials if trial.survived]
    return tuple(
        f"{entry.exercise}: {entry.change}"
        for entry in explained
        if not any(entry.fits(mutant) for mutant in alive)
    )
