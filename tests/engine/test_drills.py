"""Drilled exercises in the real engine: what an answer claims is compared, whatever it writes."""

from __future__ import annotations

import base64
import copy
import json
import random
import zlib
from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from drilledcourse import (
    BY_HAND,
    CLIPPED,
    CRITIC,
    NAMES,
    NO_GAMMA,
    NO_LOSS,
    PLAIN,
    SUM,
    trial,
)

from grading.engine.client import Engine, EngineError
from grading.engine.examiner import DIED, Examiner
from grading.engine.jobs import DIFFERENT, STOPPED, Cell, Job, Limits, Outcome, Task

pytest.importorskip("torch")

LIMITS = Limits(cell_s=20, patience=6)


def tasks(*trials: Any) -> tuple[Task, ...]:
    return tuple(map(Task, trials))


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    reference = Job(tasks(trial("update_critic", PLAIN), trial("critic", CRITIC)), limits=LIMITS)
    with Engine(reference) as engine:
        engine.grade(Job(()))
        yield engine


@pytest.fixture(scope="module")
def references(engine: Engine) -> dict[str, list[Any]]:
    """By exercise the reference's transcripts, one for each case."""
    return {name: only for name, (only,) in engine.references().items()}


def grade(engine: Engine, answer: str, *others: Any) -> Outcome:
    """Grade an answer to `update_critic` between two right answers, which lose nothing by it.

    None of the processes that serve the next submission ends over it.
    """
    right = trial("critic", CRITIC)
    before = engine._process.pid, sorted(pair[1:] for pair in engine._pairs.values())
    job = Job(tasks(right, trial("update_critic", answer), *others, right), limits=LIMITS)
    outcomes = engine.grade(Job.from_bytes(job.to_bytes()))
    for other in (outcomes[0], outcomes[-1]):
        assert (other.points, other.ename, other.notes) == (4, "", ())
    assert (engine._process.pid, sorted(pair[1:] for pair in engine._pairs.values())) == before
    return outcomes[1]


# ---- answers ------------------------------------------------------------------------------------


@pytest.mark.parametrize("answer", [PLAIN, BY_HAND], ids=["reference", "by hand"])
def test_a_right_answer_gets_full_marks(engine: Engine, answer: str) -> None:
    got = grade(engine, answer)
    assert (got.points, got.ename, got.message, got.trace, got.notes) == (4, "", "", (), ())
    assert not got.reported and got.seconds > 0


@pytest.mark.parametrize(
    ("answer", "part", "case"),
    [
        (SUM, "update_critic (batch=3, obs_dim=2, action_dim=1, gamma=0.5, ends=0.4): loss,", 0),
        (NO_GAMMA, "loss, step 1: expected ", 0),
        (NO_LOSS, ", got 0.0000.", 0),
        (CLIPPED, "update_critic (batch=4, obs_dim=2, action_dim=2, gamma=0.9, ends=0.25, ", 3),
        (
            "def update_critic(*args):\n    pass",
            "expected a float ",
            0,
        ),
        (
            "def update_critic(*args):\n    return args[9]",
            "Your code ended with IndexError: tuple index out of range (line 2, return args[9]).",
            0,
        ),
        ("update_critic = 3", "Your code ended with TypeError: 'int' object is not callable.", 0),
    ],
    ids=["sum", "no gamma", "no loss", "clipped", "nothing", "crash", "no function"],
)
def test_a_wrong_answer_is_told_the_first_difference(
    engine: Engine, answer: str, part: str, case: int
) -> None:
    got = grade(engine, answer)
    assert (got.points, got.ename) == (0, DIFFERENT)
    assert part in got.message
    assert got.trace[0][:2] == ["case", case]


def test_what_a_difference_generally_comes_from_is_told(engine: Engine) -> None:
    got = grade(engine, PLAIN.replace("return loss", "return -loss"))
    assert got.cause == "The sign is the opposite one."
    assert grade(engine, "def update_critic(*args):\n    pass").cause == (
        "Is a return statement missing?"
    )


