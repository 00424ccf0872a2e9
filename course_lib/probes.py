"""Probe environments: so small that the right answer is known, so quick that a bug shows at once.

A ladder for debugging a learner on continuous actions. The first rung that fails says where to
look: `ConstantReward` the regression, `DelayedReward` the bootstrap, `EndlessReward` the difference
between `terminated` and `truncated`, `MatchTheAction` the actor.
"""

import gymnasium as gym
import numpy as np


class Probe(gym.Env):
    """What the probes share: one number observed, one action in [-1, 3], no randomness."""

    observation_space = gym.spaces.Box(-1.0, 1.0, (1,), np.float32)
    action_space = gym.spaces.Box(-1.0, 3.0, (1,), np.float32)

    @staticmethod
    def _obs(value: float) -> np.ndarray:
        return np.array([value], dtype=np.float32)

    def reset(self, *, seed: int | None = None, options: dict | None = None):
        """Start an episode at observation 0."""
        super().reset(seed=seed)
        return self._obs(0.0), {}


class ConstantReward(Probe):
    """One step, reward 1 whatever the action: Q(s, a) = 1."""

    def step(self, action):
        """End the episode with reward 1."""
        return self._obs(0.0), 1.0, True, False, {}


class DelayedReward(Probe):
    """Two steps, reward 0 and then 1: Q(0, a) = gamma and Q(1, a) = 1."""

    def reset(self, *, seed: int | None = None, options: dict | None = None):
        """Start an episode at observation 0."""
        self._second = False
        return super().reset(seed=seed)

    def step(self, action):
        """Go to observation 1 without reward, then end with reward 1."""
        if self._second:
            return self._obs(1.0), 1.0, True, False, {}
        self._second = True
        return self._obs(1.0), 0.0, False, False, {}


class EndlessReward(Probe):
    """Reward 1 for ever, cut by a clock after each step: Q(s, a) = 1 / (1 - gamma)."""

    def step(self, action):
        """Give reward 1; the clock, not the task, ends the episode."""
        return self._obs(0.0), 1.0, False, True, {}


class MatchTheAction(Probe):
    """One step, reward -(a - 2 s)^2 with s = 1 or 0 in turn: the best action is 2 s."""

    def __init__(self):
        """Begin with observation 1."""
        self._value = 0.0

    def reset(self, *, seed: int | None = None, options: dict | None = None):
        """Start an episode at the other observation."""
        super().reset(seed=seed)
        self._value = 1.0 - self._value
        return self._obs(self._value), {}

    def step(self, action):
        """End the episode; the reward is highest where the action is twice the observation."""
        distance = float(np.asarray(action).reshape(-1)[0]) - 2.0 * self._value
        return self._obs(0.0), -(distance**2), True, False, {}
