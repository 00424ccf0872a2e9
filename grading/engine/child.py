"""One fork of the warm process in a sandbox of its own, watched until it is over."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import socket
import tempfile

from grading.engine import rights, sandbox, usage, wire
from grading.engine.jobs import Limits


class Child:
    """One fork in a sandbox of its own. `pid` is 0 in the child itself.

    box       its sandbox, if there is one
    exceeded  what it had used too much of when it was killed for that, see `usage`
    """

    def __init__(self, packages: list[str] | None, limits: Limits) -> None:
        """Fork."""
        self.box = self._folder = self._usage = None
        self.exceeded = ""
        if packages is None:
            self._folder = tempfile.TemporaryDirectory(prefix="course-", ignore_cleanup_errors=True)
            self.pid = os.fork()
        else:
            self.box = sandbox.Sandbox(packages, limits)
            self._usage = usage.Usage(self.box.first, limits)
            self.pid = self.box.fork()

    def become(self, limits: Limits, descriptor: int) -> None:
        """Give up, in the child, all that no answer may have."""
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.setsid()
        os.chdir(sandbox.FOLDER if self.box is not None else self._folder.name)
        os.environ["HOME"] = "/tmp"
        keep_open(descriptor)
        rights.set_limits(limits)
        if self.box is not None:
            rights.give_up_rights(self.box.user.number)
        else:
            rights.end_with_parent()

    def watch(self, sock: socket.socket) -> None:
        """Watch what the sandbox uses, until the examiner says on the socket that it is over.

        Where that is too much, all in it is killed, which the examiner sees.
        """
        ready = select.poll()
        ready.register(sock, select.POLLIN)
        while True:
            watched = self._usage is not None and not self.exceeded
            if not ready.poll(usage.PERIOD_S * 1_000 if watched else None):
                self.exceeded = self._usage.exceeded()
                if self.exceeded:
                    self.box.kill()
                continue
            if wire.receive(sock) == b"end":
                return
            waited = self._usage.waited() if self._usage is not None else 0.0
            wire.send(sock, json.dumps({"waited": waited}).encode())

    def end(self) -> int:
        """Leave nothing behind, no process and no file; the child's wait status."""
        ended, status = os.waitpid(self.pid, os.WNOHANG)
        if self.box is not None:
            self._usage.close()
            self.box.close()
        others = [] if self.box is not None and os.getuid() == 0 else _descendants(self.pid)
        for pid in [*others, self.pid]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        if not ended:
            _, status = os.waitpid(self.pid, 0)
        if self._folder is not None:
            self._folder.cleanup()
        return status


def keep_open(descriptor: int) -> None:
    """Close all files but one: no student's code finds another open."""
    nothing = os.open("/dev/null", os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    os.closerange(3, descriptor)
    os.closerange(descriptor + 1, 65_536)


def _descendants(pid: int) -> list[int]:
    found = []
    for child in sandbox.children(pid):
        found += [child, *_descendants(child)]
    return found
