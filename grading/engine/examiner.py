"""The examiner: has answers run elsewhere, and compares what they claim with the reference.

It runs no line of a student's. It knows what every answer should give, and is a copy of the
template that no child is ever forked from, so nothing of that is in the memory of an answer.
"""

from __future__ import annotations

import builtins
import contextlib
import json
import math
import os
import select
import signal
import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from multiprocessing.connection import Connection
from typing import Any

from grading.engine import usage, wire
from grading.engine.answer import MAX_TEXT
from grading.engine.jobs import (
    DIFFERENT,
    STOPPED,
    Job,
    Limits,
    Outcome,
    Trial,
    outcomes_to_bytes,
)
from grading.engine.sandbox import signal_of

IDLE_S = 300.0
"""Seconds after which an examiner that nobody needs ends itself."""

TIME = "This ran longer than {seconds} s and was stopped: is there an infinite loop?"
WAITED = "This did not end and was stopped: does it wait for something?"
NOTEBOOK = "The {seconds} s for the whole notebook ended here."
DIED = "The process ended while this ran. Did it run out of memory, or exit?"
MEMORY = "This used more than {mb} MB of memory, with all its processes and files, and was stopped."
PROCESSES = "This used more than {number} processes and threads and was stopped."
FOREIGN = "The code wrote something else than a transcript where the transcript belongs: {reason}."
WITHHELD = "(its text is left out)"

_END_S, _NOTICEABLE_S = 30.0, 0.1


class OwnerGone(Exception):
    """Nobody waits for the outcomes any more."""


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


class Clock:
    """Counts down a number of seconds. It can be stopped for `spare` seconds in all."""

    def __init__(self, seconds: float, spare: float) -> None:
        self._end, self._spare = time.monotonic() + seconds, spare

    def left(self) -> float:
        """Seconds that there are still; 0 or less when there are none."""
        return self._end - time.monotonic()

    def stop_for(self, seconds: float) -> None:
        """Let seconds that have passed not count."""
        seconds = min(seconds, self._spare)
        self._end += seconds
        self._spare -= seconds


class Run:
    """One trial in a child, followed to its end.

    told    what the child wrote, a dictionary of whatever it likes
    reason  why there is nothing, in words
    flight  points and their explanation, where the answer is flown
    notes   what the instructor should know
    """

    def __init__(
        self,
        sock: socket.socket,
        owner: Connection,
        launcher: socket.socket,
        deadline: Clock,
    ) -> None:
        """The launcher has been sent the other end of the socket."""
        self.told: dict[str, Any] = {}
        self.reason = ""
        self.flight: tuple[float, str] | None = None
        self.notes: list[str] = []
        self._sock, self._owner, self._launcher = sock, owner, launcher
        self._deadline = deadline
        pid = json.loads(wire.receive(launcher))["pid"]
        self._exit = os.pidfd_open(pid)
        self._poll = select.poll()
        self._poll.register(sock, select.POLLIN)
        self._poll.register(self._exit, select.POLLIN)
        self._poll.register(owner, 0)  # its end is reported without being asked for
        self._ended_early = False
        self._waited = 0.0

    @property
    def seconds(self) -> float:
        """Processor time, as the child tells it."""
        return max(0.0, _finite(self.told.get("seconds")))

    def text(self, name: str) -> str:
        """A text of what was told, of a bounded length."""
        value = self.told.get(name)
        return value[:MAX_TEXT] if isinstance(value, str) else ""

    def follow(self, trial: Trial, job: Job) -> None:
        """Hand the trial over, and wait for what comes. Raises OwnerGone."""
        limits = job.limits
        clock = Clock(limits.patience * limits.cell_s, limits.notebook_s)

        def left() -> float:
            if min(clock.left(), self._deadline.left()) <= 0:
                self._allow_for_others(clock)
            return min(clock.left(), self._deadline.left())

        flight, told = _flight_of(trial), trial
        if flight is not None:  # whose seeds are no business of the answer's process
            told = replace(trial, drill=replace(trial.drill, cases=()))
        try:
            self._sock.settimeout(_END_S)
            wire.send(self._sock, payload(told, job))
            data = wire.receive_until(self._sock, left, self._poll)
            if flight is not None and data == b"ready":
                data = self._fly(flight, trial, left)
            self.told = _dictionary(data)
            if flight is not None and self.flight is None and "refused" in self.told:
                self.flight = 0.0, _refusal(self.told, trial)
        except wire.TooLate:
            late = self._deadline.left() <= 0
            self.reason = NOTEBOOK.format(seconds=limits.notebook_s) if late else WAITED
        except wire.BadFrame as error:
            self._foreign(str(error))
        except wire.Closed:
            if dict(self._poll.poll(0)).get(self._owner.fileno(), 0) & select.POLLHUP:
                raise OwnerGone from None
            self._ended_early = True

    def end(self, limits: Limits) -> None:
        """Have the child and all that it started killed, and learn how it ended."""
        self._sock.close()
        if self._ended_early:
            select.select([self._exit], [], [], _END_S)
        os.close(self._exit)
        wire.send(self._launcher, b"end")
        ended = json.loads(wire.receive(self._launcher))
        if ended["exceeded"] == usage.MEMORY:
            self.reason = MEMORY.format(mb=limits.memory_mb)
        elif ended["exceeded"] == usage.PROCESSES:
            self.reason = PROCESSES.format(number=limits.processes)
        elif self._ended_early:
            slow = signal_of(ended["status"]) == signal.SIGXCPU
            self.reason = TIME.format(seconds=limits.cell_s) if slow else DIED

    def _allow_for_others(self, clock: Clock) -> None:
        """Stop the clocks for as long as others kept the processors from the answer.

        So an answer that works has its time on a busy machine, and one that waits for ever ends.
        """
        wire.send(self._launcher, b"waited")
        waited = json.loads(wire.receive(self._launcher))["waited"]
        more = waited - self._waited
        if more >= _NOTICEABLE_S:
            self._waited = waited
            clock.stop_for(more)
            self._deadline.stop_for(more)

    def _fly(self, flight: Any, trial: Trial, left: Callable[[], float]) -> bytes:
        """Fly the answer where it cannot reach; what the child writes in the end."""
        import numpy as np

        from course_lib.drilling.flight import Refused

        seeds = trial.drill.cases[-1]["seeds"] if trial.drill.cases else list(flight.seeds)

        def ask(observations: np.ndarray) -> np.ndarray:
            wire.send(self._sock, wire.pack_array(observations))
            data = wire.receive_until(self._sock, left, self._poll)
            if data.startswith(b"{"):  # it tells how it failed
                raise Refused(_refusal(_dictionary(data), trial))
            return wire.unpack_array(data)

        try:
            mean = flight.mean_return(ask, seeds)
        except Refused as refusal:
            self.flight = 0.0, str(refusal)
            return b"{}"
        self.flight = flight.verdict(mean, trial.max_points, len(seeds))
        with contextlib.suppress(wire.Closed, wire.TooLate, wire.BadFrame):
            # What comes after the landing changes nothing.
            wire.send(self._sock, b"")
            return wire.receive_until(self._sock, left, self._poll)
        return b"{}"

    def _foreign(self, reason: str) -> None:
        self.reason = DIED
        self.notes.append(FOREIGN.format(reason=reason[:100]))


