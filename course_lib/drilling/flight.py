"""Trained agents: judged by what they do in episodes whose seeds nobody knows.

The environment stands on one side and the agent on the other: observations go out, actions come in.
"""

import pickle
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import gymnasium as gym
import numpy as np
import torch

from course_lib.evaluation import episode_returns

Ask = Callable[[np.ndarray], np.ndarray]
"""Maps observations (n, obs_dim) float32 to actions (n,) or (n, action_dim)."""


class Refused(Exception):
    """An agent cannot be flown; the text says what to do about it."""


@dataclass(frozen=True)
class Flight:
    """An exercise whose answer is a file beside the notebook, judged by a mean return.

    name       of the exercise
    file       that is handed in
    make_env   makes a fresh environment
    load       called as load(path, answer): a policy that maps observations (n, obs_dim), a float32
               tensor, to actions. Raises Refused
    seeds      of the visible episodes, one each
    low, high  mean returns that give nothing and everything; in between in proportion, rounded
               to a tenth of a point
    points     what everything is
    needs      names of the notebook that the answer may have, such as the student's own class
    """

    name: str
    file: str
    make_env: Callable[[], gym.Env]
    load: Callable[[str, Mapping[str, Any]], Callable[[torch.Tensor], Any]]
    seeds: Sequence[int]
    low: float
    high: float
    points: float
    needs: tuple[str, ...] = ()
    about: str = field(default="the mean return of the handed-in agent")

    def policy(self, answer: Mapping[str, Any]) -> Ask:
        """The handed-in agent. Raises Refused where it cannot be flown."""
        chosen = self.load(self.file, answer)

        def ask(obs: np.ndarray) -> np.ndarray:
            with torch.no_grad():
                return np.asarray(chosen(torch.as_tensor(obs)))

        return ask

    def mean_return(self, ask: Ask, seeds: Sequence[int]) -> float:
        """Fly an episode for each seed. Raises Refused where an answer is no action."""
        with self.make_env() as env:
            space = env.action_space

        def policy(obs: torch.Tensor) -> np.ndarray:
            return checked_actions(ask(obs.numpy()), len(obs), space)

        return float(episode_returns(policy, self.make_env, seeds).mean())

    def verdict(self, mean: float, out_of: float, episodes: int) -> tuple[float, str]:
        """Points and the sentence that explains them."""
        share = min(max((mean - self.low) / (self.high - self.low), 0.0), 1.0)
        points = round(out_of * share, 1)
        sentence = (
            f"{points:g} of {out_of:g} points. The mean return of {self.file} over {episodes} "
            f"episodes is {mean:.1f}; {self.low:g} and below gives nothing, {self.high:g} and "
            "above everything."
        )
        return points, sentence


def checked_actions(actions: np.ndarray, n: int, space: gym.Space) -> np.ndarray:
    """Actions that an environment can be given. Raises Refused for any others."""
    if actions.shape != (n, *space.shape):
        raise Refused(
            f"For {n} observations the agent gave actions of shape {actions.shape}; expected "
            f"{(n, *space.shape)}."
        )
    if isinstance(space, gym.spaces.Discrete):
        if actions.dtype.kind not in "iu" or not ((actions >= 0) & (actions < space.n)).all():
            raise Refused(f"An action is none of 0 to {space.n - 1}.")
        return actions
    if actions.dtype.kind != "f" or not np.isfinite(actions).all():
        raise Refused("An action is no finite number: has training diverged?")
    return np.clip(actions, space.low, space.high).astype(space.dtype)


def load_weights(path: str) -> dict[str, torch.Tensor]:
    """A state dict from a file, without running anything in it. Raises Refused."""
    try:
        weights = torch.load(path, weights_only=True, map_location="cpu")
    except FileNotFoundError:
        raise Refused(
            f"{path} is missing: run the cell that saves the agent, and hand the file in beside "
            "the notebook."
        ) from None
    except Exception as error:
        cause = (
            "It holds more than tensors. Save the state_dict() of the network, not the network."
            if isinstance(error, pickle.UnpicklingError) and _is_pickle(path)
            else "The file is cut short or is no PyTorch file: write it and download it again."
        )
        kind = type(error).__name__
        raise Refused(f"{path} cannot be loaded with weights_only=True ({kind}). {cause}") from None
    is_table = isinstance(weights, dict) and all(
        isinstance(name, str) and isinstance(value, torch.Tensor) for name, value in weights.items()
    )
    if not is_table or not weights:
        what = "an empty" if is_table else "a"
        raise Refused(
            f"{path} holds {what} {type(weights).__name__}; expected a state dict, which is a "
            "table of names and tensors alone. Save the network's state_dict() itself, and nothing "
            "around it."
        )
    if not all(bool(torch.isfinite(value).all()) for value in weights.values()):
        raise Refused(f"{path} holds a NaN or an infinity: training has diverged.")
    return weights


def _is_pickle(path: str) -> bool:
    """Whether a file is a whole zip file, as PyTorch's are, or begins as a pickle does."""
    if zipfile.is_zipfile(path):
        return True
    with open(path, "rb") as file:
        return file.read(1) == pickle.PROTO


def dense_layers(
    weights: Mapping[str, torch.Tensor], shapes: Sequence[tuple[int, int]]
) -> list[tuple[torch.Tensor, torch.Tensor]] | None:
    """Weight and bias of linear layers of these shapes, whatever their names and order; or None.

    None as well where there is anything that is no such layer, such as a normalisation; buffers
    that are no layer's bias are left out.
    """
    found = {}
    for name, weight in weights.items():
        bias = weights.get(name.removesuffix("weight") + "bias")
        if name.endswith("weight") and bias is not None and bias.shape == weight.shape[:1]:
            if tuple(weight.shape) in found:
                return None
            found[tuple(weight.shape)] = weight.float(), bias.float()
    named = sum(name.endswith("weight") for name in weights)
    if set(found) != set(shapes) or named != len(shapes):
        return None
    return [found[shape] for shape in shapes]
