"""Runs a submission's exercises in the engine, for plain nbgrader as for `course autograde`."""

from __future__ import annotations

import atexit
import hashlib
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import find_all_files
from traitlets import Bool, Integer
from traitlets.config import Config, LoggingConfigurable

from grading.course import course_directory, read_notebook
from grading.drills import accepted_answers, judged_by, read_cases
from grading.engine.client import Engine
from grading.engine.jobs import Job, Limits, Outcome
from grading.engine.plan import Plan
from grading.intake import gate
from grading.rules import Collect
from grading.statuses import REJECTED

Resources = dict[str, Any]

OUTCOMES = "course_outcomes"
"""Where the outcomes of a run lie in nbconvert's resources."""

MAX_OWN_FILE = 1_000_000

gate.rehearsed.append(lambda book, *where: read_plan(*where).job(book))

ready: dict[str, list[Outcome]] = {}
"""Outcomes of jobs that were run ahead, by `fingerprint`; taken out when they are used."""


class RunExercises(NbGraderPreprocessor):
    """Runs each exercise in a sandbox of its own and hands the outcomes on to `JudgeTests`."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        resources[OUTCOMES] = []
        if nb.metadata["course"]["status"] == REJECTED:
            return nb, resources
        info = resources["nbgrader"]
        directory = course_directory(self)
        removed = remove_strangers(directory, info["assignment"], info["student"], self.config)
        nb.metadata["course"]["notes"] += [f"The file {name} was left out." for name in removed]
        plan = read_plan(directory, info["assignment"])
        settings = EngineSettings(config=self.config)
        job = submission_job(plan, settings, directory, info["assignment"], info["student"], nb)
        outcomes = ready.pop(fingerprint(job), None)
        if outcomes is None:
            outcomes = shared_engine(plan, settings.sandbox).grade(job)
        resources[OUTCOMES] = outcomes
        return nb, resources


class EngineSettings(LoggingConfigurable):
    """Limits of one exercise, and whether there is a sandbox."""

    _default = Limits()

    sandbox = Bool(True, help="Run student code in a bubblewrap sandbox.").tag(config=True)
    cell_seconds = Integer(
        _default.cell_s, help="Seconds of processor time for one cell or test."
    ).tag(config=True)
    patience = Integer(
        _default.patience, help="Limit of an exercise by the clock, as a multiple of cell_seconds."
    ).tag(config=True)
    notebook_seconds = Integer(
        _default.notebook_s, help="Seconds by the clock for all exercises of a submission."
    ).tag(config=True)
    memory_mb = Integer(
        _default.memory_mb, help="Data that a process may hold, beyond the libraries."
    ).tag(config=True)
    processes = Integer(_default.processes, help="Processes and threads of one exercise.").tag(
        config=True
    )
    file_mb = Integer(_default.file_mb, help="Megabytes of files, which lie in memory.").tag(
        config=True
    )
    open_files = Integer(_default.open_files, help="Open files of a process.").tag(config=True)

    def limits(self) -> Limits:
        return Limits(
            cell_s=self.cell_seconds,
            patience=self.patience,
            notebook_s=self.notebook_seconds,
            memory_mb=self.memory_mb,
            processes=self.processes,
            file_mb=self.file_mb,
            open_files=self.open_files,
        )


def submission_job(
    plan: Plan,
    settings: EngineSettings,
    directory: CourseDirectory,
    assignment: str,
    student: str,
    submission: NotebookNode,
) -> Job:
    """What to run of a submission that went through intake, hidden tests included."""
    files = own_files(directory, assignment)
    folder = Path(directory.format_path(directory.submitted_directory, student, assignment))
    for name in Collect(config=directory.config).companion_files.get(assignment, []):
        path = folder / name
        if path.is_file() and not path.is_symlink():
            files[name] = path.read_bytes()
    return plan.job(submission, files, settings.limits())


def own_files(directory: CourseDirectory, assignment: str) -> dict[str, bytes]:
    """Small files that the assignment brings along beside its notebook, such as data."""
    folder = Path(directory.format_path(directory.release_directory, ".", assignment))
    return {
        path.name: path.read_bytes()
        for path in sorted(folder.glob("*"))
        if path.is_file() and path.suffix != ".ipynb" and path.stat().st_size <= MAX_OWN_FILE
    }


def read_plan(directory: CourseDirectory, assignment: str) -> Plan:
    """The plan of an assignment, from its source and its release."""
    folder = directory.format_path(directory.source_directory, ".", assignment)
    path = Path(folder) / f"{assignment}.ipynb"
    if not path.is_file():
        raise FileNotFoundError(f"{path} is missing: grading needs the reference solutions.")
    release = Path(directory.format_path(directory.release_directory, ".", assignment)) / path.name
    key = str(path), judged_by(directory, assignment), release.stat().st_mtime_ns
    if key not in _plans:
        _plans.clear()
        _plans[key] = Plan(
            read_notebook(path),
            read_notebook(release),
            assignment,
            read_cases(directory, assignment),
            [(one.exercise, one.source) for one in accepted_answers(directory, assignment)],
        )
    return _plans[key]


_plans: dict[tuple[Any, ...], Plan] = {}


def fingerprint(job: Job) -> str:
    """Names a job; equal jobs have equal outcomes."""
    return hashlib.sha256(job.to_bytes()).hexdigest()


_engines: dict[tuple[str, bool], Engine] = {}


def shared_engine(plan: Plan, sandbox: bool) -> Engine:
    """The engine that this process keeps for an assignment, closed at its end."""
    reference = plan.reference_job()
    key = (fingerprint(reference), sandbox)
    if key not in _engines:
        for other in list(_engines):
            _engines.pop(other).close()
        _engines[key] = Engine(reference, sandbox)
    return _engines[key]


@atexit.register
def close_shared_engine() -> None:
    """End the warm process that plain nbgrader commands have left waiting."""
    while _engines:
        _engines.popitem()[1].close()


def remove_strangers(
    directory: CourseDirectory, assignment: str, student: str, config: Config
) -> list[str]:
    """Remove files that do not belong beside the notebook, such as a `torch.py`; their names.

    What stays is the notebook, the assignment's own files and the companion files it expects.
    """
    folder = Path(directory.format_path(directory.autograded_directory, student, assignment))
    source = Path(directory.format_path(directory.source_directory, ".", assignment))
    submitted = Path(directory.format_path(directory.submitted_directory, student, assignment))
    own = {Path(name).relative_to(source) for name in find_all_files(str(source))}
    companions = {
        Path(name)
        for name in Collect(config=config).companion_files.get(assignment, [])
        if not (submitted / name).is_symlink()
    }
    keep = own | companions | {Path(f"{assignment}.ipynb"), Path("timestamp.txt")}
    removed = []
    for name in find_all_files(str(folder)):
        relative = Path(name).relative_to(folder)
        if relative not in keep:
            Path(name).unlink()
            removed.append(str(relative))
    return sorted(removed)
