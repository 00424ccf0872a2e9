"""The examiner: has answers run elsewhere, and compares what they claim with the reference.

It runs no line of a student's. It knows what every answer should give, and is a copy of the
template that no child is ever forked from, so nothing of that is in the memory of an answer.
"""

from __future__ import annotations

import builtins
import contextlib
import json
import socket
from collections.abc import Sequence
from dataclasses import asdict, replace
from multiprocessing.connection import Connection
from typing import Any

from grading.engine.answer import MAX_TEXT
from grading.engine.jobs import DIFFERENT, STOPPED, Job, Outcome, Trial, outcomes_to_bytes
from grading.engine.run import DIED, FOREIGN, NOTEBOOK, WITHHELD, Clock, OwnerGone, Run, finite

IDLE_S = 300.0
"""Seconds after which an examiner that nobody needs ends itself."""


class Examiner:
    """Serves the jobs of one owner."""

    def __init__(self, owner: Connection, launcher: socket.socket) -> None:
        """`launcher` is the process that forks a child for each trial."""
        self._owner, self._launcher = owner, launcher
        self._references: dict[str, list[Any]] = {}

    def serve(self) -> None:
        """Serve until the owner closes the pipe. Each order comes with bytes behind it.

        know        the reference's transcripts, by exercise
        transcribe  run the first attempt of each task of a job, and give back what was written
        grade       the outcomes of a job
        """
        with contextlib.suppress(EOFError, OSError, OwnerGone):
            while self._owner.poll(IDLE_S):
                order, data = self._owner.recv_bytes(), self._owner.recv_bytes()
                match order:
                    case b"know":
                        self._learn(json.loads(data))
                    case b"transcribe":
                        found = self._transcribe(Job.from_bytes(data))
                        self._owner.send_bytes(json.dumps(found).encode())
                    case b"grade":
                        outcomes = self._grade(Job.from_bytes(data))
                        self._owner.send_bytes(outcomes_to_bytes(outcomes))

    def _learn(self, content: dict[str, Any]) -> None:
        from course_lib.drilling.transcript import from_json

        self._references = {
            exercise: [[from_json(one) for one in cases] for cases in references]
            for exercise, references in content.items()
        }

    def _transcribe(self, job: Job) -> list[dict[str, Any]]:
        deadline = Clock(job.limits.notebook_s, job.limits.notebook_s)
        return [self._run(task.alone, job, deadline).told for task in job.tasks]

    def _grade(self, job: Job) -> list[Outcome]:
        deadline = Clock(job.limits.notebook_s, job.limits.notebook_s)
        return [self._grade_task(task.alone, task.whole, job, deadline) for task in job.tasks]

    def _grade_task(self, first: Trial, second: Trial | None, job: Job, deadline: Clock) -> Outcome:
        """An exercise on its own merits and, where it fails so, in the notebook as handed in."""
        alone = self._outcome(first, job, deadline)
        if alone.points >= first.max_points or second is None or alone.ename == STOPPED:
            return alone
        whole = self._outcome(second, job, deadline)
        seconds = alone.seconds + whole.seconds
        if whole.points > alone.points:
            return replace(whole, whole=True, seconds=seconds)
        if first.holds_reference:
            # What only the student's own notebook printed and said can be shown as it is.
            if _plain_name(whole.ename) == alone.ename:
                alone = replace(alone, ename=whole.ename, printed=whole.printed)
                if WITHHELD in alone.message:
                    alone = replace(alone, message=whole.message)
            if _plain_name(whole.cell_error.partition(":")[0]) == alone.cell_error:
                own = {"cell_error": whole.cell_error, "cell_printed": whole.cell_printed}
                alone = replace(alone, **own)
        notes = tuple(dict.fromkeys(alone.notes + whole.notes))
        return replace(alone, notes=notes, seconds=seconds)

    def _outcome(self, trial: Trial, job: Job, deadline: Clock) -> Outcome:
        if deadline.left() <= 0:
            reason = NOTEBOOK.format(seconds=job.limits.notebook_s)
            return Outcome(trial.exercise, 0.0, STOPPED, reason)
        run = self._run(trial, job, deadline)
        if run.reason:
            return Outcome(trial.exercise, 0.0, STOPPED, run.reason, notes=tuple(run.notes))
        outcome = self._judged(trial, run)
        cell_error, printed = run.text("cell_error"), run.text("cell_printed")
        if trial.holds_reference:
            cell_error, printed = _plain_name(cell_error.partition(":")[0]), ""
        return replace(
            outcome,
            cell_error=cell_error,
            cell_printed=printed,
            notes=tuple(run.notes),
            seconds=run.seconds,
        )

    def _judged(self, trial: Trial, run: Run) -> Outcome:
        """What an answer's claims are worth."""
        if trial.drill is None:
            return _self_reported(trial, run)
        if run.flight is not None:
            points, message = run.flight
            ename = "" if points >= trial.max_points else DIFFERENT if points == 0 else ""
            return Outcome(trial.exercise, points, ename, message)
        missing = run.told.get("missing")
        if isinstance(missing, list) and missing:
            names = ", ".join(name for name in trial.drill.names if name in missing)
            return Outcome(trial.exercise, 0.0, "NameError", f"name '{names}' is not defined")
        return self._compared(trial, run)

    def _compared(self, trial: Trial, run: Run) -> Outcome:
        from course_lib.drilling.checks import statement
        from course_lib.drilling.compare import first_difference
        from course_lib.drilling.drill import cases_of, drills_of
        from course_lib.drilling.traces import trace_of
        from course_lib.drilling.transcript import BadTranscript, from_json

        references = self._references.get(trial.exercise)
        if references is None:  # the reference is flown, and so is the answer
            return Outcome(trial.exercise, 0.0, STOPPED, DIED)
        drill = drills_of(trial.drill.assignment)[trial.drill.exercise]
        cases = cases_of(drill, trial.drill.cases)
        try:
            told = run.told.get("transcripts")
            if not isinstance(told, list) or len(told) != len(cases):
                raise BadTranscript("there is not one for each case")
            transcripts = [from_json(one) for one in told]
        except BadTranscript as error:
            run.notes.append(FOREIGN.format(reason=error))
            return Outcome(trial.exercise, 0.0, STOPPED, DIED)
        found = first_difference(references, transcripts)
        if found is None:
            return Outcome(trial.exercise, trial.max_points)
        trace = tuple(trace_of(references, transcripts))
        if trial.holds_reference:
            transcripts = _without_texts(transcripts, references)
            found = first_difference(references, transcripts) or found
        name = found.error if found.error == "NotImplementedError" else DIFFERENT
        message = statement(trial.exercise, cases, found)
        return Outcome(trial.exercise, 0.0, name, message, found.cause, trace)

    def _run(self, trial: Trial, job: Job, deadline: Clock) -> Run:
        """Have a child run a trial."""
        ours, theirs = socket.socketpair()
        limits = json.dumps(asdict(job.limits)).encode()
        with theirs:
            socket.send_fds(self._launcher, [limits], [theirs.fileno()])
        run = Run(ours, self._owner, self._launcher, deadline)
        try:
            run.follow(trial, job)
        finally:
            run.end(job.limits)
        return run


