"""What this session knows: which checks passed, and whether their cells have changed since."""

from __future__ import annotations

import sys

from course_lib.outcomes import noted
from course_lib.preflight.code import is_still_raised, names, normal
from course_lib.preflight.form import CODE, TEST
from course_lib.preflight.given import listed
from course_lib.preflight.habits import shows_error
from course_lib.preflight.look import Look


def check_problems(look: Look) -> list[str]:
    """Checks that failed when they were last run, in this session or as the notebook says."""
    outcomes = noted(look.form.assignment) if look.live else {}
    failed = [name for name, outcome in outcomes.items() if outcome and not outcome.passed]
    for i in look.form.of_kind(TEST):
        cell, name = look.cell(i), look.form.cells[i].name.removeprefix("test_")
        if cell is not None and shows_error(cell) and not outcomes.get(name):
            failed.append(name)
    order = [look.form.cells[i].name.removeprefix("test_") for i in look.form.of_kind(TEST)]
    failed.sort(key=lambda name: order.index(name) if name in order else -1)
    open_ones = {look.form.cells[i].name for i in look.form.of_kind(CODE) if _is_open(look, i)}
    return [
        f"{name}: its check failed when it was last run. Read what it says there."
        for name in failed
        if name not in open_ones
    ]


def session_hints(look: Look) -> list[str]:
    """Checks that say nothing about what stands in the notebook now."""
    outcomes = noted(look.form.assignment) if look.live else {}
    if not outcomes:
        return []
    not_run = [name for name, outcome in outcomes.items() if outcome is None]
    stale, unsaved = [], []
    history = _history()
    made = [names(text).made for text in history]
    saved = {normal(cell.source) for cell in look.cells}
    for i in look.form.of_kind(CODE):
        released, cell = look.form.cells[i], look.cell(i)
        outcome = outcomes.get(released.name)
        if cell is None or outcome is None or not history:
            continue
        wanted = set(released.makes) or names(cell.source).made
        runs = [k for k, found in enumerate(made) if wanted and wanted <= found]
        if runs and normal(history[runs[-1]]) not in saved:
            unsaved.append(released.name)
        elif runs and runs[-1] > outcome.count > 0:
            stale.append(released.name)
    hints = []
    if unsaved:
        hints.append(
            f"What ran last is not what stands in the notebook: {listed(unsaved)}. Save it, or run "
            "these cells and their checks again."
        )
    if stale:
        hints.append(f"Run since their checks: {listed(stale)}. Run these checks again.")
    if not_run:
        hints.append(f"Checks not run since the kernel started: {listed(not_run)}.")
    return hints


def _is_open(look: Look, i: int) -> bool:
    """Whether the exercise is not solved at all, which is said elsewhere."""
    cell = look.cell(i)
    if cell is None or is_still_raised(cell.source):
        return True
    return bool(look.form.cells[i].hash) and not look.is_changed(i)


def _history() -> list[str]:
    """What was run in this session, by its number; empty outside of IPython."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    return list(shell.history_manager.input_hist_raw) if shell else []
