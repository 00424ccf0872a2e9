"""The libraries that tests rely on: what was changed in them is found and put back before a test.

While the test runs, their classes are closed. No class in this module: `guard` says why.
"""

from __future__ import annotations

import builtins
import ctypes
import gc
import sys
import types
from collections.abc import Callable, Iterable, Iterator
from typing import Any

WATCHED = (
    "ast",
    "builtins",
    "codecs",
    "collections",
    "contextlib",
    "copy",
    "course_lib",
    "encodings",
    "functools",
    "gymnasium",
    "importlib",
    "inspect",
    "io",
    "itertools",
    "json",
    "math",
    "numpy",
    "operator",
    "os",
    "pathlib",
    "posixpath",
    "random",
    "re",
    "resource",
    "signal",
    "socket",
    "statistics",
    "string",
    "sys",
    "threading",
    "time",
    "torch",
    "types",
    "unittest",
    "warnings",
)
"""Top-level packages whose functions and classes are put back before a test."""

_NOT_WATCHED = (
    "torch._dynamo",
    "torch._functorch",
    "torch._inductor",
    "torch.ao",
    "torch.distributed",
    "torch.export",
    "torch.fx",
    "torch.jit",
    "torch.onnx",
    "torch.testing",
    "torch.utils",
    "torch._refs",
    "torch._prims",
    "torch._decomp",
    "torch._higher_order_ops",
    "torch._export",
    "torch._subclasses",
    "torch._library",
    "torch._guards",
    "torch._logging",
    "torch.cuda",
    "torch.mps",
    "torch.xpu",
    "torch.mtia",
    "torch.backends",
    "numpy.testing",
    "numpy.f2py",
)
"""Parts of them that no test calls, and that change in the ordinary course of things."""

_UNSTEADY = ("sys", "warnings", "threading", "importlib")
"""Modules whose names are set and put back in the ordinary course of things."""

_TABLES = {
    "copy": ("_copy_dispatch", "_deepcopy_dispatch"),
    "gymnasium.envs.registration": ("registry",),
    "sys": ("meta_path", "path_hooks"),
    "torch.nn.modules.module": (
        "_global_forward_hooks",
        "_global_forward_pre_hooks",
        "_global_backward_hooks",
        "_global_backward_pre_hooks",
        "_global_parameter_registration_hooks",
        "_global_module_registration_hooks",
        "_global_buffer_registration_hooks",
    ),
}
"""Tables in which a library looks up what to do."""

_BUILTINS = frozenset(dir(builtins))
# In memory, counted from where an object begins: a dictionary's version, a class's flags.
_VERSION, _FLAGS, _IMMUTABLE = 24, 168, 1 << 8


def snapshot() -> tuple[Callable[[], tuple[list[str], list[str]]], Callable[[], None]]:
    """Remember what the watched libraries consist of now.

    returns  a function that puts back what is not what it was, and names it, and also what is as
             it was but was set anew meanwhile; a function that closes the libraries' classes until
             then, so that no name in them can be set
    """
    modules, missing = sys.modules, object()
    known = {
        name: module
        for name, module in modules.items()
        if _is_watched(name) and isinstance(module, types.ModuleType)
    }
    places = list(_places(known))
    # What a place held when it was last looked at: the version of its names, and their values.
    # Apart, because to touch an object in a fork is to copy the memory around it.
    versions = [version for _, _, _, version, _ in places]
    states = [version() for version in versions]
    contents = [list(names.values()) for _, names, *_ in places]
    modules_version = _version_of(modules)
    modules_state = modules_version()
    first = [frozenset(names) for _, names, *_ in places]
    flags = list(_flags(place for place, *_ in places if isinstance(place, type)))
    tables = [
        (vars(known[module]), name, table, table.copy())
        for module, names in _TABLES.items()
        if module in known
        for name in names
        if (table := vars(known[module]).get(name)) is not None
    ]

    closed = False

    def close() -> None:
        nonlocal closed
        closed = True
        for flag in flags:
            flag.value |= _IMMUTABLE

    def restore() -> tuple[list[str], list[str]]:
        nonlocal closed, modules_state
        for flag in flags if closed else ():
            flag.value &= ~_IMMUTABLE
        closed = False
        changed: list[str] = []
        set_anew: list[str] = []
        for name, module in known.items() if modules_version() != modules_state else ():
            if modules.get(name) is not module:
                modules[name] = module
                changed.append(f"The module {name}")
        modules_state = modules_version()
        for number in [n for n, version in enumerate(versions) if version() != states[n]]:
            place, names, parts, version, label = places[number]
            others = [n for n, value in parts.items() if names.get(n, missing) is not value]
            for name in others:
                _put(place, name, parts[name])
                changed.append(f"{label}.{name}")
            for name in _added(place, names, first[number]):
                _drop(place, name)
                changed.append(f"{label}.{name}")
            now, before = list(names.values()), contents[number]
            same = len(now) == len(before) and all(map(_is, now, before))
            if same and not others and not label.startswith(_UNSTEADY):
                set_anew.append(label)
            states[number], contents[number] = version(), now
        for names, name, table, content in tables:
            names[name] = table
            changed += [f"An entry of {name}" for _ in _put_entries_back(table, content)]
        return changed, set_anew

    return restore, close


