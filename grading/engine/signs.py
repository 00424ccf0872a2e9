"""Signs that a verdict was tampered with: objects that can lie, checks that pass and must not.

No class in this module: `guard` says why.
"""

from __future__ import annotations

import ctypes
import enum
import random
import sys
import types
from collections.abc import Callable, Iterable, Iterator
from typing import Any

_LIBRARIES = (sys.prefix, sys.base_prefix, "<frozen ")
# In memory, counted from where a class begins: the table of its subclasses.
_SUBCLASSES = 360


def liars() -> Callable[[], list[str]]:
    """Remember the kinds of numbers and tensors there are; a function that finds new ones.

    A number, array or tensor of a kind of its own can answer the same question differently each
    time, and no course asks for one. Nor for an object that equals everything.
    """
    torch, numpy = sys.modules.get("torch"), sys.modules.get("numpy")
    roots: list[type] = [float, int, complex, str]
    if numpy is not None:
        roots += [numpy.ndarray, numpy.generic]
    if torch is not None:
        roots += [torch.Tensor, torch.overrides.TorchFunctionMode]
        roots += [torch.utils._python_dispatch.TorchDispatchMode]
    others: list[type] = [object, list, tuple, dict, set]
    subclasses, loaded = type.__subclasses__, frozenset(sys.modules)
    known = [kind for root in roots for kind in _below(root)]
    known += [kind for root in others for kind in subclasses(root)]
    numbers = frozenset(map(id, known))
    new_below = {root: _new_subclasses(root, numbers) for root in (*roots, *others)}

    def find() -> list[str]:
        found = []
        for root in roots:
            for kind in _below(root):
                if id(kind) not in numbers and not _is_harmless(kind, loaded):
                    found.append(f"a {root.__name__} of its own kind was made")
        for root, new in new_below.items():
            for kind in new():
                if _equals_everything(kind, root):
                    found.append("an object was made that equals everything")
        return list(dict.fromkeys(found))

    find.__kwdefaults__ = {"known": known}  # or a number could become another class's
    return find


def canaries(checks: types.ModuleType, names: dict[str, Any]) -> Iterable[str]:
    """Try checks that have to fail, with numbers nobody can know; what passes all the same."""
    # From 3 on: two is the right shape of what is tried.
    a, b = random.SystemRandom().sample(range(3, 10_000), 2)
    wrong: dict[str, Callable[[], Any]] = {
        "expect": lambda: checks.expect(a == b, "canary"),
        "expect_close": lambda: checks.expect_close(float(a), float(b), "canary"),
    }
    torch, numpy = names.get("torch"), names.get("np")
    if torch is not None:
        one, other = torch.tensor([float(a), 1.0]), torch.tensor([float(b), 1.0])
        wrong |= {
            "expect_shape": lambda: checks.expect_shape(one, (a,), "canary"),
            "torch.equal": lambda: _must(torch.equal(one, other)),
            "torch.allclose": lambda: _must(torch.allclose(one, other)),
            "Tensor.__eq__": lambda: _must(bool((one == other).all())),
            "torch.isfinite": lambda: _must(bool(torch.isfinite(one / 0.0).all())),
        }
    if numpy is not None:
        first, second = numpy.array([a, 1]), numpy.array([b, 1])
        wrong |= {
            "np.allclose": lambda: _must(numpy.allclose(first, second)),
            "np.array_equal": lambda: _must(numpy.array_equal(first, second)),
        }
    for name, check in wrong.items():
        try:
            check()
        except AssertionError:
            continue
        yield name


def _must(condition: bool) -> None:
    if not condition:
        raise AssertionError


def _below(kind: type) -> Iterator[type]:
    for derived in type.__subclasses__(kind):
        yield derived
        yield from _below(derived)


def _new_subclasses(kind: type, known: frozenset[int]) -> Callable[[], list[type]]:
    """A function that lists direct subclasses whose numbers are not among the known ones.

    Where that can be had, from the numbers alone: to touch thousands of classes in a fork is to
    copy the memory around each.
    """
    if not _LISTED:
        return lambda: [new for new in type.__subclasses__(kind) if id(new) not in known]
    place = ctypes.py_object.from_address(id(kind) + _SUBCLASSES)

    def find() -> list[type]:
        try:
            table = place.value
        except ValueError:  # it has none
            return []
        found = [table[number]() for number in list(table) if number not in known]
        return [new for new in found if new is not None]

    return find


def _is_listed() -> bool:
    """Whether classes keep their subclasses where CPython 3.11 does, by number and weakly."""
    if sys.implementation.name != "cpython" or sys.version_info[:2] != (3, 11):
        return False
    table = ctypes.py_object.from_address(id(object) + _SUBCLASSES).value
    return [table[number]() for number in table] == type.__subclasses__(object)


def _is_harmless(kind: type, loaded: frozenset[str]) -> bool:
    """An enumeration, or what a library brings that was imported only now."""
    if issubclass(kind, enum.Enum):
        return True
    module = type.__getattribute__(kind, "__module__")
    file = getattr(sys.modules.get(module), "__file__", None)
    return module not in loaded and str(file).startswith(_LIBRARIES)


def _equals_everything(kind: type, root: type) -> bool:
    equals = type.__getattribute__(kind, "__dict__").get("__eq__")
    if not isinstance(equals, types.FunctionType):
        return False
    try:
        return equals(root.__new__(kind), object()) is True
    except BaseException:
        return False


_LISTED = _is_listed()
