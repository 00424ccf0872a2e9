"""The demo's samples and expected scores, and that the lab runs for a student from the top."""

import os
import sys
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from nbclient import NotebookClient

from course_lib.drilling.checks import UNSOLVED
from examples.make_submissions import CHANGES, ROOT, SUBMISSIONS, write_submissions
from grading.cells import grade_id, is_test

FIRST_EXERCISE = {
    "ddpg_lunarlander": "critic",
    "dqn_cartpole": "run_episode",
    "td3_pendulum": "noise_schedule",
}
HANDED_IN = {
    "ddpg_lunarlander": "ddpg_actor.pt",
    "dqn_cartpole": "dqn_cartpole.pt",
    "td3_pendulum": "td3_pendulum.pt",
}
MADE_BY_TRAINING = ("agent", "stats", "keep", "runs", "results", "best")


@pytest.mark.parametrize("assignment", CHANGES)
def test_samples_are_what_the_source_gives(assignment, tmp_path):
    write_submissions(assignment, tmp_path / "fresh")
    fresh = {path.name: path.read_bytes() for path in (tmp_path / "fresh").iterdir()}
    committed = {p.name: p.read_bytes() for p in (SUBMISSIONS / assignment).iterdir()}
    differing = [name for name in fresh | committed if fresh.get(name) != committed.get(name)]
    assert not differing, "run `python -m examples.make_submissions`"


def test_every_sample_has_an_expected_score():
    expected = pd.read_csv(ROOT / "examples" / "expected_grades.csv")
    expected = expected[expected["submission"] != "missing"]
    samples = {(path.parent.name, path.stem) for path in SUBMISSIONS.glob("*/*.ipynb")}
    assert set(zip(expected["assignment"], expected["submission"], strict=True)) == samples


def test_source_is_committed_without_outputs():
    for path in (ROOT / "source").rglob("*.ipynb"):
        for cell in nbformat.read(path, as_version=4).cells:
            assert not cell.get("outputs") and not cell.get("execution_count"), path


def test_no_file_is_large():
    folders = ROOT / "source", ROOT / "tests" / "corpus"
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    assert max(path.stat().st_size for path in files) < 500_000


@pytest.fixture(scope="module", params=CHANGES)
def run_from_the_top(request, tmp_path_factory) -> nbformat.NotebookNode:
    """The release as a student finds it, every cell run in a plain kernel."""
    folder: Path = tmp_path_factory.mktemp("student")
    name = f"{request.param}/{request.param}.ipynb"
    notebook = nbformat.read(ROOT / "release" / name, as_version=4)
    environment = {k: v for k, v in os.environ.items() if k != "NBGRADER_EXECUTION"}
    client = NotebookClient(
        notebook,
        timeout=120,
        allow_errors=True,
        kernel_name="python3",
        resources={"metadata": {"path": str(folder)}},
    )
    client.execute(env=environment | {"OMP_NUM_THREADS": "1", "PATH": _path()})
    return notebook


def _path() -> str:
    return os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])


def failures(notebook: nbformat.NotebookNode) -> dict[str, nbformat.NotebookNode]:
    """The error of each cell that fails, by the cell's name."""
    return {
        grade_id(cell) or cell.id: output
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if output.output_type == "error"
    }


def assignment_of(notebook: nbformat.NotebookNode) -> str:
    return notebook.metadata["course"]["assignment"]


def test_run_all_stops_first_at_the_first_exercise(run_from_the_top):
    first = FIRST_EXERCISE[assignment_of(run_from_the_top)]
    name, error = next(iter(failures(run_from_the_top).items()))
    assert (name, error.ename, error.evalue) == (f"test_{first}", "CheckFailed", UNSOLVED)


def test_every_unsolved_exercise_says_so(run_from_the_top):
    failed = failures(run_from_the_top)
    tests = [grade_id(cell) for cell in run_from_the_top.cells if is_test(cell)]
    assert set(tests) <= set(failed)
    for name in tests:
        if name == "test_trained_agent":
            file = HANDED_IN[assignment_of(run_from_the_top)]
            assert f"{file} is missing" in failed[name].evalue
        else:
            assert failed[name].evalue == UNSOLVED, name


def test_nothing_fails_but_for_an_unsolved_exercise(run_from_the_top):
    """What needs a solution says that it is not solved; what needs its result, that it is gone."""
    for name, error in failures(run_from_the_top).items():
        assert error.ename in ("NotImplementedError", "NameError", "CheckFailed"), name
        if error.ename == "NameError":
            assert any(part in error.evalue for part in MADE_BY_TRAINING), error.evalue
