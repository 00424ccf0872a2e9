"""System calls that no answer needs, refused by a filter that the kernel runs (seccomp).

It keeps an answer from what namespaces, users and limits do not cover: namespaces of its own, in
which it had the rights of root, keys, which outlive it, memory that no process owns, sockets to the
machine's host, and the parts of the kernel in which faults are found most often.
"""

from __future__ import annotations

import ctypes
import errno
import functools
import os
import struct

_PR_SET_SECCOMP, _MODE_FILTER = 22, 2
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _ERRNO = 0x7FFF_0000, 0x0005_0000
_NUMBER, _ARCH, _ARGUMENTS = 0, 4, 16  # where the kernel puts them
_X32 = 0x4000_0000
_ARCHES = {"x86_64": (0xC000_003E, 0), "aarch64": (0xC000_00B7, 1)}
"""By machine, the kernel's name of its calls, and which column of the tables below is its."""

_REFUSED = {
    # other processes, also of the same user
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "process_madvise": (440, 440),
    "pidfd_getfd": (438, 438),
    "kcmp": (312, 272),
    "move_pages": (279, 239),
    "migrate_pages": (256, 238),
    # namespaces and what is mounted
    "unshare": (272, 97),
    "setns": (308, 268),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fspick": (433, 433),
    "mount_setattr": (442, 442),
    "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265),
    # keys
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    # the machine
    "kexec_load": (246, 104),
    "kexec_file_load": (320, 294),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "delete_module": (176, 106),
    "swapon": (167, 224),
    "swapoff": (168, 225),
    "reboot": (169, 142),
    "quotactl": (179, 60),
    "quotactl_fd": (443, 443),
    "acct": (163, 89),
    "settimeofday": (164, 170),
    "clock_settime": (227, 112),
    "adjtimex": (159, 171),
    "clock_adjtime": (305, 266),
    "sethostname": (170, 161),
    "setdomainname": (171, 162),
    "syslog": (103, 116),
    "vhangup": (153, 58),
    "iopl": (172, None),
    "ioperm": (173, None),
    "modify_ldt": (154, None),
    "fanotify_init": (300, 262),
    "fanotify_mark": (301, 263),
    "lookup_dcookie": (212, 18),
    # parts of the kernel that are known for their faults
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "vmsplice": (278, 75),
}
_ABSENT = {
    # Callers know what to do without them. Memory and places of which all have to share:
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "shmget": (29, 194),
    "semget": (64, 190),
    "msgget": (68, 186),
    "mq_open": (240, 180),
    "io_setup": (206, 0),
    "inotify_init": (253, None),
    "inotify_init1": (294, 26),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    # Its flags lie in memory, where no filter sees them; the C library goes on with `clone`.
    "clone3": (435, 435),
}
_LOOKED_AT = {
    "clone": (56, 220),
    "ioctl": (16, 29),
    "personality": (135, 92),
    "socket": (41, 198),
    "socketpair": (53, 199),
}
_NEW_NAMESPACES = 0x7E02_0000
_TERMINALS = (0x5412, 0x541C, 0x5423)
"""ioctl: type into a terminal (TIOCSTI, TIOCLINUX) and change what reads it (TIOCSETD)."""
_ASK_PERSONALITY = 0xFFFF_FFFF
_FAMILIES = (1, 2, 10, 16)
"""Unix, the internet's two and netlink, each of which a namespace of the network bounds."""


def filter_calls() -> bool:
    """Refuse such calls to this process and all that it starts, for good.

    It must have given up gaining privileges before. False on machines that there is no table for.
    Raises OSError where the kernel does not take the filter.
    """
    code = _program(os.uname().machine)
    if code is None:
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    held = ctypes.create_string_buffer(code, len(code))
    head = struct.pack("HxxxxxxP", len(code) // 8, ctypes.addressof(held))
    if libc.prctl(_PR_SET_SECCOMP, _MODE_FILTER, head, 0, 0):
        raise OSError(ctypes.get_errno(), "seccomp")
    return True


def number_of(call: str) -> int | None:
    """Number of a system call in the tables above on this machine."""
    _, column = _ARCHES.get(os.uname().machine, (0, None))
    if column is None:
        return None
    return {**_REFUSED, **_ABSENT, **_LOOKED_AT}[call][column]


@functools.cache
def _program(machine: str) -> bytes | None:
    """The filter in the kernel's code; None where the machine's calls are not known."""
    if machine not in _ARCHES:
        return None
    arch, column = _ARCHES[machine]
    refuse, absent = _code(_RETURN, _ERRNO | errno.EPERM), _code(_RETURN, _ERRNO | errno.ENOSYS)
    code = [_code(_LOAD, _ARCH), _code(_EQUAL, arch, 1, 0), absent, _code(_LOAD, _NUMBER)]
    if machine == "x86_64":
        code += [_code(_AT_LEAST, _X32, 0, 1), absent]
    for table, verdict in ((_ABSENT, absent), (_REFUSED, refuse)):
        numbers = [row[column] for row in table.values() if row[column] is not None]
        code += _verdict_if_any(numbers, verdict)
    for name, row in _LOOKED_AT.items():
        part = _look_at(name, refuse)
        code += [_code(_EQUAL, row[column], 0, len(part)), *part]
    return b"".join([*code, _code(_RETURN, _ALLOW)])


def _look_at(name: str, refuse: bytes) -> list[bytes]:
    """Decide by the argument of a call; only its lower half counts, as for the kernel."""
    allow = _code(_RETURN, _ALLOW)
    first, second = _code(_LOAD, _ARGUMENTS), _code(_LOAD, _ARGUMENTS + 8)
    match name:
        case "clone":
            return [first, _code(_ANY_BIT, _NEW_NAMESPACES, 0, 1), refuse, allow]
        case "ioctl":
            return [second, *_verdict_if_any(_TERMINALS, refuse), allow]
        case "personality":
            return [first, *_verdict_if_any((0, _ASK_PERSONALITY), allow), refuse]
        case _:
            unknown = _code(_RETURN, _ERRNO | errno.EAFNOSUPPORT)
            return [first, *_verdict_if_any(_FAMILIES, allow), unknown]


def _verdict_if_any(numbers: list[int] | tuple[int, ...], verdict: bytes) -> list[bytes]:
    """Return a verdict where what was loaded is one of the numbers, else go on behind this."""
    *others, last = numbers
    tests = [_code(_EQUAL, n, len(others) - i, 0) for i, n in enumerate(others)]
    return [*tests, _code(_EQUAL, last, 0, 1), verdict]


def _code(operation: int, value: int, then: int = 0, otherwise: int = 0) -> bytes:
    return struct.pack("<HBBI", operation, then, otherwise, value)
