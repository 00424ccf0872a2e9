"""What one answer does stays in its sandbox: memory, processes, calls, keys, time of others."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from test_trials import RIGHT, attempt

from grading.engine import calls
from grading.engine.client import Engine
from grading.engine.jobs import STOPPED, Job, Limits, Outcome

LIMITS = Limits(cell_s=20, patience=4, memory_mb=300, processes=20, file_mb=100)
KNOWN = calls.number_of("clone") is not None


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with Engine(Job((attempt("import math, time, os", RIGHT),))) as engine:
        yield engine


def grade(engine: Engine, source: str, limits: Limits = LIMITS) -> Outcome:
    return engine.grade(Job((attempt(source),), {}, limits))[0]


def said(engine: Engine, source: str, limits: Limits = LIMITS) -> str:
    """What a right answer prints, which earns its points all the same."""
    got = grade(engine, f"{source}\n{RIGHT}", limits)
    assert (got.points, got.cell_error) == (3, "")
    return got.cell_printed


# ---- memory -------------------------------------------------------------------------------------

HOLD = "import time\ntime.sleep(60)\n"
CHILDREN = """
import subprocess, sys
hold = "b = bytearray(b'1') * 90_000_000; print('ok', flush=True); input()"
many = [subprocess.Popen([sys.executable, "-c", hold], stdin=-1, stdout=-1) for _ in range(8)]
said = [one.stdout.readline() for one in many]
"""
FORKS = """
import os
for number in range(8):
    if os.fork() == 0:
        kept = bytearray(b'1') * 90_000_000
        time.sleep(60)
"""
SHARED = """
import mmap
block = mmap.mmap(-1, 700_000_000)
for start in range(0, len(block), 4096):
    block[start] = 1
"""
OUT_OF_SIGHT = """
import mmap
kept = []
for number in range(8):
    block = mmap.mmap(-1, 90_000_000)
    for start in range(0, len(block), 4096):
        block[start] = 1
    block.madvise(mmap.MADV_DONTNEED)  # in no table of pages any more, and still there
    kept.append(block)
"""
FILES = """
for folder in ("/tmp", "/dev/shm", "/submission"):
    with open(f"{folder}/big", "wb") as file:
        for number in range(95):
            file.write(bytes(1_000_000))
kept = bytearray(b'1') * 250_000_000
"""
DELETED = """
import os
file = open("/dev/shm/big", "wb")
os.remove("/dev/shm/big")
for number in range(95):
    file.write(bytes(1_000_000))
    file.flush()
kept = bytearray(b'1') * 280_000_000
"""
EMPTY_FILES = """
import os
for number in range(2_000_000):
    os.close(os.open(f"/tmp/{number}", os.O_CREAT))
"""
SOCKETS = """
import os, socket, resource
pairs = []
for number in range(8):
    if os.fork() == 0:
        for pair in range(110):
            one, other = socket.socketpair()
            one.setblocking(False)
            try:
                while True:
                    one.send(bytes(4_096))
            except BlockingIOError:
                pairs.append((one, other))
        time.sleep(60)
"""
TABLES = """
import ctypes, mmap
libc = ctypes.CDLL(None)
libc.mmap.restype = ctypes.c_void_p
libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, *[ctypes.c_int] * 3, ctypes.c_long]
size = 400 << 30
start = libc.mmap(None, size, mmap.PROT_READ, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, -1, 0)
libc.madvise(ctypes.c_void_p(start), ctypes.c_size_t(size), 15)  # no large pages
for place in range(start, start + size, 1 << 21):
    ctypes.c_char.from_address(place).value  # an empty page, and a table of its own
