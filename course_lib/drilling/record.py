"""Writing a transcript: `record(label, value)` and the promises that drills share."""

import contextlib
import copy
import os
import random
from collections.abc import Iterator
from typing import Any

import numpy as np
import torch
from torch import nn

from course_lib.drilling.transcript import MAX_ENTRIES, MAX_TEXT, Entry, Transcript, numbers

_GLOBAL = "A global random generator was used or seeded: draw from the generator you are given."


class Recorder:
    """What a drill is handed as `record`; `entries` is the transcript so far."""

    def __init__(self) -> None:
        """Begin an empty transcript."""
        self.entries: Transcript = []

    def __call__(
        self, label: str, value: Any, rtol: float | None = None, atol: float | None = None
    ) -> None:
        """Write down a value with its kind, dtype and shape.

        value  a tensor or array; a number, flag or text; None; a module (its parameters and
               buffers, one entry each); a tuple, list or dictionary of these (its length or keys,
               then each). Of anything else the name of its type is kept
        rtol, atol  how far an answer may be away, where the usual tolerance does not fit
        """
        if isinstance(value, nn.Module):
            for name, tensor in value.state_dict().items():
                self(f"{label}: {name}", tensor, rtol, atol)
        elif isinstance(value, torch.Tensor):
            with torch._C.DisableTorchFunctionSubclass():
                plain = value.detach().cpu()
                dtype = str(plain.dtype).removeprefix("torch.")
                wide = plain.to(torch.float64) if plain.is_floating_point() else plain
                values = numbers(wide.numpy())
            shape = tuple(plain.shape)
            self._add(Entry(label, "tensor", values, dtype, shape, rtol=rtol, atol=atol))
        elif isinstance(value, np.ndarray) and value.dtype.kind in "biufc":
            found = numbers(value)
            dtype, shape = value.dtype.name, value.shape
            self._add(Entry(label, "array", found, dtype, shape, rtol=rtol, atol=atol))
        elif isinstance(value, bool | np.bool_):
            self._add(Entry(label, "bool", bool(value)))
        elif isinstance(value, int | np.integer):
            self._add(Entry(label, "int", int(value)))
        elif isinstance(value, float | np.floating):
            self._add(Entry(label, "float", float(value), rtol=rtol, atol=atol))
        elif isinstance(value, str):
            self._add(Entry(label, "text", value[:MAX_TEXT]))
        elif value is None:
            self._add(Entry(label, "nothing"))
        elif isinstance(value, tuple | list):
            self._add(Entry(f"length of {label}", "int", len(value)))
            for number, part in enumerate(value):
                self(f"{label}[{number}]", part, rtol, atol)
        elif isinstance(value, dict):
            names = sorted(map(str, value))
            self._add(Entry(f"keys of {label}", "text", ", ".join(names)[:MAX_TEXT]))
            for name in sorted(value, key=str):
                self(f"{label}[{name!r}]", value[name], rtol, atol)
        else:
            self._add(Entry(label, "object", type(value).__name__[:100]))

    def number(
        self, label: str, value: Any, rtol: float | None = None, atol: float | None = None
    ) -> None:
        """Write down one real number where the text leaves its kind open.

        A Python or NumPy number, int or float, is recorded as a float. A tensor or an array is no
        number and recorded as what it is.
        """
        if isinstance(value, int | float | np.integer | np.floating) and type(value) is not bool:
            value = float(value)
        self(label, value, rtol, atol)

    def plain(
        self, label: str, value: Any, rtol: float | None = None, atol: float | None = None
    ) -> None:
        """Write down what the text calls a plain number.

        As `number` does, but of NumPy's floats only float64 is one, which is a Python float.
        """
        if isinstance(value, np.floating) and not isinstance(value, float):
            self._add(Entry(label, "object", type(value).__name__))
        else:
            self.number(label, value, rtol, atol)

    def values(
        self, label: str, value: Any, rtol: float | None = None, atol: float | None = None
    ) -> None:
        """Write down numbers where the text leaves open what holds them and in which dtype.

        Tensors, arrays, nested lists and numbers of equal values and shape are recorded alike.
        """
        if isinstance(value, torch.Tensor):
            value = value.detach().cpu().double().numpy()
        if not isinstance(value, str | None):  # which NumPy would take for numbers
            with contextlib.suppress(TypeError, ValueError, RuntimeError):
                value = np.asarray(value, dtype=np.float64)
        self(label, value, rtol, atol)

    def sample(self, label: str, draws: Any) -> None:
        """Write down random draws, (n,) or (n, dimensions), in the order in which they were made.

        They are judged as draws: means, spreads, the shape of the distribution, correlations
        between dimensions and from one draw to the next are compared with the reference's.
        """
        draws = np.asarray(draws, dtype=np.float32).astype(np.float64)
        self._add(Entry(label, "sample", draws.reshape(-1), "float64", draws.shape))

    def fact(self, label: str, holds: Any, otherwise: str = "") -> None:
        """Write down whether a promise holds.

        otherwise  the whole sentence for where it does not
        """
        self._add(Entry(label, "fact", bool(holds), note=otherwise[:MAX_TEXT]))

    def gradients(self, label: str, module: nn.Module) -> None:
        """Write down the gradient of each parameter, None where there is none."""
        for name, parameter in module.named_parameters():
            self(f"{label}: gradient of {name}", parameter.grad)

    @contextlib.contextmanager
    def unchanged(self, **things: Any) -> Iterator[None]:
        """Write down for each thing whether the code inside left it as it was, bit for bit.

        things  tensors (and whether they require a gradient), arrays, modules (parameters, buffers
                and mode), optimizers' settings, lists, dictionaries and tuples of these;
                underscores in a name become blanks
        """
        before = {name: _frozen(thing) for name, thing in things.items()}
        yield
        for name, thing in things.items():
            label = name.replace("_", " ")
            note = f"The {label} changed; the caller still needs it as it was."
            self._add(Entry(label, "kept", _equal(before[name], _frozen(thing)), note=note))

    @contextlib.contextmanager
    def untrained(self, **modules: nn.Module) -> Iterator[None]:
        """Write down for each module whether the code inside left no gradient in its parameters.

        The gradients are cleared before.
        """
        for module in modules.values():
            module.zero_grad(set_to_none=True)
        yield
        for name, module in modules.items():
            label = name.replace("_", " ")
            clean = all(p.grad is None or not p.grad.any() for p in module.parameters())
            note = f"A gradient was left in the {label}, which does not learn here."
            self.fact(f"no gradient in the {label}", clean, note)

    @contextlib.contextmanager
    def same_gradients(self, **modules: nn.Module) -> Iterator[None]:
        """Write down for each module whether the code inside left the gradients in it alone.

        Gradients are put there before.
        """
        for module in modules.values():
            for parameter in module.parameters():
                parameter.grad = torch.full_like(parameter, 100.0)
        yield
        for name, module in modules.items():
            label = name.replace("_", " ")
            same = all(p.grad is not None and p.grad.eq(100.0).all() for p in module.parameters())
            note = f"The gradients in the {label} changed; they belong to the caller."
            self.fact(f"gradients in the {label}", same, note)

    @contextlib.contextmanager
    def gradients_kept(self, **modules: nn.Module) -> Iterator[None]:
        """Write down for each module whether the code inside added no gradient and cleared none.

        Gradients lie about before, as an earlier step leaves them, and are cleared afterwards.
        """
        for module in modules.values():
            for parameter in module.parameters():
                parameter.grad = torch.full_like(parameter, 100.0)
        yield
        for name, module in modules.items():
            label = name.replace("_", " ")
            left = [p.grad for p in module.parameters()]
            there = [grad is not None and bool((grad == 100.0).all()) for grad in left]
            gone = [grad is None or not grad.any() for grad in left]
            added = not all(a or b for a, b in zip(there, gone, strict=True))
            note = f"A gradient was left in the {label}, which does not learn here."
            self.fact(f"no gradient in the {label}", not added, note)
            note = f"The gradients of the {label} were cleared: they are no concern of this code."
            self.fact(f"the gradients of the {label}", not any(gone), note)
            module.zero_grad(set_to_none=True)

    def still_frozen(self, **modules: nn.Module) -> None:
        """Write down whether no parameter requires a gradient: all were frozen before."""
        for name, module in modules.items():
            label = name.replace("_", " ")
            frozen = not any(p.requires_grad for p in module.parameters())
            note = f"Parameters of the {label} were frozen, and require a gradient now."
            self.fact(f"the {label} is frozen as before", frozen, note)

    def still_trainable(self, **modules: nn.Module) -> None:
        """Write down whether all parameters still require a gradient."""
        for name, module in modules.items():
            label = name.replace("_", " ")
            ready = all(p.requires_grad for p in module.parameters())
            note = f"Parameters of the {label} no longer require a gradient: it can learn no more."
            self.fact(f"the {label} can still be trained", ready, note)

    @contextlib.contextmanager
    def no_global_draws(self, otherwise: str = _GLOBAL) -> Iterator[None]:
        """Write down whether the code inside left the global random generators alone.

        otherwise  the sentence for where it did not; by default that of code that is to draw
        """
        before = _generators()
        yield
        self.fact("the global random generators", _equal(before, _generators()), otherwise)

    @contextlib.contextmanager
    def raises(self, label: str) -> Iterator[None]:
        """Write down which exception the code inside ends with, or that it ends with none."""
        try:
            yield
        except Exception as error:
            self(label, f"raises {type(error).__name__}")
        else:
            self(label, "raises nothing")

    def _add(self, entry: Entry) -> None:
        if len(self.entries) >= MAX_ENTRIES:
            raise RuntimeError("The drill records too much.")
        self.entries.append(entry)


