"""What causes what: each step of a ladder with all else equal, `python -m benchmarks controls`.

The labs' own cells train the agents; here stand only the agents between two rungs, which change one
thing at a time. Writes `source/<lab>/expected/controls.json`: every training, and Welch's test of
the pairs that a claim of the lab rests on.
"""

import json
import os
from collections.abc import Callable
from pathlib import Path

import matplotlib

matplotlib.use("agg")

import pandas as pd  # noqa: E402
import torch  # noqa: E402
from scipy import stats  # noqa: E402
from torch import nn  # noqa: E402

from benchmarks.one_run import execute  # noqa: E402
from benchmarks.reference_runs import ROOT, RUNS, machine  # noqa: E402

DQN, TD3 = "dqn_cartpole", "td3_pendulum"
SMALL = 8
"""As many transitions as the eight environments of `dqn_cartpole` give in one turn."""

_DQN_PAIRS = (
    ("fresh 8", "naive"),
    ("memory 64", "naive"),
    ("memory 64", "fresh 8"),
    ("memory 8", "fresh 8"),
    ("memory 64", "memory 8"),
    ("fresh 8 + target", "fresh 8"),
    ("memory 8 + target", "memory 8"),
    ("memory 8 + target", "fresh 8 + target"),
    ("memory 64 + target", "memory 64"),
    ("memory 64 + target", "fresh 8 + target"),
)
_TD3_PARTS = ("minimum", "delay", "smoothing", "TD3")


def run(assignment: str, seeds: int, root: Path = ROOT, runs: Path = RUNS) -> None:
    """Train each agent of an assignment's ladder with all seeds, and write what came."""
    make = {DQN: _dqn_rows, TD3: _td3_rows}[assignment]
    notebook = root / "source" / assignment / f"{assignment}.ipynb"
    (runs / f"{assignment}_controls").mkdir(parents=True, exist_ok=True)
    os.chdir(runs / f"{assignment}_controls")
    rows, pairs, measures = make(notebook, seeds)
    table = pd.DataFrame(rows)
    found = {
        "assignment": assignment,
        "machine": machine(),
        "seeds": seeds,
        "means": table.groupby("agent", sort=False)[list(measures)]
        .mean()
        .round(2)
        .to_dict("index"),
        "pairs": [_pair(table, a, b, what) for a, b in pairs for what in measures],
        "trainings": table.round(2).to_dict("records"),
    }
    file = root / "source" / assignment / "expected" / "controls.json"
    file.write_text(json.dumps(found, indent=1) + "\n")
    print(pd.DataFrame(found["means"]).T.to_string())
    print(pd.DataFrame(found["pairs"]).to_string())


def _pair(table: pd.DataFrame, one: str, other: str, what: str) -> dict:
    a, b = (table.loc[table["agent"] == name, what].to_numpy() for name in (one, other))
    test = stats.ttest_ind(a, b, equal_var=False)
    low, high = test.confidence_interval(0.95)
    return {
        "what": what,
        "a": one,
        "b": other,
        "difference": round(float(a.mean() - b.mean()), 2),
        "interval_95": [round(float(low), 2), round(float(high), 2)],
        "p_value": round(float(test.pvalue), 5),
    }


def _dqn_rows(notebook: Path, seeds: int) -> tuple[list[dict], tuple, tuple]:
    left_out = ("test_", "train_", "show_", "simple_", "untrained", "preflight", "save_", "play_")
    names, _ = execute(notebook, left_out)
    agents: dict[str, Callable] = {
        "naive": names["naive"],
        "fresh 8": _fresh(names, target=False),
        "fresh 8 + target": _fresh(names, target=True),
        "memory 8": _memory(names, SMALL, target=False),
        "memory 8 + target": _memory(names, SMALL, target=True),
        "memory 64": names["dqn_2013"],
        "memory 64 + target": names["dqn_2015"],
    }
    rows = []
    for name, agent in agents.items():
        for seed in range(seeds):
            training = names["train"](agent, seed)
            network = names["QNetwork"](4, 2, names["NN_L1"], names["NN_L2"])
            network.load_state_dict(training.best_weights)
            scores = [score for _, score in training.history]
            returns = names["greedy_returns"](network, 100, seed=2_000_000)
            row = {
                "agent": name,
                "seed": seed,
                "score": float(returns.mean()),
                "mean of the curve": sum(scores) / len(scores),
                "seconds": training.seconds,
            }
            rows.append(row)
            print(row, flush=True)
    return rows, _DQN_PAIRS, ("score", "mean of the curve")