def test_a_broken_promise_is_a_difference(engine: Engine) -> None:
    changes = PLAIN.replace("    loss = ", "    batch.reward.zero_()\n    loss = ")
    assert grade(engine, changes).points == 0
    frozen = PLAIN.replace("    return", "    critic.requires_grad_(False)\n    return")
    assert grade(engine, frozen).points == 0
    gradients_off = PLAIN.replace("    return", "    torch.set_grad_enabled(False)\n    return")
    assert grade(engine, gradients_off).points == 0


def test_an_unsolved_exercise_is_told_so(engine: Engine) -> None:
    got = grade(engine, "def update_critic(*args):\n    raise NotImplementedError('not yet')")
    assert (got.points, got.ename) == (0, "NotImplementedError")


def test_a_missing_answer_is_told_with_the_error_of_its_cell(engine: Engine) -> None:
    got = grade(engine, "def update_critic(:\n    pass")
    assert (got.points, got.ename) == (0, "NameError")
    assert got.message == "name 'update_critic' is not defined"
    assert got.cell_error.startswith("SyntaxError")
    assert grade(engine, "").ename == "NameError"


def test_prints_are_worth_nothing_and_cost_nothing(engine: Engine) -> None:
    noisy = "print('in the cell')\n" + PLAIN.replace("    loss.b", "    print('!' * 9)\n    loss.b")
    got = grade(engine, noisy)
    assert (got.points, got.cell_printed, got.printed) == (4, "in the cell\n", "")


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("import os\ndef update_critic(*args):\n    os._exit(0)", "process ended"),
        ("import os\ndef update_critic(*args):\n    os.kill(os.getpid(), 9)", "process ended"),
        ("import os\nos.closerange(3, 65_536)", "process ended"),
        ("raise SystemExit", "name 'update_critic' is not defined"),
    ],
)
def test_an_answer_whose_process_ends_costs_itself(
    engine: Engine, answer: str, reason: str
) -> None:
    got = grade(engine, answer)
    assert got.points == 0 and reason in got.message


def test_what_fails_alone_is_tried_in_the_whole_notebook(engine: Engine) -> None:
    answer = PLAIN.replace("F.mse_loss", "my_loss")
    helper = Cell("", "my_loss = F.mse_loss", "student")
    task = Task(trial("update_critic", answer), trial("update_critic", answer, helper))
    (got,) = engine.grade(Job((task,), limits=LIMITS))
    assert (got.points, got.whole) == (4, True)


def test_a_reference_that_fails_its_own_drill_grades_nobody() -> None:
    broken = Job(tasks(trial("update_critic", "def update_critic(*args):\n    1 / 0")))
    reason = "reference solution of update_critic .* division by zero"
    with Engine(broken) as engine, pytest.raises(EngineError, match=reason):
        engine.grade(Job(()))


def test_what_is_accepted_beside_the_reference_is_right_too() -> None:
    doubled = PLAIN.replace("return loss.item()", "return 2 * loss.item()")
    own = [trial("update_critic", text) for text in (PLAIN, doubled)]
    with Engine(Job(tasks(*own), limits=LIMITS)) as engine:
        got = engine.grade(Job(tasks(*own, trial("update_critic", NO_LOSS)), limits=LIMITS))
    assert [outcome.points for outcome in got] == [4, 4, 0]


# ---- what an answer writes in place of a transcript ---------------------------------------------

WRITE = """\
import json, os, struct

def channel():
    for number in os.listdir("/proc/self/fd"):
        try:
            if os.readlink(f"/proc/self/fd/{number}").startswith("socket:"):
                return int(number)
        except OSError:
            pass

def write(data):
    fd = channel()
    while data:
        data = data[os.write(fd, data):]

def frame(data):
    write(struct.pack("<I", len(data)) + data)

"""


def claims(content: Any) -> str:
    """A cell that claims this and ends."""
    return f"{WRITE}frame({json.dumps(content)!r}.encode())\nos._exit(0)\n"


def scrambled(transcripts: list[Any], seed: int = 0) -> list[Any]:
    """The same form with other numbers in it."""
    import numpy as np

    from course_lib.drilling.transcript import from_json, to_json

    rng = np.random.default_rng(seed)

    def other(entry: Any) -> Any:
        if entry.kind == "tensor":
            return replace(entry, value=rng.normal(size=entry.value.shape))
        return replace(entry, value=float(rng.exponential())) if entry.kind == "float" else entry

    return [to_json([other(entry) for entry in from_json(one)]) for one in transcripts]


