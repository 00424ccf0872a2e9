"""Run the mutants of an assignment's reference solutions against the exercises' own tests.

Starting a kernel and importing torch take several seconds, the test of a mutant mostly a fraction
of one. So each worker process imports once what the notebook imports, and forks for each mutant.
The fork runs the same cells as nbgrader would, in IPython's own shell, in order, going on after a
cell that fails, with NBGRADER_EXECUTION set. The verdict is the same too: the test cell raises, or
its last value is a number below the points. What is left out are the cells whose names the test
does not use (training, figures) and the tests of other exercises, which have no say in this one.
The reference solution is run in the same way first and must pass.
"""

from __future__ import annotations

import tempfile
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from grading.course import Course, CourseError
from grading.forked import Ended, Outcome, runner
from grading.jobs import Failed, JobPool
from grading.mutants import Mutant, imported_names, mutants
from grading.slices import Slice, imports, slice_for
from grading.solved import exercises, grade_id, is_solution

REQUIRED_SHARE = 0.95
SURVIVORS_FILE = "survivors.toml"

PATIENCE_S = 10.0
"""A mutant may take this long and three times what the reference takes."""

REFERENCE_LIMIT_S = 300.0


@dataclass(frozen=True)
class Trial:
    """A mutant that was run. `why` is the explanation on file of a survivor, if there is one."""

    mutant: Mutant
    ended: Ended
    why: str = ""

    @property
    def survived(self) -> bool:
        return self.ended.outcome is Outcome.SURVIVED


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
    notebook = nbformat.read(course.notebook("source", assignment), as_version=4)
    explained = read_explanations(corpus / SURVIVORS_FILE)
    made = make_mutants(notebook)
    with (
        tempfile.TemporaryDirectory(
            prefix="course-mutants-", ignore_cleanup_errors=True
        ) as scratch,
        JobPool(
            runner,
            [(imports(notebook), companions, scratch)] * workers,
            REFERENCE_LIMIT_S + 60,
        ) as pool,
    ):
        names = list(dict.fromkeys(mutant.exercise for mutant in made))
        slices, seconds = proven_slices(pool, notebook, names)
        start(len(made))
        jobs = [
            slices[mutant.exercise].run(PATIENCE_S + 3 * seconds[mutant.exercise], mutant.source)
            for mutant in made
        ]
        trials: dict[int, Trial] = {}
        for index, result in pool.run(jobs):
            trials[index] = _trial(made[index], result, explained)
            tick()
    ordered = tuple(trials[index] for index in range(len(made)))
    return MutationReport(assignment, ordered, _stale(explained, ordered))


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


def proven_slices(
    pool: JobPool, notebook: NotebookNode, names: Sequence[str]
) -> tuple[dict[str, Slice], dict[str, float]]:
    """A slice for each exercise on which the reference solution passes, and its seconds."""
    slices, seconds = {}, {}
    todo = list(names)
    for whole in (False, True):
        tried = [slice_for(notebook, name, whole) for name in todo]
        failed = {}
        for index, result in pool.run([cut.run(REFERENCE_LIMIT_S) for cut in tried]):
            name = tried[index].exercise
            ended = as_ended(result)
            if ended.outcome is Outcome.SURVIVED:
                slices[name], seconds[name] = tried[index], ended.seconds
            else:
                failed[name] = ended.message
        todo = list(failed)
    if failed:
        reasons = "; ".join(f"{name}: {why}" for name, why in failed.items())
        raise CourseError(f"The reference solutions do not pass their own tests: {reasons}")
    return slices, seconds


def as_ended(result: Ended | Failed) -> Ended:
    """How a job ended, also one whose process did not survive it."""
    return Ended(Outcome.DIED, result.why) if isinstance(result, Failed) else result


def _trial(mutant: Mutant, result: Ended | Failed, explained: list[Explanation]) -> Trial:
    ended = as_ended(result)
    why = ""
    if ended.outcome is Outcome.SURVIVED:
        why = next((entry.why for entry in explained if entry.fits(mutant)), "")
    return Trial(mutant, ended, why)


def _stale(explained: list[Explanation], trials: Sequence[Trial]) -> tuple[str, ...]:
    alive = [trial.mutant for trial in trials if trial.survived]
    return tuple(
        f"{entry.exercise}: {entry.change}"
        for entry in explained
        if not any(entry.fits(mutant) for mutant in alive)
    )