def global_state() -> dict[str, Any]:
    """What no answer may leave otherwise than it found it."""
    return {
        "torch.is_grad_enabled()": torch.is_grad_enabled(),
        "torch.get_default_dtype()": str(torch.get_default_dtype()),
        "torch.get_num_threads()": torch.get_num_threads(),
        "the working folder": os.getcwd(),
        "numpy's error handling": str(sorted(np.geterr().items())),
    }


def _generators() -> list[Any]:
    return [repr(random.getstate()), *_plain(np.random.get_state()), torch.get_rng_state()]


def _plain(state: Any) -> list[Any]:
    return [part.copy() if isinstance(part, np.ndarray) else part for part in state]


def _frozen(thing: Any) -> Any:
    """A copy of a thing's content that can be compared with another."""
    if isinstance(thing, nn.Module):
        tensors = {name: value.detach().clone() for name, value in thing.state_dict().items()}
        return {"training": thing.training, **tensors}
    if isinstance(thing, torch.optim.Optimizer):
        groups = [{k: v for k, v in g.items() if k != "params"} for g in thing.param_groups]
        return [groups, [[id(p) for p in g["params"]] for g in thing.param_groups]]
    if isinstance(thing, torch.Tensor):
        return [thing.requires_grad, thing.detach().clone()]
    if isinstance(thing, np.ndarray):
        return thing.copy()
    if isinstance(thing, dict):
        return {name: _frozen(part) for name, part in thing.items()}
    if isinstance(thing, tuple | list):
        return [_frozen(part) for part in thing]
    return copy.copy(thing)


def _equal(one: Any, other: Any) -> bool:
    if isinstance(one, torch.Tensor):
        same = isinstance(other, torch.Tensor) and one.dtype == other.dtype
        return same and one.shape == other.shape and _same_numbers(one.numpy(), other.numpy())
    if isinstance(one, np.ndarray):
        same = isinstance(other, np.ndarray) and one.dtype == other.dtype
        return same and one.shape == other.shape and _same_numbers(one, other)
    if isinstance(one, dict):
        return (
            isinstance(other, dict)
            and one.keys() == other.keys()
            and all(_equal(part, other[name]) for name, part in one.items())
        )
    if isinstance(one, list):
        return isinstance(other, list) and len(one) == len(other) and all(map(_equal, one, other))
    return type(one) is type(other) and one == other


def _same_numbers(one: np.ndarray, other: np.ndarray) -> bool:
    if one.dtype.kind in "fc":
        return bool(np.array_equal(one, other, equal_nan=True))
    return bool(np.array_equal(one, other))