def with_nan(transcripts: list[Any]) -> list[Any]:
    told = copy.deepcopy(transcripts)
    for one in told:
        for entry in one:
            if entry["kind"] == "float":
                entry["value"] = float("nan")
    return told


FORGED = {
    "random numbers": lambda own, other: {"transcripts": scrambled(own)},
    "the visible cases alone": lambda own, other: {"transcripts": own[:2]},
    "the visible cases, and random numbers": lambda own, other: {
        "transcripts": own[:2] + scrambled(own[2:])
    },
    "the visible cases again and again": lambda own, other: {
        "transcripts": (own[:2] * 3)[: len(own)]
    },
    "another exercise": lambda own, other: {"transcripts": (other * 2)[: len(own)]},
    "nothing in each case": lambda own, other: {"transcripts": [[] for _ in own]},
    "too many cases": lambda own, other: {"transcripts": own + own[:1]},
    "a case too few": lambda own, other: {"transcripts": own[:-1]},
    "another order": lambda own, other: {"transcripts": own[::-1]},
    "NaN": lambda own, other: {"transcripts": with_nan(own)},
    "no transcripts": lambda own, other: {},
    "transcripts that are none": lambda own, other: {"transcripts": {"0": own}},
    "a number": lambda own, other: {"transcripts": 5},
    "points": lambda own, other: {"points": 4.0, "test": {"points": 4.0, "ename": ""}},
    "missing names": lambda own, other: {"missing": 5},
    "more missing names": lambda own, other: {"missing": [{}, ["update_critic"]]},
    "a refusal": lambda own, other: {"refused": "The agent is perfect."},
    "time": lambda own, other: {"transcripts": scrambled(own), "seconds": 10**400},
    "less time": lambda own, other: {"transcripts": scrambled(own), "seconds": -1e300},
    "texts that are none": lambda own, other: {
        "transcripts": scrambled(own),
        "cell_error": ["x"],
        "cell_printed": {"x": 1},
    },
    "draws without a shape": lambda own, other: {
        "transcripts": [
            [{"label": "x", "kind": "sample", "value": ["float64", ""], "shape": [0]}] for _ in own
        ]
    },
    "many numbers in a few bytes": lambda own, other: {
        "transcripts": [
            [
                {
                    "label": "x",
                    "kind": "sample",
                    "value": ["float32", base64.b64encode(zlib.compress(bytes(400_000))).decode()],
                    "shape": [100_000],
                }
            ]
            * 3_000
            for _ in own
        ]
    },
    "huge numbers": lambda own, other: {
        "transcripts": [[{"label": "x", "kind": "int", "value": 10**4_000}] for _ in own]
    },
    "texts without an end": lambda own, other: {
        "transcripts": [
            [{"label": "\ud800" * 9_999, "kind": "text", "value": "\x00" * 9_999}] for _ in own
        ]
    },
    "a list": lambda own, other: [own],
    "nothing": lambda own, other: None,
}


@pytest.mark.parametrize("what", FORGED)
def test_a_forged_transcript_gains_nothing(
    engine: Engine, references: dict[str, list[Any]], what: str
) -> None:
    content = FORGED[what](references["update_critic"], references["critic"])
    got = grade(engine, claims(content))
    assert got.points == 0 and got.ename
    assert len(got.message) < 2_000 and 0 <= got.seconds < 1e9


def test_who_knows_all_numbers_has_solved_the_exercise(
    engine: Engine, references: dict[str, list[Any]]
) -> None:
    """The forgery of these tests would be believed, if only its numbers were right."""
    assert grade(engine, claims({"transcripts": references["update_critic"]})).points == 4


