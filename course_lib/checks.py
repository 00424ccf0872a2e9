"""Checks for test cells: each failure says what was expected, what came, and what often causes it.

A test cell decides about people, so the helpers compare plain tensors of a stated dtype, never rely
on what a submitted object says about itself, and never print or warn.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
import torch
from torch import nn

Hints = Iterable[tuple[str, Any]]


def expect(condition: bool, message: str) -> None:
    """Fail with `message` unless `condition` holds."""
    if not condition:
        raise AssertionError(message)


def plain(value: Any, what: str = "the value", dtype: torch.dtype = torch.float64) -> torch.Tensor:
    """Return `value` (number, array, tensor or nested list) as a detached CPU tensor of `dtype`."""
    if value is None:
        raise AssertionError(f"{what}: got None. Is a return statement missing?")
    try:
        if isinstance(value, torch.Tensor):
            # A subclass may answer every question as it likes: ask none before it is plain.
            with torch._C.DisableTorchFunctionSubclass():
                value = torch.Tensor.as_subclass(value, torch.Tensor)
            return value.detach().cpu().to(dtype).clone()
        # A copy, because PyTorch takes no reversed array, such as x[::-1].
        return torch.as_tensor(np.array(value)).to(dtype)
    except (TypeError, ValueError, RuntimeError):
        kind = type(value).__name__
        raise AssertionError(f"{what}: expected numbers, got an object of type {kind}.") from None


def expect_shape(got: Any, shape: Sequence[int], what: str, hint: str = "") -> None:
    """Fail unless `got` is a tensor or array of exactly this shape."""
    if got is None:
        raise AssertionError(f"{what}: got None. Is a return statement missing?")
    if not isinstance(got, torch.Tensor | np.ndarray):
        kind = type(got).__name__
        raise AssertionError(f"{what}: expected a tensor of shape {tuple(shape)}, got a {kind}.")
    if tuple(got.shape) != tuple(shape):
        _fail(f"{what}: expected shape {tuple(shape)}, got {tuple(got.shape)}.", hint)


def expect_close(
    got: Any,
    want: Any,
    what: str,
    hints: Hints = (),
    rtol: float = 1e-4,
    atol: float = 1e-5,
) -> None:
    """Fail unless `got` equals `want` up to rounding.

    hints  pairs (sentence, value): the sentence joins the message when `got` equals `value`,
           which is what one known mistake gives
    """
    got, want = plain(got, what), plain(want)
    if got.shape != want.shape:
        if got.numel() == 1 and want.numel() == 1:
            got = got.reshape(want.shape)
        else:
            shapes = f"expected shape {tuple(want.shape)}, got {tuple(got.shape)}"
            raise AssertionError(f"{what}: {shapes}.")
    if torch.allclose(got, want, rtol=rtol, atol=atol):
        return
    hint = ""
    if not torch.isfinite(got).all():
        hint = "There is a NaN or an infinity in it."
    for sentence, value in hints:
        value = plain(value)
        if value.shape == got.shape and torch.allclose(got, value, rtol=rtol, atol=atol):
            hint = sentence
            break
    _fail(f"{what}: expected {_show(want)}, got {_show(got)}.", hint)


def parameters_of(module: nn.Module) -> list[torch.Tensor]:
    """Return copies of a module's parameters, to compare with later."""
    return [p.detach().clone() for p in module.parameters()]


def expect_parameters(module: nn.Module, want: Sequence[Any], what: str, hint: str = "") -> None:
    """Fail unless the module's parameters equal `want`, one entry each, up to rounding."""
    for i, (parameter, value) in enumerate(zip(module.parameters(), want, strict=True)):
        got, value = plain(parameter), plain(value)
        if not torch.allclose(got, value, rtol=1e-4, atol=1e-6):
            _fail(f"{what}: parameter {i} should be {_show(value)}, is {_show(got)}.", hint)


def expect_unchanged(module: nn.Module, before: Sequence[torch.Tensor], message: str) -> None:
    """Fail with `message` unless the module's parameters are, bit for bit, those in `before`."""
    after = list(module.parameters())
    same = len(after) == len(before) and all(map(torch.equal, after, before))
    expect(same, message)


def expect_no_gradient(module: nn.Module, message: str) -> None:
    """Fail with `message` if a parameter of the module carries a gradient that is not zero."""
    expect(all(p.grad is None or not p.grad.any() for p in module.parameters()), message)


@contextmanager
def explain(causes: Mapping[str, str]) -> Iterator[None]:
    """Turn an error whose text contains a key of `causes` into a failure with that explanation.

    The common crashes of an exercise (a gradient that is cut, a bool that is subtracted) deserve a
    sentence as much as a wrong number does; every other error passes through as it is.
    """
    try:
        yield
    except AssertionError:
        raise
    except Exception as error:
        for text, sentence in causes.items():
            if text in f"{type(error).__name__}: {error}":
                raise AssertionError(f"{sentence} ({type(error).__name__}: {error})") from error
        raise


awarded: list[tuple[float, str]] = []
"""Partial credit with its explanation, in order: where the grader looks for it."""


def award(points: float, out_of: float, why: str) -> float:
    """Give points, clamped to [0, out_of], and say why: the last line of a test cell.

    The grader reads `awarded`, and nothing that is printed. The value is for plain nbgrader, which
    takes that of a test cell's last expression for partial credit.
    """
    points = float(min(max(points, 0.0), out_of))
    awarded.append((points, f"{points:g} of {out_of:g} points. {why}"))
    print(f"{points:g} of {out_of:g} points. {why}")
    return points


def _fail(message: str, hint: str) -> None:
    raise AssertionError(f"{message} {hint}" if hint else message)


def _show(value: torch.Tensor, most: int = 12) -> str:
    """Write a few numbers the way a person would."""
    flat = [f"{x:.4f}" for x in value.reshape(-1).tolist()]
    if value.ndim == 0:
        return flat[0]
    more = ", ..." if len(flat) > most else ""
    shape = f" (shape {tuple(value.shape)})" if value.ndim > 1 else ""
    return f"[{', '.join(flat[:most])}{more}]{shape}"
