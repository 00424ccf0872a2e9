"""What the reference solution of `dqn_cartpole` achieves: `python -m benchmarks dqn`.

Runs the source notebook's own cells in full, then trains three of the agents with ten seeds each,
on one thread.
Writes `source/dqn_cartpole/expected/`: `learning_curves.csv` and `.png`, `scores.csv`,
`results.json` (scores, seconds, machine) and `trained_agent.gif`; the weights of the best agent go
to `tests/corpus/dqn_cartpole/reference/`.
"""

import json
import shutil
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import matplotlib

matplotlib.use("agg")

import matplotlib.pyplot as plt  # noqa: E402

from benchmarks.one_run import execute_whole, reference_folder, settings  # noqa: E402
from benchmarks.reference_runs import ROOT, RUNS, machine  # noqa: E402

NAME = "dqn_cartpole"
SOLVED = 475.0
MORE_SEEDS = {
    "Double DQN": "double_dqn",
    "DQN 2015": "dqn_2015",
    "Double DQN + PER": "double_dqn_per",
}


def run(seeds: int, root: Path = ROOT, runs: Path = RUNS) -> None:
    """Run the notebook and the trainings with many seeds, and write what came of them."""
    expected = root / "source" / NAME / "expected"
    names, seconds, whole = execute_whole(NAME, ("test_", "preflight"), root, runs)
    curves = names["curves"]().round({"score": 1})
    curves.to_csv(expected / "learning_curves.csv", index=False)
    means = curves.groupby(["agent", "seed"])["score"].mean()
    ax = names["plot_agents"](curves, threshold=SOLVED)
    ax.figure.savefig(expected / "learning_curves.png", dpi=80)
    plt.close("all")
    shutil.copy("scores.csv", expected)
    shutil.copy("trained_agent.gif", expected)
    shutil.copy("dqn_cartpole.pt", reference_folder(NAME, root))

    more = {
        name: [_train(names, names[agent], seed) for seed in range(seeds)]
        for name, agent in MORE_SEEDS.items()
    }
    summary = {
        "assignment": NAME,
        "machine": machine()
        | {name: version(name) for name in ("pandas", "matplotlib", "seaborn")},
        "notebook": {
            "wall_seconds": round(whole[0]),
            "cpu_seconds": round(whole[1]),
            "training": {
                cell: {"wall_seconds": round(wall, 1), "cpu_seconds": round(cpu, 1)}
                for cell, (wall, cpu) in seconds.items()
                if cell.startswith("train_")
            },
        },
        "settings": settings(names),
        "agents": [
            {**row, "mean_of_the_curve": round(means[row["agent"], row["seed"]], 1)}
            for row in names["scores"]().to_dict("records")
        ],
        "best_agent": {
            "agent": names["best_name"],
            "seed": int(names["best_seed"]),
            "mean_return": round(float(names["best_returns"].mean()), 1),
            "episodes": len(names["best_returns"]),
        },
        "more_seeds": {
            name: {
                "solved": sum(row["mean_return"] >= SOLVED for row in rows),
                "runs": len(rows),
                "seeds": rows,
            }
            for name, rows in more.items()
        },
    }
    (expected / "results.json").write_text(json.dumps(summary, indent=2) + "\n")
    for name, part in summary["more_seeds"].items():
        print(f"{name}: {part['solved']} of {part['runs']} seeds reach {SOLVED:g}")


def _train(names: dict, agent: Callable, seed: int) -> dict:
    """One training, scored on 100 episodes that were not used to choose its weights."""
    cpu = time.process_time()
    training = names["train"](agent, seed)
    cpu = time.process_time() - cpu
    q_network = names["QNetwork"](4, 2, names["NN_L1"], names["NN_L2"])
    q_network.load_state_dict(training.best_weights)
    returns = names["greedy_returns"](q_network, 100, seed=2_000_000)
    history = training.history
    row = {
        "seed": seed,
        "mean_return": round(float(returns.mean()), 1),
        "lowest_return": float(returns.min()),
        "mean_of_the_curve": round(sum(score for _, score in history) / len(history), 1),
        "episodes": len(returns),
        "wall_seconds": round(training.seconds, 1),
        "cpu_seconds": round(cpu, 1),
    }
    print(row, flush=True)
    return row