FRAMES = {
    "20 MB": "frame(b' ' * 20_000_000)",
    "a length without an end": "write(struct.pack('<I', 0xffffffff) + b'x' * 99)",
    "deep JSON": "frame(b'{\"transcripts\":' + b'[' * 200_000)",
    "deep JSON that ends": ("frame(b'{\"transcripts\":' + b'[' * 100_000 + b']' * 100_000 + b'}')"),
    "deep JSON in a dictionary": "frame(b'{\"a\":' * 100_000)",
    "no JSON": "frame(b'all correct')",
    "no text": "frame(bytes(range(256)))",
    "a brace": "frame(b'{')",
    "a number of 10,000 digits": "frame(b'{\"seconds\":' + b'9' * 10_000 + b'}')",
    "a pickle": "import pickle\nframe(pickle.dumps({'transcripts': []}))",
    "an empty frame": "frame(b'')",
    "half a frame": "write(struct.pack('<I', 99) + b'half')",
    "half a length": "write(b'\\x01')",
    "nothing": "",
    "a word that flights know": "frame(b'ready')",
    "a word that flights know, and an array": (
        "frame(b'ready')\nframe(struct.pack('<4I', 0, 1, 1, 0))"
    ),
}


@pytest.mark.parametrize("what", FRAMES)
def test_a_frame_that_is_none_gains_nothing(engine: Engine, what: str) -> None:
    got = grade(engine, f"{WRITE}{FRAMES[what]}\nos._exit(0)\n")
    assert (got.points, got.ename, got.message) == (0, STOPPED, DIED)
    cut_short = what in ("half a frame", "half a length", "nothing")
    assert bool(got.notes) != cut_short
    assert all("wrote something else than a transcript" in note for note in got.notes)


def test_what_is_written_after_the_forgery_is_not_read(
    engine: Engine, references: dict[str, list[Any]]
) -> None:
    """The first frame counts: a right one behind it does not."""
    right = json.dumps({"transcripts": references["update_critic"]})
    answer = f"{WRITE}frame(b'{{}}')\nframe({right!r}.encode())\nos._exit(0)\n"
    assert grade(engine, answer).points == 0


# ---- answers that know that they are drilled ----------------------------------------------------

KNOWS = {
    "writes into the transcript": """
import sys
def update_critic(*args):
    record = sys._getframe(1).f_locals["record"]
    record.entries.clear()
    record("loss, step 1", 1.0)
    return 1.0
""",
    "drops the transcript": """
import sys
def update_critic(*args):
    frame = sys._getframe(1)
    while frame:
        for name in ("transcripts", "found"):
            if isinstance(frame.f_locals.get(name), list):
                frame.f_locals[name].clear()
        frame = frame.f_back
    return 1.0
""",
    "accepts everything": """
import course_lib.drilling.compare as compare, course_lib.drilling.checks as checks
import course_lib.drilling.traces as traces
for module in (compare, checks):
    module.first_difference = lambda references, answer: None
compare.entries_agree = lambda want, got: True
compare._close = lambda *args: True
compare.difference_in = traces.difference_in = lambda *args: None
def update_critic(*args):
    return 1.0
""",
    "records nothing": """
from course_lib.drilling import drill, record
record.Recorder.__call__ = lambda self, *args, **kw: None
record.Recorder._add = lambda self, entry: None
def update_critic(*args):
    return 1.0
""",
    "changes the drill": """
import dataclasses
import course_lib.drills.ddpg_lunarlander as drills
from course_lib.drilling import drill
easy = dataclasses.replace(drills.update_critic, run=lambda *args: None, visible=())
drills.update_critic = easy
drill.cases_of = lambda one, hidden: []
def update_critic(*args):
    return 1.0
""",
    "looks for expected numbers": """
import gc, inspect, json, pathlib
import course_lib.drills, course_lib.drills.ddpg_lunarlander as drills
from course_lib.drilling.transcript import Entry
known = [one for one in gc.get_objects() if isinstance(one, Entry)]
source = inspect.getsource(drills.update_critic.run)
assert "record(" in source and not known
def update_critic(*args):
    found = [one for one in gc.get_objects() if isinstance(one, Entry) and "loss" in one.label]
    return found[0].value
""",
    "gives what is public of the visible cases": """
import json, pathlib
import course_lib.drills
from course_lib.drilling.checks import known_file
file = known_file("ddpg_lunarlander")
public = {}
if file.is_file():
    public = json.loads(file.read_text())["exercises"].get("update_critic", {})
losses = [e["value"] for one in public.get("references", [[]])[0] for e in one
          if e["kind"] == "float"]
def update_critic(*args):
    return losses.pop(0) if losses else 1.0
""",
    "asks for the grader's modules": """
import sys
names = [name for name in sys.modules if name.startswith("grading")]
import grading.engine.examiner as examiner
examiner.Examiner._judged = lambda *args: None
examiner.DIED = ""
def update_critic(*args):
    return 1.0
""",
    "forks": """
import os
def update_critic(*args):
    for _ in range(3):
        os.fork()
    return 1.0
""",
}


