"""Grade the submissions of an assignment: many at once, none of which can stop the others.

Exercises run in warm processes, here or on a cluster. This process alone writes to the gradebook,
by running nbgrader's own converter, which finds the outcomes ready.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator

from nbformat import NotebookNode
from nbgrader.api import MissingEntry
from nbgrader.converters import Autograde
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from grading.cells import grade_id, is_test
from grading.course import Course, CourseError, read_notebook
from grading.engine.jobs import Job
from grading.intake import gate
from grading.intake.skeleton import take_in
from grading.marking.alone import grading_alone, require_writable
from grading.marking.batch import Batch, JobFailed
from grading.marking.execute import EngineSettings, fingerprint, read_plan, ready, submission_job
from grading.marking.records import (
    Entered,
    Record,
    content_hash,
    entered_points,
    is_entered,
    read_record,
    record_path,
    tests_hash,
    write_record,
)
from grading.marking.whom import (
    require_released,
    require_students,
    require_unchanged,
    submitted_students,
)
from grading.statuses import ERROR, REJECTED
from grading.text import one_line

__all__ = ["JobMaker", "autograde", "require_released", "submitted_students"]


def autograde(
    course: Course,
    assignment: str,
    students: list[str] | None = None,
    force: bool = False,
    progress: bool = True,
    workers: int | None = 1,
    scheduler: str | None = None,
    tell: Callable[[str], None] = lambda student: None,
) -> None:
    """Grade what is in `submitted/`, into the gradebook, `autograded/` and `records/`.

    Skipped is what is graded already, unless the submission or the tests changed since, or its
    points are not in the gradebook, or `force`.
    A submission that the grader itself fails on is recorded as "error" and the rest continues. At
    any moment the whole may be stopped: the next call goes on with what has no record yet.

    students   only these; all by default
    progress   whether to show a bar, or a line for each student where there is no terminal
    workers    exercises of so many submissions run at once; one for each core if None
    scheduler  address of a Dask scheduler: its workers run the exercises, not this machine
    tell       is told each student who is done
    """
    require_released(course, assignment)
    EngineSettings(config=course.config)  # a wrong setting says so also where nothing is to do
    require_unchanged(course, assignment)
    chosen = require_students(course, assignment, students)
    with grading_alone(course, assignment):
        with course.gradebook() as gradebook:
            require_writable(gradebook)
            tests = tests_hash(gradebook, course.directory(), assignment)
            entered = entered_points(gradebook, assignment)
        todo = [
            student
            for student in chosen
            if force or not _is_graded(course, assignment, student, tests, entered.get(student))
        ]
        show = _bar if progress and Console().is_terminal else _lines if progress else _nothing
        with (
            show(f"Grading {assignment}", len(chosen), len(chosen) - len(todo)) as done,
            contextlib.closing(_graded(course, assignment, todo, workers, scheduler)) as graded,
        ):
            for student in graded:
                done(student)
                tell(student)


def _graded(
    course: Course, assignment: str, todo: list[str], workers: int | None, scheduler: str | None
) -> Iterator[str]:
    """Grade the students; yields each when the result is entered."""
    if not todo:
        return
    with (
        contextlib.closing(JobMaker(course, assignment)) as maker,
        Batch(maker.plan.reference_job(), maker.settings.sandbox, workers, scheduler) as batch,
    ):
        for student, outcomes in batch.run((s, maker.of(s)) for s in todo):
            failure = ""
            if isinstance(outcomes, JobFailed):
                failure = str(outcomes)
            elif student in maker.names:
                ready[maker.names.pop(student)] = outcomes
            _write(course, assignment, student, failure)
            ready.clear()
            yield student


class JobMaker:
    """Makes the job of a student from what was handed in, which a process at its side reads."""

    def __init__(self, course: Course, assignment: str) -> None:
        self._course, self._assignment = course, assignment
        directory = course.directory()
        self._directory = directory
        self.plan = read_plan(directory, assignment)
        self.settings = EngineSettings(config=course.config)
        self._release = read_notebook(course.notebook("release", assignment))
        self._tests = _hidden_tests(course, assignment)
        self.names: dict[str, str] = {}
        self._gate = gate.Gate(self._read)

    def of(self, student: str) -> Callable[[], Job]:
        return lambda: self.make(student)

    def make(self, student: str) -> Job:
        """What to run of a student's submission; nothing where it is refused."""
        path = self._course.notebook("submitted", self._assignment, student)
        if not path.exists():
            return Job(())
        key = gate.key_of(path)
        try:
            data = self._gate.ask(student)
            gate.known[key] = ""
        except gate.TooMuch as error:
            gate.known[key], data = str(error), b""
        if not data:
            return Job(())
        job = Job.from_bytes(data)
        self.names[student] = fingerprint(job)
        return job

    def close(self) -> None:
        """End the process that reads."""
        self._gate.close()

    def _read(self, student: str) -> bytes:
        """The job, in the process that reads."""
        path = self._course.notebook("submitted", self._assignment, student)
        submission = take_in(path, self._release, self._assignment)
        if submission.metadata["course"]["status"] == REJECTED:
            return b""
        _put_in(submission, self._tests)
        return submission_job(
            self.plan, self.settings, self._directory, self._assignment, student, submission
        ).to_bytes()