def _places(known: dict[str, types.ModuleType]) -> Iterator[tuple]:
    """Modules, their classes and the environments' specifications, each once.

    Of each: itself, its names, those to put back, how to read their version, what to call it.
    """
    seen: set[int] = set()
    for module in known.values():
        for place in (module, *vars(module).values()):
            is_class = isinstance(place, type) and _is_watched(getattr(place, "__module__", ""))
            if id(place) in seen or not (place is module or is_class):
                continue
            seen.add(id(place))
            names = gc.get_referents(vars(place))[0] if is_class else vars(place)
            parts = {name: value for name, value in names.items() if _is_part(name, value)}
            if parts:
                yield place, names, parts, _version_of(names), place.__name__
    registration = known.get("gymnasium.envs.registration")
    for spec in registration.registry.values() if registration else ():
        names = vars(spec)
        yield spec, names, dict(names), _version_of(names), f"the registered {spec.id}"


def _version_of(names: dict[str, Any]) -> Callable[[], Any]:
    """How to see, at no cost, whether a dictionary was written to.

    CPython before 3.13 counts that; where it does not, changes are found, and what was put back is
    not.
    """
    if not _COUNTED:
        return lambda: list(map(id, names.values()))
    count = ctypes.c_uint64.from_address(id(names) + _VERSION)
    return lambda: count.value


def _is_counted() -> bool:
    names: dict[str, int] = {"a": 1}
    count = ctypes.c_uint64.from_address(id(names) + _VERSION)
    versions = [count.value]
    for value in (2, 1):
        names["a"] = value
        versions.append(count.value)
    return len(set(versions)) == 3


def _flags(kinds: Iterable[type]) -> Iterator[ctypes.c_ulong]:
    """The flags of classes that can be closed.

    A module of a network may become another one, which a closed class does not allow.
    """
    for kind in kinds:
        flags = ctypes.c_ulong.from_address(id(kind) + _FLAGS)
        free = not kind.__flags__ & _IMMUTABLE and flags.value == kind.__flags__
        if free and (kind.__name__ == "Module" or not kind.__module__.startswith("torch.nn.")):
            yield flags


def _put(place: Any, name: str, value: Any) -> None:
    if isinstance(place, type):
        type.__setattr__(place, name, value)
    else:
        vars(place)[name] = value


def _drop(place: Any, name: str) -> None:
    if isinstance(place, type):
        type.__delattr__(place, name)
    else:
        del vars(place)[name]


def _added(place: Any, names: dict[str, Any], first: frozenset[str]) -> list[str]:
    """New names that come before others: a class's own, and those that hide a builtin."""
    if isinstance(place, type):
        return [name for name, v in names.items() if name not in first and _is_part(name, v)]
    return [name for name in names if name not in first and name in _BUILTINS]


def _put_entries_back(table: Any, content: Any) -> list[Any]:
    """Make a table what it was, but for what a library or a student has registered in addition."""
    if isinstance(table, list):
        same = len(table) == len(content) and all(map(_is, table, content))
        table[:] = content
        return [] if same else [table]
    wrong = [key for key, value in content.items() if table.get(key) is not value]
    extra = [key for key in table if key not in content]
    # A hook for all modules, or how to copy what a library has made itself.
    extra = [key for key in extra if isinstance(key, int) or _is_watched(_module_of(key))]
    for key in extra:
        del table[key]
    for key in wrong:
        table[key] = content[key]
    return wrong + extra


def _is(one: Any, other: Any) -> bool:
    return one is other


def _module_of(kind: Any) -> Any:
    return getattr(kind, "__module__", "") if isinstance(kind, type) else ""


def _is_watched(name: Any) -> bool:
    if type(name) is not str or name.partition(".")[0] not in WATCHED:
        return False
    return not name.startswith(_NOT_WATCHED)


def _is_part(name: str, value: Any) -> bool:
    if name in ("__builtins__", "__dict__", "__weakref__", "_", "__doc__", "__abstractmethods__"):
        return False
    if name.isupper():
        return isinstance(value, float | int | str | tuple)
    return callable(value) or isinstance(
        value, types.ModuleType | property | staticmethod | classmethod | type
    )


_COUNTED = _is_counted()
