"""A bubblewrap sandbox that a forked process joins.

bubblewrap sets the namespaces up and holds them open with a `cat` that does nothing. A fork of the
warm process, with all its imports done, then enters them by setns(2), which a new program started
by bubblewrap could not do without importing everything again. Killing that `cat` kills all
processes of the sandbox, and with it go its files: they lie in memory.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import select
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from grading.engine import rights, usage
from grading.engine.jobs import Limits

FOLDER = "/submission"
"""The working folder inside; with /tmp the only writable place."""

HELP = (
    "Submissions are graded in a bubblewrap sandbox, and bubblewrap does not run here ({reason}). "
    "On Debian and Ubuntu: apt-get install bubblewrap; in a container, allow it to make namespaces "
    "(Docker: --security-opt seccomp=unconfined --cap-add SYS_ADMIN)."
)

_NAMESPACES = ("net", "ipc", "uts", "mnt")
_SIGNALLED = 100
_ETC = ("ld.so.cache", "fonts", "alternatives", "localtime", "mime.types")
_NO_MORE_USERS = Path("/proc/sys/user/max_user_namespaces")
_libc = ctypes.CDLL(None, use_errno=True)


class SandboxError(Exception):
    """The sandbox cannot be set up; the text says what to do."""


class Sandbox:
    """Namespaces and a user of their own, until `close`."""

    def __init__(self, packages: list[str], limits: Limits) -> None:
        """Set up a sandbox that sees the system, Python and `packages`, read-only."""
        self.user = rights.User()
        self._holder = _start(_command(packages, limits))
        self.first, self._end = 0, -1
        try:
            self.first = _first_process(self._holder)
            self._end = os.pidfd_open(self.first)
        except (SandboxError, OSError):
            self.close()
            raise

    def fork(self) -> int:
        """Like os.fork(), but the child is inside.

        Only the children of a process that entered a process namespace are in it. Root can leave
        it again; anybody else forks once more, and the process between waits for the one inside.
        """
        if os.getuid() == 0:
            _enter(self.first, "pid")
            child = -1
            try:
                child = os.fork()
                if child == 0:
                    _enter(self.first, *_NAMESPACES)
                return child
            finally:
                if child:
                    _enter(os.getpid(), "pid")
        between = os.fork()
        if between:
            return between
        _enter(self.first, "user")
        # In this namespace of users no other one can be made; where the kernel's settings cannot be
        # written to, the filter of system calls has to do.
        with contextlib.suppress(OSError):
            _NO_MORE_USERS.write_text("0")
        _enter(self.first, *_NAMESPACES, "pid")
        inside = os.fork()
        if inside:
            _end_like(inside)
        return 0

    def kill(self) -> None:
        """Kill everything inside."""
        if self.first:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.first, signal.SIGKILL)

    def close(self) -> None:
        """Kill everything inside; nothing is left of it."""
        self.kill()
        self._holder.kill()
        self._holder.wait()
        for pipe in (self._holder.stdin, self._holder.stdout, self._holder.stderr):
            pipe.close()

    def forget(self) -> bool:
        """Once all in it has ended, let its user be another's; whether it has."""
        if self._end >= 0 and not select.select([self._end], [], [], 0)[0]:
            return False
        self.user.release()
        if self._end >= 0:
            os.close(self._end)
            self._end = -1
        return True


def signal_of(status: int) -> int:
    """The signal that ended the process inside, by the wait status of what `fork` gave; or 0."""
    code = os.waitstatus_to_exitcode(status)
    return -code if code < 0 else max(0, code - _SIGNALLED)


def children(pid: int) -> list[int]:
    """Processes that were started by this one, or left to it."""
    found: list[int] = []
    with contextlib.suppress(OSError):
        for thread in os.listdir(f"/proc/{pid}/task"):
            text = Path(f"/proc/{pid}/task/{thread}/children").read_text()
            found += [int(child) for child in text.split()]
    return found


