"""A course with two of the lander's exercises, judged by its drills: solutions, answers, cases."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_notebook
from tinycourse import REPOSITORY, cell

from grading.authoring.solving import without_marks
from grading.course import Course
from grading.engine.jobs import Cell, DrillCall, Trial

LAB = "ddpg_lunarlander"

IMPORTS = """\
import torch
import torch.nn.functional as F
from torch import nn
"""

UPDATE = '''\
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    """One step on the TD error."""
    ### BEGIN SOLUTION
    with torch.no_grad():
        next_value_by_the_reference = critic_target(batch.next_obs, actor_target(batch.next_obs))
        target = batch.reward + gamma * ~batch.terminated * next_value_by_the_reference
    loss = F.mse_loss(critic(batch.obs, batch.action), target)
    critic_optimizer.zero_grad()
    loss.backward()
    critic_optimizer.step()
    return loss.item()
    ### END SOLUTION
'''

CRITIC = '''\
class Critic(nn.Module):
    """Q(s, a)."""

    ### BEGIN SOLUTION
    def __init__(self, obs_dim, action_dim):
        super().__init__()
        self.fc1 = nn.Linear(obs_dim + action_dim, 256)
        self.fc2 = nn.Linear(256, 256)
        self.fc3 = nn.Linear(256, 1)

    def forward(self, obs, action):
        hidden_by_the_reference = F.relu(self.fc1(torch.cat([obs, action], dim=-1)))
        return self.fc3(F.relu(self.fc2(hidden_by_the_reference))).squeeze(-1)
    ### END SOLUTION
'''

SOLUTIONS = {"critic": CRITIC, "update_critic": UPDATE}
NAMES = {"critic": "Critic", "update_critic": "update_critic"}

HIDDEN: dict[str, tuple[dict, ...]] = {
    "critic": (
        dict(seed=771, batch=4, obs_dim=3, action_dim=1),
        dict(seed=772, batch=2, obs_dim=2, action_dim=2, scale=10.0),
    ),
    "update_critic": (
        dict(seed=881, batch=7, obs_dim=3, action_dim=2, gamma=0.97, ends=0.5),
        dict(seed=882, batch=4, obs_dim=2, action_dim=2, gamma=0.9, ends=0.25, scale=30.0),
        dict(seed=883, batch=9, obs_dim=4, action_dim=1, gamma=0.8, ends=0.0),
    ),
}
"""Of the form of the file beside the source notebook, with seeds."""


def changed(old: str, new: str) -> str:
    """The reference solution of `update_critic` with a change."""
    assert PLAIN.count(old) == 1
    return PLAIN.replace(old, new)


PLAIN = without_marks(UPDATE)
BY_HAND = changed(
    "F.mse_loss(critic(batch.obs, batch.action), target)",
    "((critic(batch.obs, batch.action) - target) ** 2).sum() / len(target)",
)
SUM = changed("batch.action), target)", "batch.action), target, reduction='sum')")
SUM_AGAIN = changed("batch.action), target)", "batch.action), target) * len(target)")
NO_GAMMA = changed("gamma * ~batch", "~batch")
NO_LOSS = changed("return loss.item()", "return 0.0")
CLIPPED = changed("    loss = ", "    target = target.clamp(-20, 20)\n    loss = ")

CORPUS = {
    "wrong_sum": f"# Summed.\n# says: Their mean is asked for.\n{SUM}",
    "wrong_sum_again": f"# Once more.\n# says: Their mean is asked for.\n{SUM_AGAIN}",
    "wrong_gamma": f"# Gamma is forgotten.\n# says: Is gamma missing?\n{NO_GAMMA}",
    "wrong_silent": f"# There is no sentence for this one.\n{NO_LOSS}",
    "wrong_clipped": f"# A hidden case shows it.\n# says: Nothing is clipped.\n{CLIPPED}",
    "right_by_hand": f"# By hand.\n{BY_HAND}",
}
"""Answers to `update_critic`."""


def trial(
    exercise: str,
    answer: str,
    *before: Cell,
    points: float = 4.0,
    hidden: tuple[dict, ...] | None = None,
) -> Trial:
    """The exercise with this text in its cell, after the imports and other cells."""
    cells = Cell("imports", IMPORTS, "given"), *before, Cell(exercise, answer, "student")
    cases = HIDDEN[exercise] if hidden is None else hidden
    call = DrillCall(LAB, exercise, (NAMES[exercise],), cases)
    return Trial(exercise, cells, "", points, call)


def drilled_source() -> NotebookNode:
    """The source notebook."""
    cells = [cell("code", IMPORTS, "imports")]
    for name, solution in SOLUTIONS.items():
        check = f"check.{name}({NAMES[name]})"
        hidden = f"### BEGIN HIDDEN TESTS\n{check[:-1]}, hidden=True)\n### END HIDDEN TESTS"
        cells += [
            cell("code", solution, name, solution=True),
            cell("code", f"{check}\n{hidden}", f"test_{name}", points=4),
        ]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel}, nbformat_minor=5)


def drilled_course(root: Path) -> Course:
    """A course with this notebook, its hidden cases and its corpus; nothing is released yet."""
    folder = root / "source" / LAB
    folder.mkdir(parents=True)
    shutil.copy(REPOSITORY / "nbgrader_config.py", root)
    shutil.copy(REPOSITORY / "source" / "header.ipynb", root / "source")
    nbformat.write(drilled_source(), folder / f"{LAB}.ipynb")
    (folder / "hidden_cases.toml").write_text(
        "\n".join(
            f"[[{name}]]\n" + "\n".join(f"{key} = {value}" for key, value in case.items())
            for name, cases in HIDDEN.items()
            for case in cases
        )
    )
    for name, text in CORPUS.items():
        path = root / "tests" / "corpus" / LAB / "update_critic" / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return Course.at(root)
