"""`python -m benchmarks [ASSIGNMENT] [--seed N ...]`: run a reference solution, write expected/."""

from typing import Annotated

import typer

from benchmarks.reference_runs import ROOT, run_all

SEEDS = [0, 1, 2, 3, 4]


def main(
    assignment: Annotated[str, typer.Argument(help="Name of the assignment.")] = "ddpg_lunarlander",
    seed: Annotated[list[int] | None, typer.Option(help="Training seed; may be repeated.")] = None,
) -> None:
    """Train the reference solution from its source notebook, one seed after the other."""
    if not (ROOT / "source" / assignment / f"{assignment}.ipynb").is_file():
        raise typer.BadParameter(f"there is no source/{assignment}/{assignment}.ipynb")
    run_all(assignment, seed or SEEDS)


typer.run(main)
