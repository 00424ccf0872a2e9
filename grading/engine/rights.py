"""What the process of an answer gives up before it reads the answer: rights, users and limits."""

from __future__ import annotations

import contextlib
import ctypes
import os
import random
import resource
import signal
import socket
import struct
from pathlib import Path

from grading.engine import calls
from grading.engine.jobs import Limits

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 1, 4, 38
_CAPABILITIES_V3 = 0x20080522
_JOIN_SESSION_KEYRING = 1
_FIRST_USER, _USERS = 61_000, 4_000
_libc = ctypes.CDLL(None, use_errno=True)


class User:
    """A user that nobody else on this machine is, as long as this object is held.

    The kernel counts processes, keys and much else by user: two answers that were one user would
    take each other's. So a number is taken by a name that one process at a time can hold and that
    the kernel gives back when it ends. Only root can become another; `number` is 0 for anybody
    else, whose namespaces do the same.
    """

    def __init__(self) -> None:
        self.number, self._name = 0, None
        if os.getuid() == 0:
            self._name = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            self.number = self._take()

    def _take(self) -> int:
        start = random.SystemRandom().randrange(_USERS)
        for step in range(_USERS):
            number = _FIRST_USER + (start + step) % _USERS
            with contextlib.suppress(OSError):
                self._name.bind(f"\0deep-rl-labs/user/{number}")
                return number
        raise OSError(f"All {_USERS} users for answers are taken: is anybody else grading here?")

    def release(self) -> None:
        """Let others have it, once no process of it is left."""
        if self._name is not None:
            self._name.close()


def give_up_rights(user: int = 0) -> None:
    """Become a process without any privilege, for good, that can do no more than an answer needs.

    user  whom to become in place of root, see `User`
    """
    # Not what its parents hold: keys are found by way of the session.
    join = calls.number_of("keyctl")
    if join is not None:
        _libc.syscall(join, _JOIN_SESSION_KEYRING, None)
    root = os.getuid() == 0
    # Of who is not root, other processes of the same user may look into this one: in the sandbox
    # there is none but the answer's own, and the launcher outside counts its memory.
    _libc.prctl(_PR_SET_DUMPABLE, int(not root), 0, 0, 0)
    # Where memory gets scarce all the same, answers end and not what grades them.
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")
    if root:
        # A real other user, so that files of root are closed to it and the kernel counts its
        # processes.
        os.setgroups([])
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)
        _libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    else:
        header = struct.pack("Ii", _CAPABILITIES_V3, 0)
        if _libc.capset(header, bytes(24)):
            raise OSError(ctypes.get_errno(), "capset")
    _libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    calls.filter_calls()


def end_with_parent() -> None:
    """Without a sandbox, whose end ends all in it: be killed when the process that forked ends."""
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def set_limits(limits: Limits) -> None:
    """Limit this process and those that it starts, for good."""
    held = _data_bytes()
    values = {
        resource.RLIMIT_CORE: 0,
        # The clock comes first, so that what ignores SIGXCPU always ends in the same way.
        resource.RLIMIT_CPU: (limits.patience + 1) * limits.cell_s,
        resource.RLIMIT_DATA: held + limits.memory_mb * 1_000_000,
        resource.RLIMIT_FSIZE: limits.file_mb * 1_000_000,
        resource.RLIMIT_MSGQUEUE: 0,
        resource.RLIMIT_NICE: 0,
        resource.RLIMIT_NOFILE: limits.open_files,
        resource.RLIMIT_NPROC: _counted_beside() + limits.processes,
        resource.RLIMIT_RTPRIO: 0,
        resource.RLIMIT_STACK: 64 * 2**20,
    }
    for kind, value in values.items():
        _, hard = resource.getrlimit(kind)
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (value, value))


def _data_bytes() -> int:
    """What RLIMIT_DATA counts of this process now."""
    return int(Path("/proc/self/statm").read_text().split()[5]) * resource.getpagesize()


def _counted_beside() -> int:
    """Processes that the kernel counts as the answer's user's and that are not the answer's."""
    if os.getuid() == 0:
        return 0
    if _kernel() >= (5, 14):  # the holder of the sandbox, and who waits for the process inside
        return 2
    # Before, it counted what the same user runs outside, too.
    return int(Path("/proc/loadavg").read_text().split()[3].partition("/")[2])


def _kernel() -> tuple[int, int]:
    major, minor, *_ = os.uname().release.split(".")
    return int(major), int("".join(filter(str.isdigit, minor)) or 0)
