"""Trained agents in the real engine: the answer's process acts, the environment is elsewhere."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from drilledcourse import IMPORTS, LAB
from test_drills import FRAMES, WRITE
from tinycourse import REPOSITORY

from grading.engine.client import Engine
from grading.engine.examiner import DIED, FOREIGN, WITHHELD
from grading.engine.jobs import (
    DIFFERENT,
    STOPPED,
    Cell,
    DrillCall,
    Job,
    Limits,
    Outcome,
    Task,
    Trial,
)

torch = pytest.importorskip("torch")
pytest.importorskip("Box2D")

LIMITS = Limits(cell_s=20, patience=6)
SEEDS = [314_159_265, 271_828_182]
FILE = "ddpg_actor.pt"
TRAINED = REPOSITORY / "tests" / "corpus" / LAB / "reference" / FILE

OWN = """\
class Actor(nn.Module):
    def __init__(self, obs_dim, action_dim, low, high):
        super().__init__()
        self.only = nn.Linear(obs_dim, action_dim)

    def forward(self, obs):
        return self.only(obs)
"""


def task(actor: str = "", *others: Cell, seeds: list[int] = SEEDS) -> Task:
    cells = Cell("imports", IMPORTS, "given"), *others, Cell("trained_agent", actor, "student")
    call = DrillCall(LAB, "trained_agent", ("Actor",), ({"seeds": seeds},))
    return Task(Trial("trained_agent", cells, "", 6.0, call))


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with Engine(Job((task(OWN),), limits=LIMITS)) as engine:
        engine.grade(Job(()))
        yield engine


def saved(weights: Any) -> bytes:
    file = io.BytesIO()
    torch.save(weights, file)
    return file.getvalue()


def weights(*shapes: tuple[int, int]) -> bytes:
    torch.manual_seed(0)
    layers = torch.nn.Sequential(*(torch.nn.Linear(b, a) for a, b in shapes))
    return saved(layers.state_dict())


def own_weights() -> bytes:
    torch.manual_seed(0)
    return saved({"only.weight": torch.randn(2, 8) / 9, "only.bias": torch.zeros(2)})


def fly(engine: Engine, actor: str = "", data: bytes | None = None, *others: Cell) -> Outcome:
    """The outcome; no process that serves the next submission ends over it."""
    before = engine._process.pid, sorted(pair[1:] for pair in engine._pairs.values())
    files = {} if data is None else {FILE: data}
    (got,) = engine.grade(Job((task(actor, *others),), files, LIMITS))
    assert (engine._process.pid, sorted(pair[1:] for pair in engine._pairs.values())) == before
    return got


def test_a_trained_agent_earns_its_points_without_any_code(engine: Engine) -> None:
    got = fly(engine, "", Path(TRAINED).read_bytes())
    assert got.points > 5
    assert f"The mean return of {FILE} over 2 episodes is " in got.message
    assert (got.notes, got.reported) == ((), False)


def test_an_untrained_agent_earns_little_and_is_told_why(engine: Engine) -> None:
    got = fly(engine, "", weights((256, 8), (256, 256), (2, 256)))
    assert (got.points, got.ename) == (0, DIFFERENT)
    assert got.message.startswith("0 of 6 points. The mean return of ddpg_actor.pt over 2 episodes")


def test_weights_of_another_network_fly_in_the_students_own(engine: Engine) -> None:
    got = fly(engine, OWN, own_weights())
    assert "The mean return of" in got.message


def test_two_flights_are_the_same(engine: Engine) -> None:
    first, second = (fly(engine, OWN, own_weights()) for _ in range(2))
    assert (first.points, first.message) == (second.points, second.message)


REFUSED = {
    "no file": ("", None, "ddpg_actor.pt is missing: run the cell that saves the agent"),
    "no weights": ("", b"weights", "cannot be loaded with weights_only=True"),
    "a list": ("", saved([1.0]), "holds a list; expected a state dict"),
    "weights of the critic": ("", weights((256, 10), (1, 256)), "the weights of the critic?"),
    "weights that fit nothing": (OWN, weights((4, 8)), "nor your Actor. Their shapes are"),
    "NaN": (
        OWN.replace("return self.only(obs)", "return self.only(obs) * torch.nan"),
        own_weights(),
        "An action is no finite number",
    ),
    "a shape": (
        OWN.replace("return self.only(obs)", "return self.only(obs)[0]"),
        own_weights(),
        "gave actions of shape (2,); expected (2, 2)",
    ),
    "a crash": (
        OWN.replace("return self.only(obs)", "return self.only(obs).no_such_thing"),
        own_weights(),
        "The agent failed in the middle of an episode: AttributeError",
    ),
    "text": (
        OWN.replace("return self.only(obs)", "return 'up'"),
        own_weights(),
        "The agent failed in the middle of an episode: ValueError",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_flown_is_told(engine: Engine, what: str) -> None:
    actor, data, part = REFUSED[what]
    got = fly(engine, actor, data)
    assert (got.points, got.ename, got.notes) == (0, DIFFERENT, ())
    assert part in got.message


def test_the_process_of_an_agent_knows_no_seeds(engine: Engine) -> None:
    """Neither what it was told nor anything else that Python knows of."""
    looks = """
