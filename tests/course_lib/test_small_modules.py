"""Budget, seeding, probes, rendering, plots, expected curves, pre-flight."""

import base64
import random
import re

import gymnasium as gym
import imageio.v3 as iio
import matplotlib
import nbformat
import numpy as np
import pandas as pd
import pytest
import torch
from IPython.core.formatters import DisplayFormatter
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

matplotlib.use("agg")

from course_lib import plots, probes  # noqa: E402
from course_lib.budget import budget, is_graded  # noqa: E402
from course_lib.preflight import find_problems, preflight  # noqa: E402
from course_lib.reference import expected_curves  # noqa: E402
from course_lib.render import render_episode, save_gif, show_gif  # noqa: E402
from course_lib.seeding import seed_everything  # noqa: E402
from course_lib.wrappers import HoldAction  # noqa: E402


def test_budget_is_short_only_while_graded(monkeypatch):
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    assert budget(1_000, 3) == 1_000 and not is_graded()
    monkeypatch.setenv("NBGRADER_EXECUTION", "validate")
    assert budget(1_000, 3) == 1_000
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert budget(1_000, 3) == 3 and is_graded()


def test_seed_everything_repeats_all_three_generators():
    def draw():
        seed_everything(4)
        return random.random(), float(np.random.rand()), float(torch.rand(()))

    assert draw() == draw()


def play(env, actions):
    obs, _ = env.reset(seed=0)
    seen = []
    for action in actions:
        next_obs, reward, terminated, truncated, _ = env.step(np.array([action]))
        seen.append((float(obs[0]), reward, float(next_obs[0]), terminated, truncated))
        obs = next_obs
        if terminated or truncated:
            obs, _ = env.reset()
    return seen


def test_probes_do_what_their_docstrings_say():
    assert play(probes.ConstantReward(), [2.0]) == [(0.0, 1.0, 0.0, True, False)]
    assert play(probes.EndlessReward(), [2.0]) == [(0.0, 1.0, 0.0, False, True)]
    two = [(0.0, 0.0, 1.0, False, False), (1.0, 1.0, 1.0, True, False)]
    assert play(probes.DelayedReward(), [0.0, 0.0, 0.0, 0.0]) == two + two
    matched = play(probes.MatchTheAction(), [2.0, 0.0, 0.5, 1.0])
    assert [(obs, reward) for obs, reward, *_ in matched] == [
        (1.0, 0.0), (0.0, 0.0), (1.0, -2.25), (0.0, -1.0),
    ]  # fmt: skip


class Countdown(gym.Env):
    """Counts its frames; the k-th frame pays k, the fifth terminates."""

    observation_space = gym.spaces.Box(0.0, 9.0, (1,), np.float32)
    action_space = gym.spaces.Box(-1.0, 1.0, (1,), np.float32)

    def reset(self, *, seed=None, options=None):
        self.actions = []
        return np.zeros(1, np.float32), {}

    def step(self, action):
        self.actions.append(float(action[0]))
        k = len(self.actions)
        return np.array([k], np.float32), float(k), k == 5, False, {}


def test_hold_action_repeats_adds_up_and_stops_at_the_end():
    env = HoldAction(Countdown(), 3)
    env.reset()
    obs, reward, terminated, _, _ = env.step(np.array([0.5]))
    assert (obs[0], reward, terminated) == (3.0, 6.0, False)
    obs, reward, terminated, _, _ = env.step(np.array([-0.5]))
    assert (obs[0], reward, terminated) == (5.0, 9.0, True)
    assert env.unwrapped.actions == [0.5, 0.5, 0.5, -0.5, -0.5]
    with pytest.raises(ValueError, match="at least 1"):
        HoldAction(Countdown(), 0)


def test_rendering_makes_a_small_gif(tmp_path):
    env = gym.make("LunarLander-v3", continuous=True, render_mode="rgb_array")
    frames = render_episode(lambda obs: torch.zeros(len(obs), 2), env, seed=0, max_steps=30)
    env.close()
    assert len(frames) == 31 and frames[0].shape == (400, 600, 3)
    path = save_gif(frames, tmp_path / "fall.gif")
    assert iio.imread(path).shape[1:3] == (200, 300)
    assert path.stat().st_size < 300_000
    assert show_gif(path).data == path.read_bytes()


