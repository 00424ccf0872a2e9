"""What a drill and a case are, and how an answer is driven through its cases."""

import contextlib
import importlib
import io
import linecache
import random
import traceback
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pkgutil import iter_modules
from types import SimpleNamespace
from typing import Any

import numpy as np
import torch

from course_lib.drilling.record import Recorder, global_state
from course_lib.drilling.transcript import MAX_TEXT, Entry, Transcript
from course_lib.seeding import seed_everything

Case = SimpleNamespace
"""Plain data that a drill reads: sizes, a seed, a scale. `seed` is always there."""

_PACKAGE = "course_lib.drills"


@dataclass(frozen=True)
class Drill:
    """A function that drives an answer through one case and records what came.

    name     of the exercise
    run      called as run(answer, case, record)
    needs    names that the answer has to have, in the order in which a test cell hands them over
    visible  cases that students see
    about    what is checked, in a line
    """

    name: str
    run: Callable[[Any, Case, Recorder], None]
    needs: tuple[str, ...]
    visible: tuple[Mapping[str, Any], ...]
    about: str


def drill(*visible: Mapping[str, Any], needs: Sequence[str] = ()) -> Callable[..., Drill]:
    """Make a drill of a function `exercise(answer, case, record)`; its docstring says what it does.

    visible  the visible cases, each a dict of plain data; `seed` is 1, 2, ... unless it is given
    needs    names of the functions and classes that are handed over; by default the exercise's own
    """

    def make(function: Callable[[Any, Case, Recorder], None]) -> Drill:
        about = (function.__doc__ or "").strip().partition("\n")[0]
        name = function.__name__
        return Drill(name, function, tuple(needs) or (name,), visible, about)

    return make


def drills_of(assignment: str) -> dict[str, Any]:
    """Drills and flights of an assignment by exercise; empty where it has none.

    They stand in the module of its name, or in the modules of a package of its name.
    """
    name = f"{_PACKAGE}.{assignment}"
    try:
        found = [importlib.import_module(name)]
    except ModuleNotFoundError as error:
        if error.name and name.startswith(error.name):
            return {}
        raise
    inside = getattr(found[0], "__path__", ())
    found += [importlib.import_module(f"{name}.{part.name}") for part in iter_modules(inside)]
    values = [value for module in found for value in vars(module).values()]
    drills = [one for one in values if hasattr(one, "needs") and not isinstance(one, type)]
    return {one.name: one for one in drills}


def visible_cases(one: Drill) -> list[dict[str, Any]]:
    """The visible cases, each with its seed."""
    return [{"seed": number, **case} for number, case in enumerate(one.visible, 1)]


def cases_of(one: Drill, hidden: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """All cases that an answer is driven through, the visible ones first."""
    return [*visible_cases(one), *map(dict, hidden)]


def run_drill(
    one: Drill, answer: Mapping[str, Any], cases: Sequence[Mapping[str, Any]]
) -> list[Transcript]:
    """Drive an answer through cases, each on its own: a transcript for each.

    answer  by name, what the drill needs
    cases   dicts of plain data

    What the answer prints is lost; an exception ends its case with an entry that says so. The
    global random generators are seeded for each case, and as before afterwards.
    """
    found = []
    states = random.getstate(), np.random.get_state(), torch.get_rng_state()
    try:
        for case in cases:
            found.append(_run_case(one, SimpleNamespace(**answer), SimpleNamespace(**case)))
    finally:
        random.setstate(states[0])
        np.random.set_state(states[1])
        torch.set_rng_state(states[2])
    return found


def _run_case(one: Drill, answer: SimpleNamespace, case: SimpleNamespace) -> Transcript:
    record = Recorder()
    seed_everything(case.seed)
    before = global_state()
    with (
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(io.StringIO()),
        warnings.catch_warnings(),
    ):
        warnings.simplefilter("ignore")
        try:
            one.run(answer, case, record)
        except BaseException as error:  # SystemExit and KeyboardInterrupt end a case like any other
            record.entries.append(error_entry(error))
    after = global_state()
    for name, value in before.items():
        if after[name] != value:
            note = f"{name} is {after[name]} after your code ran, and was {value} before it."
            record.entries.append(Entry(name, "fact", False, note=note))
    torch.set_grad_enabled(True)
    torch.set_default_dtype(torch.float32)
    return record.entries


def error_entry(error: BaseException) -> Entry:
    """How a transcript tells of an exception: its type, its text, and where it came from."""
    try:
        text = str(error)
    except BaseException:
        text = "(its text cannot be read)"
    place = _place(error)
    return Entry(place, "error", type(error).__name__[:100], note=" ".join(text.split())[:MAX_TEXT])


def _place(error: BaseException) -> str:
    """The last line of a notebook's cell that an exception passed, as text."""
    try:
        frames = traceback.extract_tb(error.__traceback__)
    except BaseException:
        return ""
    for frame in reversed(frames):
        name = frame.filename
        if name.startswith("<ipython-input") or "ipykernel_" in name or name.startswith("<cell"):
            line = (linecache.getline(name, frame.lineno or 0) or "").strip()
            return f"line {frame.lineno}" + (f", {line[:120]}" if line else "")
    return ""
