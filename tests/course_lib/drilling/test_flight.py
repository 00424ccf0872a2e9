"""Trained agents: what is flown, what is refused, and what a mean return is worth."""

import gymnasium as gym
import numpy as np
import pytest
import torch
from torch import nn

from course_lib.drilling import checks
from course_lib.drilling.checks import CheckFailed, Checks
from course_lib.drilling.flight import (
    Flight,
    Refused,
    checked_actions,
    dense_layers,
    load_weights,
)

BOX = gym.spaces.Box(np.float32([-1, -2]), np.float32([1, 2]))
FOUR = gym.spaces.Discrete(4)


class Line(gym.Env):
    """Ten steps; the reward is the action."""

    observation_space = gym.spaces.Box(-np.inf, np.inf, (1,), np.float32)
    action_space = gym.spaces.Box(-1.0, 1.0, (1,), np.float32)

    def reset(self, *, seed=None, options=None):
        super().reset(seed=seed)
        self.step_number = 0
        return np.array([seed], dtype=np.float32), {}

    def step(self, action):
        assert self.action_space.contains(action)
        self.step_number += 1
        obs = np.array([self.step_number], dtype=np.float32)
        return obs, float(action[0]), self.step_number == 10, False, {}


def flight(load=lambda path, answer: answer["policy"], **changed):
    parts = {"seeds": (1, 2), "low": 0.0, "high": 10.0, "points": 4.0} | changed
    return Flight("agent", "agent.pt", Line, load, needs=("policy",), **parts)


# ---- actions ------------------------------------------------------------------------------------


def test_actions_inside_the_bounds_stay_and_others_are_clipped():
    got = checked_actions(np.array([[0.5, -3.0], [9.0, 0.0]]), 2, BOX)
    assert got.dtype == np.float32 and got.tolist() == [[0.5, -2.0], [1.0, 0.0]]
    actions = np.array([0, 3, 1])
    assert checked_actions(actions, 3, FOUR) is actions


@pytest.mark.parametrize(
    ("actions", "space", "reason"),
    [
        ([[np.nan, 0.0]], BOX, "no finite number"),
        ([[np.inf, 0.0]], BOX, "no finite number"),
        (np.array([[1, 0]]), BOX, "no finite number"),
        (np.array([[True, False]]), BOX, "no finite number"),
        (np.array([[1j, 0]]), BOX, "no finite number"),
        (np.array([["1", "0"]]), BOX, "no finite number"),
        (np.array([[None, 0.5]]), BOX, "no finite number"),
        ([0.0, 0.0], BOX, r"actions of shape \(2,\); expected \(1, 2\)"),
        ([[0.0]], BOX, r"actions of shape \(1, 1\); expected \(1, 2\)"),
        ([[0.0, 0.0]] * 2, BOX, r"actions of shape \(2, 2\); expected \(1, 2\)"),
        (0.0, BOX, r"actions of shape \(\); expected \(1, 2\)"),
        (np.zeros((0, 2)), BOX, r"actions of shape \(0, 2\)"),
        (np.array([4]), FOUR, "none of 0 to 3"),
        (np.array([-1]), FOUR, "none of 0 to 3"),
        (np.array([1.0]), FOUR, "none of 0 to 3"),
        (np.array([True]), FOUR, "none of 0 to 3"),
        (np.array([[1]]), FOUR, r"actions of shape \(1, 1\); expected \(1,\)"),
        (np.array(1), FOUR, r"actions of shape \(\); expected \(1,\)"),
    ],
    ids=str,
)
def test_what_an_environment_cannot_be_given_is_refused(actions, space, reason):
    with pytest.raises(Refused, match=reason):
        checked_actions(np.asarray(actions), 1, space)


# ---- flying -------------------------------------------------------------------------------------


def test_the_mean_return_over_the_seeds():
    asked = []

    def policy(obs):
        assert obs.dtype == torch.float32 and not torch.is_grad_enabled()
        asked.append(len(obs))
        return torch.where(obs == 1, 0.25, 0.0)  # the first observation of seed 1, and step 1

    one = flight()
    assert one.mean_return(one.policy({"policy": policy}), [1, 2, 3]) == pytest.approx(4 * 0.25 / 3)
    assert asked == [3] * 10


@pytest.mark.parametrize(
    "policy", [lambda obs: obs * torch.nan, lambda obs: obs[0], lambda obs: obs.long()]
)
def test_an_agent_that_gives_no_actions_is_refused(policy):
    one = flight()
    with pytest.raises(Refused):
        one.mean_return(one.policy({"policy": policy}), [1])


@pytest.mark.parametrize(
    ("mean", "points"),
    [
        (-5.0, 0.0),
        (0.0, 0.0),
        (0.1, 0.0),
        (0.2, 0.1),
        (5.0, 2.0),
        (5.12, 2.0),
        (5.2, 2.1),
        (9.8, 3.9),
        (9.88, 4.0),
        (10.0, 4.0),
        (99.0, 4.0),
    ],
)
def test_points_in_proportion_rounded_to_a_tenth(mean, points):
    got, sentence = flight().verdict(mean, 4.0, 20)
    assert got == points
    assert sentence == (
        f"{points:g} of 4 points. The mean return of agent.pt over 20 episodes is {mean:.1f}; "
        "0 and below gives nothing, 10 and above everything."
    )


def test_returns_below_zero_are_worth_something_too():
    one = flight(low=-1_000.0, high=-200.0, points=3.0)
    assert [one.verdict(mean, 3.0, 1)[0] for mean in (-1_000, -600, -200)] == [0.0, 1.5, 3.0]


