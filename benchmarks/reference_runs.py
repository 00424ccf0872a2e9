"""What a reference solution achieves: all seeds, one after the other, each in a fresh process.

Writes `source/<assignment>/expected/`: `learning_curves.csv` and `.png`, `results.json` (scores,
seconds, machine) and `trained_agent.gif`. The trained actors stay in `benchmarks/runs/`.
"""

import json
import os
import platform
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import matplotlib

matplotlib.use("agg")

import matplotlib.pyplot as plt  # noqa: E402
import pandas as pd  # noqa: E402
import psutil  # noqa: E402

from course_lib.evaluation import bootstrap_interval  # noqa: E402
from course_lib.plots import plot_learning_curves  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
RUNS = ROOT / "benchmarks" / "runs"
SOLVED = 200.0


def run_all(assignment: str, seeds: list[int]) -> None:
    """Train with every seed and write `expected/`; a finished run is not repeated.

    Delete `benchmarks/runs/<assignment>` to start over, as after a change of the notebook.
    """
    runs = []
    for seed in seeds:
        folder = RUNS / assignment / f"seed_{seed}"
        if not (folder / "run.json").is_file():
            print(f"{assignment}, seed {seed}: training ...", flush=True)
            _train(assignment, seed, folder)
        runs.append(json.loads((folder / "run.json").read_text()))
        print(_line(runs[-1]), flush=True)
    write_expected(assignment, runs)


def write_expected(assignment: str, runs: list[dict]) -> None:
    """Write the curves, the scores and the figure of some runs to `expected/`."""
    expected = ROOT / "source" / assignment / "expected"
    expected.mkdir(exist_ok=True)
    curves = pd.DataFrame(
        [(run["seed"], step, round(score, 1)) for run in runs for step, score in run["history"]],
        columns=["seed", "step", "score"],
    )
    curves.to_csv(expected / "learning_curves.csv", index=False)
    ax = plot_learning_curves(curves, threshold=SOLVED, title=f"{assignment}: greedy actor")
    ax.figure.savefig(expected / "learning_curves.png", dpi=80)
    plt.close(ax.figure)
    scores = [run["mean_return"] for run in runs]
    low, high = bootstrap_interval(scores) if len(scores) > 1 else (None, None)
    summary = {
        "assignment": assignment,
        "solved": sum(score >= SOLVED for score in scores),
        "runs": len(runs),
        "mean_of_means": round(sum(scores) / len(scores), 1),
        "interval_95": [low and round(low, 1), high and round(high, 1)],
        "machine": machine(),
        "steps": runs[0]["steps"],
        "settings": runs[0]["settings"],
        "seeds": [
            {k: v for k, v in run.items() if k not in ("history", "settings", "steps")}
            for run in runs
        ],
    }
    (expected / "results.json").write_text(json.dumps(summary, indent=2) + "\n")
    best = max(runs, key=lambda run: run["mean_return"])
    shutil.copy(RUNS / assignment / f"seed_{best['seed']}" / "trained_agent.gif", expected)
    print(f"{summary['solved']} of {len(runs)} seeds reach {SOLVED:g}; wrote {expected}")


def _train(assignment: str, seed: int, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    notebook = ROOT / "source" / assignment / f"{assignment}.ipynb"
    environment = os.environ | {"OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
    environment.pop("NBGRADER_EXECUTION", None)
    with (folder / "log.txt").open("w") as log:
        subprocess.run(
            [sys.executable, "-m", "benchmarks.one_run", str(notebook), str(seed)],
            cwd=folder, env=environment, stdout=log, stderr=log, check=True,
        )  # fmt: skip


def _line(run: dict) -> str:
    return (
        f"  seed {run['seed']}: {run['mean_return']:.0f} +- {run['std_return']:.0f} over "
        f"{run['episodes']} unseen episodes, {run['wall_seconds']} s, {run['cpu_seconds']} s of CPU"
    )


def machine() -> dict:
    packages = ("torch", "gymnasium", "numpy")
    return {
        "cpu": _cpu_name(),
        "cores": psutil.cpu_count(),
        "threads_used": 1,
        "python": platform.python_version(),
        **{name: version(name) for name in packages},
    }


def _cpu_name() -> str:
    info = Path("/proc/cpuinfo")
    if info.is_file():
        for line in info.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