def test_a_gif_still_moves_in_every_page(tmp_path):
    frames = [np.full((20, 30, 3), colour, np.uint8) for colour in (0, 90, 180)]
    path = save_gif(frames, tmp_path / "a.gif", every=1, shrink=1)
    data, _ = DisplayFormatter().format(show_gif(path))
    assert sorted(data) == ["text/html", "text/plain"], "once, in what every page shows"
    shown = new_code_cell("show_gif(path)", outputs=[new_output("display_data", data=data)])
    html, _ = HTMLExporter().from_notebook_node(new_notebook(cells=[shown]))
    found = re.search('src="data:image/gif;base64,([^"]+)"', html)
    assert base64.b64decode(found[1]) == path.read_bytes()


def test_rendering_needs_frames():
    env = gym.make("LunarLander-v3", continuous=True)
    with pytest.raises(ValueError, match="rgb_array"):
        render_episode(lambda obs: torch.zeros(1, 2), env)


def test_smooth_is_a_running_mean():
    np.testing.assert_allclose(plots.smooth([1, 2, 3, 6], 2), [np.nan, 1.5, 2.5, 4.5])


def labelled(ax) -> bool:
    return bool(ax.get_title() and ax.get_xlabel() and ax.get_ylabel())


def test_every_figure_has_title_and_axes():
    figures = [plots.plot_episodes([3, 4, 5], [1.0, 2.0, 3.0], window=2)]
    figures.append(plots.plot_losses({"a": [1.0, 0.5], "b": [torch.ones((), requires_grad=True)]}))
    assert all(labelled(ax) for figure in figures for ax in figure.axes)


def test_learning_curves_with_and_without_the_expected_ones():
    expected = pd.DataFrame(
        {"seed": [0, 0, 1, 1], "step": [10, 20, 10, 20], "score": [0.0, 2.0, 4.0, 8.0]}
    )
    ax = plots.plot_learning_curves(expected, own=[(10, 1.0), (20, 5.0)], threshold=6.0)
    lines = {line.get_label(): line.get_ydata() for line in ax.get_lines()}
    median = lines["expected: median and middle half of 2 seeds"]
    np.testing.assert_allclose(median, [2.0, 5.0])
    np.testing.assert_allclose(lines["this run"], [1.0, 5.0])
    assert labelled(ax)
    assert labelled(plots.plot_learning_curves(None))


def test_expected_curves_lie_beside_the_notebook(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert expected_curves("no_such_assignment") is None
    (tmp_path / "expected").mkdir()
    (tmp_path / "expected" / "learning_curves.csv").write_text("seed,step,score\n0,5,1.5\n")
    assert expected_curves("no_such_assignment").to_dict("list") == {
        "seed": [0], "step": [5], "score": [1.5],
    }  # fmt: skip


def solution(name, source):
    return new_code_cell(source, metadata={"nbgrader": {"grade_id": name}})


def test_preflight_finds_what_is_unsolved_gone_or_doubled():
    nb = new_notebook(
        cells=[
            solution("a", "x = 1"),
            solution("b", "raise NotImplementedError()"),
            solution("c", "x"),
            solution("c", "x"),
            new_markdown_cell("YOUR ANSWER HERE", metadata={"nbgrader": {"grade_id": "q"}}),
        ]
    )
    problems = find_problems(nb, ["a", "b", "c", "d"], ["q"])
    assert [problem.split(":")[0] for problem in problems] == ["b", "d", "q", "c"]


def test_preflight_speaks_of_files_and_of_readiness(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    nbformat.write(new_notebook(cells=[solution("a", "x = 1")]), "lab.ipynb")
    assert not preflight("lab.ipynb", ["a"], [], ["actor.pt"])
    assert "actor.pt is not in this folder" in capsys.readouterr().out
    (tmp_path / "actor.pt").write_bytes(b"weights")
    assert preflight("lab.ipynb", ["a"], [], ["actor.pt"])
    assert "Ready to hand in" in capsys.readouterr().out
    assert not preflight("gone.ipynb", [], [])
    assert "Cannot look into gone.ipynb" in capsys.readouterr().out
