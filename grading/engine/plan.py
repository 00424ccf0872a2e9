"""Which cells a test needs, and what of a submission is therefore run.

Names are followed from the test through the cells before it by reading the code. A cell that
matters only by a side effect can be missed; therefore an exercise that fails on its own is tried
once more in the whole notebook as it was handed in.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from nbformat import NotebookNode

from grading.authoring.solving import exercises, solve, without_marks
from grading.cells import SETUP_CELL, grade_id, is_code, is_given, is_solution, is_test
from grading.engine.jobs import Cell, DrillCall, Job, Limits, Task, Trial
from grading.intake.code import EVERYTHING
from grading.intake.code import names as names_of

GIVEN, REFERENCE, STUDENT = "given", "reference", "student"


class Plan:
    """How the submissions of one assignment are graded."""

    def __init__(
        self,
        source: NotebookNode,
        release: NotebookNode,
        assignment: str = "",
        cases: Mapping[str, Sequence[dict[str, Any]]] | None = None,
        accepted: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Read the instructor's notebook, with its solutions, and the released one.

        assignment  whose drills are called
        cases       hidden cases by exercise
        accepted    pairs of an exercise and a solution cell that does otherwise than the reference
                    and is as right
        """
        self.exercises = exercises(source)
        self._assignment, self._cases = assignment, cases or {}
        self._accepted = accepted
        self._reference = {
            grade_id(cell): without_marks(cell.source) for cell in source.cells if is_code(cell)
        }
        self._source = source
        self._places = {grade_id(cell): n for n, cell in enumerate(source.cells) if is_code(cell)}
        self._stubs = {
            grade_id(cell): cell.source
            for cell in release.cells
            if is_code(cell) and is_solution(cell)
        }
        self._needed = {
            cell.name
            for exercise in self.exercises
            for cell in self._alone(source, exercise.name).cells
            if cell.kind == GIVEN
        }

    def job(
        self,
        submission: NotebookNode,
        files: dict[str, bytes] | None = None,
        limits: Limits | None = None,
        only: Iterable[str] | None = None,
    ) -> Job:
        """What to run of a submission that has the form of the release, hidden tests included.

        only  names of exercises; all if None. An exercise that is not there or was never begun is
              left out
        """
        names = [exercise.name for exercise in self.exercises]
        chosen = [name for name in names if only is None or name in set(only)]
        tasks = tuple(
            self._task(submission, name)
            for name in chosen
            if not self.is_untouched(submission, name)
        )
        return Job(tasks, files or {}, limits or Limits())

    def reference_job(self, only: Iterable[str] | None = None) -> Job:
        """What to run of the instructor's own notebook, and of what is as right."""
        job = self.job(self._source, only=only)
        known = {task.alone.exercise for task in job.tasks}
        others = [
            Task(self._alone(solve(self._source, self._source, {name: text}), name))
            for name, text in self._accepted
            if name in known
        ]
        return replace(job, tasks=(*job.tasks, *others))

    def is_untouched(self, submission: NotebookNode, exercise: str) -> bool:
        """Whether the solution cell is the stub that was released."""
        stub = self._stubs.get(exercise)
        return stub is not None and all(
            _same(cell.source, stub)
            for cell in submission.cells
            if is_solution(cell) and grade_id(cell) == exercise
        )

    def _task(self, submission: NotebookNode, exercise: str) -> Task:
        alone, whole = self._alone(submission, exercise), self._whole(submission, exercise)
        different = [cell.source for cell in alone.cells] != [cell.source for cell in whole.cells]
        return Task(alone, whole if different else None)

    def remark(self, submission: NotebookNode, exercise: str, passed: bool) -> str:
        """What became of a given cell that the student had changed and this exercise needs.

        Empty where none is: almost always.
        """
        course = submission.metadata.get("course", {})
        changed = course.get("kept" if passed else "restored", {})
        if not changed:
            return ""
        wanted = self._needed_by(submission, exercise)[1] | {EVERYTHING}
        cells = " and ".join(name for name, names in changed.items() if wanted & set(names))
        if passed:
            return f"What you added to the cell {cells} was kept." if cells else ""
        return f"The cell {cells} was restored: what you changed in it is gone." if cells else ""

    def _alone(self, notebook: NotebookNode, exercise: str) -> Trial:
        """The exercise on its own merits: all others as the reference solves them."""
        kept, _, test = self._needed_by(notebook, exercise)
        return self._trial(exercise, kept, test)

    def _needed_by(
        self, notebook: NotebookNode, exercise: str
    ) -> tuple[list[Cell], set[str], NotebookNode]:
        """Cells that an exercise needs, the names that they and its test use, and the test."""
        before, test = self._until_test(notebook, exercise)
        wanted = set(names_of(test.source).free)
        known = {name for cell in before if is_given(cell) for name in names_of(cell.source).made}
        kept: list[Cell] = []
        for cell in reversed(before):
            name = grade_id(cell)
            if is_test(cell) or name == SETUP_CELL:
                continue
            if name == exercise or not is_solution(cell):
                kind = GIVEN if is_given(cell) else STUDENT
                choices = [Cell(name, cell.source, kind)]
            else:
                # A helper that only this student's cell makes is wanted, too.
                choices = [
                    Cell(name, self._reference[name], REFERENCE),
                    Cell(f"{name} as handed in", cell.source, STUDENT),
                ]
            for number, choice in enumerate(choices):
                names = names_of(choice.source)
                bound = names.bound
                if number:
                    bound = names.made - known - names_of(choices[0].source).made
                if choice.name == exercise or bound & wanted:
                    kept.insert(0, choice)
                    wanted |= names.free
        return kept, wanted, test

    def _until_test(
        self, notebook: NotebookNode, exercise: str
    ) -> tuple[list[NotebookNode], NotebookNode]:
        """The code cells before an exercise's test, and the test.

        Cells of the release that a student moved below it stand right before the exercise's own.
        """
        before, test, after = _around_test(notebook, exercise)
        place = self._places.get(grade_id(test), 0)
        moved = [
            cell
            for cell in after
            if grade_id(cell) and self._places.get(grade_id(cell), place) < place
        ]
        if moved:
            moved.sort(key=lambda cell: self._places[grade_id(cell)])
            own = (n for n, cell in enumerate(before) if grade_id(cell) == exercise)
            first = next(own, len(before))
            before[first:first] = moved
        return before, test

    def _whole(self, notebook: NotebookNode, exercise: str) -> Trial:
        """All that was handed in, without the instructor's cells that no test needs."""
        before, test, _ = _around_test(notebook, exercise)
        kept = [
            Cell(grade_id(cell), cell.source, GIVEN if is_given(cell) else STUDENT)
            for cell in before
            if not is_test(cell) and (not is_given(cell) or grade_id(cell) in self._needed)
        ]
        return self._trial(exercise, kept, test)

    def _trial(self, exercise: str, cells: Sequence[Cell], test: NotebookNode) -> Trial:
        points = float(test.metadata.nbgrader.points)
        called = drill_called(test.source)
        drill = None
        if called is not None:
            drill = DrillCall(self._assignment, *called, tuple(self._cases.get(called[0], ())))
        return Trial(exercise, tuple(cells), test.source, points, drill)


def drill_called(test: str) -> tuple[str, tuple[str, ...]] | None:
    """The drill that a test cell calls and the names it hands over; None for any other cell.

    Such a cell is made of calls alone: `check.exercise(name, ...)`, and the same with hidden=True.
    """
    try:
        body = ast.parse(test).body
    except SyntaxError:
        return None
    called = set()
    for statement in body:
        match statement:
            case ast.Expr(
                ast.Call(ast.Attribute(ast.Name("check"), str(name)), arguments, keywords)
            ) if all(isinstance(argument, ast.Name) for argument in arguments):
                if any(keyword.arg != "hidden" for keyword in keywords):
                    return None
                called.add((name, tuple(argument.id for argument in arguments)))
            case _:
                return None
    return called.pop() if len(called) == 1 else None


def _around_test(
    notebook: NotebookNode, exercise: str
) -> tuple[list[NotebookNode], NotebookNode, list[NotebookNode]]:
    """The code cells before an exercise's test, the test, and those after it."""
    code = [cell for cell in notebook.cells if is_code(cell)]
    end = next(
        i for i, cell in enumerate(code) if is_test(cell) and grade_id(cell) == f"test_{exercise}"
    )
    return code[:end], code[end], code[end + 1 :]


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()