def _dictionary(data: bytes) -> dict[str, Any]:
    """What a child wrote. Raises BadFrame."""
    with contextlib.suppress(ValueError, RecursionError):
        told = json.loads(data)
        if isinstance(told, dict):
            return told
    raise wire.BadFrame("it is no JSON of the agreed form")


def _flight_of(trial: Trial) -> Any:
    """The flight that judges an exercise, or None."""
    if trial.drill is None:
        return None
    from course_lib.drilling.drill import drills_of
    from course_lib.drilling.flight import Flight

    judge = drills_of(trial.drill.assignment).get(trial.drill.exercise)
    return judge if isinstance(judge, Flight) else None


def _refusal(told: dict[str, Any], trial: Trial) -> str:
    """Why an agent cannot be flown, in the words of its own process."""
    text = told.get("refused")
    if not isinstance(text, str) or not text:
        return DIED
    return f"The agent cannot be flown {WITHHELD}." if trial.holds_reference else text[:MAX_TEXT]


def payload(trial: Trial, job: Job) -> bytes:
    """All that a child is told: one trial, and the files beside the notebook."""
    content = asdict(trial)
    if trial.drill is not None:
        content["test"] = ""
    content["files"] = {name: data.hex() for name, data in job.files.items()}
    content["cell_s"] = job.limits.cell_s
    return json.dumps(content).encode()


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
    points = min(max(_finite(test.get("points")), 0.0), trial.max_points)
    if trial.holds_reference:
        withheld = WITHHELD if texts["message"] and points < trial.max_points else ""
        texts = {"ename": _plain_name(texts["ename"]), "message": withheld}
    return Outcome(trial.exercise, points, **texts, reported=True)


def _plain_name(name: str) -> str:
    """The name of an exception, unless it is one that an answer could have chosen."""
    if name in (DIFFERENT, STOPPED, ""):
        return name
    return name if isinstance(getattr(builtins, name, None), type) else "Exception"


def _finite(value: Any) -> float:
    """A number that an answer claims; 0 for anything that is no finite float."""
    with contextlib.suppress(OverflowError):  # an integer that no float can hold
        if isinstance(value, int | float) and math.isfinite(value):
            return float(value)
    return 0.0


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
