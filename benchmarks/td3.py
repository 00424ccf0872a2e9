"""What the reference solution of `td3_pendulum` achieves: `python -m benchmarks td3`.

Runs the source notebook's own cells in full, then trains DDPG and TD3 with ten seeds each on one
thread, and variants of DDPG's settings. Writes `source/td3_pendulum/expected/`:
`learning_curves.csv` and `.png`, `q_bias.png`, `maps.png`, `variants.csv`, `results.json` (scores,
comparison, bias, seconds, machine) and `trained_agent.gif`; the weights of the best agent go to
`tests/corpus/td3_pendulum/reference/`.
"""

import json
import shutil
from importlib.metadata import version
from pathlib import Path

import matplotlib

matplotlib.use("agg")

import matplotlib.pyplot as plt  # noqa: E402
import pandas as pd  # noqa: E402

from benchmarks.one_run import execute_whole, reference_folder  # noqa: E402
from benchmarks.reference_runs import ROOT, RUNS, machine  # noqa: E402

NAME = "td3_pendulum"
GOOD = -160.0
MEASURES = ("score", "mean of the curve", "late bias", "last bias")
VARIANTS = {
    "tau = 1": {"tau": 1.0},
    "batch_size = 8": {"batch_size": 8},
    "actor_lr = 0.03": {"actor_lr": 0.03},
    "critic_lr = 0.03": {"critic_lr": 0.03},
    "max_norm = 1": {"max_norm": 1.0},
    "gamma = 0.8": {"gamma": 0.8},
    "no noise": {"noise_start": 0.0, "noise_end": 0.0},
    'noise = "ou"': {"noise": "ou"},
}


def run(
    seeds: int, variant_seeds: int = 3, root: Path = ROOT, runs: Path = RUNS, variants=VARIANTS
) -> None:
    """Run the notebook, the trainings of all seeds and the variants; write what came of them."""
    expected = root / "source" / NAME / "expected"
    names, seconds, whole = execute_whole(NAME, ("preflight",), root, runs)
    notebook = {
        "wall_seconds": round(whole[0]),
        "cpu_seconds": round(whole[1]),
        "trainings_of_each": names["NUMBER_OF_TRAININGS"],
        "cells": {
            cell: {"wall_seconds": round(wall, 1), "cpu_seconds": round(cpu, 1)}
            for cell, (wall, cpu) in seconds.items()
            if wall > 1
        },
        "trainings": names["results"].round(1).to_dict("records"),
        "comparison": _comparisons(names, names["results"]),
        "best_agent": {
            "algorithm": names["best_run"].algorithm,
            "seed": names["best_run"].seed,
            "mean_return": round(float(names["best_returns"].mean()), 1),
            "episodes": len(names["best_returns"]),
        },
    }
    shutil.copy("trained_agent.gif", expected)
    shutil.copy("td3_pendulum.pt", reference_folder(NAME, root))

    for algorithm, trained in names["runs"].items():
        for seed in range(len(trained), seeds):
            trained.append(names["train"](algorithm, seed))
            print(f"{algorithm}, seed {seed}: {trained[-1].cpu_seconds:.1f} s of CPU", flush=True)
    _figures(names, expected)
    table = names["summary"]()
    trained_runs = (run for trained in names["runs"].values() for run in trained)
    table["cpu seconds"] = [run.cpu_seconds for run in trained_runs]
    good = {
        name: sum(score >= GOOD for score in table.loc[table["agent"] == name, "score"])
        for name in ("DDPG", "TD3")
    }
    report = {
        "assignment": NAME,
        "machine": machine()
        | {name: version(name) for name in ("scipy", "pandas", "matplotlib", "seaborn")},
        "settings": names["SETTINGS"],
        "evaluate_every": names["EVALUATE_EVERY"],
        "n_cut": names["N_CUT"],
        "notebook": notebook,
        "good_enough": GOOD,
        "runs_of_each": seeds,
        "good": good,
        "seeds": table.round(1).to_dict("records"),
        "comparison": _comparisons(names, table),
    }
    print(f"of {seeds} seeds reach {GOOD:g}: {good}", flush=True)
    _write(report, expected)

    rows = names["variant_rows"]
    rows.clear()
    reference_runs = names["runs"]["DDPG"][:variant_seeds]
    rows["reference", "DDPG"] = names["variant_row"]("reference", reference_runs)
    for variant, changes in variants.items():
        tried = names["train_variants"]({variant: changes}, variant_seeds)
        tried.to_csv(expected / "variants.csv", index=False)
        _write(report | {"variants": tried.to_dict("records")}, expected)
    print(tried.to_string(), f"\nwrote {expected}")


def _write(report: dict, expected: Path) -> None:
    (expected / "results.json").write_text(json.dumps(report, indent=2) + "\n")


def _figures(names: dict, expected: Path) -> None:
    """The curves of all seeds, the notebook's figures of them, and the maps of a training."""
    curves = names["curves"]().round({"score": 1, "bias": 2})
    curves.to_csv(expected / "learning_curves.csv", index=False)
    names["draw_curves"]()
    names["draw_bias"]()
    for figure in ("learning_curves.png", "q_bias.png"):
        shutil.copy(figure, expected)
    plt.close("all")
    names["show_maps"](names["runs"]["TD3"][0])
    plt.savefig(expected / "maps.png", dpi=60)
    plt.close("all")


def _comparisons(names: dict, table: pd.DataFrame) -> dict:
    """Welch's test of TD3 (a) against DDPG (b) for each measure, with the means of both."""
    td3, ddpg = (table[table["agent"] == name] for name in ("TD3", "DDPG"))
    found = {}
    for what in MEASURES:
        test = names["compare"](td3[what].to_numpy(), ddpg[what].to_numpy())
        found[what] = {
            "td3": round(float(td3[what].mean()), 2),
            "ddpg": round(float(ddpg[what].mean()), 2),
            "difference": round(test.difference, 2),
            "interval_95": [round(test.low, 2), round(test.high, 2)],
            "p_value": round(test.p_value, 5),
            "better": {"a": "TD3", "b": "DDPG", None: None}[test.better],
        }
    return found
