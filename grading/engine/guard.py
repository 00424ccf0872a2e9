"""Keeps a test's verdict out of reach of the code it tests, which runs in the same process.

Four walls, because none holds alone. Frames, functions and namespaces of the grader and of the test
are blind to all other code, and what leads to them past Python's own rules is refused: both here.
What was changed in the libraries that tests rely on is put back, and their classes are closed while
a test runs (`libraries`). Objects that can lie are looked for, and checks that must fail are tried
(`signs`, and in `trial` the test without an answer). Whatever a wall stops becomes a note; what may
have told on the verdict holds the exercise for a person.

There is no class in these modules and in `trial`: every class of a process can be listed, and leads
by its methods to the names of their module. A function can be found only by what is refused.
"""

from __future__ import annotations

import builtins
import ctypes
import gc
import sys
import types
from collections.abc import Callable, Iterable, Iterator
from typing import Any

Note = Callable[[str], None]

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
_frame_of, _back_of = sys._getframe, types.FrameType.f_back.__get__
_code_of, _globals_of = types.FrameType.f_code.__get__, types.FrameType.f_globals.__get__
_locals_of = types.FrameType.f_locals.__get__
_names_of = vars(types.FunctionType)["__globals__"].__get__
# Numbers of the namespaces of modules that were there before any cell.
_STEADY: set[int] = set()


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