"""
HOGS = {
    "processes": CHILDREN,
    "forks": FORKS,
    "a shared mapping": SHARED,
    "shared mappings out of sight": OUT_OF_SIGHT,
    "files and data": FILES,
    "deleted files and data": DELETED,
    "empty files": EMPTY_FILES,
    "sockets": SOCKETS,
    "tables of pages": TABLES,
}


@pytest.mark.parametrize("what", HOGS)
def test_memory_is_limited_for_all_that_is_in_a_sandbox(engine: Engine, what: str) -> None:
    begin = time.monotonic()
    got = grade(engine, f"import time\n{HOGS[what]}\n{HOLD}")
    assert (got.points, got.ename) == (0, STOPPED)
    assert "used more than 300 MB" in got.message
    assert time.monotonic() - begin < 30
    assert grade(engine, RIGHT).points == 3


HONEST = {
    "much of its own": "x = bytearray(b'1') * 200_000_000",
    "a file": "open('f', 'wb').write(bytes(60_000_000))",
    "a shared mapping": "import mmap\nx = mmap.mmap(-1, 60_000_000)\nx.write(bytes(60_000_000))",
    "many processes": (
        "import multiprocessing\n"
        "if True:\n"
        "    with multiprocessing.get_context('fork').Pool(12) as pool:\n"
        "        time.sleep(1.5)\n"
        "        assert pool.map(abs, [-1] * 99) == [1] * 99\n"
    ),
}


@pytest.mark.parametrize("what", HONEST)
def test_who_stays_within_the_limits_is_left_alone(engine: Engine, what: str) -> None:
    assert said(engine, f"import time\n{HONEST[what]}\ntime.sleep(0.3)") == ""


def test_files_in_memory_that_no_folder_holds_cannot_be_made(engine: Engine) -> None:
    if not KNOWN:
        pytest.skip("no filter of system calls on this machine")
    for name in ("memfd_create('x')",):
        got = grade(engine, f"import os\nos.{name}\n{RIGHT}")
        assert "Function not implemented" in got.cell_error


# ---- processes ----------------------------------------------------------------------------------

WHO = "import os\nprint(os.getuid())\n"
WAIT = "import time\ntime.sleep({0})\n"


def test_no_two_answers_are_one_user_at_the_same_time(engine: Engine) -> None:
    """Whatever process grades them: the kernel counts processes by user."""
    if os.getuid() != 0:
        pytest.skip("who is not root has namespaces of users instead")
    program = (
        "import sys\n"
        "from grading.engine.client import Engine\n"
        "from grading.engine.jobs import *\n"
        f"cell = Cell('answer', {WHO + WAIT.format(0.3)!r}, 'student')\n"
        f"task = Task(Trial('answer', (cell,), '', 1.0))\n"
        "with Engine(Job(())) as engine:\n"
        "    for number in range(3):\n"
        "        print(engine.grade(Job((task,)))[0].cell_printed.strip())\n"
    )
    other = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    told: list[str] = []

    def run() -> None:
        told.extend(said(engine, WHO + WAIT.format(0.3)).strip() for _ in range(3))

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    told += other.communicate()[0].split()
    assert len(told) == 12 and all(61_000 <= int(user) < 65_000 for user in told)
    assert len(set(told)) == 12


def test_users_are_taken_once_and_given_back() -> None:
    from grading.engine.rights import User

    if os.getuid() != 0:
        assert User().number == 0
        return
    held = [User() for _ in range(300)]
    assert len({user.number for user in held}) == 300
    for user in held:
        user.release()
    program = "from grading.engine.rights import User\nprint(User().number)"
    for _ in range(2):
        assert subprocess.check_output([sys.executable, "-c", program])


THREADS = """
import threading, time
for number in range({0}):
    threading.Thread(target=time.sleep, args=(3,), daemon=True).start()
"""


def test_threads_of_one_answer_take_none_of_anothers(engine: Engine) -> None:
    limits = replace(LIMITS, processes=40, memory_mb=4_000)  # each thread reserves a stack
    source = THREADS.format(38) + WAIT.format(1) + RIGHT
    got: list[Outcome] = []
    threads = [
        threading.Thread(target=lambda: got.append(grade(engine, source, limits))) for _ in "abc"
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [one.points for one in got] == [3, 3, 3]


# ---- system calls -------------------------------------------------------------------------------

CALL = """
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
def call(number, *arguments):
    ctypes.set_errno(0)
    got = libc.syscall(ctypes.c_long(number), *[ctypes.c_long(one) for one in arguments])
    return ctypes.get_errno() if got < 0 else 0
