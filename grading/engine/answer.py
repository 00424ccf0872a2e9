"""What happens in the fork that an answer runs in: its cells, then the drill, then one frame.

Nothing here is worth stealing. No expected value, no verdict and no secret is in this process, and
all that leaves it is what the answer claims to have done. So no wall stands between the two.
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
import random
import resource
import socket
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from grading.engine import wire
from grading.intake.code import CAN_DEFINE, names
from grading.intake.frontend import python_of

MAX_TEXT = 4_000


def run(shell: Any, sock: socket.socket) -> None:
    """Read what is to be run from the socket, run it, and tell there what came."""
    payload = json.loads(wire.receive(sock))
    for name, content in payload["files"].items():
        Path(name).write_bytes(bytes.fromhex(content))
    _seed()
    limit = payload["cell_s"]
    told: dict[str, Any] = {"cell_error": "", "cell_printed": ""}
    for cell in payload["cells"]:
        _allow_more_time(limit)
        own = cell["name"] == payload["exercise"]
        if cell["kind"] == "student":
            error, printed = _run_cell(shell, cell["source"], goes_on=not own)
        else:
            error, printed = _run_plainly(shell, cell["source"])
        if own:
            told |= {"cell_error": error, "cell_printed": printed}
    _allow_more_time(limit)
    names = shell.user_ns
    drill = payload["drill"]
    if drill is None:
        told["test"] = _run_test(payload["test"], payload["max_points"], names)
    else:
        _run_drill(drill, names, told, sock)
    told["seconds"] = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    wire.send(sock, json.dumps(told).encode())


def _run_drill(
    drill: Mapping[str, Any], names: Mapping[str, Any], told: dict[str, Any], sock: socket.socket
) -> None:
    """Drive the answer through its cases, or let it fly where the examiner's environments are."""
    from course_lib.drilling.drill import cases_of, drills_of, run_drill
    from course_lib.drilling.flight import Flight
    from course_lib.drilling.transcript import to_json

    one = drills_of(drill["assignment"])[drill["exercise"]]
    if isinstance(one, Flight):
        given = zip(one.needs, drill["names"], strict=True)
        answer = {need: names[name] for need, name in given if name in names}
        told["refused"] = _fly(one, answer, sock)
        return
    told["missing"] = [name for name in drill["names"] if name not in names]
    if not told["missing"]:
        answer = {n: names[name] for n, name in zip(one.needs, drill["names"], strict=True)}
        transcripts = run_drill(one, answer, cases_of(one, drill["cases"]))
        told["transcripts"] = [to_json(transcript) for transcript in transcripts]


def _fly(one: Any, answer: Mapping[str, Any], sock: socket.socket) -> str:
    """Answer observations with actions until an empty frame; why it could not, or nothing."""
    from course_lib.drilling.flight import Refused

    try:
        with _quiet():
            policy = one.policy(answer)
    except Refused as refusal:
        return str(refusal)[:MAX_TEXT]
    except BaseException as error:
        return f"The agent cannot be loaded: {_name(error)}: {_text(error)}"
    wire.send(sock, b"ready")
    while observations := wire.receive(sock):
        try:
            with _quiet():
                actions = wire.pack_array(policy(wire.unpack_array(observations)))
        except BaseException as error:
            return f"The agent failed in the middle of an episode: {_name(error)}: {_text(error)}"
        wire.send(sock, actions)
    return ""


def _run_cell(shell: Any, source: str, goes_on: bool = False) -> tuple[str, str]:
    """Run a cell in IPython: the error that ended it, and what it printed.

    goes_on  whether what stands behind the error is run where it defines something that is not
             there yet: in a cell beside the exercise's own, a line that fails here alone, such as
             one that reads a file of the student's, costs nothing else
    """
    out, python = io.StringIO(), python_of(source)
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        result = shell.run_cell(python, store_history=False)
        if goes_on and result.error_in_exec is not None:
            _define_what_follows(shell, python, result.error_in_exec)
    error = result.error_before_exec or result.error_in_exec
    text = f"{_name(error)}: {_text(error)}" if isinstance(error, BaseException) else ""
    return text, out.getvalue()[:MAX_TEXT]


def _define_what_follows(shell: Any, python: str, error: BaseException) -> None:
    """Run the definitions behind the statement that failed, each for itself."""
    trace = error.__traceback__
    while trace is not None and trace.tb_frame.f_globals is not shell.user_ns:
        trace = trace.tb_next
    if trace is None:
        return
    there = set(shell.user_ns)
    body = ast.parse(shell.transform_cell(python)).body
    for statement in body:
        if statement.lineno <= trace.tb_lineno or not isinstance(statement, CAN_DEFINE):
            continue
        with contextlib.suppress(BaseException):
            made = names(ast.unparse(statement)).made
            if made and not made & there:
                exec(compile(ast.Module([statement], []), "<cell>", "exec"), shell.user_ns)


def _run_plainly(shell: Any, source: str) -> tuple[str, str]:
    """Run a cell of the instructor's, without what IPython costs."""
    try:
        code = compile(python_of(source), "<given>", "exec")
    except SyntaxError:  # such as an `await` at the top level
        return _run_cell(shell, source)
    out, error = io.StringIO(), ""
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        try:
            exec(code, shell.user_ns)
        except BaseException as raised:
            error = f"{_name(raised)}: {_text(raised)}"
    return error, out.getvalue()[:MAX_TEXT]


def _run_test(source: str, max_points: float, names: dict[str, Any]) -> dict[str, Any]:
    """Run a test cell of plain asserts, and tell how it ended: points that are self-reported."""
    awarded = getattr(sys.modules.get("course_lib.checks"), "awarded", [])
    awarded.clear()
    tree = ast.parse(source, "<test>")
    ends_with_value = bool(tree.body) and isinstance(tree.body[-1], ast.Expr)
    last = tree.body.pop().value if ends_with_value else ast.parse("None", mode="eval").body
    told: dict[str, Any] = {"points": max_points, "ename": "", "message": ""}
    out, value = io.StringIO(), None
    _seed()
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
            exec(compile(tree, "<test>", "exec"), names)
            value = eval(compile(ast.Expression(last), "<test>", "eval"), names)
    except BaseException as error:  # SystemExit and KeyboardInterrupt fail it like any other
        told = {"points": 0.0, "ename": _name(error), "message": _text(error)}
    else:
        if awarded:
            told["points"], told["message"] = awarded[-1]
        elif type(value) in (int, float):
            told["points"] = float(value)
    return told | {"printed": out.getvalue()[:MAX_TEXT]}


@contextlib.contextmanager
def _quiet():
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        yield


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
