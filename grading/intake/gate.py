"""A process that reads what a student wrote before this one does, within limits.

Whatever a file holds, reading it may take minutes, all memory, or end the process that reads. So it
is read first where that harms nobody; what cannot be read there is refused with a reason, and the
process that holds the gradebook never tries.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import os
import resource
import signal
import sys
import warnings
from collections.abc import Callable
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.coursedir import CourseDirectory

from grading.intake.notebooks import UnreadableNotebook

SECONDS = 10
"""Processor time for one submission; a right one takes less than a tenth of one."""
MEMORY_MB = 1_000

REFUSED = (
    "Nothing was graded: reading this notebook {what}. Look at the file, or ask for another one."
)
TIME, MEMORY = "takes longer than {seconds} s", "takes more than {mb} MB of memory"
DIED = "ends the process that reads it"

Key = tuple[str, int, int, int]

known: dict[Key, str] = {}
"""Why a file was refused, by `key_of`; empty for what was read within the limits."""

rehearsed: list[Callable[[NotebookNode, CourseDirectory, str], Any]] = []
"""What this process is going to do with a notebook after intake, and an assignment's name."""

_PATIENCE = 30
_MAX_ANSWER = 400_000_000
_PR_SET_PDEATHSIG = 1
_READ, _FAILED, _REFUSED = b"=", b"?", b"!"
_DEAD = _REFUSED + REFUSED.format(what=DIED).encode()
_CLOSED, _RENEW = 0, 7
_WORN = 200_000_000
"""Bytes after which a process that reads is replaced by a fresh one."""


class TooMuch(UnreadableNotebook):
    """Reading a file would take too much; the text is the reason for the record."""


class Gate:
    """A copy of this process that reads. A context manager: at its end no process of it is left."""

    def __init__(
        self,
        read: Callable[[str], bytes],
        seconds: int | None = None,
        memory_mb: int | None = None,
    ) -> None:
        """Fork. `read` is what the copy does with each name that it is asked for."""
        self._read, self._seconds = read, seconds or SECONDS
        self._memory = (memory_mb or MEMORY_MB) * 1_000_000
        self._pipe: Connection | None = None
        self._process = 0
        self._open()

    def __enter__(self) -> Gate:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def ask(self, name: str) -> bytes:
        """What `read` gives for it.

        Raises TooMuch where it used up its time or memory, and RuntimeError with the text of
        whatever else it raised.
        """
        for _ in range(2):  # where memory is scarce, it may have died of what others took
            answer = self._ask(name)
            if answer != _DEAD:
                break
        kind, text = answer[:1], answer[1:]
        if kind == _READ:
            return text
        words = text.decode("utf-8", "replace")
        raise TooMuch(words) if kind == _REFUSED else RuntimeError(words)

    def _ask(self, name: str) -> bytes:
        if self._pipe is None:
            self._open()
        try:
            self._pipe.send_bytes(name.encode())
            if self._pipe.poll(_PATIENCE * self._seconds):
                return self._pipe.recv_bytes(_MAX_ANSWER)
        except (EOFError, OSError):
            pass
        self.close()
        return _DEAD

    def close(self) -> None:
        """End the copy."""
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._process, signal.SIGKILL)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(self._process, 0)

    def _open(self) -> None:
        self._pipe, theirs = Pipe()
        with warnings.catch_warnings():
            # It uses nothing that a thread of this process may hold a lock of.
            warnings.simplefilter("ignore", DeprecationWarning)
            self._process = os.fork()
        if self._process == 0:
            try:
                _keep_open(theirs.fileno())
                self._serve(theirs)
            finally:
                os._exit(0)  # whatever happens, it never goes on as the process it is a copy of
        theirs.close()

    def _serve(self, pipe: Connection) -> None:
        """Keep a process that reads; what it dies of is the answer to what it was asked."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the owner says when it is over
        gc.freeze()
        while True:
            worker = os.fork()
            if worker == 0:
                code = _CLOSED
                try:
                    code = self._work(pipe)
                finally:
                    os._exit(code)
            code = os.waitstatus_to_exitcode(os.waitpid(worker, 0)[1])
            if code == _CLOSED:
                return
            if code != _RENEW:
                self._refuse(pipe, TIME if code == -signal.SIGXCPU else DIED)

    def _work(self, pipe: Connection) -> int:
        """Answer until there is nobody who asks, or until this process has grown."""
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        at_first = _resident()
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        _limit(resource.RLIMIT_DATA, _data() + self._memory * 5 // 4)
        while True:
            try:
                name = pipe.recv_bytes().decode()
            except (EOFError, OSError):
                return _CLOSED
            used = resource.getrusage(resource.RUSAGE_SELF)
            _limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + self._seconds + 1)
            held = _resident_from_now()
            try:
                answer = _READ + self._read(name)
            except MemoryError:
                answer = b""
            except BaseException as error:
                answer = _FAILED + (str(error) or type(error).__name__).encode("utf-8", "replace")
            _limit(resource.RLIMIT_CPU, resource.RLIM_INFINITY)
            # Where memory ends, some code goes on without what it wanted to have.
            grown = _most_resident() - held
            if not answer or grown > self._memory:
                self._refuse(pipe, MEMORY)
                return _RENEW
            pipe.send_bytes(answer)
            if max(grown, _resident() - at_first) > _WORN:
                return _RENEW

    def _refuse(self, pipe: Connection, what: str) -> None:
        what = what.format(seconds=self._seconds, mb=self._memory // 1_000_000)
        with contextlib.suppress(OSError):
            pipe.send_bytes(_REFUSED + REFUSED.format(what=what).encode())


def key_of(path: Path) -> Key:
    """Names a file as it is now. Raises OSError."""
    about = path.lstat()
    return os.path.abspath(path), about.st_mtime_ns, about.st_size, about.st_ino


def _limit(kind: int, value: int) -> None:
    _, hard = resource.getrlimit(kind)
    if hard != resource.RLIM_INFINITY and (value == resource.RLIM_INFINITY or value > hard):
        value = hard
    resource.setrlimit(kind, (value, hard))


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


def _resident_from_now() -> int:
    """What is resident, from which on the kernel keeps the most anew.

    It takes pages that nobody uses out of memory, so that what was resident once says nothing.
    """
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")
    return _resident()


def _most_resident() -> int:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1_024
    return _resident()


def _data() -> int:
    """What RLIMIT_DATA counts of this process now."""
    return int(Path("/proc/self/statm").read_text().split()[5]) * resource.getpagesize()


def _keep_open(descriptor: int) -> None:
    """Close all files but one: whoever waits for the end of a pipe does not wait for this copy."""
    nothing = os.open("/dev/null", os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    os.closerange(3, descriptor)
    os.closerange(descriptor + 1, 65_536)
    sys.stdout = sys.stderr = open(1, "w", closefd=False)  # noqa: SIM115
