"""The tests are tested: grade known right and wrong answers through the real pipeline.

Each answer of the corpus takes the place of one solution in an otherwise correct notebook, which is
then graded as a student's would be: released cells, intake, execution, gradebook. All of them are
handed in to a copy of the course, which keeps the course's own gradebook out of it. Two notebooks
join them: `reference`, with everything right, and `untouched`, as it was released.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from grading.audit.attacks import run_attacks
from grading.audit.mutation import run_mutants
from grading.audit.quick import quick_audit
from grading.audit.report import (
    Progress,
    make_console,
    print_attacks,
    print_audit,
    print_mutation,
    write_json,
)
from grading.audit.traces import drilled, read_traces
from grading.audit.verdicts import (
    UNTOUCHED,
    Audit,
    contradictions,
    judge,
    judge_reference,
    judge_untouched,
)
from grading.authoring.release import release
from grading.authoring.solving import Exercise, exercises, solve
from grading.corpus import REFERENCE, Answer, read_corpus, too_small
from grading.course import Course, CourseError, copy_course, read_notebook
from grading.marking.autograde import autograde
from grading.returning.results import SubmissionResult, read_results
from grading.statuses import ERROR

SCRIPT_LIMIT_S = 120.0


@dataclass(frozen=True)
class Submission:
    """What one made-up student hands in; `script` writes the file beside the notebook."""

    student: str
    notebook: str
    companions: str | None = None
    script: str | None = None


def run_audit(
    course: Course,
    names: list[str],
    corpus: Path | None = None,
    json_file: Path | None = None,
    mutants: bool = False,
    workers: int | None = None,
    quick: bool = False,
    attacks: bool = False,
) -> int:
    """Audit assignments, print what was found and return the exit code: 1 when a rule is broken.

    names    assignments; if empty all of the course, or all that have attacks
    corpus   another folder of the form of `tests/corpus`, or with one assignment also of its folder
    mutants  run mutants of the reference solutions in place of the corpus
    workers  processes, one for each core if None
    quick    judge each answer by its own test alone, without the whole pipeline
    attacks  run the attacks on the grader in place of the corpus
    """
    kind = "attacks" if attacks else "corpus"
    if attacks and not names:
        every = course.assignments()
        names = [n for n in every if corpus_folder(course, n, corpus, False, kind).is_dir()]
    names = names or course.assignments()
    for name in names:
        course.require(name)
    workers = workers or os.cpu_count() or 1
    console = make_console()
    outcomes = []
    for name in names:
        folder = corpus_folder(course, name, corpus, len(names) == 1, kind)
        if attacks:
            with Progress(console, f"{name}: attacks") as progress:
                outcome = run_attacks(course, name, folder, progress.start, progress.tick)
            print_attacks(console, outcome)
            outcomes.append(outcome)
            continue
        if mutants:
            with Progress(console, f"{name}: mutants") as progress:
                outcome = run_mutants(
                    course,
                    name,
                    folder,
                    _companions(course, name, folder),
                    workers,
                    progress.start,
                    progress.tick,
                )
            print_mutation(console, outcome)
        else:
            with Progress(console, f"{name}: answers") as progress:
                outcome = (quick_audit if quick else audit)(
                    course, name, folder, workers, corpus is None, progress.start, progress.tick
                )
            print_audit(console, outcome)
        outcomes.append(outcome)
    if json_file:
        write_json(json_file, outcomes)
    return 0 if all(outcome.passed for outcome in outcomes) else 1


def audit(
    course: Course,
    assignment: str,
    folder: Path,
    workers: int,
    complete: bool = True,
    start: Callable[[int], None] = lambda total: None,
    tick: Callable[[], None] = lambda: None,
) -> Audit:
    """Grade every answer of one assignment and judge the grades.

    folder    the corpus of this assignment
    complete  demand a minimum of answers for every exercise
    start     is told the number of submissions
    tick      is called after each
    """
    begin = time.monotonic()
    source = read_notebook(course.notebook("source", assignment))
    tested = exercises(source)
    names = {exercise.name for exercise in tested}
    answers = read_corpus(folder, names)
    companions = _companions(course, assignment, folder)
    with tempfile.TemporaryDirectory(prefix="course-audit-", ignore_cleanup_errors=True) as scratch:
        copied = copy_course(course, Path(scratch) / "course", [assignment])
        release(copied, assignment)
        released = read_notebook(copied.notebook("release", assignment))
        made = _submissions(released, source, tested, answers, companions)
        traces = read_traces(copied, assignment) if drilled(copied, assignment) else {}
        start(len(made))
        results = _graded(copied, assignment, made, workers, tick)
    reference = judge_reference(_only(names, results[REFERENCE]))
    # What the reference fails says nothing about an answer.
    sound = names - set(reference.losses) if reference.max_points else set()
    if sound != names:
        left_out = ", ".join(sorted(names - sound))
        reference.faults.append(f"until that is repaired, no answers are judged: {left_out}")
    verdicts = [
        reference,
        judge_untouched(_only(names, results[UNTOUCHED])),
        *(
            judge(answer, _only(sound, results[answer.student]))
            for answer in answers
            if answer.exercise in sound
        ),
    ]
    found = {
        f"{exercise}--{known['name']}": known["trace"]
        for exercise, mistakes in traces.get("exercises", {}).items()
        for known in mistakes
    }
    faults = contradictions(answers, [found.get(answer.student, []) for answer in answers])
    for verdict in verdicts:
        verdict.faults.extend(faults.get(verdict.student, []))
    small = too_small(answers, [exercise.name for exercise in tested]) if complete else {}
    return Audit(assignment, tuple(tested), tuple(verdicts), small, time.monotonic() - begin)


def corpus_folder(
    course: Course, assignment: str, corpus: Path | None, alone: bool, kind: str = "corpus"
) -> Path:
    """The corpus of one assignment.

    corpus  a folder of assignments, or, where one assignment is audited alone, of its own corpus;
            None for the course's own
    kind    "corpus" of answers, or "attacks"
    """
    if corpus is None:
        return course.root / "tests" / kind / assignment
    if not corpus.is_dir():
        raise CourseError(f"There is no folder {corpus}.")
    if (corpus / assignment).is_dir() or not alone:
        return corpus / assignment
    return corpus


def hand_in(submission: Submission, folder: Path, assignment: str) -> None:
    """Write a submission's files.

    A script finds the companion files to start from; what it does not write is not handed in.
    """
    folder.mkdir(parents=True)
    if submission.companions:
        shutil.copytree(submission.companions, folder, dirs_exist_ok=True)
    if submission.script:
        given = [path for path in folder.rglob("*") if path.is_file()]
        for path in given:
            os.utime(path, (0, 0))
        _run_script(submission.script, folder)
        for path in given:
            if path.exists() and path.stat().st_mtime == 0:
                path.unlink()
    (folder / f"{assignment}.ipynb").write_text(submission.notebook, encoding="utf-8")


def _run_script(script: str, folder: Path) -> None:
    try:
        subprocess.run(
            [sys.executable, script],
            cwd=folder,
            check=True,
            capture_output=True,
            text=True,
            timeout=SCRIPT_LIMIT_S,
        )
    except subprocess.CalledProcessError as error:
        reason = error.stderr.strip().splitlines()[-1:] or [f"exit status {error.returncode}"]
        raise CourseError(f"{script} fails: {reason[0]}") from error
    except subprocess.TimeoutExpired as error:
        raise CourseError(f"{script} runs longer than {SCRIPT_LIMIT_S:g} s.") from error


def _submissions(
    released: NotebookNode,
    source: NotebookNode,
    tested: list[Exercise],
    answers: list[Answer],
    companions: str | None,
) -> list[Submission]:
    """The two whole notebooks, and for each answer the notebook it stands in."""
    in_cell = {exercise.name for exercise in tested if exercise.has_cell}
    solved = nbformat.writes(solve(released, source))
    made = [
        Submission(REFERENCE, solved, companions),
        Submission(UNTOUCHED, nbformat.writes(released)),
    ]
    for answer in answers:
        if answer.exercise in in_cell:
            notebook = nbformat.writes(solve(released, source, {answer.exercise: answer.source}))
            made.append(Submission(answer.student, notebook, companions))
        else:
            script = str(answer.path.resolve())
            made.append(Submission(answer.student, solved, companions, script))
    return made


def _graded(
    course: Course,
    assignment: str,
    made: list[Submission],
    workers: int,
    tick: Callable[[], None],
) -> dict[str, SubmissionResult]:
    """Hand all submissions in and grade them: the result of each student."""
    failed: dict[str, SubmissionResult] = {}

    def take(submission: Submission) -> None:
        student = submission.student
        try:
            hand_in(submission, course.path("submitted", assignment, student), assignment)
        except CourseError as error:
            failed[student] = SubmissionResult(student, assignment, ERROR, [str(error)], [])
            tick()

    with ThreadPoolExecutor(workers) as threads:
        list(threads.map(take, made))
    students = [submission.student for submission in made if submission.student not in failed]
    autograde(
        course, assignment, students, progress=False, workers=workers, tell=lambda student: tick()
    )
    graded = {result.student: result for result in read_results(course, assignment)}
    return graded | failed


def _only(names: set[str], result: SubmissionResult) -> SubmissionResult:
    """A result with these exercises alone, and without the notes on the others."""
    others = {own.exercise for own in result.exercises} - names
    return replace(
        result,
        exercises=[own for own in result.exercises if own.exercise in names],
        notes=[note for note in result.notes if note.partition(":")[0] not in others],
    )


def _companions(course: Course, assignment: str, folder: Path) -> str | None:
    """Files that a correct student hands in beside the notebook."""
    own = course.root / "tests" / "corpus" / assignment
    for place in (folder / REFERENCE, own / REFERENCE):
        if place.is_dir():
            return str(place.resolve())
    return None
