"""The warm process: imports everything once; its copies fork a sandboxed child for each trial.

It runs no line of a student's. What comes back from a child is data of a hostile origin, and is
read as such.
"""

from __future__ import annotations

import ast
import contextlib
import gc
import importlib
import importlib.util
import json
import math
import os
import secrets
import select
import signal
import socket
import sys
import tempfile
import time
import types
from collections.abc import Callable
from dataclasses import asdict, replace
from multiprocessing.connection import Connection
from multiprocessing.reduction import recv_handle
from pathlib import Path

from grading.engine import memory, sandbox, trial
from grading.engine.jobs import STOPPED, Job, Limits, Outcome, Task, Trial, outcomes_to_bytes
from grading.engine.shell import Shell, make_shell
from grading.engine.suspicion import unseen

MAX_MESSAGE = 200_000
IDLE_S = 300.0
"""Seconds after which a process that nobody needs ends itself; the next job starts another."""

_MAX_MESSAGES = 200

TIME = "This ran longer than {seconds} s and was stopped: is there an infinite loop?"
WAITED = "This did not end and was stopped: does it wait for something?"
NOTEBOOK = "The {seconds} s for the whole notebook ended here."
DIED = "The process ended while this ran. Did it run out of memory, or exit?"
BROKEN = (
    "The grader does not work on this machine: a test that has to pass did not, or one that has to "
    "fail did not ({reason}). Nothing was graded. See the tests in tests/engine."
)
THREADS = "a thread was left running while the test would have run"


class BrokenGrader(Exception):
    """Nothing can be graded here; the text says what was seen."""


def main(descriptor: int) -> None:
    """Import all that is needed, then be copied for each that asks, until the pipe is closed."""
    pipe = Connection(descriptor)
    os.set_inheritable(descriptor, False)
    with contextlib.suppress(EOFError, OSError):
        reference = Job.from_bytes(pipe.recv_bytes())
        sandboxed = json.loads(pipe.recv_bytes())
        try:
            warm = Warm(reference, sandboxed)
            warm.check(pipe)
            pipe.send_bytes(json.dumps({"ready": True}).encode())
        except (sandbox.SandboxError, BrokenGrader) as error:
            pipe.send_bytes(json.dumps({"failed": str(error)}).encode())
            return
        while pipe.poll(IDLE_S) or sandbox.children(os.getpid()):
            if pipe.poll():
                pipe.recv_bytes()
                _copy(warm, pipe, recv_handle(pipe))
            _wait_for_copies(os.WNOHANG)
    _wait_for_copies(0)  # which end by themselves; the time that they took counts as this process's


def _copy(warm: Warm, pipe: Connection, descriptor: int) -> None:
    """Leave a copy of this process behind that serves the jobs of one pipe."""
    if os.fork():
        os.close(descriptor)
        return
    try:
        pipe.close()
        owner = Connection(descriptor)
        owner.send_bytes(str(os.getpid()).encode())
        while owner.poll(IDLE_S):
            job = Job.from_bytes(owner.recv_bytes())
            owner.send_bytes(outcomes_to_bytes(warm.grade(job, owner)))
    finally:
        os._exit(0)  # whatever happens, it never goes on as the process that it is a copy of


def _wait_for_copies(options: int) -> None:
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, options)[0]:
            pass


