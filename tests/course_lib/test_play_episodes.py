"""What happened in an episode, step by step, against a plain loop."""

import gymnasium as gym
import numpy as np
import torch

from course_lib.evaluation import episode_returns, play_episodes


def make_env():
    return gym.make("Pendulum-v1", max_episode_steps=30)


def policy(obs):
    return torch.clamp(obs[:, 2:] - obs[:, 1:2], -2, 2)


def test_observations_actions_and_rewards_are_those_of_a_plain_loop():
    for seed, played in zip((3, 11, 4), play_episodes(policy, make_env, [3, 11, 4]), strict=True):
        assert played.obs.shape == (30, 3) and played.obs.dtype == np.float32
        assert played.action.shape == (30, 1) and played.reward.shape == (30,)
        env = make_env()
        obs, _ = env.reset(seed=seed)
        for step in range(30):
            np.testing.assert_array_equal(played.obs[step], obs)
            action = policy(torch.as_tensor(obs)[None])[0].numpy()
            np.testing.assert_allclose(played.action[step], action, rtol=1e-6)
            obs, reward, *_ = env.step(played.action[step])
            assert played.reward[step] == reward


def test_episodes_may_differ_in_length():
    class Ends(gym.Env):
        observation_space = gym.spaces.Box(0, 100, (2,))
        action_space = gym.spaces.Box(-1, 1, (1,))

        def reset(self, *, seed=None, options=None):
            self.left = seed
            return np.array([seed, 0], dtype=np.float32), {}

        def step(self, action):
            self.left -= 1
            return np.array([self.left, 1], dtype=np.float32), 1.0, self.left == 0, False, {}

    lengths = [len(p.reward) for p in play_episodes(lambda obs: obs[:, :1] * 0, Ends, [4, 1, 7])]
    assert lengths == [4, 1, 7]
    np.testing.assert_array_equal(
        episode_returns(lambda obs: obs[:, :1] * 0, Ends, [4, 1, 7]), [4.0, 1.0, 7.0]
    )
