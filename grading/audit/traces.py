"""The corpus as the diagnosis: what its wrong answers leave behind, worked out before any grading.

Two files are written. `course_lib/drills/<assignment>.json`, which students install, holds for the
visible cases the reference's transcripts, and traces of known mistakes with their sentences.
`tests/corpus/<assignment>/traces.json.gz`, private, holds the traces over all cases.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import nbformat

from course_lib.drilling.mistakes import Mistake, behave_alike
from grading.audit.own_tests import Solution, run_solutions
from grading.authoring.solving import exercises, solve
from grading.cells import grade_id, is_test
from grading.corpus import Answer, read_corpus
from grading.course import Course, read_notebook
from grading.drills import corpus_of, drills_module, judged_by, read_cases
from grading.engine.jobs import Job, Outcome
from grading.engine.plan import drill_called
from grading.files import write_atomically
from grading.marking.batch import Batch
from grading.marking.diagnosis import TRACES_FILE
from grading.marking.execute import EngineSettings, own_files, read_plan

Content = dict[str, Any]


def read_traces(course: Course, assignment: str) -> Content:
    """The private file; worked out anew, and nothing else written, where it is out of date."""
    file = corpus_of(course.directory(), assignment) / TRACES_FILE
    content = _read(file)
    if content.get("made_from") == _made_from(course, assignment):
        return content
    return write_traces(course, assignment, public=False)


def is_stale(course: Course, assignment: str) -> bool:
    """Whether the two files are not what drills, cases, reference and corpus give now."""
    if not drilled(course, assignment):
        return False
    now = _made_from(course, assignment)
    files = public_file(assignment), corpus_of(course.directory(), assignment) / TRACES_FILE
    return any(_read(file).get("made_from") != now for file in files)


def write_traces(
    course: Course,
    assignment: str,
    workers: int | None = None,
    start: Callable[[int], None] = lambda total: None,
    tick: Callable[[], None] = lambda: None,
    public: bool = True,
) -> Content:
    """Run the reference and the corpus of a released assignment, and write both files.

    public   False leaves the file that students install alone
    returns  what was written into the private one
    """
    directory = course.directory()
    names = drilled(course, assignment)
    folder = corpus_of(directory, assignment)
    tested = {exercise.name for exercise in exercises(_source(course, assignment))}
    corpus = read_corpus(folder, tested) if folder.is_dir() else []
    wrong = [answer for answer in corpus if answer.exercise in names and not answer.right]
    start(len(wrong))
    plan = read_plan(directory, assignment)
    settings = EngineSettings(config=course.config)
    with Batch(plan.reference_job(names), settings.sandbox, workers or os.cpu_count()) as batch:
        references = batch.references()
        outcomes = _outcomes(course, assignment, batch, wrong, tick)
    known = mistakes_of(wrong, outcomes)
    made_from = _made_from(course, assignment)
    private = {
        "made_from": made_from,
        "exercises": {name: list(map(asdict, mistakes)) for name, mistakes in known.items()},
    }
    _write(folder / TRACES_FILE, private)
    if public:
        hidden = read_cases(directory, assignment)
        seen = {
            name: len(cases[0]) - len(hidden.get(name, [])) for name, cases in references.items()
        }
        exercises_seen = {
            name: {
                "references": [transcripts[: seen[name]] for transcripts in references[name]],
                "mistakes": _without_twins(known.get(name, []), seen[name]),
            }
            for name in sorted(references)
        }
        _write(public_file(assignment), {"made_from": made_from, "exercises": exercises_seen})
    return private


def mistakes_of(answers: Sequence[Answer], outcomes: Sequence[Outcome]) -> dict[str, list[Mistake]]:
    """By exercise the mistakes of wrong answers that were caught and have a sentence."""
    known: dict[str, list[Mistake]] = {}
    for answer, outcome in zip(answers, outcomes, strict=True):
        if not answer.right and outcome.trace and answer.says:
            mistake = Mistake(outcome.trace, answer.says, answer.name)
            known.setdefault(answer.exercise, []).append(mistake)
    return known


def drilled(course: Course, assignment: str) -> list[str]:
    """Exercises of an assignment whose test cell calls a drill."""
    return [
        grade_id(cell).removeprefix("test_")
        for cell in _source(course, assignment).cells
        if is_test(cell) and drill_called(cell.source)
    ]


def public_file(assignment: str) -> Path:
    """The file beside the drills."""
    return drills_module(assignment).with_suffix(".json")


def _source(course: Course, assignment: str) -> nbformat.NotebookNode:
    return read_notebook(course.notebook("source", assignment))


def _outcomes(
    course: Course,
    assignment: str,
    batch: Batch,
    answers: Sequence[Answer],
    tick: Callable[[], None],
) -> list[Outcome]:
    source = _source(course, assignment)
    directory = course.directory()
    plan, files = read_plan(directory, assignment), own_files(directory, assignment)
    limits = EngineSettings(config=course.config).limits()

    def job(solution: Solution) -> Job:
        exercise, text = solution
        return plan.job(solve(source, source, {exercise: text}), files, limits, [exercise])

    found: dict[int, Outcome] = {}
    solutions = [(answer.exercise, answer.source) for answer in answers]
    for number, outcome in run_solutions(batch, job, solutions):
        found[number] = outcome
        tick()
    return [found[number] for number in range(len(answers))]


def _begin(trace: Sequence[Any], seen: int) -> list[Any]:
    """The part of a trace that is about the first `seen` cases."""
    begin: list[Any] = []
    for item in trace:
        if item[0] == "case" and item[1] >= seen:
            break
        begin.append(item)
    return begin


def _without_twins(known: Sequence[Mistake], seen: int) -> list[Content]:
    """Each sentence once for each way to behave in the first `seen` cases."""
    kept: list[Content] = []
    for mistake in known:
        trace = _begin(mistake.trace, seen)
        alike = (one["says"] == mistake.says and behave_alike(one["trace"], trace) for one in kept)
        if trace and not any(alike):
            kept.append({"says": mistake.says, "trace": trace})
    return kept


def _made_from(course: Course, assignment: str) -> str:
    directory = course.directory()
    digest = hashlib.sha256(judged_by(directory, assignment).encode())
    for file in sorted(corpus_of(directory, assignment).glob("*/*.py")):
        digest.update(f"{file.parent.name}/{file.name}\0".encode() + file.read_bytes())
    return digest.hexdigest()[:16]


def _read(file: Path) -> Content:
    if not file.is_file():
        return {}
    data = file.read_bytes()
    return json.loads(gzip.decompress(data) if file.suffix == ".gz" else data)


def _write(file: Path, content: Content) -> None:
    """One line for each exercise and mistake, so that a change can be read in a diff."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    for mark in ('{"says"', '{"trace"', '"references"', '"mistakes"'):
        text = text.replace(mark, f"\n{mark}")
    data = (text + "\n").encode()
    write_atomically(file, gzip.compress(data, mtime=0) if file.suffix == ".gz" else data)
