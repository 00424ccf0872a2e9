"""Keeps a test's verdict out of reach of the code it tests, which runs in the same process.

Four walls, because none holds alone. Frames, functions and namespaces of the grader and of the test
are blind to all other code, and what leads to them past Python's own rules is refused (`hide`,
`watch`). What was changed in the libraries that tests rely on is put back, and their classes are
closed while a test runs (`snapshot`). Objects that can lie are looked for (`liars`). And checks
that must fail are tried (`canaries`, and in `trial` the test without an answer). Whatever a wall
stops becomes a note; what may have told on the verdict holds the exercise for a person.

There is no class here and in `trial`: every class of a process can be listed, and leads by its
methods to the names of their module. A function can be found only by what is refused.
"""

from __future__ import annotations

import builtins
import ctypes
import enum
import gc
import random
import sys
import types
from collections.abc import Callable, Iterable, Iterator
from typing import Any

Note = Callable[[str], None]

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

# What leads past Python's own rules, to objects that the code was never given.
_REFUSED = {
    "gc.get_objects": "listed all objects in memory",
    "gc.get_referrers": "looked for the owners of an object",
    "gc.get_referents": "looked into an object",
    "sys.addaudithook": "set an audit hook",
    "sys.settrace": "set a trace function",
    "sys.setprofile": "set a profile function",
    "sys.monitoring.register_callback": "set a monitoring callback",
    "code.__new__": "made a code object by hand",
    "cpython._PySys_ClearAuditHooks": "cleared the audit hooks",
    "cpython.PyInterpreterState_New": "started a second interpreter",
    "ctypes.dlopen": "opened a library with ctypes",
    "ctypes.dlsym": "called into a library with ctypes",
    "ctypes.dlsym/handle": "called into a library with ctypes",
    "ctypes.string_at": "read memory with ctypes",
    "ctypes.wstring_at": "read memory with ctypes",
    "ctypes.cdata": "read memory with ctypes",
    "ctypes.cdata/buffer": "read memory with ctypes",
    "ctypes.PyObj_FromPtr": "read memory with ctypes",
    "ctypes.call_function": "called into a library with ctypes",
    "os.fork": "forked the grading process",
    "os.forkpty": "forked the grading process",
}
_SET_ATTRIBUTES = {"__code__", "__defaults__", "__kwdefaults__"}
_NATIVE = ("_cffi_backend", "_test", "_xx", "_ctypes")
_LIBRARIES = (sys.prefix, sys.base_prefix, "<frozen ")

_BUILTINS = frozenset(dir(builtins))
_frame_of, _back_of = sys._getframe, types.FrameType.f_back.__get__
_code_of, _globals_of = types.FrameType.f_code.__get__, types.FrameType.f_globals.__get__
_locals_of = types.FrameType.f_locals.__get__
_names_of = vars(types.FunctionType)["__globals__"].__get__
# Numbers of the namespaces of modules that were there before any cell.
_STEADY: set[int] = set()
# In memory, counted from where an object begins: a dictionary's version, a class's flags.
_VERSION, _FLAGS, _IMMUTABLE = 24, 168, 1 << 8


def hide(seen: list[str], spaces: Iterable[dict[str, Any]]) -> dict[int, dict[str, Any]]:
    """Make the functions and frames that live in some namespaces blind, for good.

    A function leads to the names of its module and a frame to all that runs; both can be had in
    too many ways (a signal's handler is given one) to refuse them all. Those of the grader and of
    the test show nothing; all others are what they always are.

    seen     is told who looked
    returns  the hidden namespaces by their numbers; more may be added
    """
    hidden = {id(space): space for space in spaces}
    modules = [module for module in sys.modules.values() if isinstance(module, types.ModuleType)]
    _STEADY.update(id(vars(module)) for module in modules)
    note = _noter(seen, hidden)
    blank = compile("x\n" * 10_000, "<grader>", "exec")  # as long as a traceback asks for
    for owner, attribute, space_of, instead in (
        (types.FunctionType, "__closure__", _names_of, None),
        (types.FunctionType, "__builtins__", _names_of, {}),
        (types.FunctionType, "__globals__", _names_of, {}),
        (types.FrameType, "f_locals", _globals_of, {}),
        (types.FrameType, "f_builtins", _globals_of, {}),
        (types.FrameType, "f_code", _globals_of, blank),
        (types.FrameType, "f_globals", _globals_of, {}),
        (types.FrameType, "f_back", _space_behind, None),
    ):
        read = vars(owner)[attribute].__get__
        # A built-in type cannot be changed, but its names lie in an ordinary dictionary.
        names = gc.get_referents(vars(owner))[0]
        names[attribute] = property(_blind(read, space_of, instead, hidden, note))
        ctypes.pythonapi.PyType_Modified(ctypes.py_object(owner))
    # `map(f, iter(locals, None))`, given to a test, runs `locals` in the test's own frame.
    for name, of_frame in (
        ("globals", _globals_of),
        ("locals", _locals_of),
        ("vars", _locals_of),
        ("dir", lambda frame: sorted(_locals_of(frame))),
    ):
        setattr(builtins, name, _careful(getattr(builtins, name), of_frame, hidden, note))
    return hidden


