"""What the audit shows: a matrix in the terminal, lines in a log, JSON for other programs."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any, Self

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from rich.table import Table
from rich.text import Text

from grading.audit.attacks import AttackReport
from grading.audit.mutation import End, MutationReport, Trial
from grading.audit.verdicts import Audit, Role, Verdict, first_line
from grading.files import write_atomically

_LOG_EVERY_S = 30.0
_LOG_WIDTH = 160
_MIN_MESSAGE = 30


def make_console() -> Console:
    """The terminal; a log has no width of its own, so it gets one that a matrix fits in."""
    console = Console()
    return console if console.is_terminal else Console(width=_LOG_WIDTH)


class Progress:
    """A progress bar in a terminal; elsewhere, such as in a CI log, a line now and then."""

    def __init__(self, console: Console, what: str) -> None:
        self._console = console
        self._what = what
        self._bar = Bar(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=console,
            disable=not console.is_terminal,
            transient=True,
        )
        self._task = self._bar.add_task(what, total=None)
        self._done = self._total = 0
        self._begin = self._said = time.monotonic()

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def start(self, total: int) -> None:
        """Say how many steps there are."""
        self._total = total
        self._bar.update(self._task, total=total)
        if not self._console.is_terminal:
            self._console.print(f"{self._what}: {total} to grade")

    def tick(self) -> None:
        """Say that one step is done."""
        self._done += 1
        self._bar.advance(self._task)
        now = time.monotonic()
        if not self._console.is_terminal and now - self._said >= _LOG_EVERY_S:
            self._said = now
            self._console.print(
                f"{self._what}: {self._done} of {self._total}, {now - self._begin:.0f} s"
            )


def print_audit(console: Console, audit: Audit) -> None:
    """Print who lost points where by exercise, then all faults and one line per exercise."""
    names = [exercise.name for exercise in audit.exercises]
    console.print(f"\n[bold]{escape(audit.assignment)}[/bold]", highlight=False)
    for number, name in enumerate(names, 1):
        console.print(f"  {number}  {escape(name)}", highlight=False)
    whole = [v for v in audit.verdicts if v.role in (Role.REFERENCE, Role.UNTOUCHED)]
    if whole:
        console.print(_matrix(console, "whole notebook", whole, names))
    for name in names:
        rows = [verdict for verdict in audit.verdicts if verdict.exercise == name]
        if rows:
            console.print(_matrix(console, name, rows, names))
    for style, kind in (("yellow", "warnings"), ("red", "faults")):
        for verdict in audit.verdicts:
            for text in getattr(verdict, kind):
                console.print(
                    f"[{style}]{escape(verdict.student)}[/{style}]: {escape(text)}",
                    highlight=False,
                    soft_wrap=True,
                )
    for name, text in audit.small.items():
        console.print(f"[red]{escape(name)}[/red]: {escape(text)}", highlight=False)
    _print_summary(console, audit, names)


def print_attacks(console: Console, report: AttackReport) -> None:
    """Print what each attack gained and what its author reads, then all faults."""
    console.print(f"\n[bold]{escape(report.assignment)}: attacks[/bold]", highlight=False)
    table = Table(box=None, padding=(0, 1, 0, 0))
    for column in ("", "attack", "exercise", "points", "outcome", "the student reads"):
        table.add_column(column, no_wrap=column != "the student reads")
    taken = 30 + sum(
        max((len(getattr(v, name)) for v in report.verdicts), default=0)
        for name in ("attack", "exercise")
    )
    for verdict in report.verdicts:
        mark = Text("ok", "green") if verdict.passed else Text("!!", "bold red")
        read = Text(first_line(verdict.message))
        read.truncate(max(console.width - taken, _MIN_MESSAGE), overflow="ellipsis")
        outcome = "gains" if verdict.points else "fails"
        points = f"{verdict.points:g}/{verdict.max_points:g}"
        table.add_row(mark, Text(verdict.attack), Text(verdict.exercise), points, outcome, read)
    console.print(table)
    for verdict in report.verdicts:
        for text in verdict.faults:
            console.print(
                f"[red]{escape(verdict.attack)}[/red]: {escape(text)}",
                highlight=False,
                soft_wrap=True,
            )
    passed = sum(verdict.passed for verdict in report.verdicts)
    console.print(
        f"[{'green' if report.passed else 'red'}]{passed} of {len(report.verdicts)} attacks gain "
        f"nothing and harm nobody[/]; {report.seconds:.0f} s",
        highlight=False,
    )


def print_mutation(console: Console, report: MutationReport) -> None:
    """Print how many mutants each exercise's test kills, and the survivors with their lines."""
    console.print(f"\n[bold]{escape(report.assignment)}: mutants[/bold]", highlight=False)
    for title, key in (
        ("exercise", lambda trial: trial.mutant.exercise),
        ("operator", lambda trial: trial.mutant.operator),
    ):
        console.print(_counts(title, report.trials, key))
    for trial in report.survivors:
        mutant = trial.mutant
        style = "dim" if trial.why else "red"
        state = f"explained: {trial.why}" if trial.why else "not explained"
        console.print(
            f"[{style}]survivor[/{style}] {escape(mutant.exercise)}, line {mutant.line}"
            f" ({escape(mutant.operator)}), {escape(state)}\n  {escape(mutant.change)}",
            highlight=False,
            soft_wrap=True,
        )
    for text in report.stale:
        console.print(
            f"[yellow]an explanation fits no survivor[/yellow]: {escape(text)}", soft_wrap=True
        )
    killed = len(report.trials) - len(report.survivors)
    unexplained = sum(not trial.why for trial in report.survivors)
    style = "green" if report.passed else "red"
    console.print(
        f"[{style}]{killed} of {len(report.trials)} mutants killed ({report.share:.1%}), "
        f"{len(report.survivors)} survive, {unexplained} of them unexplained[/{style}]; "
        f"{sum(trial.outcome.seconds for trial in report.trials):.0f} s of tests",
        highlight=False,
    )