def _write(course: Course, assignment: str, student: str, failure: str) -> None:
    """Enter one student's result: nbgrader's own conversion, with the outcomes at hand."""
    if not course.notebook("submitted", assignment, student).exists():
        _forget(course, assignment, student)
        return
    try:
        if failure:
            raise CourseError(failure)
        course.convert(Autograde, assignment, student)
    except Exception as error:  # whatever it is: it is recorded, and the others are graded
        reason = f"The grader failed: {error or type(error).__name__}"
        before = read_record(course.root, assignment, student) or Record(ERROR)
        failed = Record(ERROR, [reason], answers=before.answers, set_aside=before.set_aside)
        write_record(course.root, assignment, student, failed)


def _hidden_tests(course: Course, assignment: str) -> dict[str, str]:
    """Test cells as they are in the gradebook, hidden parts included."""
    with course.gradebook() as gradebook:
        return {
            cell.name: cell.source
            for notebook in gradebook.find_assignment(assignment).notebooks
            for cell in notebook.source_cells
            if cell.source is not None
        }


def _put_in(submission: NotebookNode, tests: dict[str, str]) -> None:
    for cell in submission.cells:
        if is_test(cell) and grade_id(cell) in tests:
            cell.source = tests[grade_id(cell)]


def _is_graded(
    course: Course, assignment: str, student: str, tests: str, entered: Entered | None
) -> bool:
    """Whether the record is of these files and tests, its points are `entered`, and it is shown."""
    record = read_record(course.root, assignment, student)
    if record is None or record.status == ERROR or not is_entered(record, entered):
        return False
    if not course.notebook("autograded", assignment, student).is_file():
        return False  # Formgrader and the feedback page show it
    with contextlib.suppress(OSError):  # what cannot be read will say so when it is graded
        return record.content == content_hash(course.directory(), assignment, student, tests)
    return False


def _forget(course: Course, assignment: str, student: str) -> None:
    """A folder without its notebook: the student is known and the notebook is missing."""
    with course.gradebook() as gradebook:
        gradebook.update_or_create_student(student)
        with contextlib.suppress(MissingEntry):
            gradebook.remove_submission(assignment, student)
    record_path(course.root, assignment, student).unlink(missing_ok=True)
    shutil.rmtree(course.path("autograded", assignment, student), ignore_errors=True)


@contextlib.contextmanager
def _bar(what: str, total: int, already: int) -> Iterator[Callable[[str], None]]:
    """A progress bar with an estimate."""
    columns = (
        TextColumn("[progress.description]{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console()) as bar:
        task = bar.add_task(what, total=total, completed=already)
        yield lambda _: bar.advance(task)


@contextlib.contextmanager
def _lines(what: str, total: int, already: int) -> Iterator[Callable[[str], None]]:
    """A line for each student, for a log."""
    if already:
        print(f"    {already} of {total} are graded and unchanged", flush=True)
    number = already

    def done(student: str) -> None:
        nonlocal number
        number += 1
        print(f"    graded {one_line(student)} ({number} of {total})", flush=True)

    yield done


@contextlib.contextmanager
def _nothing(what: str, total: int, already: int) -> Iterator[Callable[[str], None]]:
    yield lambda _: None
