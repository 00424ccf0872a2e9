"""The parts of `make bench`, such as `python -m benchmarks training`; the README names them."""

from typing import Annotated

import typer

from benchmarks import controls as control_runs
from benchmarks import dqn as dqn_runs
from benchmarks import grading as grading_speed
from benchmarks import intake as intake_fuzz
from benchmarks import replay as replay_speed
from benchmarks import td3 as td3_runs
from benchmarks.reference_runs import ROOT, run_all

SEEDS = [0, 1, 2, 3, 4]

app = typer.Typer(add_completion=False)
Assignment = Annotated[str, typer.Argument(help="Name of the assignment.")]


@app.command()
def training(
    assignment: Assignment = "ddpg_lunarlander",
    seed: Annotated[list[int] | None, typer.Option(help="Training seed; may be repeated.")] = None,
) -> None:
    """Train the reference solution from its source notebook, one seed after the other."""
    _require(assignment)
    run_all(assignment, seed or SEEDS)


@app.command()
def dqn(seeds: Annotated[int, typer.Option(help="Trainings of each agent.")] = 10) -> None:
    """Run the notebook of `dqn_cartpole` in full, and train its main agents with many seeds."""
    _require("dqn_cartpole")
    dqn_runs.run(seeds)


@app.command()
def td3(seeds: Annotated[int, typer.Option(help="Trainings of each algorithm.")] = 10) -> None:
    """Run the notebook of `td3_pendulum` in full, and compare DDPG and TD3 on many seeds."""
    _require("td3_pendulum")
    td3_runs.run(seeds)


@app.command()
def controls(
    assignments: Annotated[list[str] | None, typer.Argument(help="Both without it.")] = None,
    seeds: Annotated[int, typer.Option(help="Trainings of each agent.")] = 10,
) -> None:
    """Train what stands between two agents of a lab: one change at a time, all else equal."""
    for assignment in assignments or [control_runs.DQN, control_runs.TD3]:
        _require(assignment)
        control_runs.run(assignment, seeds)


@app.command()
def replay() -> None:
    """Time prioritised replay against uniform replay, at four sizes."""
    _require("dqn_cartpole")
    replay_speed.run()


@app.command()
def grading(
    assignments: Annotated[list[str] | None, typer.Argument(help="All of them without it.")] = None,
    number: Annotated[int, typer.Option(help="Submissions of each assignment.")] = 40,
    small: Annotated[int, typer.Option(help="Submissions of a tiny assignment.")] = 1_000,
    part: Annotated[list[str] | None, typer.Option(help="Only this part; may be repeated.")] = None,
) -> None:
    """Grade the same submissions with plain nbgrader and with `course`."""
    chosen = assignments or sorted(path.parent.name for path in ROOT.glob("source/*/*.ipynb"))
    for assignment in chosen:
        _require(assignment)
    grading_speed.run(chosen, number, small, part or list(grading_speed.PARTS))


@app.command()
def intake(
    number: Annotated[int, typer.Option(help="Notebooks with mixed damage.")] = 5_000,
    alone: Annotated[int, typer.Option(help="Notebooks of each lab with each kind alone.")] = 3,
    seed: Annotated[int, typer.Option(help="Of all random choices.")] = 0,
) -> None:
    """Damage solved notebooks in a hundred ways and see what intake keeps of them."""
    intake_fuzz.run(number, alone, seed)


def _require(assignment: str) -> None:
    if not (ROOT / "source" / assignment / f"{assignment}.ipynb").is_file():
        raise typer.BadParameter(f"there is no source/{assignment}/{assignment}.ipynb")


app()