def _self_reported(trial: Trial, run: Run) -> Outcome:
    """A test of plain asserts, which the answer's own process has run."""
    test = run.told.get("test")
    if not isinstance(test, dict):
        run.notes.append(FOREIGN.format(reason="there is no outcome of the test"))
        return Outcome(trial.exercise, 0.0, STOPPED, DIED)
    texts = {
        name: value[:MAX_TEXT] if isinstance(value := test.get(name), str) else ""
        for name in ("ename", "message", "printed")
    }
    points = min(max(finite(test.get("points")), 0.0), trial.max_points)
    if trial.holds_reference:
        withheld = WITHHELD if texts["message"] and points < trial.max_points else ""
        texts = {"ename": _plain_name(texts["ename"]), "message": withheld}
    return Outcome(trial.exercise, points, **texts, reported=True)


def _plain_name(name: str) -> str:
    """The name of an exception, unless it is one that an answer could have chosen."""
    if name in (DIFFERENT, STOPPED, ""):
        return name
    return name if isinstance(getattr(builtins, name, None), type) else "Exception"


def _without_texts(transcripts: Sequence[Any], references: Sequence[Any]) -> list[Any]:
    """Transcripts without the texts that an answer chose: it could read others' solutions.

    Texts that a reference's transcript holds as well stay.
    """
    known = {
        text
        for cases in references
        for transcript in cases
        for entry in transcript
        for text in (entry.label, entry.note, entry.value)
        if isinstance(text, str)
    }

    def plain(text: str) -> str:
        return text if text in known else "something else"

    def without(entry: Any) -> Any:
        if entry.kind == "error":
            return replace(entry, value=_plain_name(entry.value), note=WITHHELD, label="")
        value = plain(entry.value) if isinstance(entry.value, str) else entry.value
        return replace(entry, label=plain(entry.label), note=plain(entry.note), value=value)

    return [[without(entry) for entry in transcript] for transcript in transcripts]
