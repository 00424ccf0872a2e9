"""What happens in the fork: the student's cells, then the test, then one message about it.

Functions only, and nothing that a cell can get hold of leads here; see `guard`.
"""

from __future__ import annotations

import ast
import builtins
import collections
import contextlib
import gc
import io
import json
import os
import random
import resource
import signal
import sys
import threading
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

from grading.engine.guard import code_in, hide, watch
from grading.engine.libraries import snapshot
from grading.engine.signs import canaries, liars

MAX_TEXT = 4_000
LOADED = b"loaded"

Say = Callable[[bytes], None]
Hear = Callable[[], bytes]


def prepare(shell: Any, checks: types.ModuleType | None) -> Callable[..., None]:
    """Take a snapshot of the libraries as they are now; the function that runs a trial.

    shell   IPython for the student's cells
    checks  a second copy of `course_lib.checks`, which only tests get to see
    """
    safe_builtins = dict(vars(builtins))
    twins = _twins(checks, safe_builtins)
    seen: list[str] = []
    spaces = _hide_the_grader() + ([] if checks is None else [vars(checks)])
    hidden = hide(seen, spaces)
    own = set(code_in(_still, _moved, collections.namedtuple))
    find_liars = liars()
    restore, close = snapshot()
    names = shell.user_ns
    encode, leave = _encoder(), os._exit

    def run(
        trial: dict[str, Any],
        files: dict[str, bytes],
        cell_s: int,
        secret: bytes,
        say: Say,
        hear: Hear,
    ) -> None:
        """Run a trial in this process, which is lost afterwards.

        cell_s  seconds of processor time for each cell and the test
        secret  says that a message is the grader's own; nobody else in this process knows it
        say     sends bytes to the warm process; hear waits for bytes from there
        """
        for name, content in files.items():
            Path(name).write_bytes(content)
        _seed()
        watch(seen, hidden, own)
        given: dict[str, Any] = {}
        settled: dict[str, Any] = {}
        changed: list[str] = []
        error = printed = ""
        for cell in trial["cells"]:
            _allow_more_time(cell_s)
            if cell["kind"] == "student":
                failed, text = _run_cell(shell, cell["source"])
            else:
                changed += restore()[0] + _still()
                failed, text = _run_plainly(cell["source"], names, own, shell)
                bound = _bound(cell["source"], names)
                (given if cell["kind"] == "given" else settled).update(bound)
            if cell["name"] == trial["exercise"]:
                error, printed = failed, text
        changed += restore()[0] + _still()
        changed += [name for name, value in given.items() if names.get(name) is not value]
        names.update(settled | given)
        say(secret + LOADED)
        test = json.loads(hear())
        _allow_more_time(cell_s)

        def for_tests() -> dict[str, Any]:
            """The student's names, with the grader's own copies of the libraries."""
            shown = {
                name: twins.get(id(value), value)
                for name, value in names.items()
                if name not in safe_builtins or name in given or name.startswith("__")
            }
            shown["__builtins__"] = dict(safe_builtins)
            for name, value in given.items():
                if type(value) is types.FunctionType and value.__globals__ is names:
                    shown[name] = _moved(value, shown)
            hidden[id(shown)] = shown
            return shown

        held = find_liars()
        close()
        shown = for_tests()
        at_first = dict(shown)
        answer = _examine(test, shown, checks, own)
        replaced, set_anew = restore()
        replaced += [name for name, value in given.items() if names.get(name) is not value]
        kept = at_first.keys() - _stored(test["source"])
        replaced += [f"The test's {n}" for n in kept if shown.get(n) is not at_first[n]]
        held += [f"{what} was replaced while the test ran" for what in replaced + _still()]
        held += [f"{what} was changed and put back while the test ran" for what in set_anew]
        held += find_liars()
        if answer["points"] > 0:
            if checks is not None:
                held += [f"{what} accepts what is wrong" for what in canaries(checks, for_tests())]
            if not _fails_without_answer(trial, test, for_tests, names, list(files), checks, own):
                held.append("the test passes without an answer as well")
        notes = [f"The code {what}." for what in dict.fromkeys(seen)]
        notes += [f"{what} was replaced; the test got the original." for what in changed[:20]]
        answer |= {"cell_error": error, "cell_printed": printed, "notes": notes}
        answer["held"] = list(dict.fromkeys(held))
        answer["seconds"] = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
        say(secret + "".join(encode(answer, 0)).encode())
        leave(0)

    return run