def check(packages: list[str]) -> None:
    """Raise SandboxError, with a text that says what to do, where no sandbox can be made."""
    box = Sandbox(packages, Limits())
    try:
        usage.Usage(box.first, Limits()).close()
        child = box.fork()
        if child == 0:
            try:
                rights.give_up_rights(box.user.number)
            except BaseException:
                os._exit(1)
            os._exit(0)
        entered = os.waitpid(child, 0)[1] == 0
    except OSError as error:
        raise SandboxError(HELP.format(reason=error)) from error
    finally:
        box.close()
        box.forget()
    if not entered:
        reason = "its namespaces cannot be entered, or no system calls refused there"
        raise SandboxError(HELP.format(reason=reason))


def _enter(pid: int, *names: str) -> None:
    """Enter namespaces of another process."""
    files = [os.open(f"/proc/{pid}/ns/{name}", os.O_RDONLY) for name in names]
    for file in files:
        if _libc.setns(file, 0):
            raise OSError(ctypes.get_errno(), "setns")
        os.close(file)


def _end_like(inside: int) -> None:
    """Wait outside of the sandbox's processes, and end like the one inside."""
    os.closerange(0, 4_096)
    _, status = os.waitpid(inside, 0)
    code = os.waitstatus_to_exitcode(status)
    os._exit(_SIGNALLED - code if code < 0 else min(code, _SIGNALLED))


def _command(packages: list[str], limits: Limits) -> list[str]:
    size = str(limits.file_mb * 1_000_000)
    options = ["--die-with-parent", "--new-session", "--clearenv", "--hostname", "sandbox"]
    options += ["--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts"]
    if os.getuid() != 0:
        options += ["--unshare-user"]
    options += ["--proc", "/proc", "--perms", "0755", "--dir", "/dev"]
    for name in ("keys", "key-users"):
        # They tell of the keys of whoever grades; no such file can be opened.
        options += ["--ro-bind-try", "/dev/null", f"/proc/{name}"]
    for name in ("null", "zero", "full", "random", "urandom"):
        # Not `--dev`: for its terminals bubblewrap makes a second user namespace.
        options += ["--dev-bind", f"/dev/{name}", f"/dev/{name}"]
    for folder in ("/tmp", "/dev/shm", FOLDER):
        options += ["--perms", "1777", "--size", size, "--tmpfs", folder]
    for name in ("usr", "bin", "sbin", "lib", "lib32", "lib64"):
        options += _visible(f"/{name}")
    packages = list(dict.fromkeys([sys.base_prefix, sys.prefix, *packages]))
    parents = {parent for folder in packages for parent in Path(folder).parents}
    for parent in sorted(parents | {Path("/etc")} - {Path("/")}):
        # bubblewrap would make them for its own user alone.
        options += ["--perms", "0755", "--dir", str(parent)]
    for folder in packages:
        options += ["--ro-bind", folder, folder]
    for name in _ETC:
        options += ["--ro-bind-try", f"/etc/{name}", f"/etc/{name}"]
    options += ["--remount-ro", "/", "--chdir", "/", "--as-pid-1"]
    return ["bwrap", *options, "/usr/bin/cat"]


def _visible(path: str) -> list[str]:
    if os.path.islink(path):
        return ["--symlink", os.readlink(path), path]
    return ["--ro-bind-try", path, path]


def _start(command: list[str]) -> subprocess.Popen:
    if not shutil.which("bwrap"):
        raise SandboxError(HELP.format(reason="it is not installed"))
    pipe = subprocess.PIPE
    reading, writing = os.pipe()
    try:
        command = [command[0], "--info-fd", str(writing), *command[1:]]
        holder = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, pass_fds=[writing])
    finally:
        os.close(writing)
    holder.info = reading
    return holder


def _first_process(holder: subprocess.Popen) -> int:
    """Process id of the first process inside, once everything is mounted.

    The `cat` answers only when bubblewrap has come to its end.
    """
    try:
        with contextlib.suppress(BrokenPipeError):
            holder.stdin.write(b"ready\n")
            holder.stdin.flush()
        ready = holder.stdout.readline()
        info = os.read(holder.info, 4096)
    finally:
        os.close(holder.info)
    if ready != b"ready\n":
        reason = holder.stderr.read(500).decode("utf-8", "replace").strip()
        raise SandboxError(HELP.format(reason=reason or "no reason given"))
    return int(json.loads(info)["child-pid"])