"""
NAMESPACES = {"user": 0x1000_0000, "net": 0x4000_0000, "mnt": 0x2_0000, "pid": 0x2000_0000}


@pytest.mark.skipif(not KNOWN, reason="no filter of system calls on this machine")
def test_each_call_of_the_tables_is_refused(engine: Engine) -> None:
    numbers = {
        name: calls.number_of(name)
        for name in [*calls._REFUSED, *calls._ABSENT]
        if calls.number_of(name) is not None
    }
    assert len(numbers) > 55
    found = said(
        engine,
        f"{CALL}\nfor name, number in {numbers}.items():\n    print(name, call(number, -1, 0, 0))",
    )
    answers = dict(line.split() for line in found.splitlines())
    assert {name: answers[name] for name in calls._REFUSED if name in numbers} == {
        name: "1" for name in calls._REFUSED if name in numbers
    }
    assert {answers[name] for name in calls._ABSENT if name in numbers} == {"38"}


@pytest.mark.skipif(not KNOWN, reason="no filter of system calls on this machine")
@pytest.mark.parametrize("name", NAMESPACES)
def test_no_namespaces_are_made_inside(engine: Engine, name: str) -> None:
    flag = NAMESPACES[name]
    clone, unshare = calls.number_of("clone"), calls.number_of("unshare")
    found = said(engine, f"{CALL}\nprint(call({clone}, {flag | 17}, 0, 0, 0, 0))")
    assert found == "1\n"
    assert said(engine, f"{CALL}\nprint(call({unshare}, {flag}))") == "1\n"


def test_users_without_a_filter_make_no_namespace_either(engine: Engine) -> None:
    """Where the kernel's own setting can be written to."""
    if os.getuid() == 0:
        pytest.skip("root's sandboxes have no namespace of users")
    found = said(engine, "print(open('/proc/sys/user/max_user_namespaces').read())")
    assert found.strip() == "0"


SOCKETS_OF = {
    "AF_UNIX": True,
    "AF_INET": True,
    "AF_INET6": True,
    "AF_VSOCK": False,
    "AF_ALG": False,
    "AF_PACKET": False,
}


@pytest.mark.skipif(not KNOWN, reason="no filter of system calls on this machine")
@pytest.mark.parametrize("family", SOCKETS_OF)
def test_sockets_lead_nowhere(engine: Engine, family: str) -> None:
    source = (
        "import socket\n"
        f"try:\n    socket.socket(socket.{family}, socket.SOCK_DGRAM)\n    print('made')\n"
        "except OSError as error:\n    print('refused')\n"
    )
    assert said(engine, source).strip() == ("made" if SOCKETS_OF[family] else "refused")


@pytest.mark.skipif(not KNOWN, reason="no filter of system calls on this machine")
def test_no_terminal_is_typed_into_and_no_odd_personality_taken(engine: Engine) -> None:
    numbers = [calls.number_of(name) for name in ("ioctl", "personality")]
    found = said(
        engine,
        f"{CALL}\n"
        f"print([call({numbers[0]}, 0, what, 0) for what in (0x5412, 0x541C, 0x5423)])\n"
        f"print(call({numbers[0]}, 0, 0x5401, 0))\n"  # an ioctl like others: no terminal
        f"print([call({numbers[1]}, what) for what in (0, 0xffffffff, 0x0040000)])\n",
    )
    assert found.splitlines() == ["[1, 1, 1]", "25", "[0, 0, 1]"]


@pytest.mark.skipif(platform.machine() != "x86_64", reason="calls of another width")
def test_calls_by_other_numbers_are_refused(engine: Engine) -> None:
    """The numbers of x32, which name the same calls."""
    assert said(engine, f"{CALL}\nprint(call(0x40000000 + 39))") == "38\n"


OLD_CALLS = """
import ctypes, mmap, signal
code = bytes([0xB8, 20, 0, 0, 0, 0xCD, 0x80, 0xC3])  # mov eax, 20 (getpid); int 0x80; ret
page = mmap.mmap(-1, 4096, prot=7)
page.write(code)
address = ctypes.addressof(ctypes.c_char.from_buffer(page))
print(ctypes.CFUNCTYPE(ctypes.c_int)(address)())
"""


@pytest.mark.skipif(platform.machine() != "x86_64", reason="calls of another width")
def test_calls_of_32_bits_are_refused(engine: Engine) -> None:
    got = grade(engine, OLD_CALLS + RIGHT)
    assert got.cell_printed == "-38\n" or got.ename == STOPPED


def test_filtering_takes_less_than_a_millisecond() -> None:
    program = (
        "import ctypes, time\n"
        "from grading.engine import calls\n"
        "ctypes.CDLL(None).prctl(38, 1, 0, 0, 0)\n"
        "calls._program.__wrapped__\n"
        "begin = time.perf_counter()\n"
        "held = calls.filter_calls()\n"
        "print(held, time.perf_counter() - begin)\n"
    )
    best = 9.0
    for _ in range(5):
        held, seconds = subprocess.check_output([sys.executable, "-c", program]).split()
        assert held == (b"True" if KNOWN else b"False")
        best = min(best, float(seconds))
    assert best < 0.001