class Warm:
    """What is prepared once: modules, shell, snapshot."""

    def __init__(self, reference: Job, sandboxed: bool) -> None:
        self._packages = _own_packages() if sandboxed else None
        if self._packages is not None:
            sandbox.check(self._packages)
        _import(_imported_by_name(reference))
        _settle_torch()
        with tempfile.TemporaryDirectory(prefix="course-") as folder:
            os.environ["IPYTHONDIR"] = folder  # not the instructor's own start-up files
            shell = make_shell()
        _import(_imported_on_the_way(reference, shell))
        self._run = trial.prepare(shell, _second_checks())
        gc.collect()
        gc.freeze()
        memory.use_large_pages()

    def check(self, owner: Connection) -> None:
        """Raise BrokenGrader unless a test passes and fails here as it must.

        What is broken for all must not come out as zero points for all.
        """
        trials = [Trial("check", (), f"assert {holds}", "", 1.0) for holds in (True, False)]
        passed, failed = self.grade(Job(tuple(map(Task, trials)), limits=Limits()), owner)
        if (passed.points, failed.ename) != (1.0, "AssertionError"):
            raise BrokenGrader(BROKEN.format(reason=passed.message or failed.message))

    def grade(self, job: Job, owner: Connection) -> list[Outcome]:
        """Grade the exercises of a submission, each in a fork of its own.

        Raises EOFError when the owner has closed its end: nobody waits for the outcomes any more.
        """
        deadline = time.monotonic() + job.limits.notebook_s
        return [self._grade(task, job, deadline, owner) for task in job.tasks]

    def _grade(self, task: Task, job: Job, deadline: float, owner: Connection) -> Outcome:
        alone = self._try(task.alone, job, deadline, owner)
        full = alone.points >= task.alone.max_points
        if full or task.whole is None or alone.held or alone.ename == STOPPED:
            return alone
        whole = self._try(task.whole, job, deadline, owner)
        seconds = alone.seconds + whole.seconds
        if whole.points > alone.points:
            return replace(whole, whole=True, seconds=seconds)
        notes = tuple(dict.fromkeys(alone.notes + whole.notes))
        held = tuple(dict.fromkeys(alone.held + whole.held))
        return replace(alone, notes=notes, held=held, seconds=seconds)

    def _try(self, attempt: Trial, job: Job, deadline: float, owner: Connection) -> Outcome:
        if time.monotonic() >= deadline:
            reason = NOTEBOOK.format(seconds=job.limits.notebook_s)
            return Outcome(attempt.exercise, 0.0, STOPPED, reason)
        child = _Child(self._run, self._packages, attempt, job)
        try:
            outcome = child.outcome(deadline, owner)
        finally:
            child.end()
        if outcome.points > 0:
            written = [cell.source for cell in attempt.cells if cell.kind == "student"]
            held = dict.fromkeys([*outcome.held, *(line for s in written for line in unseen(s))])
            outcome = replace(outcome, held=tuple(held))
        return outcome


