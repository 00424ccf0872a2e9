"""Environments that drills make: scripted, and watched."""

from collections.abc import Sequence
from typing import Any

import gymnasium as gym
import numpy as np

MAX_LATE_STEPS = 100
"""After so many steps behind the end of an episode a script gives up."""


class Script(gym.Env):
    """Plays scripted episodes and keeps what it was asked.

    obs       (steps + 1, obs_dim) for each episode
    reward    (steps,) for each episode
    ends      for each episode "terminated" or "truncated"; it comes with the last step

    After the last episode it begins with the first again. `resets` holds the seeds of all resets,
    `actions` all actions as arrays, `observed` the observations at which they were taken; a step
    after the end of an episode is noted in `late_steps`, gives the reward 0, and says both
    terminated and truncated.
    """

    def __init__(
        self,
        obs: Sequence[np.ndarray],
        reward: Sequence[np.ndarray],
        ends: Sequence[str],
        action_space: gym.Space,
    ) -> None:
        """Keep the script; nothing is played before `reset`."""
        self._obs, self._reward, self._ends = list(obs), list(reward), list(ends)
        size = (len(obs[0][0]),)
        self.observation_space = gym.spaces.Box(-np.inf, np.inf, size, np.float32)
        self.action_space = action_space
        self.resets: list[int | None] = []
        self.actions: list[np.ndarray] = []
        self.observed: list[np.ndarray] = []
        self.late_steps = 0
        self._episode, self._step, self._over = -1, 0, True

    def reset(self, *, seed: int | None = None, options: dict | None = None) -> tuple[Any, dict]:
        """Begin the next episode."""
        super().reset(seed=seed)
        self.resets.append(seed)
        self._episode = (self._episode + 1) % len(self._obs)
        self._step, self._over = 0, False
        return self._now(), {}

    def step(self, action: Any) -> tuple[Any, float, bool, bool, dict]:
        """Play the next step, whatever the action."""
        self.actions.append(np.array(action))
        self.observed.append(self._now())
        if self._over:
            self.late_steps += 1
            if self.late_steps > MAX_LATE_STEPS:
                raise RuntimeError("env.step was called again and again after the episode's end.")
            return self._now(), 0.0, True, True, {}
        reward = float(self._reward[self._episode][self._step])
        self._step += 1
        self._over = self._step == len(self._reward[self._episode])
        end = self._ends[self._episode] if self._over else ""
        return self._now(), reward, end == "terminated", end == "truncated", {}

    def _now(self) -> np.ndarray:
        return np.array(self._obs[self._episode][self._step], dtype=np.float32)


class Recording(gym.Wrapper):
    """Writes down what an environment was told to do: `seeds` of resets, `actions` as float64."""

    def __init__(self, env: gym.Env) -> None:
        """Wrap `env`."""
        super().__init__(env)
        self.seeds: list[int | None] = []
        self.actions: list[np.ndarray] = []

    def reset(self, *, seed: int | None = None, options: dict | None = None) -> tuple[Any, dict]:
        """Reset, and keep the seed."""
        self.seeds.append(seed)
        return self.env.reset(seed=seed, options=options)

    def step(self, action: Any) -> tuple[Any, Any, bool, bool, dict]:
        """Step, and keep the action."""
        self.actions.append(np.array(action, dtype=np.float64).copy())
        return self.env.step(action)
