"""Returns over seeds against a plain loop; statistics against values worked out by hand."""

import gymnasium as gym
import numpy as np
import pytest
import torch

from course_lib.evaluation import (
    bootstrap_interval,
    episode_returns,
    interquartile_mean,
    welch_test,
)


def make_env():
    return gym.make("LunarLander-v3", continuous=True)


class Tilt(torch.nn.Module):
    """A fixed policy that uses the observation."""

    def forward(self, obs):
        return torch.stack([-obs[:, 3], obs[:, 4]], dim=1).clamp(-1, 1)


def one_by_one(policy, seed):
    env = make_env()
    obs, _ = env.reset(seed=seed)
    total, over = 0.0, False
    while not over:
        action = policy(torch.as_tensor(obs)[None])[0].numpy()
        obs, reward, terminated, truncated, _ = env.step(action)
        total, over = total + reward, terminated or truncated
    return total


def test_returns_equal_a_plain_loop():
    seeds = [3, 11, 4]
    expected = [one_by_one(Tilt(), seed) for seed in seeds]
    assert len(set(expected)) == 3
    np.testing.assert_allclose(episode_returns(Tilt(), make_env, seeds), expected, rtol=1e-6)


def test_policy_is_evaluated_in_eval_mode_and_left_as_it_was():
    class Spy(Tilt):
        modes = set()

        def forward(self, obs):
            self.modes.add(self.training)
            return super().forward(obs)

    policy = Spy()
    policy.train()
    episode_returns(policy, make_env, [0])
    assert Spy.modes == {False} and policy.training


def test_interquartile_mean_ignores_the_outer_quarters():
    assert interquartile_mean([-1000, 1, 2, 3, 4, 5, 6, 9000]) == pytest.approx(3.5)


def test_bootstrap_interval_is_seeded_and_contains_the_mean():
    values = np.random.default_rng(0).normal(5.0, 2.0, 50)
    interval = bootstrap_interval(values)
    assert interval == bootstrap_interval(values)
    assert interval.low < values.mean() < interval.high
    # The normal approximation of the same interval.
    assert interval.high - interval.low == pytest.approx(2 * 1.96 * values.std() / 50**0.5, rel=0.2)


def test_bootstrap_interval_of_equal_values_is_a_point():
    assert bootstrap_interval([2.0, 2.0, 2.0]) == (2.0, 2.0)


def test_bootstrap_interval_needs_two_values():
    with pytest.raises(ValueError, match="at least two"):
        bootstrap_interval([1.0])


def test_welch_tells_different_means_from_equal_ones():
    rng = np.random.default_rng(0)
    first = rng.normal(0, 1, 40)
    assert welch_test(first, rng.normal(3, 2, 30)) < 1e-6
    assert welch_test(first, first) == pytest.approx(1.0)
