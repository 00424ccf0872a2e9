"""Environment wrappers that Gymnasium does not have."""

import gymnasium as gym


class HoldAction(gym.Wrapper):
    """Holds each action for some frames and adds up their rewards.

    One step of the wrapped environment is up to `frames` steps of the inner one; it ends early
    when the episode does.
    """

    def __init__(self, env: gym.Env, frames: int):
        """Wrap `env`; `frames` is at least 1."""
        super().__init__(env)
        if frames < 1:
            raise ValueError(f"frames must be at least 1, got {frames}")
        self.frames = frames

    def step(self, action):
        """Return the last observation, the sum of the rewards, and how it ended."""
        total = 0.0
        for _ in range(self.frames):
            obs, reward, terminated, truncated, info = self.env.step(action)
            total += float(reward)
            if terminated or truncated:
                break
        return obs, total, terminated, truncated, info