def test_other_machines_go_without(monkeypatch: pytest.MonkeyPatch) -> None:
    assert calls._program("riscv64") is None
    lengths = {machine: len(calls._program(machine)) // 8 for machine in ("x86_64", "aarch64")}
    assert all(70 < length < 256 for length in lengths.values())


# ---- keys, signals, names -----------------------------------------------------------------------


def test_no_key_is_left_and_none_of_the_graders_is_seen(engine: Engine) -> None:
    key, keyctl = calls.number_of("add_key"), calls.number_of("keyctl")
    if not KNOWN:
        pytest.skip("no filter of system calls on this machine")
    look = (
        "for name in ('keys', 'key-users'):\n"
        "    try:\n        print('read', open(f'/proc/{name}').read())\n"
        "    except PermissionError:\n        print('closed')\n"
    )
    found = said(
        engine,
        f"{CALL}\nprint(call({key}, 0, 0, 0, 0, -4), call({keyctl}, 10, -4, 0, 0))\n{look}",
    )
    assert found == "1 1\nclosed\nclosed\n"


TWO = """
import os, signal
print(sorted({{int(name) for name in os.listdir('/proc') if name.isdigit()}} - {{1, os.getpid()}}))
for number in [1, *range(2, 3_000), {pid}]:
    if number != os.getpid():
        try:
            os.kill(number, 9)
            print('killed', number)
        except (ProcessLookupError, PermissionError):
            pass
try:
    os.kill(-1, 9)
except (ProcessLookupError, PermissionError):
    pass
"""


def test_no_process_but_its_own_is_seen_or_reached(engine: Engine) -> None:
    waiting = threading.Thread(target=grade, args=(engine, WAIT.format(2) + RIGHT))
    waiting.start()
    time.sleep(0.3)
    found = said(engine, TWO.format(pid=os.getpid()))
    waiting.join()
    assert found == "[]\n" or found == "[]\nkilled 1\n"


def test_names_of_one_sandbox_mean_nothing_in_another(engine: Engine) -> None:
    """Abstract sockets and everything under /dev/shm; there is no other place for names."""
    serve = (
        "import socket, time\n"
        "one = socket.socket(socket.AF_UNIX)\none.bind('\\0meet')\none.listen()\n"
        "open('/dev/shm/meet', 'w').write('x')\ntime.sleep(2)\n" + RIGHT
    )
    waiting = threading.Thread(target=grade, args=(engine, serve))
    waiting.start()
    time.sleep(0.7)
    look = (
        "import os, socket\none = socket.socket(socket.AF_UNIX)\n"
        "try:\n    one.connect('\\0meet')\n    print('met')\n"
        "except ConnectionRefusedError:\n    print('nobody')\n"
        "print(os.listdir('/dev/shm'))\n"
    )
    found = said(engine, look)
    waiting.join()
    assert found == "nobody\n[]\n"


# ---- numbers -------------------------------------------------------------------------------------

NUMBERS = ("10**400", "-10**400", "float('inf')", "1e308 * 10", "10**5_000", "complex(1)")


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_that_is_none_costs_one_exercise(engine: Engine, number: str) -> None:
    odd = attempt(RIGHT, test=f"given = answer()\n{number}")
    first, got, last = engine.grade(Job((attempt(RIGHT), odd, attempt(RIGHT)), {}, LIMITS))
    assert (first.points, last.points) == (3, 3)
    assert got.points in (0, 3) and not got.notes


# ---- time of others -----------------------------------------------------------------------------

BURN = """
import os, threading
for number in range({0}):
    if os.fork() == 0:
        while True:
            pass
while True:
    pass
"""


def test_who_waits_for_a_processor_is_waited_for() -> None:
    """An answer whose work takes longer by the clock than it may, because others work as well."""
    work = (
        "import time\nbegin = time.process_time()\n"
        f"while time.process_time() - begin < 1.2: pass\n{RIGHT}"
    )
    limits = Limits(cell_s=2, patience=1, processes=20)
    burners = [
        subprocess.Popen([sys.executable, "-c", "while True: pass"], start_new_session=True)
        for _ in range(6 * (os.cpu_count() or 1))
    ]
    try:
        with Engine(Job((attempt("import time", RIGHT),))) as engine:
            (got,) = engine.grade(Job((attempt(work),), {}, limits))
    finally:
        for burner in burners:
            burner.kill()
            burner.wait()
    assert (got.points, got.message) == (3, "")


def test_who_keeps_the_processors_busy_itself_is_not(engine: Engine) -> None:
    limits = Limits(cell_s=1, patience=2, processes=20, notebook_s=60)
    begin = time.monotonic()
    got = grade(engine, BURN.format(8), limits)
    assert (got.points, got.ename) == (0, STOPPED)
    assert time.monotonic() - begin < 45
