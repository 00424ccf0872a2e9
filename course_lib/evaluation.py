"""How good is a policy, and how sure can one be: returns over seeds and robust statistics.

The statistics follow Agarwal et al. (2021), "Deep RL at the Edge of the Statistical Precipice":
the interquartile mean and bootstrap intervals instead of a bare mean over a few runs.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

import gymnasium as gym
import numpy as np
import torch
from scipy import stats

Policy = Callable[[torch.Tensor], torch.Tensor]


class Episode(NamedTuple):
    """What happened in one episode, one row for each step; the last next observation is not kept.

    obs     (steps, *obs_shape), the dtype of the observation space
    action  (steps, *action_shape)
    reward  (steps,) float64
    """

    obs: np.ndarray
    action: np.ndarray
    reward: np.ndarray


def play_episodes(
    policy: Policy, make_env: Callable[[], gym.Env], seeds: Iterable[int]
) -> list[Episode]:
    """Play one episode for each seed and return what happened in each.

    policy    maps observations (batch, obs_dim) float32 to actions (batch, ...); a module is put
              into eval mode for the time of the call
    make_env  makes a fresh environment; each seed gets its own
    seeds     one reset seed for each episode

    All episodes advance in lock-step, so that the network runs once for all of them.
    """
    seeds = list(seeds)
    envs = [make_env() for _ in seeds]
    observations = [env.reset(seed=seed)[0] for env, seed in zip(envs, seeds, strict=True)]
    steps: list[list[tuple]] = [[] for _ in envs]
    playing = list(range(len(envs)))
    was_training = isinstance(policy, torch.nn.Module) and policy.training
    if was_training:
        policy.eval()
    try:
        while playing:
            batch = torch.as_tensor(np.stack([observations[i] for i in playing]))
            with torch.no_grad():
                actions = np.asarray(policy(batch.float()))
            still_playing = []
            for i, action in zip(playing, actions, strict=True):
                obs, reward, terminated, truncated, _ = envs[i].step(action)
                steps[i].append((observations[i], action, float(reward)))
                observations[i] = obs
                if not (terminated or truncated):
                    still_playing.append(i)
            playing = still_playing
    finally:
        if was_training:
            policy.train()
        for env in envs:
            env.close()
    return [Episode(*map(np.array, zip(*episode, strict=True))) for episode in steps]


def episode_returns(
    policy: Policy, make_env: Callable[[], gym.Env], seeds: Iterable[int]
) -> np.ndarray:
    """Play one episode for each seed and return the undiscounted returns, shape (episodes,).

    The arguments are those of `play_episodes`.
    """
    episodes = play_episodes(policy, make_env, seeds)
    return np.array([episode.reward.sum() for episode in episodes], dtype=float)


def vector_episode_returns(
    policy: Policy, envs: gym.vector.VectorEnv, seed: int | None = None
) -> np.ndarray:
    """Play one episode in each environment of a vector and return the returns, shape (num_envs,).

    policy  as for `episode_returns`
    envs    simulated together, which is many times as fast as one after the other; the episodes
            that an environment starts by itself after its first are not counted
    seed    of the reset of all of them
    """
    obs, _ = envs.reset(seed=seed)
    returns = np.zeros(envs.num_envs)
    playing = np.ones(envs.num_envs, dtype=bool)
    with torch.no_grad():
        while playing.any():
            action = np.asarray(policy(torch.as_tensor(obs)))
            obs, reward, terminated, truncated, _ = envs.step(action)
            returns += reward * playing
            playing &= ~(terminated | truncated)
    return returns


def interquartile_mean(values) -> float:
    """Return the mean of the middle half of `values` (Agarwal et al. 2021, section 4.3)."""
    return float(stats.trim_mean(np.asarray(values, dtype=float), proportiontocut=0.25, axis=None))


class Interval(NamedTuple):
    """A confidence interval."""

    low: float
    high: float


def bootstrap_interval(
    values,
    statistic: Callable[..., float] = np.mean,
    confidence: float = 0.95,
    seed: int = 0,
) -> Interval:
    """Return the percentile bootstrap interval of `statistic` over `values`, shape (n,), n >= 2."""
    values = np.asarray(values, dtype=float)
    if values.ndim != 1 or len(values) < 2:
        raise ValueError("bootstrap_interval needs at least two values in one dimension")
    if np.ptp(values) == 0:
        return Interval(float(values[0]), float(values[0]))
    result = stats.bootstrap(
        (values,),
        statistic,
        confidence_level=confidence,
        method="percentile",
        vectorized=False,
        rng=np.random.default_rng(seed),
    ).confidence_interval
    return Interval(float(result.low), float(result.high))


def welch_test(first, second) -> float:
    """Return the two-sided p-value of Welch's t-test that two sets of returns have equal means."""
    return float(stats.ttest_ind(first, second, equal_var=False).pvalue)