def watch(seen: list[str], hidden: dict[int, Any], own: set[types.CodeType]) -> None:
    """Refuse from now on what leads past Python's own rules, and write down who tried.

    An audit hook cannot be removed, but a fork does not outlive its trial.

    own  code of the grader that may do it all the same; more may be added
    """
    note = _noter(seen, hidden)
    sys.addaudithook(_hook(note, hidden, own))
    for name in ("ctypes", "_ctypes"):
        names = vars(sys.modules[name])
        names.clear()
        names["__getattr__"] = _refusing(note, "used ctypes")


def code_in(*functions: Any) -> Iterator[types.CodeType]:
    """Code objects of functions, with the functions defined inside of them."""
    for function in functions:
        code = getattr(function, "__code__", function)
        if isinstance(code, types.CodeType):
            yield code
            yield from code_in(*code.co_consts)


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

    def find() -> list[str]:
        found = []
        for root in roots:
            for kind in _below(root):
                if id(kind) not in numbers and not _is_harmless(kind, loaded):
                    found.append(f"a {root.__name__} of its own kind was made")
        for root in (*roots, *others):
            for kind in subclasses(root):
                if id(kind) not in numbers and _equals_everything(kind, root):
                    found.append("an object was made that equals everything")
        return list(dict.fromkeys(found))

    find.__kwdefaults__ = {"known": known}  # or a number could become another class's
    return find


def canaries(checks: types.ModuleType, names: dict[str, Any]) -> Iterable[str]:
    """Try checks that have to fail, with numbers nobody can know; what passes all the same."""
    a, b = random.SystemRandom().sample(range(2, 10_000), 2)
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


def _hook(
    note: Note, hidden: dict[int, Any], own: set[types.CodeType]
) -> Callable[[str, tuple], None]:
    settable, native, libraries = _SET_ATTRIBUTES, _NATIVE, _LIBRARIES
    get, text, number, refuse, starts = _REFUSED.get, str, id, RuntimeError, str.startswith
    code_of, globals_of, frame_of, names_of = _code_of, _globals_of, _frame_of, _names_of
    steady = _STEADY

    def hook(event: str, arguments: tuple) -> None:
        if event == "object.__setattr__":
            if arguments[1] not in settable or code_of(frame_of(1)) in own:
                return
            space = number(names_of(arguments[0]))
            if space not in hidden and space not in steady:
                return  # such as that of a namedtuple, which has a namespace to itself
            what = "replaced the code of a function"
        elif event == "open":
            path = arguments[0]
            if not isinstance(path, text) or not starts(path, "/proc/") or path == "/proc/cpuinfo":
                return
            what = "opened a file of the operating system's process table"
        elif event == "import":
            name, path = arguments[:2]
            if not starts(name, native) and (path is None or starts(path, libraries)):
                return
            what = "loaded native code"
        elif event == "exec":
            # `map(exec, [code])`, given to a test, runs `exec` in the test's own frame.
            if number(globals_of(frame_of(1))) not in hidden or arguments[0] in own:
                return
            what = "ran code in the place of the test"
        else:
            what = get(event)
            if what is None or code_of(frame_of(1)) in own:
                return
        note(what)
        raise refuse(f"Not available while grading: this code {what}.")

    return hook


def _noter(seen: list[str], hidden: dict[int, Any]) -> Note:
    def note(what: str) -> None:
        """Write down the nearest code that is not the grader's own."""
        frame = _frame_of(1)
        while frame is not None and id(_globals_of(frame)) in hidden:
            frame = _back_of(frame)
        name = "the test" if frame is None else _code_of(frame).co_name
        if len(seen) < 20:
            seen.append(f"{what} (in {name})")

    return note


def _blind(
    read: Callable[[Any], Any],
    space_of: Callable[[Any], Any],
    instead: Any,
    hidden: dict[int, Any],
    note: Note,
) -> Callable[[Any], Any]:
    def get(thing: Any) -> Any:
        if id(space_of(thing)) not in hidden:
            return read(thing)
        caller = _frame_of(1)
        if id(_globals_of(caller)) in hidden:
            return read(thing)
        if not _code_of(caller).co_filename.startswith(_LIBRARIES):
            note("looked into the frames or functions of the grader")
        return instead

    return get


def _careful(
    original: Callable[..., Any],
    of_frame: Callable[[Any], Any],
    hidden: dict[int, Any],
    note: Note,
) -> Callable[..., Any]:
    def look(*thing: Any) -> Any:
        if thing:
            return original(*thing)
        frame = _frame_of(1)
        if id(_globals_of(frame)) not in hidden:
            return of_frame(frame)
        note("looked at the names of the test")
        return {}

    return look


def _refusing(note: Note, what: str) -> Callable[[str], Any]:
    def refuse(name: str) -> Any:
        if not name.startswith("__"):  # for which all modules are asked now and then
            note(what)
        raise AttributeError(f"Not available while grading: {name}")

    return refuse


def _space_behind(frame: types.FrameType) -> Any:
    behind = _back_of(frame)
    return None if behind is None else _globals_of(behind)


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


def _below(kind: type) -> Iterator[type]:
    for derived in type.__subclasses__(kind):
        yield derived
        yield from _below(derived)


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


_COUNTED = _is_counted()
