"""What prioritising costs: `python -m benchmarks replay` writes `benchmarks/replay.json`.

A step of the uniform buffer stores eight transitions and draws 128; a step of the prioritised one
also sets 128 priorities. Both are the notebook's own classes, both are full, and they take turns,
so that a busy machine slows both alike.
"""

import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch

from benchmarks.one_run import execute
from benchmarks.reference_runs import ROOT, machine

NOTEBOOK = ROOT / "source" / "dqn_cartpole" / "dqn_cartpole.ipynb"
CELLS = ("imports", "replay_buffer", "prioritized_replay")
SIZES = (1_000, 10_000, 100_000, 1_000_000)
ENVS, BATCH = 8, 128


def run(notebook: Path = NOTEBOOK, to: Path = ROOT / "benchmarks" / "replay.json") -> None:
    """Measure at every size, print a line for each, and write them down."""
    torch.set_num_threads(1)
    names, _ = execute(notebook, only=CELLS)
    rows = []
    for size in SIZES:
        rows.append(_measure(names["ReplayBuffer"], names["PrioritizedReplay"], size))
        print(rows[-1], flush=True)
    report = {"machine": machine(), "stored_a_step": ENVS, "drawn_a_step": BATCH, "sizes": rows}
    to.write_text(json.dumps(report, indent=2) + "\n")


def _measure(uniform_class, prioritized_class, size: int, rounds: int = 40) -> dict:
    rng = np.random.default_rng(0)
    uniform = uniform_class(size, 4, seed=0)
    prioritized = prioritized_class(size, 4, seed=0)
    for buffer in (uniform, prioritized):
        for part in np.array_split(np.arange(size), max(1, size // 10_000)):
            buffer.store(*_transitions(rng, len(part)))
    prioritized.update_priorities(np.arange(size), rng.exponential(size=size))
    new, td_errors = _transitions(rng, ENVS), rng.exponential(size=BATCH)

    def uniform_step() -> None:
        uniform.store(*new)
        uniform.sample(BATCH)

    def prioritized_step() -> None:
        prioritized.store(*new)
        _, places, _ = prioritized.sample(BATCH, 0.4)
        prioritized.update_priorities(places, td_errors)

    both = [(_seconds(uniform_step), _seconds(prioritized_step)) for _ in range(rounds)]
    return {
        "stored": size,
        "uniform_us": round(1e6 * statistics.median(first for first, _ in both), 1),
        "prioritized_us": round(1e6 * statistics.median(second for _, second in both), 1),
        "ratio": round(statistics.median(second / first for first, second in both), 2),
    }


def _transitions(rng: np.random.Generator, n: int) -> tuple[np.ndarray, ...]:
    obs, next_obs = rng.normal(size=(2, n, 4)).astype(np.float32)
    return obs, rng.integers(2, size=n), np.ones(n), next_obs, rng.random(n) < 0.02


def _seconds(step: Callable[[], None], turns: int = 100) -> float:
    begin = time.perf_counter()
    for _ in range(turns):
        step()
    return (time.perf_counter() - begin) / turns