def _run_cell(shell: Any, source: str) -> tuple[str, str]:
    """Run a cell in IPython: the error that ended it, and what it printed."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        result = shell.run_cell(source, store_history=False)
    error = result.error_before_exec or result.error_in_exec
    text = f"{_name(error)}: {_text(error)}" if isinstance(error, BaseException) else ""
    return text, out.getvalue()[:MAX_TEXT]


def _run_plainly(
    source: str, names: dict[str, Any], own: set[types.CodeType], shell: Any
) -> tuple[str, str]:
    """Run a cell that is not a student's, out of reach of what a student made of IPython."""
    try:
        code = compile(source, "<given>", "exec")
    except SyntaxError:  # such as a magic
        return _run_cell(shell, source)
    own.add(code)
    out, error = io.StringIO(), ""
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        try:
            exec(code, names)
        except BaseException as raised:
            error = f"{_name(raised)}: {_text(raised)}"
    return error, out.getvalue()[:MAX_TEXT]


def _examine(
    test: dict[str, Any],
    names: dict[str, Any],
    checks: types.ModuleType | None,
    own: set[types.CodeType],
) -> dict[str, Any]:
    """Run the test, not through IPython, and say how it ended."""
    if checks is not None:
        checks.awarded.clear()
    tree = ast.parse(test["source"], test["name"])
    ends_with_value = bool(tree.body) and isinstance(tree.body[-1], ast.Expr)
    last = tree.body.pop().value if ends_with_value else ast.parse("None", mode="eval").body
    answer = {"points": test["max_points"], "ename": "", "message": ""}
    body = compile(tree, test["name"], "exec")
    end = compile(ast.Expression(last), test["name"], "eval")
    own |= {body, end}
    out, value = io.StringIO(), None
    _seed()
    try:
        with (
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(io.StringIO()),
            _plain_tensors(),
        ):
            exec(body, names)
            value = eval(end, names)
    except BaseException as error:  # SystemExit and KeyboardInterrupt fail it like any other
        answer = {"points": 0.0, "ename": _name(error), "message": _text(error)}
    else:
        if checks is not None and checks.awarded:
            answer["points"], answer["message"] = checks.awarded[-1]
        elif type(value) in (int, float):
            answer["points"] = float(value)
    return answer | {"printed": out.getvalue()[:MAX_TEXT]}


def _fails_without_answer(
    trial: dict[str, Any],
    test: dict[str, Any],
    for_tests: Callable[[], dict[str, Any]],
    names: dict[str, Any],
    files: list[str],
    checks: types.ModuleType | None,
    own: set[types.CodeType],
) -> bool:
    """Whether the test fails, as it must, with the unsolved exercise in place of the answer."""
    if trial["stub"] is None:
        for name in files:
            Path(name).unlink(missing_ok=True)
    else:
        code = compile(trial["stub"], "<unsolved>", "exec")
        own.add(code)
        with contextlib.suppress(Exception):
            exec(code, names)
    return _examine(test, for_tests(), checks, own)["points"] == 0


def _plain_tensors() -> contextlib.AbstractContextManager:
    """While this lasts, no tensor of a student's own kind decides what an operation gives."""
    torch = sys.modules.get("torch")
    return contextlib.nullcontext() if torch is None else torch._C.DisableTorchFunction()


