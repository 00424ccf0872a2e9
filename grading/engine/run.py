"""One trial in a child: handed over, followed to its end, and read as what it claims."""

from __future__ import annotations

import contextlib
import json
import math
import os
import select
import signal
import socket
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from multiprocessing.connection import Connection
from typing import Any

from grading.engine import usage, wire
from grading.engine.answer import MAX_TEXT
from grading.engine.jobs import Job, Limits, Trial
from grading.engine.sandbox import signal_of

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
        return max(0.0, finite(self.told.get("seconds")))

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


def finite(value: Any) -> float:
    """A number that an answer claims; 0 for anything that is no finite float."""
    with contextlib.suppress(OverflowError):  # an integer that no float can hold
        if isinstance(value, int | float) and math.isfinite(value):
            return float(value)
    return 0.0
