"""Turn a policy into a small GIF, without a window or an X server."""

import base64
from collections.abc import Sequence
from pathlib import Path

import gymnasium as gym
import imageio.v3 as iio
import numpy as np
import torch
from IPython.display import Image

from course_lib.evaluation import Policy


def render_episode(
    policy: Policy, env: gym.Env, seed: int | None = None, max_steps: int = 1_000
) -> list[np.ndarray]:
    """Play one episode and return its frames, each (height, width, 3) uint8.

    policy  maps observations (1, obs_dim) float32 to actions (1, ...)
    env     made with `render_mode="rgb_array"`
    """
    if env.render_mode != "rgb_array":
        raise ValueError('make the environment with gym.make(..., render_mode="rgb_array")')
    obs, _ = env.reset(seed=seed)
    frames = [env.render()]
    for _ in range(max_steps):
        with torch.no_grad():
            action = np.asarray(policy(torch.as_tensor(np.asarray(obs)[None]).float()))[0]
        obs, _, terminated, truncated, _ = env.step(action)
        frames.append(env.render())
        if terminated or truncated:
            break
    return frames


def save_gif(
    frames: Sequence[np.ndarray], path: str | Path, fps: int = 50, every: int = 3, shrink: int = 2
) -> Path:
    """Write frames recorded at `fps` as a GIF that plays at the same speed, and return its path.

    Only each `every`-th frame and each `shrink`-th pixel is kept: an episode stays in the hundreds
    of kilobytes, which is what a notebook can carry.
    """
    path = Path(path)
    kept = [frame[::shrink, ::shrink] for frame in frames[::every]]
    iio.imwrite(path, kept, duration=1000 * every / fps, loop=0)
    return path


def show_gif(path: str | Path) -> Image:
    """Return the GIF as something a notebook shows inline."""
    return _Gif(data=Path(path).read_bytes(), format="gif")


class _Gif(Image):
    """An image whose output is one `<img>` with the data in it.

    As `image/gif` nbconvert would leave it out of every HTML page.
    """

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        data = base64.b64encode(self.data).decode()
        return {"text/html": f'<img src="data:image/gif;base64,{data}" alt="animation">'}