import gc
for one in gc.get_objects():
    if type(one) is dict and "cell_s" in one and "drill" in one:
        print("told", one["drill"])
    if type(one) in (list, tuple) and len(one) == 2 and all(type(x) is int for x in one):
        if sum(one) == SUM:
            print("found", one)
"""
    got = fly(engine, looks.replace("SUM", str(sum(SEEDS))))
    assert "told {'assignment': 'ddpg_lunarlander'" in got.cell_printed
    assert not [seed for seed in SEEDS if str(seed) in got.cell_printed]


FORGED = {
    **{what: code for what, code in FRAMES.items() if "flights" not in what},
    "transcripts": "frame(b'{\"transcripts\": []}')",
    "points": 'frame(b\'{"points": 6, "flight": [6, "x"], "test": {"points": 6}}\')',
}


@pytest.mark.parametrize("what", FORGED)
def test_who_writes_something_else_than_that_it_is_ready_gains_nothing(
    engine: Engine, what: str
) -> None:
    got = fly(engine, f"{WRITE}{FORGED[what]}\nos._exit(0)\n")
    assert (got.points, got.ename, got.message) == (0, STOPPED, DIED)


@pytest.mark.parametrize("what", FORGED)
def test_who_writes_something_else_than_actions_gains_nothing(engine: Engine, what: str) -> None:
    got = fly(engine, f"{WRITE}frame(b'ready')\n{FORGED[what]}\nos._exit(0)\n")
    assert got.points == 0
    foreign = FOREIGN.partition("{")[0]
    assert got.message == DIED and all(note.startswith(foreign) for note in got.notes)


def test_actions_without_an_end_are_no_flight_without_an_end(engine: Engine) -> None:
    """The right answers to observations that it never looked at, and the landing after them."""
    actions = "struct.pack('<4I', 0, 2, 2, 2) + struct.pack('<4f', 0, 0, 0, 0)"
    blind = f"{WRITE}frame(b'ready')\nfor _ in range(3_000): frame({actions})\n"
    got = fly(engine, blind)
    assert got.points == 0


def test_what_an_agents_process_says_of_others_solutions_is_left_out(engine: Engine) -> None:
    """Where solutions of other exercises are at hand, its words are not believed to be its own."""
    reference = Cell("helper", "def helper():\n    secret_of_the_reference = 1", "reference")
    forged = (
        f"{WRITE}frame(json.dumps({{'refused': str(helper.__code__.co_varnames)}}).encode())\n"
        "os._exit(0)\n"
    )
    raised = OWN + "\n        raise ValueError(helper.__code__.co_varnames)\n"
    for actor in (forged, f"{WRITE}frame(b'ready')\n{forged.removeprefix(WRITE)}", raised):
        got = fly(engine, actor, own_weights(), reference)
        assert got.points == 0
        assert "secret" not in f"{got.message} {got.cell_error} {got.cell_printed} {got.cause}"
        plain = fly(engine, actor, own_weights(), Cell("helper", reference.source, "student"))
        assert "secret" in plain.message or actor == raised
    assert WITHHELD in fly(engine, forged, None, reference).message


def test_the_own_notebook_says_in_its_own_words_why_an_agent_cannot_be_flown(
    engine: Engine,
) -> None:
    """Which is tried in second place, and holds no solution of the instructor's."""
    reference = Cell("helper", "x = 1", "reference")
    both = Task(task(OWN, reference).alone, task(OWN).alone)
    (got,) = engine.grade(Job((both,), {}, LIMITS))
    assert got.message.startswith("ddpg_actor.pt is missing: run the cell")


LIBRARIES = """
import io, multiprocessing, subprocess, sys, tempfile, threading
import gymnasium as gym
import matplotlib.pyplot as plt
import numpy as np
from torch.utils.data import DataLoader, TensorDataset

loader = DataLoader(TensorDataset(torch.arange(8.0)), batch_size=4, num_workers=2)
assert sum(float(batch.sum()) for (batch,) in loader) == 28
envs = gym.make_vec("CartPole-v1", 2, vectorization_mode="async")
envs.reset(seed=0)
envs.step(np.array([0, 1]))
envs.close()
frame = gym.make("LunarLander-v3", render_mode="rgb_array")
frame.reset(seed=0)
assert frame.render().std() > 0
figure, axes = plt.subplots()
axes.plot([0, 1])
figure.savefig(io.BytesIO())
with multiprocessing.get_context("spawn").Pool(1) as pool:
    assert pool.map(abs, [-1]) == [1]
shared = torch.zeros(4).share_memory_()
assert subprocess.run([sys.executable, "-c", "print(1)"], capture_output=True).stdout == b"1\\n"
torch.set_num_threads(2)
assert float((torch.ones(400, 400) @ torch.ones(400, 400)).sum()) == 400**3
with tempfile.NamedTemporaryFile() as file:
    torch.save({"x": shared}, file.name)
print("all work")
"""


def test_libraries_do_without_what_is_refused_in_a_sandbox(engine: Engine) -> None:
    got = fly(engine, LIBRARIES, Path(TRAINED).read_bytes())
    assert (got.cell_error, got.cell_printed.strip().splitlines()[-1:]) == ("", ["all work"])
    assert got.points > 5
