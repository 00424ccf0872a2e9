"""One training run of a source notebook's own cells: `python -m benchmarks.one_run NOTEBOOK SEED`.

Runs in the current folder and leaves `run.json` and what the notebook itself saves there. Test
cells and figures are left out; everything else is the notebook, with `SEED` changed.
"""

import json
import os
import re
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import matplotlib
import nbformat

LEFT_OUT = ("test_", "show_", "replay_demo", "preflight")


def run(notebook: Path, seed: int) -> dict:
    """Execute the notebook's code cells in order and return the figures of its training run."""
    matplotlib.use("agg")

    def with_seed(source: str) -> str:
        source, changed = re.subn(r"^SEED = \d+$", f"SEED = {seed}", source, flags=re.MULTILINE)
        if changed != 1:
            raise ValueError("the hyper-parameters cell has to set SEED once, on its own line")
        return source

    names, seconds = execute(notebook, LEFT_OUT, changes={"hyperparameters": with_seed})
    returns = names["returns"]
    return {
        "seed": seed,
        "mean_return": round(float(returns.mean()), 1),
        "std_return": round(float(returns.std()), 1),
        "interquartile_mean": round(names["interquartile_mean"](returns), 1),
        "episodes": len(returns),
        "best_evaluation": round(names["keep_best"].best_score, 1),
        "wall_seconds": round(seconds["train"][0]),
        "cpu_seconds": round(seconds["train"][1]),
        "steps": names["TRAINING_STEPS"],
        "settings": settings(names),
        "history": names["keep_best"].history,
    }


def execute(
    notebook: Path,
    left_out: tuple[str, ...] = (),
    only: tuple[str, ...] | None = None,
    changes: Mapping[str, Callable[[str], str]] | None = None,
) -> tuple[dict, dict[str, tuple[float, float]]]:
    """Execute the code cells in order; return their names, and each cell's seconds by id.

    left_out  beginnings of the ids of cells that are not run
    only      ids of the cells that are run, all if None
    changes   functions that change the source of a cell, by its id
    seconds   pairs: by the clock, and of processor time
    """
    names: dict = {"__name__": "__main__"}
    seconds: dict[str, tuple[float, float]] = {}
    for cell in nbformat.read(notebook, as_version=4).cells:
        if cell.cell_type != "code" or cell.id.startswith(left_out):
            continue
        if only is not None and cell.id not in only:
            continue
        source = cell.source
        if changes and cell.id in changes:
            source = changes[cell.id](source)
        wall, cpu = time.perf_counter(), time.process_time()
        exec(compile(source, f"<{cell.id}>", "exec"), names)
        seconds[cell.id] = time.perf_counter() - wall, time.process_time() - cpu
    return names, seconds


def execute_whole(
    assignment: str, left_out: tuple[str, ...], root: Path, runs: Path
) -> tuple[dict, dict[str, tuple[float, float]], tuple[float, float]]:
    """Execute an assignment's source as `execute` does; also the seconds of the whole.

    Moves into a folder below `runs`, where the notebook leaves its files, and makes the folders
    for what will be kept of them.
    """
    source = root / "source" / assignment
    for folder in (source / "expected", reference_folder(assignment, root), runs / assignment):
        folder.mkdir(parents=True, exist_ok=True)
    os.chdir(runs / assignment)
    begin = time.perf_counter(), time.process_time()
    names, seconds = execute(source / f"{assignment}.ipynb", left_out)
    whole = time.perf_counter() - begin[0], time.process_time() - begin[1]
    print(f"the whole notebook: {whole[0]:.0f} s, {whole[1]:.0f} s of CPU", flush=True)
    return names, seconds, whole


def reference_folder(assignment: str, root: Path) -> Path:
    """Where the weights of the reference solution lie."""
    return root / "tests" / "corpus" / assignment / "reference"


def settings(names: dict) -> dict:
    """The constants of the notebook: names in capitals that hold a number or a table."""
    return {
        name.lower(): value
        for name, value in names.items()
        if name.isupper() and name != "SEED" and isinstance(value, int | float | dict)
    }


if __name__ == "__main__":
    figures = run(Path(sys.argv[1]), int(sys.argv[2]))
    Path("run.json").write_text(json.dumps(figures))