class _Child:
    """One fork in a sandbox of its own, as seen from outside."""

    def __init__(
        self, run: Callable[..., None], packages: list[str] | None, attempt: Trial, job: Job
    ) -> None:
        self._trial, self._limits = attempt, job.limits
        self._secret = secrets.token_hex(16).encode()
        self._box = self._folder = None
        if packages is None:
            self._folder = tempfile.TemporaryDirectory(prefix="course-", ignore_cleanup_errors=True)
        else:
            self._box = sandbox.Sandbox(packages, job.limits)
        self._ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._messages, self._threads = 0, 1
        self._noise = self._waited = False
        self._pid = os.fork() if self._box is None else self._box.fork()
        if self._pid == 0:
            try:
                self._become_child(run, theirs, job)
            finally:
                os._exit(1)
        theirs.close()
        self._exit = os.pidfd_open(self._pid)
        self._poll = select.poll()
        self._poll.register(self._ours, select.POLLIN)
        self._poll.register(self._exit, select.POLLIN)

    def _become_child(self, run: Callable[..., None], theirs: socket.socket, job: Job) -> None:
        """Settle in the sandbox and run the trial."""
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.setsid()
        os.chdir(sandbox.FOLDER if self._box is not None else self._folder.name)
        os.environ["HOME"] = "/tmp"
        _keep_open(theirs.fileno())
        sandbox.set_limits(job.limits)
        if self._box is not None:
            sandbox.give_up_rights()
        else:
            sandbox.end_with_parent()
        run(
            asdict(self._trial),
            job.files,
            job.limits.cell_s,
            self._secret,
            theirs.send,
            lambda: theirs.recv(10_000_000),
        )

    def outcome(self, deadline: float, owner: Connection) -> Outcome:
        """Follow the trial to its end. Raises EOFError when the owner of this process is gone."""
        self._poll.register(owner, 0)  # its end is reported without being asked for
        name, limits = self._trial.exercise, self._limits
        patience = limits.patience * limits.cell_s
        found: list[str] = []
        reason = self._wait(min(deadline, time.monotonic() + patience), deadline)
        if isinstance(reason, bytes) and reason == trial.LOADED:
            found = self._look_around()
            test = {
                "source": self._trial.test,
                "name": f"<test {secrets.token_hex(8)}>",
                "max_points": self._trial.max_points,
            }
            with contextlib.suppress(OSError):
                self._ours.send(json.dumps(test).encode())
            reason = self._wait(min(deadline, time.monotonic() + patience), deadline)
        held = [THREADS] if self._threads > 1 else []
        if self._noise:
            found.append("The code wrote into the channel of the grader.")
        if isinstance(reason, str):
            return Outcome(name, 0.0, STOPPED, reason, notes=tuple(found))
        return self._read(reason, found, held)

    def _read(self, message: bytes, notes: list[str], held: list[str]) -> Outcome:
        """The outcome from the child's message, each part of which is checked."""
        try:
            content = json.loads(message)
            points = float(content["points"])
            texts = {
                key: str(content[key])[: trial.MAX_TEXT]
                for key in ("ename", "message", "printed", "cell_error", "cell_printed")
            }
            lists = [[str(line)[:300] for line in content[key][:40]] for key in ("notes", "held")]
            seconds = float(content["seconds"])
        except (ValueError, TypeError, KeyError, RecursionError):
            return Outcome(self._trial.exercise, 0.0, STOPPED, DIED, notes=tuple(notes))
        most = self._trial.max_points
        points = min(max(points, 0.0), most) if math.isfinite(points) else 0.0
        held += lists[1]
        notes += lists[0]
        if points == 0:
            notes, held = notes + [f"{line}." for line in held], []
        return Outcome(
            self._trial.exercise,
            points,
            **texts,
            notes=tuple(notes),
            held=tuple(held),
            seconds=seconds,
        )

    def _wait(self, until: float, deadline: float) -> bytes | str:
        """The next message that is the grader's own, or the reason why none will come."""
        while True:
            ready = dict(self._poll.poll(max(0.0, until - time.monotonic()) * 1_000))
            if select.POLLHUP in ready.values() and self._ours.fileno() not in ready:
                raise EOFError
            if not ready:
                seconds = self._limits.notebook_s
                return NOTEBOOK.format(seconds=seconds) if until >= deadline else WAITED
            if self._ours.fileno() not in ready:
                return self._how_it_ended()
            try:
                message = self._ours.recv(MAX_MESSAGE)
            except ConnectionResetError:  # it ended before it had read its test
                return self._how_it_ended()
            if message.startswith(self._secret):
                return message.removeprefix(self._secret)
            if not message:
                return self._how_it_ended()
            self._noise = True
            self._messages += 1
            if self._messages > _MAX_MESSAGES:
                return DIED

    def _how_it_ended(self) -> str:
        select.select([self._exit], [], [], 5.0)
        with contextlib.suppress(ChildProcessError):
            ended, status = os.waitpid(self._pid, os.WNOHANG)
            if ended:
                self._waited = True
                if sandbox.signal_of(status) == signal.SIGXCPU:
                    return TIME.format(seconds=self._limits.cell_s)
        return DIED

    def _look_around(self) -> list[str]:
        """End what the student's cells left running beside the process that waits for its test."""
        if self._box is None:
            waiting, others = self._pid, _descendants(self._pid)
        else:
            waiting = self._box.child_inside(self._pid)
            others = _descendants(waiting) + _descendants(self._box.first)
        for pid in others:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self._threads = _python_threads(waiting)
        return ["A process that the code had left running was ended."] if others else []

    def end(self) -> None:
        """Leave nothing behind: no process, no file."""
        if self._box is not None:
            self._box.close()
        for pid in [*_descendants(self._pid), self._pid]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        if not self._waited:
            os.waitpid(self._pid, 0)
        self._ours.close()
        os.close(self._exit)
        if self._folder is not None:
            self._folder.cleanup()


