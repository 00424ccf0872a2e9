"""Nothing worth stealing is where an answer runs: memory is searched, and words are followed."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from drilledcourse import CRITIC, HIDDEN, IMPORTS, PLAIN, trial

from grading.engine.client import Engine
from grading.engine.examiner import WITHHELD
from grading.engine.jobs import Cell, Job, Limits, Outcome, Task, Trial

np = pytest.importorskip("numpy")
pytest.importorskip("torch")

LIMITS = Limits(cell_s=60, patience=8)

# Words of eight letters that stand nowhere else, not even in this file as one piece.
REFERENCE = "zqxj" + "7431"
OTHERS_REFERENCE = "vkwy" + "2986"
OTHERS_WORK = "hjkz" + "5517"
OTHERS_CASE = "wqpd" + "6624"
OTHER_SUBMISSION = "bnxt" + "8873"
OWN_WORK = "gmzk" + "9053"
PLANTED = "rtwq" + "3370"

UPDATE = PLAIN.replace("next_value_by_the_reference", f"{REFERENCE}_value")
OTHERS = CRITIC.replace("hidden_by_the_reference", f"{OTHERS_REFERENCE}_value")


def critic_cases() -> tuple[dict[str, Any], ...]:
    return tuple(case | {"about": OTHERS_CASE} for case in HIDDEN["critic"])


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    critic = trial("critic", OTHERS, hidden=critic_cases())
    with Engine(Job((Task(trial("update_critic", UPDATE)), Task(critic)), limits=LIMITS)) as engine:
        engine.grade(Job(()))
        yield engine


# ---- what is looked for -------------------------------------------------------------------------


def numbers_of(transcripts: list[Any]) -> dict[str, bytes]:
    """Expected numbers of hidden cases, as they may lie in memory: eight bytes of each."""
    from course_lib.drilling.transcript import from_json

    found: dict[str, bytes] = {}
    for case, transcript in enumerate(transcripts[2:]):
        for entry, plain in zip(from_json(transcript), transcript, strict=True):
            name = f"case {case}, {entry.label}"
            if entry.kind == "float":
                found[name] = struct.pack("<d", entry.value)
                found[f"{name} as text"] = repr(entry.value)[-8:].encode()
            elif entry.kind == "tensor":
                values = entry.value[np.abs(entry.value) > 1e-3]
                if len(values) >= 3:
                    found[name] = struct.pack("<d", values[0])
                    found[f"{name} as float32"] = struct.pack("<2f", *values[1:3])
                    text = plain["value"][1]
                    parts = [text[i : i + 8] for i in range(0, len(text) - 8, 8)]
                    good = [part for part in parts if "AA" not in part]
                    if good:
                        found[f"{name} as base64"] = good[0].encode()
    return found


@pytest.fixture(scope="module")
def secrets(engine: Engine) -> dict[str, bytes]:
    """Of `update_critic`: what its answers must not find in their memory."""
    (own,), (others,) = engine.references()["update_critic"], engine.references()["critic"]
    numbers = numbers_of(own)
    assert len(numbers) > 30
    words = {
        "the reference": REFERENCE,
        "another reference": OTHERS_REFERENCE,
        "another exercise of the same student": OTHERS_WORK,
        "a case of another exercise": OTHERS_CASE,
        "another submission": OTHER_SUBMISSION,
    }
    encoded = {name: word.encode() for name, word in words.items()}
    return numbers | {f"critic, {k}": v for k, v in numbers_of(others).items()} | encoded


SCAN = """
import ctypes, os
import numpy as np