@pytest.mark.parametrize("what", KNOWS)
def test_an_answer_that_knows_of_the_drill_gains_nothing(engine: Engine, what: str) -> None:
    got = grade(engine, KNOWS[what])
    assert got.points == 0 and got.ename


def test_hidden_cases_are_driven_too(engine: Engine) -> None:
    """Who solves only what is visible loses by what is not."""
    visible_only = PLAIN.replace(
        "    return loss.item()", "    return loss.item() if len(batch.obs) in (1, 3) else 0.0"
    )
    got = grade(engine, visible_only)
    assert got.points == 0 and "update_critic (batch=7, " in got.message
    assert "seed" not in got.message and "881" not in got.message


# ---- whatever is claimed, without a child -------------------------------------------------------


class Claims:
    """A run of which the answer told this."""

    reason, flight, seconds = "", None, 0.0

    def __init__(self, told: dict[str, Any]) -> None:
        self.told, self.notes = told, []

    def text(self, name: str) -> str:
        return ""


PIECES: list[Any] = [
    *(None, True, False, 0, -1, 1e308, float("nan"), float("inf"), 10**400, "", "x" * 999, [], {}),
    *(
        [[]],
        [[[]]],
        {"kind": "sample"},
        ["float64", "AAAA"],
        ["float64", ""],
        [0],
        [2**39],
        "x\x00",
    ),
    *("tensor", "sample", "error", "fact", "float", "int", "nothing", "\ud800"),
]


def mutated(rng: random.Random, content: Any) -> Any:
    """The content with some of its parts replaced, dropped or doubled."""
    if isinstance(content, list | dict) and content and rng.random() < 0.85:
        copied = content.copy()
        at = rng.choice(list(copied) if isinstance(copied, dict) else range(len(copied)))
        kind = rng.randrange(6)
        if kind == 0:
            del copied[at]
        elif kind == 1 and isinstance(copied, list):
            copied.insert(at, copied[at])
        else:
            copied[at] = mutated(rng, copied[at])
        return copied
    return rng.choice([*PIECES, [content]])


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_claimed_there_is_an_outcome(
    references: dict[str, list[Any]], seed: int
) -> None:
    rng = random.Random(seed)
    examiner = Examiner(SimpleNamespace(), SimpleNamespace())
    examiner._learn({name: [own] for name, own in references.items()})
    own = trial("update_critic", "")
    reference = replace(own.cells[0], kind="reference")
    trials = [own, replace(own, cells=(reference,)), replace(own, drill=None)]
    valid = {
        "transcripts": references["update_critic"],
        "test": {"points": 1.0, "ename": "E", "message": "m", "printed": "p"},
        "missing": [],
        "seconds": 1.0,
    }
    whole = 0
    for number in range(60):
        told = valid
        for _ in range(rng.randint(1, 5)):
            told = mutated(rng, told)
        if not isinstance(told, dict):
            continue
        told = json.loads(json.dumps(told))
        got = examiner._judged(trials[number % 3], Claims(told))
        assert isinstance(got, Outcome) and 0 <= got.points <= 4
        json.dumps(got.trace, allow_nan=False)
        whole += got.points == 4
    assert whole < 60


def test_names_fit_the_drills() -> None:
    """What these tests hand over is what the drills ask for."""
    from course_lib.drilling.drill import drills_of

    for exercise, name in NAMES.items():
        assert drills_of("ddpg_lunarlander")[exercise].needs == (name,)
