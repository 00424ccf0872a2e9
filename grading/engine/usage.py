"""What all processes of a sandbox use together, measured from outside while they run.

Limits of the kernel hold for one process each, and some memory belongs to none: files, mappings
that are shared, buffers of sockets, tables of pages. So the launcher looks, often and cheaply, at
upper bounds, and closely where these are too high or some time has passed.
"""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path

from grading.engine.jobs import Limits

PERIOD_S = 0.05
"""Time between two looks."""

MEMORY, PROCESSES = "memory", "processes"
"""What there was too much of."""

_CLOSELY_S = 1.0
_REST = 10
"""A close look is followed by so many times its length without another."""
_ALARM = 256 * 2**20
"""Unless so many bytes of the machine's memory have gone since."""
_TEMPORARY = ("tmp", "dev/shm", "submission")
_INODE, _SOCKET = 1_024, 440_000
"""Bytes that an empty file takes, and that a socket's buffers can hold at most."""
_PLACELESS = ("/dev/zero", "/memfd:", "/SYSV")
_SPARE_THREADS = 8
_TICKS = os.sysconf("SC_CLK_TCK")


class Usage:
    """Looks at one sandbox, by way of its own /proc, until `close`."""

    def __init__(self, first: int, limits: Limits) -> None:
        """`first` is the number, outside, of the first process inside."""
        root = f"/proc/{first}/root"
        self._limits = limits
        self._proc = os.open(f"{root}/proc", os.O_RDONLY | os.O_DIRECTORY)
        self._places = [
            os.open(f"{root}/{name}", os.O_RDONLY | os.O_DIRECTORY) for name in _TEMPORARY
        ]
        # What the process that is forked holds from the beginning, most of it together with others.
        own = _status(Path("/proc/self/status").read_text())
        self._allowed = own.memory + limits.memory_mb * 1_000_000
        self._looked, self._took = time.monotonic(), 0.0
        self._available = _available()

    def close(self) -> None:
        """Let go of the sandbox's folders."""
        for file in (self._proc, *self._places):
            os.close(file)

    def exceeded(self) -> str:
        """MEMORY or PROCESSES where there is too much of it; empty as long as all is well."""
        found = {name: _status(text) for name in self._names() if (text := self._read(name))}
        if sum(one.threads for one in found.values()) > self._limits.processes + _SPARE_THREADS:
            return PROCESSES
        elsewhere = self._files() + self._sockets()
        bound = elsewhere + sum(one.memory for one in found.values())
        if not self._is_due(bound > self._allowed):
            return ""
        begin = time.monotonic()
        seen: dict[str, int] = {}
        used = elsewhere + sum(self._closely(name, one, seen) for name, one in found.items())
        used += sum(seen.values())
        self._looked, self._available = time.monotonic(), _available()
        self._took = self._looked - begin
        return MEMORY if used > self._allowed else ""

    def waited(self) -> float:
        """Seconds for which the answer's first process was ready to run and others ran instead.

        None of that counts where its own processes kept the processors busy.
        """
        names = self._names()
        worked = sum(map(self._worked, names))
        if worked >= self._limits.patience * self._limits.cell_s:
            return 0.0
        # The first process is the holder, which sleeps.
        return self._stood_in_line(min(set(names) - {1}, default=0))

    def _is_due(self, suspicious: bool) -> bool:
        since = time.monotonic() - self._looked
        if self._available - _available() > _ALARM:
            return True
        return since > _REST * self._took and (suspicious or since > _CLOSELY_S)

    def _names(self) -> list[int]:
        with contextlib.suppress(OSError):
            return [int(name) for name in os.listdir(self._proc) if name.isdigit()]
        return []

    def _read(self, name: int, what: str = "status") -> str:
        """A file of a process; empty when it has ended. Raises PermissionError."""
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            file = os.open(f"{name}/{what}", os.O_RDONLY, dir_fd=self._proc)
            with os.fdopen(file, encoding="utf-8", errors="replace") as stream:
                return stream.read()
        return ""

    def _closely(self, name: int, status: _Status, seen: dict[str, int]) -> int:
        """Bytes of a process: its part of what it shares with others.

        seen  by inode, gets the sizes of shared mappings that lie in no folder: what is in them
              stays there even where no process has it at hand
        """
        try:
            parts = _kilobytes(self._read(name, "smaps_rollup"))
            for line in self._read(name, "maps").splitlines():
                addresses, rights, offset, device, inode, *path = line.split(maxsplit=5)
                if rights[3] == "s" and path and path[0].startswith(_PLACELESS):
                    begin, end = (int(part, 16) for part in addresses.split("-"))
                    size = int(offset, 16) + end - begin
                    seen[device + inode] = max(seen.get(device + inode, 0), size)
        except PermissionError:  # it hides; so all counts that it may have alone
            return status.memory
        own = parts.get("Pss_Anon", parts.get("Pss", 0)) + parts.get("SwapPss", 0)
        return own * 1_024 + status.tables

    def _files(self) -> int:
        """Bytes of the files in the sandbox, deleted ones that are still open included."""
        used = 0
        for place in self._places:
            about = os.fstatvfs(place)
            used += (about.f_blocks - about.f_bfree) * about.f_frsize
            used += (about.f_files - about.f_ffree) * _INODE
        return used

    def _sockets(self) -> int:
        """Bytes that the buffers of all its sockets can hold."""
        head = self._read(1, "net/sockstat").partition("\n")[0]  # "sockets: used 7"
        count = head.split()[-1:]
        return int(count[0]) * _SOCKET if count and count[0].isdigit() else 0

    def _worked(self, name: int) -> float:
        """Processor time of a process and of its children that have ended, in seconds."""
        numbers = self._read(name, "stat").rpartition(")")[2].split()
        return sum(map(int, numbers[11:15])) / _TICKS

    def _stood_in_line(self, name: int) -> float:
        """Of its threads, the longest time."""
        waited = 0
        with contextlib.suppress(OSError):
            folder = os.open(f"{name}/task", os.O_RDONLY, dir_fd=self._proc)
            try:
                threads = os.listdir(folder)
            finally:
                os.close(folder)
            for thread in threads:
                numbers = self._read(name, f"task/{thread}/schedstat").split()
                waited = max(waited, *map(int, numbers[1:2]), 0)
        return waited / 1e9


class _Status:
    """Of one process: bytes that may be its own, bytes of its tables of pages, its threads."""

    def __init__(self, memory: int, tables: int, threads: int) -> None:
        self.memory, self.tables, self.threads = memory, tables, threads


def _status(text: str) -> _Status:
    parts = _kilobytes(text)
    tables = parts.get("VmPTE", 0)
    memory = sum(parts.get(name, 0) for name in ("RssAnon", "RssShmem", "VmSwap")) + tables
    return _Status(memory * 1_024, tables * 1_024, parts.get("Threads", 0))


def _kilobytes(text: str) -> dict[str, int]:
    """The lines of such a file that are a name and a number."""
    found = {}
    for line in text.splitlines():
        name, _, value = line.partition(":")
        number = value.removesuffix(" kB").strip()
        if number.isdigit():
            found[name] = int(number)
    return found


def _available() -> int:
    """Bytes of this machine's memory that are free or can be freed."""
    text = Path("/proc/meminfo").read_text(encoding="ascii", errors="replace")
    return int(text.partition("MemAvailable:")[2].split(maxsplit=1)[0]) * 1_024
