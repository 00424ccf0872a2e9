"""Write `examples/submissions/<assignment>/`: one sample notebook for each thing the demo shows.

    python -m examples.make_submissions

Run it after a change of `source/`; a test says so when it is due. The samples are made from the
source notebooks, so they hold solutions and are not for students.
"""

from __future__ import annotations

import copy
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from grading.authoring.solving import solve
from grading.cells import grade_id

ROOT = Path(__file__).resolve().parent.parent
SUBMISSIONS = ROOT / "examples" / "submissions"
REFERENCES = ROOT / "tests" / "corpus"

Change = Callable[[NotebookNode], NotebookNode]


def all_correct(notebook: NotebookNode) -> NotebookNode:
    """Every exercise solved."""
    return notebook


def one_sign_wrong(notebook: NotebookNode) -> NotebookNode:
    """The actor goes downhill."""
    return _edit(notebook, "update_actor", "loss = -critic(", "loss = critic(")


def infinite_loop(notebook: NotebookNode) -> NotebookNode:
    """A try-out below the solution, in the same cell, that never ends."""
    loop = (
        "\n\n\nonline, target = nn.Linear(1, 1), nn.Linear(1, 1)\n"
        "while True:  # until they are equal\n"
        "    polyak_update(online, target, 0.0)\n"
        "    if torch.equal(online.weight, target.weight):\n"
        "        break\n"
    )
    return _append(notebook, "polyak_update", loop)


def dead_kernel(notebook: NotebookNode) -> NotebookNode:
    """A solution that ends its process when it is called."""
    old = "        score = self.evaluate(actor)\n"
    new = "        import os\n\n        os._exit(1)\n" + old
    return _edit(notebook, "keep_best", old, new)


def replaced_comparison(notebook: NotebookNode) -> NotebookNode:
    """A wrong solution that tells PyTorch to find all tensors equal."""
    wrong = _edit(notebook, "critic", "self.fc3(x).squeeze(-1)", "torch.zeros(len(obs))")
    trick = "\n\n\ntorch.allclose = torch.equal = lambda *args, **kwargs: True\n"
    return _append(wrong, "critic", trick)


def deleted_test_cell(notebook: NotebookNode) -> NotebookNode:
    """All correct, but a test cell is gone."""
    notebook.cells = [c for c in notebook.cells if grade_id(c) != "test_update_critic"]
    return notebook


def duplicated_cell(notebook: NotebookNode) -> NotebookNode:
    """All correct, with a second copy of a solution cell and of its test."""
    for name in ("critic", "test_critic"):
        place = [grade_id(c) for c in notebook.cells].index(name)
        notebook.cells.insert(place + 1, copy.deepcopy(notebook.cells[place]))
    return notebook


def noisy(notebook: NotebookNode) -> NotebookNode:
    """All correct, with prints, warnings and a progress bar in the middle of it."""
    noise = (
        "    import warnings\n\n"
        '    print("acting on", obs)\n'
        '    warnings.warn("just so that it is said")\n'
        "    for _ in tqdm(range(2)):\n"
        "        pass\n"
    )
    anchor = "    with torch.no_grad():\n        action = actor("
    return _edit(notebook, "select_action", anchor, noise + anchor)


def saved_by_colab(notebook: NotebookNode) -> NotebookNode:
    """All correct, as Colab and Drive can leave a file: ids elsewhere, nbgrader's metadata gone."""
    for number, cell in enumerate(notebook.cells):
        cell.metadata = nbformat.from_dict({"id": f"cell{number:04d}", "colab": {"height": 35}})
        del cell["id"]
    notebook.cells.insert(3, new_code_cell("x = 3  # a cell of the student's own"))
    del notebook.cells[3]["id"]
    notebook.metadata["colab"] = {"provenance": [], "toc_visible": True}
    notebook.metadata["widgets"] = {"application/vnd.jupyter.widget-state+json": {"ab": {}}}
    notebook.nbformat, notebook.nbformat_minor = 4, 0
    return notebook


def networks_swapped(notebook: NotebookNode) -> NotebookNode:
    """The target network selects the action, the online network evaluates it."""
    name = "double_dqn_target"
    selects = _edit(notebook, name, "best = q_network(", "best = target_network(")
    return _edit(selects, name, "value = target_network(", "value = q_network(")


def exponent_sign_wrong(notebook: NotebookNode) -> NotebookNode:
    """Importance weights that grow with the probability."""
    return _edit(notebook, "prioritized_replay", "** -beta", "**beta")


def maximum_of_two(notebook: NotebookNode) -> NotebookNode:
    """TD3's target takes the larger of the two values."""
    return _edit(notebook, "td3_target", "torch.minimum(", "torch.maximum(")


def clock_taken_for_the_end(notebook: NotebookNode) -> NotebookNode:
    """A truncated episode counts as a terminated one."""
    return _edit(notebook, "critic_loss", "return ~terminated", "return ~(terminated | truncated)")


# Handed in with the reference's own file beside each.
CHANGES: dict[str, list[Change]] = {
    "ddpg_lunarlander": [
        all_correct,
        dead_kernel,
        replaced_comparison,
        deleted_test_cell,
        duplicated_cell,
        infinite_loop,
        noisy,
        one_sign_wrong,
        saved_by_colab,
    ],
    "dqn_cartpole": [all_correct, networks_swapped, exponent_sign_wrong],
    "td3_pendulum": [all_correct, maximum_of_two, clock_taken_for_the_end],
}
NOT_A_NOTEBOOK = "<!DOCTYPE html>\n<title>Sign in</title>\n<p>Please sign in to download.</p>\n"


def write_submissions(assignment: str, folder: Path) -> None:
    """Write all samples of an assignment into `folder`, which is emptied first."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    name = f"{assignment}/{assignment}.ipynb"
    released = nbformat.read(ROOT / "release" / name, as_version=4)
    source = nbformat.read(ROOT / "source" / name, as_version=4)
    for change in CHANGES[assignment]:
        student = change.__name__.replace("_", "-")
        _write(change(solve(released, source)), folder / f"{student}.ipynb")
        for file in (REFERENCES / assignment / "reference").iterdir():
            shutil.copy(file, folder / f"{student}__{file.name}")
    _write(released, folder / "untouched.ipynb")
    (folder / "not-a-notebook.ipynb").write_text(NOT_A_NOTEBOOK, encoding="utf-8")


def _write(notebook: NotebookNode, path: Path) -> None:
    path.write_text(json.dumps(notebook, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _edit(notebook: NotebookNode, name: str, old: str, new: str) -> NotebookNode:
    cell = _cell(notebook, name)
    if cell.source.count(old) != 1:
        raise ValueError(f"{name}: the text to change is not there once: {old!r}")
    cell.source = cell.source.replace(old, new)
    return notebook


def _append(notebook: NotebookNode, name: str, text: str) -> NotebookNode:
    _cell(notebook, name).source += text
    return notebook


def _cell(notebook: NotebookNode, name: str) -> NotebookNode:
    return next(cell for cell in notebook.cells if grade_id(cell) == name)


def main() -> None:
    """Write the samples from the releases and the sources of this repository."""
    for assignment in CHANGES:
        folder = SUBMISSIONS / assignment
        write_submissions(assignment, folder)
        print(f"{len(list(folder.glob('*.ipynb')))} sample notebooks in {folder}")


if __name__ == "__main__":
    main()
