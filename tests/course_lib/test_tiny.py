"""The networks that test cells work out by hand do what is written beside them."""

import pytest
import torch

from course_lib.tiny import LinearActor, QuadraticCritic, Twin, linear_layer

OBS = torch.tensor([[1.0, 2.0], [3.0, -1.0]])
ACTION = torch.tensor([[2.0], [4.0]])


def test_linear_actor_multiplies_from_the_right() -> None:
    actor = LinearActor([[1.0, 0.0, 2.0], [0.0, 1.0, 1.0]])
    assert actor(OBS).tolist() == [[1.0, 2.0, 4.0], [3.0, -1.0, 5.0]]


@pytest.mark.parametrize("make", [list, torch.tensor], ids=["numbers", "tensor"])
def test_a_row_of_a_linear_layer_is_an_output(make) -> None:
    weight = make([[1.0, 0.0], [0.0, 1.0], [2.0, 1.0]])
    layer = linear_layer(weight)
    assert layer(OBS).tolist() == [[1.0, 2.0, 4.0], [3.0, -1.0, 5.0]]
    assert [p.shape for p in layer.parameters()] == [(3, 2)]


def test_a_linear_layer_keeps_weights_of_its_own() -> None:
    weight = torch.ones(1, 2)
    layer = linear_layer(weight)
    with torch.no_grad():
        layer.weight.mul_(3.0)
    assert weight.tolist() == [[1.0, 1.0]]


def test_quadratic_critic_has_its_best_action_where_it_says() -> None:
    critic = QuadraticCritic([1.0, 0.0], [6.0], curvature=2.0)
    assert critic(OBS, ACTION).tolist() == [1.0 + 12.0 - 4.0, 3.0 + 24.0 - 16.0]
    action = torch.tensor([3.0], requires_grad=True)
    critic(OBS[0], action).backward()
    assert action.grad.tolist() == [0.0]


@pytest.mark.filterwarnings("error")
def test_a_quadratic_critic_copies_tensors_without_a_warning() -> None:
    weight = torch.ones(2)
    critic = QuadraticCritic(weight, weight[:1])
    with torch.no_grad():
        critic.obs_weight.mul_(3.0)
    assert weight.tolist() == [1.0, 1.0]
    assert critic(OBS, ACTION).tolist() == [11.0, 10.0]


def test_a_twin_gives_the_values_of_both() -> None:
    first, second = QuadraticCritic([1.0, 0.0], [1.0]), QuadraticCritic([0.0, 1.0], [-1.0])
    twin = Twin(first, second)
    assert [values.tolist() for values in twin(OBS, ACTION)] == [[3.0, 7.0], [0.0, -5.0]]
    assert len(list(twin.parameters())) == 4
