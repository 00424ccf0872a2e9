"""The replay buffer: a ring, uniform, seeded, and never an alias of what it stores."""

import gymnasium as gym
import numpy as np
import pytest
import torch

from course_lib.replay import ReplayBuffer

OBS = gym.spaces.Box(-1.0, 1.0, (3,), np.float32)
CONTINUOUS = gym.spaces.Box(-1.0, 1.0, (2,), np.float32)


def filled(count: int, capacity: int = 5, action_space=CONTINUOUS, seed: int = 0) -> ReplayBuffer:
    """A buffer whose k-th transition has k in every field; every third one terminates."""
    buffer = ReplayBuffer(capacity, OBS, action_space, seed)
    for k in range(count):
        action = np.full(action_space.shape, k, action_space.dtype)
        buffer.store(np.full(3, k), action, float(k), np.full(3, k + 0.5), k % 3 == 0)
    return buffer


@pytest.mark.parametrize(
    ("space", "shape", "dtype"),
    [(CONTINUOUS, (4, 2), torch.float32), (gym.spaces.Discrete(9), (4,), torch.int64)],
)
def test_shapes_and_dtypes(space, shape, dtype):
    batch = filled(5, action_space=space).sample(4)
    assert batch.action.shape == shape and batch.action.dtype == dtype
    assert batch.obs.shape == batch.next_obs.shape == (4, 3)
    assert batch.reward.dtype == torch.float32 and batch.terminated.dtype == torch.bool
    assert batch.reward.shape == batch.terminated.shape == (4,)


def test_fields_stay_together():
    batch = filled(5).sample(64)
    k = batch.reward
    assert torch.equal(batch.obs, k[:, None].expand(-1, 3))
    assert torch.equal(batch.next_obs, batch.obs + 0.5)
    assert torch.equal(batch.action, k[:, None].expand(-1, 2))
    assert torch.equal(batch.terminated, k % 3 == 0)


def test_oldest_is_overwritten_and_all_others_are_drawn():
    buffer = filled(8, capacity=5)
    assert len(buffer) == 5
    assert set(buffer.sample(500).reward.tolist()) == {3.0, 4.0, 5.0, 6.0, 7.0}


def test_only_stored_transitions_are_drawn():
    assert set(filled(2, capacity=5).sample(200).reward.tolist()) == {0.0, 1.0}


def test_same_seed_draws_the_same():
    first, second, other = filled(5, seed=1), filled(5, seed=1), filled(5, seed=2)
    drawn = first.sample(32).reward
    assert torch.equal(drawn, second.sample(32).reward)
    assert not torch.equal(drawn, other.sample(32).reward)


def test_a_sample_is_a_copy():
    buffer = filled(5)
    buffer.sample(8).obs.fill_(-1.0)
    assert buffer.obs.min() >= 0


def test_bad_use_says_what_to_do():
    with pytest.raises(ValueError, match="store a transition"):
        ReplayBuffer(3, OBS, CONTINUOUS).sample(1)
    with pytest.raises(ValueError, match="at least 1"):
        ReplayBuffer(0, OBS, CONTINUOUS)