# Eight bytes that are looked for, multiplied, so that the search does not find itself.
FACTOR = np.uint64({factor})
WANTED = np.array({wanted}, dtype=np.uint64)
LIBC = ctypes.CDLL(None)
SIZE = 1 << 24
COPY, WORDS = np.empty(SIZE + 8, dtype=np.uint8), np.empty(SIZE // 8, dtype=np.uint64)

# By way of a file: the kernel copies what can be read, and says where that ends.
FILE = os.open("/tmp/copy", os.O_RDWR | os.O_CREAT)

def read(begin, size):
    arguments = ctypes.c_void_p(begin), ctypes.c_size_t(size), ctypes.c_long(0)
    got = LIBC.pwrite(FILE, *arguments)
    return os.preadv(FILE, [memoryview(COPY)[:got]], 0) if got > 0 else 0

def regions():
    for line in open("/proc/self/maps").read().splitlines():
        addresses, rights, *_ = line.split()
        if rights.startswith("rw") and "/dev/" not in line:
            begin, end = (int(part, 16) for part in addresses.split("-"))
            yield begin, end

def scan():
    # The numbers of those that are found, and how many megabytes were searched.
    top = np.zeros(1 << 16, dtype=bool)
    top[(WANTED >> np.uint64(48)).astype(int)] = True
    found, searched = set(), 0
    own = [(part.ctypes.data, part.ctypes.data + part.nbytes) for part in (COPY, WORDS)]
    for begin, end in regions():
        while begin < end:
            size = read(begin, min(SIZE + 8, end - begin))
            if not size:
                break
            searched += size
            for offset in range(8):
                n = min((size - offset) // 8, len(WORDS))
                if n <= 0:
                    continue
                words = WORDS[:n]
                np.multiply(COPY[offset : offset + 8 * n].view(np.uint64), FACTOR, out=words)
                near = np.flatnonzero(top[words.view(np.uint16)[3::4]])
                near = near[np.isin(words[near], WANTED)]
                for place in near:
                    address = begin + offset + 8 * int(place)
                    if not any(first <= address < last for first, last in own):
                        found |= set(np.flatnonzero(WANTED == words[place]).tolist())
            begin += min(size, SIZE)
    return sorted(found), searched >> 20
"""


def scanner(needles: dict[str, bytes]) -> str:
    """A student's cell that can search its memory for needles of eight bytes."""
    factor = 0x9E3779B97F4A7C15
    wanted = [
        int.from_bytes(needle, "little") * factor % 2**64
        for needle in needles.values()
        if len(needle) == 8
    ]
    assert len(wanted) == len(needles)
    return SCAN.replace("{factor}", str(factor)).replace("{wanted}", str(wanted))


def graded(engine: Engine, answer: str) -> Outcome:
    """After another submission, and between exercises of the same student."""
    work = OTHERS.replace(OTHERS_REFERENCE, OTHERS_WORK)
    critic = Task(trial("critic", work, hidden=critic_cases()))
    before = Task(trial("update_critic", f"# {OTHER_SUBMISSION}\n{PLAIN}"))
    engine.grade(Job((before, critic), {"notes.txt": OTHER_SUBMISSION.encode()}, LIMITS))
    job = Job((critic, Task(trial("update_critic", answer)), critic), {}, LIMITS)
    first, got, last = engine.grade(job)
    assert (first.points, last.points) == (4, 4)
    return got


def found_in(text: str, needles: dict[str, bytes]) -> tuple[set[str], int]:
    """Names of what a search found, and how many megabytes it went through."""
    numbers, searched = json.loads(text[text.index("[[") : text.index("]]") + 2])
    names = list(needles)
    return {names[number] for number in numbers}, searched[0]


REPORT = "found, size = scan()\n{0}(str([found, [size]]))\n"


def test_an_answers_memory_holds_nothing_that_it_is_compared_with(
    engine: Engine, secrets: dict[str, bytes]
) -> None:
    """Searched when its cell runs, and again while it is drilled."""
    own = {"own work": OWN_WORK.encode(), "planted": PLANTED.encode()}
    needles = secrets | own
    planted = bytes(letter ^ 1 for letter in PLANTED.encode())
    cell = (
        f"# {OWN_WORK}\n{scanner(needles)}\n"
        f"planted = bytes(letter ^ 1 for letter in {planted!r})\n"
        f"{REPORT.format('print')}"
        "def update_critic(*args):\n"
        "    found, size = scan()\n"
        "    raise ValueError(str([found, [size]]))\n"
    )
    got = graded(engine, cell)
    assert (got.points, got.cell_error) == (0, "")
    for text in (got.cell_printed, got.message):
        found, searched = found_in(text, needles)
        assert searched > 50
        assert found == set(own)


def test_the_search_would_find_the_numbers_of_who_works_them_out(
    engine: Engine, secrets: dict[str, bytes]
) -> None:
    """The same search in an answer that is right until its last case."""
    searches = UPDATE.replace(
        "    return loss",
        "    if len(batch.obs) == 9:\n"
        "        found, size = scan()\n"
        "        raise ValueError(str([found, [size]]))\n"
        "    return loss",
    )
    got = graded(engine, scanner(secrets) + "\n" + searches)
    assert got.points == 0 and "batch=9" in got.message
    found, _ = found_in(got.message, secrets)
    for case in (0, 1):
        assert {f"case {case}, loss, step {step}" for step in (1, 2)} <= found
        assert any(name.startswith(f"case {case}, critic after step 1") for name in found)
    assert "the reference" in found  # which stands in this answer's own cell
    assert not [name for name in found if name.startswith(("another", "a case of", "critic, "))]


# ---- the processes beside an answer's -----------------------------------------------------------


def memory_holds(pid: int, needles: dict[str, bytes]) -> set[str]:
    """Names of the needles that a process's readable memory holds."""
    found = set()
    with open(f"/proc/{pid}/mem", "rb", 0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            addresses, rights, *_ = line.split()
            if not rights.startswith("rw"):
                continue
            begin, end = (int(part, 16) for part in addresses.split("-"))
            try:
                memory.seek(begin)
                content = memory.read(end - begin)
            except (OSError, ValueError, OverflowError):  # such as [vvar]
                continue
            found |= {name for name, needle in needles.items() if needle in content}
    return found


def test_template_and_launcher_never_see_a_payload(
    engine: Engine, secrets: dict[str, bytes]
) -> None:
    got = graded(engine, f"# {OWN_WORK}\n{PLAIN}")
    assert got.points == 4
    needles = {"own work": OWN_WORK.encode()} | {
        name: needle for name, needle in secrets.items() if "critic" not in name
    }
    try:
        with open(f"/proc/{engine._process.pid}/mem", "rb"):
            pass
    except PermissionError:
        pytest.skip("this user cannot read the memory of a process that it started")
    assert memory_holds(engine._process.pid, needles) == set()
    for pair in engine._pairs.values():
        assert memory_holds(pair.launcher, needles) == set()
        known = memory_holds(pair.examiner, needles)
        assert {name for name in known if name.startswith("case 0, loss")}  # it would be found


# ---- words --------------------------------------------------------------------------------------

SECRET = "the_" + "secret_of_the_reference"
HELPER = f"def helper(x):\n    {SECRET} = 3.25\n    return {SECRET} * x\n"
WORDS = "helper.__code__.co_varnames[1]"

TELLS = {
    "an exception": f"def update_critic(*args):\n    raise ValueError({WORDS})",
    "its disassembly": (
        "import dis\ndef update_critic(*args):\n    raise ValueError(dis.Bytecode(helper).dis())"
    ),
    "its constants": (
        f"def update_critic(*args):\n    raise ValueError({WORDS}, helper.__code__.co_consts)"
    ),
    "a long text": f"def update_critic(*args):\n    raise ValueError({WORDS} * 999)",
    "the name of an exception": (
        f"def update_critic(*args):\n    raise type({WORDS}, (Exception,), {{}})()"
    ),
    "the name of a name": f"def update_critic(*args):\n    return globals()[{WORDS}]",
    "an exception in the cell": f"raise ValueError({WORDS})",
    "the name of an exception in the cell": f"raise type({WORDS}, (Exception,), {{}})('x')",
    "a print": f"print({WORDS})\ndef update_critic(*args):\n    print({WORDS})",
    "a text in place of a loss": f"def update_critic(*args):\n    return {WORDS}",
    "a list in place of a loss": f"def update_critic(*args):\n    return [{WORDS}]",
    "keys in place of a loss": f"def update_critic(*args):\n    return {{{WORDS}: 1}}",
    "the name of a type": f"def update_critic(*args):\n    return type({WORDS}, (), {{}})()",
    "a name of a parameter": (
        "def update_critic(critic, *args):\n"
        f"    critic.register_buffer({WORDS}, torch.ones(1))\n    return 1.0"
    ),
    "a file name": f"def update_critic(*args):\n    open({WORDS})",
    "a promise": (
        "import sys\ndef update_critic(*args):\n"
        "    record = sys._getframe(1).f_locals['record']\n"
        f"    record.entries.clear()\n    record.fact({WORDS}, False, {WORDS})\n"
        "    raise SystemExit"
    ),
    "a refusal": (
        "import json, os, struct\n"
        "for number in os.listdir('/proc/self/fd'):\n"
        "    path = f'/proc/self/fd/{number}'\n"
        "    if os.path.exists(path) or os.path.islink(path):\n"
        "        if os.readlink(path).startswith('socket'):\n"
        f"            data = json.dumps({{'refused': {WORDS}, 'missing': [{WORDS}],\n"
        f"                'cell_error': {WORDS}, 'cell_printed': {WORDS}}}).encode()\n"
        "            os.write(int(number), struct.pack('<I', len(data)) + data)\n"
        "os._exit(0)"
    ),
}


def told(outcome: Outcome) -> str:
    """All that anybody reads of an outcome."""
    parts = outcome.message, outcome.cause, outcome.cell_error, outcome.cell_printed
    return " ".join([*parts, outcome.printed, outcome.ename, *outcome.notes])


def helped(answer: str, kind: str, helper: str = HELPER) -> Trial:
    return trial("update_critic", answer, Cell("helper", helper, kind))


@pytest.mark.parametrize("what", TELLS)
def test_an_answer_cannot_tell_its_author_of_others_solutions(engine: Engine, what: str) -> None:
    alone = helped(TELLS[what], "reference")
    whole = helped(TELLS[what], "student", "def helper(x):\n    own_name = 2\n    return x")
    for task in (Task(alone), Task(alone, whole)):
        (got,) = engine.grade(Job((task,), limits=LIMITS))
        assert got.points == 0
        assert SECRET not in told(got) and "secret" not in told(got)


UNSAID = ("a list in", "keys in", "a name of a parameter", "a refusal", "a promise")


@pytest.mark.parametrize("what", [what for what in TELLS if not what.startswith(UNSAID)])
def test_what_its_own_cells_say_it_is_told(engine: Engine, what: str) -> None:
    """The same words, where no solution of others is at hand."""
    (got,) = engine.grade(Job((Task(helped(TELLS[what], "student")),), limits=LIMITS))
    assert got.points == 0
    assert "secret" in told(got)


def test_an_honest_crash_keeps_its_text(engine: Engine) -> None:
    """It happens in the notebook as handed in as well, where there is nothing to be told of."""
    crash = "def update_critic(*args):\n    return helper(2)['loss']"
    own = "def helper(x):\n    return {}"
    alone, whole = (
        helped(crash, "reference", "def helper(x):\n    return {}"),
        helped(crash, "student", own),
    )
    (only,) = engine.grade(Job((Task(alone),), limits=LIMITS))
    assert f"Your code ended with KeyError: {WITHHELD}." in only.message
    (got,) = engine.grade(Job((Task(alone, whole),), limits=LIMITS))
    assert "Your code ended with KeyError: 'loss' (line 2, return helper(2)['loss'])" in got.message


def test_an_honest_error_in_a_cell_keeps_its_text(engine: Engine) -> None:
    cell = "print('so far')\nimport no_such_module"
    both = Task(helped(cell, "reference"), helped(cell, "student"))
    (got,) = engine.grade(Job((both,), limits=LIMITS))
    assert got.cell_error == "ModuleNotFoundError: No module named 'no_such_module'"
    assert got.cell_printed == "so far\n"
    custom = "class Mine(Exception):\n    pass\nraise Mine('no')"
    both = Task(helped(custom, "reference"), helped(custom, "student"))
    (got,) = engine.grade(Job((both,), limits=LIMITS))
    assert got.cell_error == "Mine: no"


def test_an_honest_difference_is_told_with_its_numbers(engine: Engine) -> None:
    wrong = PLAIN.replace("return loss", "return 2 * loss")
    (got,) = engine.grade(Job((Task(helped(wrong, "reference")),), limits=LIMITS))
    assert "loss, step 1: expected " in got.message and WITHHELD not in got.message


@pytest.mark.parametrize(
    "test",
    [
        "assert answer() == 42, f'the answer is 42, not {answer()}'",
        "print(answer())\nassert answer() == 42",
        "raise type(answer(), (Exception,), {})()",
    ],
)
def test_a_test_of_plain_asserts_tells_nothing_of_others_solutions(
    engine: Engine, test: str
) -> None:
    answer = f"def answer():\n    return {WORDS}"

    def plain(kind: str) -> Trial:
        given = Cell("imports", IMPORTS, "given"), Cell("helper", HELPER, kind)
        return Trial("answer", (*given, Cell("answer", answer, "student")), test, 3.0)

    (got,) = engine.grade(Job((Task(plain("reference")),), limits=LIMITS))
    assert got.points == 0 and "secret" not in told(got)
    own = Trial("answer", (Cell("answer", "def answer():\n    return '41'", "student"),), test, 3.0)
    (got,) = engine.grade(Job((Task(plain("reference"), own),), limits=LIMITS))
    assert got.points == 0 and "secret" not in told(got) and "41" in told(got)