def write_json(path: Path, outcomes: Iterable[Audit | MutationReport | AttackReport]) -> None:
    """Write everything that was found, whole or not at all."""
    content = [_json(outcome) for outcome in outcomes]
    write_atomically(path.resolve(), (json.dumps(content, indent=1) + "\n").encode())


def _matrix(console: Console, title: str, rows: list[Verdict], names: list[str]) -> Table:
    table = Table(title=escape(title), title_justify="left", box=None, padding=(0, 1, 0, 0))
    for column in ("", "answer", "points", *map(str, range(1, len(names) + 1)), "message"):
        table.add_column(column, no_wrap=column != "message")
    answers = [verdict.student.partition("--")[2] or verdict.student for verdict in rows]
    taken = max(map(len, answers)) + 3 * len(names) + 14
    room = max(console.width - taken, _MIN_MESSAGE)
    for verdict, answer in zip(rows, answers, strict=True):
        mark = Text("ok", "green") if verdict.passed else Text("!!", "bold red")
        points = "-" if verdict.points is None else f"{verdict.points:g}/{verdict.max_points:g}"
        message = Text(first_line(verdict.message))
        message.truncate(room, overflow="ellipsis")
        cells = [_cell(verdict, name) for name in names]
        table.add_row(mark, Text(answer), points, *cells, message)
    return table


def _cell(verdict: Verdict, name: str) -> Text:
    if name not in verdict.losses:
        return Text("·", "dim")
    expected = name == verdict.exercise or verdict.role is Role.UNTOUCHED
    return Text("x", "" if expected else "red")


def _print_summary(console: Console, audit: Audit, names: list[str]) -> None:
    table = Table(box=None, padding=(0, 2, 0, 0))
    for title in ("exercise", "wrong caught", "right accepted", ""):
        table.add_column(title)
    for name in names:
        counts = []
        for role in (Role.WRONG, Role.RIGHT):
            rows = [v for v in audit.verdicts if v.exercise == name and v.role is role]
            counts.append(f"{sum(verdict.passed for verdict in rows)}/{len(rows)}")
        rows = [verdict for verdict in audit.verdicts if verdict.exercise == name]
        good = name not in audit.small and all(verdict.passed for verdict in rows)
        table.add_row(Text(name), *counts, Text("ok", "green") if good else Text("!!", "bold red"))
    console.print(table)
    style, word = ("green", "passed") if audit.passed else ("red", "failed")
    console.print(
        f"[{style}]{word}[/{style}]: {len(audit.verdicts)} notebooks in {audit.seconds:.0f} s",
        highlight=False,
    )


def _counts(title: str, trials: Iterable[Trial], key) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0))
    for column in (title, "killed", "survived", "of them stopped or died"):
        table.add_column(column, justify="left" if column == title else "right")
    groups: dict[str, list[Trial]] = {}
    for trial in trials:
        groups.setdefault(key(trial), []).append(trial)
    for name, group in groups.items():
        alive = sum(trial.survived for trial in group)
        ended = sum(trial.end is End.STOPPED for trial in group)
        table.add_row(Text(name), f"{len(group) - alive}/{len(group)}", str(alive), str(ended))
    return table


def _json(outcome: Audit | MutationReport | AttackReport) -> dict[str, Any]:
    match outcome:
        case AttackReport():
            return _attacks_json(outcome)
        case MutationReport():
            return _mutation_json(outcome)
    return _audit_json(outcome)


def _attacks_json(report: AttackReport) -> dict[str, Any]:
    return {
        "assignment": report.assignment,
        "passed": report.passed,
        "seconds": report.seconds,
        "attacks": [asdict(verdict) | {"passed": verdict.passed} for verdict in report.verdicts],
    }


def _audit_json(audit: Audit) -> dict[str, Any]:
    return {
        "assignment": audit.assignment,
        "passed": audit.passed,
        "seconds": audit.seconds,
        "exercises": [asdict(exercise) for exercise in audit.exercises],
        "too_small": audit.small,
        "answers": [asdict(verdict) | {"passed": verdict.passed} for verdict in audit.verdicts],
    }


def _mutation_json(report: MutationReport) -> dict[str, Any]:
    return {
        "assignment": report.assignment,
        "passed": report.passed,
        "killed_share": report.share,
        "stale_explanations": list(report.stale),
        "mutants": [
            asdict(trial.mutant)
            | {key: getattr(trial.outcome, key) for key in ("points", "message", "seconds")}
            | {"outcome": trial.end, "explanation": trial.why}
            for trial in report.trials
        ],
    }