def _twins(checks: types.ModuleType | None, safe_builtins: dict[str, Any]) -> dict[int, Any]:
    """Copies of library modules, and the second `course_lib.checks`, by what they stand for.

    A test that calls `torch.allclose` finds it in a module that no cell can name.
    """
    twins: dict[int, Any] = {}
    for name in ("torch", "torch.nn", "torch.nn.functional", "numpy", "math", "copy", "random"):
        module = sys.modules.get(name)
        if module is not None:
            twins[id(module)] = twin = types.ModuleType(name)
            vars(twin).update(vars(module))
    for twin in twins.values():
        names = vars(twin)
        names |= {name: twins[id(value)] for name, value in names.items() if id(value) in twins}
    public = sys.modules.get("course_lib.checks")
    if public is not None and checks is not None:
        twins[id(public)] = checks
        for name, value in vars(checks).items():
            original = vars(public).get(name)
            if getattr(value, "__module__", "") == checks.__name__:
                twins[id(original)] = value
            elif id(original) in twins and isinstance(value, types.ModuleType):
                vars(checks)[name] = twins[id(original)]
        vars(checks)["__builtins__"] = dict(safe_builtins)
    return twins


def _bound(source: str, names: dict[str, Any]) -> dict[str, Any]:
    """What a cell's imports, functions and classes are called, and are."""
    bound: list[str] = []
    with contextlib.suppress(SyntaxError):
        for node in ast.parse(source).body:
            if isinstance(node, ast.Import | ast.ImportFrom):
                bound += [(a.asname or a.name).partition(".")[0] for a in node.names]
            elif isinstance(node, ast.FunctionDef | ast.ClassDef):
                bound.append(node.name)
    return {name: names[name] for name in bound if name in names}


def _encoder() -> Callable[[Any, int], tuple[str, ...]]:
    """What writes JSON in C, so that nobody changes it in the module `json` at the last moment."""
    quote = json.encoder.c_encode_basestring_ascii
    return json.encoder.c_make_encoder(None, str, quote, None, ": ", ", ", False, False, True)


def _moved(function: types.FunctionType, names: dict[str, Any]) -> types.FunctionType:
    """The same function, but what it calls is looked up among other names."""
    code, closure = function.__code__, function.__closure__
    moved = types.FunctionType(code, names, function.__name__, function.__defaults__, closure)
    moved.__kwdefaults__ = function.__kwdefaults__
    return moved


def _stored(source: str) -> set[str]:
    """Names that a test may bind itself."""
    stored = set()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
                stored.add(name)
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                stored.add(name)
            case ast.alias():
                stored.add((node.asname or node.name).partition(".")[0])
            case ast.ExceptHandler(name=str(name)):
                stored.add(name)
    return stored


def _hide_the_grader() -> list[dict[str, Any]]:
    """What is loaded stays at work, but no cell can import it; the names of its modules."""
    names = [name for name in sys.modules if name.partition(".")[0] == "grading"]
    return [vars(sys.modules.pop(name)) for name in names]


def _still() -> list[str]:
    """Stop what could run student code behind the test's back; what there was of it."""
    found = []
    for timer in (signal.ITIMER_REAL, signal.ITIMER_VIRTUAL, signal.ITIMER_PROF):
        signal.setitimer(timer, 0)
    for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
        handler = signal.getsignal(number)
        if callable(handler) and handler is not signal.default_int_handler:
            found.append(f"The handler of {signal.Signals(number).name}")
            signal.signal(number, signal.SIG_DFL)
    if gc.callbacks:
        found.append("What is called by the garbage collector")
        gc.callbacks.clear()
    sys.settrace(None)
    sys.setprofile(None)
    threading.settrace(None)
    threading.setprofile(None)
    if torch := sys.modules.get("torch"):
        while torch._C._len_torch_function_stack():
            torch._C._pop_torch_function_stack()
            found.append("What PyTorch's functions do")
        while torch._C._len_torch_dispatch_stack():
            torch._C._pop_torch_dispatch_stack()
            found.append("What PyTorch's operations do")
    return found


def _allow_more_time(cell_s: int) -> None:
    """Let what follows use as much processor time as any other cell."""
    used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (min(int(used) + cell_s + 1, hard), hard))


def _seed() -> None:
    """Make unseeded draws the same in every run."""
    random.seed(0)
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed(0)
    if torch := sys.modules.get("torch"):
        torch.manual_seed(0)


def _name(error: BaseException) -> str:
    return str(type(error).__name__)[:100]


def _text(error: BaseException) -> str:
    try:
        return str(error)[:MAX_TEXT]
    except BaseException:
        return "(its text cannot be read)"
