"""The check helpers decide about people: each must fail when it should, with its message."""

import numpy as np
import pytest
import torch
from torch import nn

from course_lib.checks import (
    award,
    expect_close,
    expect_no_gradient,
    expect_parameters,
    expect_shape,
    expect_unchanged,
    explain,
    parameters_of,
)


@pytest.mark.parametrize(
    "got",
    [
        [1.0, 2.0],
        (1, 2),
        np.array([1, 2]),
        np.array([2.0, 1.0])[::-1],
        torch.tensor([1.0, 2.0], requires_grad=True),
    ],
)
def test_close_accepts_every_kind_of_numbers(got):
    expect_close(got, [1.0, 2.0], "x")


def test_close_names_expected_got_and_the_mistake():
    hints = [("Is the mean taken twice?", 0.105), ("Is it the sum?", 1.68)]
    with pytest.raises(AssertionError) as failure:
        expect_close(torch.tensor(0.105), 0.42, "critic loss", hints)
    assert str(failure.value) == (
        "critic loss: expected 0.4200, got 0.1050. Is the mean taken twice?"
    )


def test_close_without_a_known_mistake_has_no_hint():
    with pytest.raises(AssertionError, match=r"^x: expected 1.0000, got 3.0000.$"):
        expect_close(3.0, 1.0, "x", [("Never.", 2.0)])


def test_close_does_not_broadcast():
    with pytest.raises(AssertionError, match=r"expected shape \(3,\), got \(3, 1\)"):
        expect_close(torch.ones(3, 1), torch.ones(3), "x")
    with pytest.raises(AssertionError, match="shape"):
        expect_close(torch.ones(()), torch.ones(3), "x")


@pytest.mark.parametrize("bad", [float("nan"), float("inf")])
def test_close_says_so_when_a_number_is_not_finite(bad):
    with pytest.raises(AssertionError, match="NaN or an infinity"):
        expect_close(torch.tensor([1.0, bad]), [1.0, 2.0], "x")


def test_close_asks_for_a_forgotten_return():
    with pytest.raises(AssertionError, match="return statement"):
        expect_close(None, 1.0, "loss")


def test_close_does_not_ask_the_object():
    class Equal:
        def __eq__(self, other):
            return True

    with pytest.raises(AssertionError, match="expected numbers"):
        expect_close(Equal(), 1.0, "x")


def test_close_looks_through_a_tensor_subclass():
    class Agreeable(torch.Tensor):
        @classmethod
        def __torch_function__(cls, func, types, args=(), kwargs=None):
            return True

    with pytest.raises(AssertionError):
        expect_close(torch.tensor([9.0]).as_subclass(Agreeable), [1.0], "x")


def test_shape():
    expect_shape(torch.zeros(2, 3), (2, 3), "x")
    with pytest.raises(AssertionError, match=r"expected shape \(2,\), got \(2, 1\). Drop it."):
        expect_shape(np.zeros((2, 1)), (2,), "x", hint="Drop it.")
    with pytest.raises(AssertionError, match="got a list"):
        expect_shape([1, 2], (2,), "x")
    with pytest.raises(AssertionError, match="return statement"):
        expect_shape(None, (2,), "x")


def test_unchanged_is_bit_for_bit():
    net = nn.Linear(3, 2)
    before = parameters_of(net)
    expect_unchanged(net, before, "changed")
    with torch.no_grad():
        net.bias[0] = torch.nextafter(net.bias[0], torch.tensor(9.0))
    with pytest.raises(AssertionError, match="changed"):
        expect_unchanged(net, before, "changed")


def test_parameters():
    net = nn.Linear(1, 1)
    expect_parameters(net, parameters_of(net), "net")
    with pytest.raises(AssertionError, match="net: parameter 1 should be .* Really?"):
        expect_parameters(net, [net.weight, net.bias + 1], "net", hint="Really?")


def test_no_gradient():
    net = nn.Linear(2, 1)
    expect_no_gradient(net, "left")
    net.zero_grad(set_to_none=False)
    expect_no_gradient(net, "left")
    net(torch.ones(1, 2)).sum().backward()
    with pytest.raises(AssertionError, match="left"):
        expect_no_gradient(net, "left")


def test_explain_adds_a_sentence_to_known_crashes_only():
    cut = {"does not require grad": "The gradient is cut."}
    with pytest.raises(AssertionError, match=r"The gradient is cut. \(RuntimeError"), explain(cut):
        torch.ones(1).sum().backward()
    with pytest.raises(ZeroDivisionError), explain(cut):
        divmod(1, 0)
    with pytest.raises(AssertionError, match="^plain$"), explain({"AssertionError": "x"}):
        raise AssertionError("plain")


@pytest.mark.parametrize(("points", "given"), [(3.5, 3.5), (-1, 0.0), (99, 6.0)])
def test_award_is_clamped_and_explains(points, given, capsys):
    assert award(points, 6, "Mean return 105.") == given
    assert capsys.readouterr().out == f"{given:g} of 6 points. Mean return 105.\n"