def _fresh(names: dict, target: bool) -> Callable:
    """Learns from all transitions of the latest turn, and forgets them."""

    def agent(q_network: nn.Module, optimizer: torch.optim.Optimizer, seed: int) -> tuple:
        latest: list = []
        other = names["make_target"](q_network) if target else q_network

        def store(*transitions: object) -> None:
            buffer = names["ReplayBuffer"](len(transitions[0]), n_observations=4, seed=seed)
            latest[:] = [buffer.get(buffer.store(*transitions))]

        def learn(step: int) -> None:
            if latest:
                loss = names["dqn_loss"](q_network, other, latest.pop(), names["GAMMA"])
                names["descend"](optimizer, loss)
            if target:
                names["sync_target"](q_network, other, step, names["SYNC_EVERY"])

        return store, learn

    return agent


def _memory(names: dict, batch_size: int, target: bool) -> Callable:
    """DQN with another batch size."""

    def agent(q_network: nn.Module, optimizer: torch.optim.Optimizer, seed: int) -> tuple:
        buffer = names["ReplayBuffer"](names["BUFFER_SIZE"], n_observations=4, seed=seed)
        other = names["make_target"](q_network) if target else q_network

        def learn(step: int) -> None:
            batch = buffer.sample(batch_size)
            loss = names["dqn_loss"](q_network, other, batch, names["GAMMA"])
            names["descend"](optimizer, loss)
            if target:
                names["sync_target"](q_network, other, step, names["SYNC_EVERY"])

        return buffer.store, learn

    return agent


def _td3_rows(notebook: Path, seeds: int) -> tuple[list[dict], tuple, tuple]:
    """TD3's three parts, each alone on top of DDPG."""
    left_out = ("test_", "show_", "train_both", "compare", "save_", "fly", "variants", "preflight")
    definitions_alone = {
        "train_ddpg": lambda source: "runs = {}",
        "train_td3": lambda source: source.partition("runs[")[0],
        "tables": lambda source: source.partition("results =")[0],
    }
    names, _ = execute(notebook, left_out, changes=definitions_alone)

    class OneCritic(nn.Module):
        """One critic where TD3 has two: the smaller of a value and itself is that value."""

        def __init__(self, obs_dim: int, action_dim: int) -> None:
            super().__init__()
            self.critic1 = names["Critic"](obs_dim, action_dim)

        def forward(self, obs: torch.Tensor, action: torch.Tensor) -> tuple:
            value = self.critic1(obs, action)
            return value, value

    without = {"target_noise_std": 0.0, "policy_delay": 1}
    step = names["td3_step"]
    names["ALGORITHMS"] |= {
        "minimum": (names["TwinCritic"], step),
        "delay": (OneCritic, step),
        "smoothing": (OneCritic, step),
    }
    changes = {
        "DDPG": {},
        "minimum": without,
        "delay": {"target_noise_std": 0.0},
        "smoothing": {"policy_delay": 1},
        "TD3": {},
    }
    for name, changed in changes.items():
        names["runs"][name] = []
        for seed in range(seeds):
            training = names["train"](name, seed, {**names["SETTINGS"], **changed})
            names["runs"][name].append(training)
            print(name, seed, f"{training.cpu_seconds:.1f} s", flush=True)
    rows = names["summary"]().to_dict("records")
    pairs = tuple((part, "DDPG") for part in _TD3_PARTS)
    return rows, pairs, ("score", "mean of the curve", "late bias", "last bias")
