"""Uniform experience replay (Lin 1992; Mnih et al. 2015)."""

from typing import NamedTuple

import gymnasium as gym
import numpy as np
import torch


class Batch(NamedTuple):
    """A minibatch of transitions, one tensor per field.

    obs, next_obs  (batch, *obs_shape), the dtype of the observation space
    action         (batch, *action_shape), float32 or int64
    reward         (batch,) float32
    terminated     (batch,) bool, whether the task ended (not the clock)
    """

    obs: torch.Tensor
    action: torch.Tensor
    reward: torch.Tensor
    next_obs: torch.Tensor
    terminated: torch.Tensor


class ReplayBuffer:
    """A ring of transitions in arrays allocated once; when full, the oldest is overwritten."""

    def __init__(
        self,
        capacity: int,
        observation_space: gym.Space,
        action_space: gym.Space,
        seed: int | None = None,
    ):
        """Allocate room for `capacity` transitions; `seed` fixes which ones `sample` draws."""
        if capacity < 1:
            raise ValueError(f"capacity must be at least 1, got {capacity}")
        obs_shape, action_shape = observation_space.shape, action_space.shape
        if obs_shape is None or action_shape is None:
            raise TypeError("ReplayBuffer needs spaces with one array shape (Box, Discrete, ...)")
        self.capacity = capacity
        self.obs = np.zeros((capacity, *obs_shape), dtype=observation_space.dtype)
        self.next_obs = np.zeros_like(self.obs)
        self.action = np.zeros((capacity, *action_shape), dtype=action_space.dtype)
        self.reward = np.zeros(capacity, dtype=np.float32)
        self.terminated = np.zeros(capacity, dtype=bool)
        self._rng = np.random.default_rng(seed)
        self._next = 0
        self._size = 0

    def __len__(self) -> int:
        """Return the number of transitions stored at present."""
        return self._size

    def store(self, obs, action, reward: float, next_obs, terminated: bool) -> None:
        """Add one transition.

        obs, next_obs  (*obs_shape,), action (*action_shape,), array-like
        reward         float
        terminated     whether the task ended with this step; a time limit is not an end
        """
        i = self._next
        self.obs[i] = obs
        self.action[i] = action
        self.reward[i] = reward
        self.next_obs[i] = next_obs
        self.terminated[i] = terminated
        self._next = (i + 1) % self.capacity
        self._size = min(self._size + 1, self.capacity)

    def sample(self, batch_size: int) -> Batch:
        """Draw `batch_size` transitions uniformly, with replacement, as tensors of their own."""
        if self._size == 0:
            raise ValueError("the replay buffer is empty: store a transition before you sample")
        i = self._rng.integers(self._size, size=batch_size)
        arrays = self.obs[i], self.action[i], self.reward[i], self.next_obs[i], self.terminated[i]
        return Batch(*map(torch.from_numpy, arrays))