def test_a_notebook_is_told_what_an_agent_is_worth(monkeypatch, capsys):
    one = flight()
    monkeypatch.setattr(checks, "drills_of", lambda assignment: {"agent": one})
    check = Checks("made_up")
    assert check.agent(lambda obs: torch.full_like(obs, 0.5)) == 2.0
    assert capsys.readouterr().out.startswith("2 of 4 points. The mean return of agent.pt over 2")
    with pytest.raises(CheckFailed, match="agent: An action is no finite number"):
        check.agent(lambda obs: obs * torch.nan)
    assert check.agent(None, hidden=True) is None


def test_a_missing_file_is_told_in_a_notebook(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    one = flight(load=lambda path, answer: load_weights(path))
    monkeypatch.setattr(checks, "drills_of", lambda assignment: {"agent": one})
    with pytest.raises(CheckFailed, match="agent: agent.pt is missing: run the cell that saves"):
        Checks("made_up").agent(None)


# ---- files --------------------------------------------------------------------------------------


def test_a_state_dict_is_loaded_without_running_anything(tmp_path):
    net = nn.Linear(2, 3)
    torch.save(net.state_dict(), tmp_path / "agent.pt")
    weights = load_weights(str(tmp_path / "agent.pt"))
    assert {name: tuple(value.shape) for name, value in weights.items()} == {
        "weight": (3, 2),
        "bias": (3,),
    }


class Trap:
    def __reduce__(self):
        return (print, ("the trap went off",))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (nn.Linear(1, 1), "holds more than tensors. Save the state_dict"),
        ({"net": nn.Linear(1, 1)}, "holds more than tensors"),
        (Trap(), "cannot be loaded with weights_only=True"),
        ({}, "holds an empty dict"),
        ([torch.ones(1)], "holds a list; expected a state dict"),
        (torch.ones(1), "holds a Tensor; expected"),
        ({"net": nn.Linear(1, 1).state_dict(), "step": 3}, "holds a dict; expected"),
        ({1: torch.ones(1)}, "holds a dict; expected"),
        ({"w": torch.tensor([1.0, torch.nan])}, "holds a NaN or an infinity"),
        ({"w": torch.ones(1), "b": torch.tensor(-torch.inf)}, "holds a NaN or an infinity"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_file_that_is_no_state_dict_is_refused(tmp_path, content, reason, capsys):
    torch.save(content, tmp_path / "agent.pt")
    with pytest.raises(Refused, match=reason):
        load_weights(str(tmp_path / "agent.pt"))
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"weights",
        b"{'weight': tensor([[1.0]])}",
        b"1.0,2.0\n3.0,4.0\n",
        b"<!DOCTYPE html>",
        b"\x89PNG\r\n\x1a\n",
        b"PK\x03\x04",
        b"\x80\x02K\x01.",
        b"\x80\x02K",
    ],
)
def test_a_file_that_is_cut_short_or_something_else_is_refused(tmp_path, data):
    (tmp_path / "agent.pt").write_bytes(data)
    with pytest.raises(Refused, match="agent.pt cannot be loaded.* is cut short or is no PyTorch"):
        load_weights(str(tmp_path / "agent.pt"))


@pytest.mark.parametrize("new_format", [True, False])
@pytest.mark.parametrize("content", [nn.Linear(1, 1), Trap()], ids=["module", "trap"])
def test_more_than_tensors_is_refused_in_both_file_formats(tmp_path, content, new_format, capsys):
    path = tmp_path / "agent.pt"
    torch.save(content, path, _use_new_zipfile_serialization=new_format)
    with pytest.raises(Refused, match="It holds more than tensors. Save the state_dict"):
        load_weights(str(path))
    assert capsys.readouterr().out == ""


def test_half_a_file_is_refused(tmp_path):
    torch.save(nn.Linear(99, 99).state_dict(), tmp_path / "whole.pt")
    data = (tmp_path / "whole.pt").read_bytes()
    (tmp_path / "agent.pt").write_bytes(data[: len(data) // 2])
    with pytest.raises(Refused, match="cut short or is no PyTorch file"):
        load_weights(str(tmp_path / "agent.pt"))


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    with pytest.raises(Refused, match="is missing: run the cell that saves the agent"):
        load_weights(str(tmp_path / "agent.pt"))
    with pytest.raises(Refused, match="cannot be loaded"):
        load_weights(str(tmp_path))


def test_layers_are_found_whatever_their_names_and_order():
    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.out, self.hidden = nn.Linear(4, 2), nn.Sequential(nn.Linear(3, 4))
            self.register_buffer("scale", torch.ones(2))

    net = Net()
    shapes = [(4, 3), (2, 4)]
    (first, bias), (last, _) = dense_layers(net.state_dict(), shapes)
    assert torch.equal(first, net.hidden[0].weight) and torch.equal(last, net.out.weight)
    assert torch.equal(bias, net.hidden[0].bias)
    assert dense_layers(net.double().state_dict(), shapes)[0][0].dtype == torch.float32


@pytest.mark.parametrize(
    "net",
    [
        nn.Sequential(nn.Linear(3, 4), nn.Linear(4, 3)),
        nn.Sequential(nn.Linear(3, 4), nn.Linear(4, 2), nn.Linear(4, 2)),
        nn.Sequential(nn.Linear(3, 4), nn.LayerNorm(4), nn.Linear(4, 2)),
        nn.Sequential(nn.Linear(3, 4, bias=False), nn.Linear(4, 2)),
        nn.Sequential(nn.Linear(3, 4)),
        nn.Sequential(nn.Linear(3, 4), nn.Linear(4, 2), nn.Linear(2, 2)),
    ],
    ids=str,
)
def test_other_layers_are_not_those(net):
    assert dense_layers(net.state_dict(), [(4, 3), (2, 4)]) is None