def _keep_open(descriptor: int) -> None:
    """Close all files but one: no student's code finds another open."""
    nothing = os.open("/dev/null", os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    os.closerange(3, descriptor)
    os.closerange(descriptor + 1, 65_536)


def _python_threads(pid: int) -> int:
    """Threads named like the process; a library's own, such as SDL's timer, have other names."""
    with contextlib.suppress(OSError):
        names = [path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/comm")]
        return names.count(Path(f"/proc/{pid}/comm").read_text())
    return 1


def _descendants(pid: int) -> list[int]:
    found = []
    for child in sandbox.children(pid):
        found += [child, *_descendants(child)]
    return found


def _import(modules: list[str]) -> None:
    for module in modules:
        # A missing module is the business of the cell that imports it.
        with contextlib.suppress(Exception):
            importlib.import_module(module)


def _imported_by_name(job: Job) -> list[str]:
    """Modules that the cells of the reference solution import, in order."""
    modules: dict[str, None] = {}
    for source in dict.fromkeys(cell.source for task in job.tasks for cell in task.alone.cells):
        with contextlib.suppress(SyntaxError):  # such as a magic
            for node in ast.walk(ast.parse(source)):
                if isinstance(node, ast.Import):
                    modules.update(dict.fromkeys(alias.name for alias in node.names))
                elif isinstance(node, ast.ImportFrom) and node.module:
                    modules[node.module] = None
    return list(modules)


def _imported_on_the_way(job: Job, shell: Shell) -> list[str]:
    """Modules that get imported when the reference solution is graded, found out in a fork.

    Each test gets a fifth of a second: what it imports, it mostly imports at once.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        with tempfile.TemporaryDirectory(prefix="course-") as folder:
            os.chdir(folder)
            _keep_open(writing)
            for name, content in job.files.items():
                Path(name).write_bytes(content)
            before = set(sys.modules)
            signal.signal(signal.SIGVTALRM, _enough)
            for task in job.tasks:
                for cell in task.alone.cells:
                    shell.run_cell(cell.source, store_history=False)
                signal.setitimer(signal.ITIMER_VIRTUAL, 0.2)
                shell.run_cell(task.alone.test, store_history=False)
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            os.write(writing, json.dumps([m for m in sys.modules if m not in before]).encode())
        os._exit(0)
    os.close(writing)
    with open(reading, "rb") as pipe:
        text = pipe.read()
    os.waitpid(child, 0)
    return json.loads(text) if text else []


def _enough(*_: object) -> None:
    raise TimeoutError


def _settle_torch() -> None:
    """Let be done, before the snapshot, what PyTorch does at first use."""
    torch = sys.modules.get("torch")
    if torch is None:
        return
    torch.set_num_threads(1)
    for device in ("cuda", "xpu", "mtia"):
        # A fork cannot use such a device. Told so, PyTorch seeds none of them, for which it would
        # look at the callers' frames each time.
        getattr(torch, device)._is_in_bad_fork = (1).__bool__
    # The first optimizer of a kind imports much and changes its class.
    for kind in list(vars(torch.optim).values()):
        if isinstance(kind, type) and issubclass(kind, torch.optim.Optimizer):
            with contextlib.suppress(Exception):
                weight = torch.nn.Parameter(torch.zeros(2, 2))
                optimizer = kind([weight], lr=0.1)
                optimizer.zero_grad()
                weight.sum().backward()
                optimizer.step()


def _second_checks() -> types.ModuleType | None:
    """`course_lib.checks` once more, under no name that an import finds."""
    with contextlib.suppress(ImportError):
        importlib.import_module("course_lib.checks")
        spec = importlib.util.find_spec("course_lib.checks")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module
    return None


def _own_packages() -> list[str]:
    """Folders of packages that are installed neither with Python nor in its environment."""
    spec = importlib.util.find_spec("course_lib")
    return list(spec.submodule_search_locations) if spec else []
