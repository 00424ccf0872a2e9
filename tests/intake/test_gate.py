"""What a student wrote is read first where it harms nobody, within limits of time and memory."""

from __future__ import annotations

import mmap
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import psutil
import pytest

from grading.intake.gate import Gate, TooMuch


def read(name: str) -> bytes:
    """As a reader of notebooks may behave."""
    match name:
        case "loops":
            while True:
                pass
        case "fills memory":
            kept = []
            while True:
                kept.append(bytes(1_000_000))
        case "fills memory and goes on":
            kept = []
            try:
                while True:
                    kept.append(bytearray(b"1") * 1_000_000)
            except MemoryError:
                pass
            return b"as if nothing had been"
        case "dies":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "leaves":
            os._exit(0)
        case "exits":
            sys.exit("bye")
        case "fails":
            raise ValueError("a fault of its own \ud800")
        case "grows":
            # Not by the allocator, which may have as much to spare from tests before this one.
            room = mmap.mmap(-1, 250_000_000, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
            for place in range(0, len(room), mmap.PAGESIZE):
                room[place] = 1
            return str(len(room)).encode()
        case "much":
            return b"1" * 30_000_000
        case "who":
            return str(os.getpid()).encode()
        case "prints":
            print("printed")
    return f"read {name}".encode()


@pytest.fixture
def gate() -> Iterator[Gate]:
    with Gate(read, seconds=1, memory_mb=400) as made:
        yield made


def test_an_answer_comes_back(gate: Gate) -> None:
    assert gate.ask("ada") == b"read ada"
    assert gate.ask("prints") == b"read prints"
    assert len(gate.ask("much")) == 30_000_000
    assert int(gate.ask("who")) not in (0, os.getpid())


REASONS = {
    "loops": "takes longer than 1 s",
    "fills memory": "takes more than 400 MB of memory",
    "fills memory and goes on": "takes more than 400 MB of memory",
    "dies": "ends the process that reads it",
    "leaves": "ends the process that reads it",
}


@pytest.mark.parametrize("what", REASONS)
def test_what_cannot_be_read_says_why_and_costs_nobody_else(gate: Gate, what: str) -> None:
    for _ in range(2):
        with pytest.raises(TooMuch, match=REASONS[what]):
            gate.ask(what)
        assert gate.ask("bob") == b"read bob"


def test_what_fails_is_told(gate: Gate) -> None:
    with pytest.raises(RuntimeError, match="a fault of its own"):
        gate.ask("fails")
    with pytest.raises(RuntimeError, match="bye"):
        gate.ask("exits")
    assert gate.ask("bob") == b"read bob"


def test_a_process_that_has_grown_is_replaced(gate: Gate) -> None:
    first = gate.ask("who")
    assert gate.ask("who") == first
    assert gate.ask("grows") == b"250000000"
    assert gate.ask("who") != first


def test_each_gets_all_the_time(gate: Gate) -> None:
    for _ in range(3):
        begin = time.process_time()
        assert gate.ask("ada") == b"read ada"
        assert time.process_time() - begin < 1


def test_nothing_is_left(gate: Gate) -> None:
    with pytest.raises(TooMuch):
        gate.ask("dies")
    gate.ask("ada")
    family = psutil.Process(gate._process).children(recursive=True)
    assert family
    gate.close()
    _, alive = psutil.wait_procs(family, timeout=5)
    assert not alive
    assert gate.ask("ada") == b"read ada"  # it opens again
    os.kill(gate._process, signal.SIGKILL)
    assert gate.ask("ada") == b"read ada"  # with another


def test_it_ends_with_its_owner_and_holds_nothing_of_it() -> None:
    program = (
        "import os, sys, time\n"
        "from grading.intake.gate import Gate\n"
        "gate = Gate(lambda name: b'x')\n"
        "gate.ask('x')\n"
        "print(gate._process, flush=True)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    owner = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    said = owner.stdout.read()  # until no process has it open any more
    owner.wait()
    owner.stdout.close()
    deadline = time.monotonic() + 5
    while psutil.pid_exists(int(said)) and time.monotonic() < deadline:
        time.sleep(0.05)
    if psutil.pid_exists(int(said)):
        assert psutil.Process(int(said)).status() == psutil.STATUS_ZOMBIE


def test_an_answer_takes_little(gate: Gate) -> None:
    gate.ask("ada")
    begin = time.perf_counter()
    for _ in range(20):
        gate.ask("ada")
    assert (time.perf_counter() - begin) / 20 < 0.02
