"""What notebooks of former releases import stays importable, and they can still be checked."""

from __future__ import annotations

import importlib

import pytest

ONCE_IMPORTED = {
    "budget": ("budget", "is_graded"),
    "checks": (
        *("award", "expect", "expect_close", "expect_no_gradient", "expect_parameters"),
        *("expect_shape", "expect_unchanged", "explain", "parameters_of", "plain"),
    ),
    "drilling.checks": ("Checks",),
    "evaluation": (
        *("bootstrap_interval", "episode_returns", "interquartile_mean", "play_episodes"),
        "vector_episode_returns",
    ),
    "plots": (
        *("plot_agents", "plot_bands", "plot_episodes", "plot_learning_curves", "plot_losses"),
        *("plot_maps", "plot_training"),
    ),
    "preflight": ("preflight",),
    "probes": ("ConstantReward", "DelayedReward", "EndlessReward", "MatchTheAction"),
    "reference": ("expected_curves",),
    "render": ("render_episode", "save_gif", "show_gif"),
    "replay": ("Batch", "ReplayBuffer"),
    "seeding": ("seed_everything",),
    "sumtree": ("SumTree",),
    "tiny": ("LinearActor", "QuadraticCritic", "Twin", "linear_layer"),
    "wrappers": ("HoldAction",),
}
"""By module of course_lib, what any released notebook has ever imported from it."""


@pytest.mark.parametrize("module", ONCE_IMPORTED)
def test_what_old_notebooks_import_is_still_there(module: str) -> None:
    found = importlib.import_module(f"course_lib.{module}")
    assert not [name for name in ONCE_IMPORTED[module] if not hasattr(found, name)]
