"""A bubblewrap sandbox that a forked process joins, and the limits it gets there.

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
import resource
import shutil
import signal
import struct
import subprocess
import sys
from pathlib import Path

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
_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 1, 4, 38
_CAPABILITIES_V3 = 0x20080522
_UNPRIVILEGED, _USERS = 61_000, 4_000
_libc = ctypes.CDLL(None, use_errno=True)


class SandboxError(Exception):
    """The sandbox cannot be set up; the text says what to do."""


class Sandbox:
    """Namespaces of their own, until `close`."""

    def __init__(self, packages: list[str], limits: Limits) -> None:
        """Set up a sandbox that sees the system, Python and `packages`, read-only."""
        self._holder = _start(_command(packages, limits))
        self.first = 0
        try:
            self.first = _first_process(self._holder)
        except SandboxError:
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
        _enter(self.first, "user", *_NAMESPACES, "pid")
        inside = os.fork()
        if inside:
            _end_like(inside)
        return 0

    def close(self) -> None:
        """Kill everything inside; nothing is left of it."""
        if self.first:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.first, signal.SIGKILL)
        self._holder.kill()
        self._holder.wait()
        for pipe in (self._holder.stdin, self._holder.stdout, self._holder.stderr):
            pipe.close()


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


def give_up_rights(number: int = 0) -> None:
    """Become a process without any privilege, for good.

    number  tells apart what runs side by side or shortly after: in place of root, each becomes
            another user
    """
    if os.getuid() == 0:
        # A real other user, so that files of root are closed to it and the kernel counts its
        # processes.
        user = _UNPRIVILEGED + number % _USERS
        os.setgroups([])
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)
    else:
        header = struct.pack("Ii", _CAPABILITIES_V3, 0)
        if _libc.capset(header, bytes(24)):
            raise OSError(ctypes.get_errno(), "capset")
    _libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    # No other process of the same user can look into this one.
    _libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def end_with_parent() -> None:
    """Without a sandbox, whose end ends all in it: be killed when the process that forked ends."""
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def check(packages: list[str]) -> None:
    """Raise SandboxError, with a text that says what to do, where no sandbox can be made."""
    box = Sandbox(packages, Limits())
    try:
        child = box.fork()
        if child == 0:
            os._exit(0)
        entered = os.waitpid(child, 0)[1] == 0
    except OSError as error:
        raise SandboxError(HELP.format(reason=error)) from error
    finally:
        box.close()
    if not entered:
        raise SandboxError(HELP.format(reason="its namespaces cannot be entered"))


def set_limits(limits: Limits) -> None:
    """Limit this process and those that it starts, for good."""
    held = _data_bytes()
    values = {
        resource.RLIMIT_CORE: 0,
        # The clock comes first, so that what ignores SIGXCPU always ends in the same way.
        resource.RLIMIT_CPU: (limits.patience + 1) * limits.cell_s,
        resource.RLIMIT_DATA: held + limits.memory_mb * 1_000_000,
        resource.RLIMIT_FSIZE: limits.file_mb * 1_000_000,
        resource.RLIMIT_NOFILE: limits.open_files,
        resource.RLIMIT_NPROC: _threads_outside() + limits.processes,
        resource.RLIMIT_STACK: 64 * 2**20,
    }
    for kind, value in values.items():
        _, hard = resource.getrlimit(kind)
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (value, value))


def _data_bytes() -> int:
    """What RLIMIT_DATA counts of this process now."""
    return int(Path("/proc/self/statm").read_text().split()[5]) * resource.getpagesize()


def _threads_outside() -> int:
    """Kernels before 5.14 count what the same user runs outside, too; in place of root, nobody."""
    if os.getuid() == 0:
        return 0
    return int(Path("/proc/loadavg").read_text().split()[3].partition("/")[2])


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
