"""What a notebook calls: `check = Checks("an_assignment")`, then `check.exercise(answer)`."""

import importlib
import json
from collections.abc import Callable, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

from course_lib.drilling.cases import HIDDEN_FILE, describe, hidden_cases
from course_lib.drilling.compare import Difference, first_difference
from course_lib.drilling.drill import Drill, drills_of, run_drill, visible_cases
from course_lib.drilling.flight import Flight, Refused
from course_lib.drilling.mistakes import Mistake, complete, explain
from course_lib.drilling.traces import trace_of
from course_lib.drilling.transcript import Transcript, from_json
from course_lib.outcomes import begin, note

UNSOLVED = "This exercise is not solved yet: put your code where its cell says so."


class CheckFailed(AssertionError):
    """A check that failed. In a notebook it shows its sentence and no traceback."""

    def _render_traceback_(self, *_: object) -> list[str]:
        return str(self).splitlines()


class Checks:
    """The checks of an assignment's visible cases: one function for each exercise."""

    def __init__(self, assignment: str) -> None:
        """Find the drills; what the reference solution gave is read at the first check."""
        self._assignment = assignment
        self._drills = drills_of(assignment)
        begin(assignment, self._drills)
        self._known: dict[str, tuple[list[list[Transcript]], list[Mistake]]] | None = None

    def __dir__(self) -> list[str]:
        return sorted(self._drills)

    def __getattr__(self, name: str) -> Callable[..., Any]:
        one = self.__dict__.get("_drills", {}).get(name)
        if one is None:
            raise AttributeError(f"There is no check named {name!r}; there are {dir(self)}.")

        def check(*answer: Any, hidden: bool = False) -> Any:
            if len(answer) != len(one.needs):
                raise TypeError(f"check.{name} expects {', '.join(one.needs) or 'nothing'}.")
            named = dict(zip(one.needs, answer, strict=True))
            if hidden:
                return None if isinstance(one, Flight) else self._run_hidden(one, named)
            try:
                given = _fly(one, named) if isinstance(one, Flight) else self._check(one, named)
            except CheckFailed:
                note(self._assignment, name, passed=False)
                raise
            note(self._assignment, name, passed=True)
            return given

        check.__name__, check.__doc__ = name, one.about
        return check

    def _check(self, one: Drill, answer: dict[str, Any]) -> None:
        cases = visible_cases(one)
        transcripts = run_drill(one, answer, cases)
        if self._known is None:
            self._known = _read_known(self._assignment)
        references, mistakes = self._known.get(one.name, ([], []))
        if not references:
            raise RuntimeError(
                f"What {one.name} should give is not at hand: run `course release "
                f"{self._assignment}`."
            )
        found = first_difference(references, transcripts)
        if found is not None:
            says = explain(trace_of(references, transcripts), mistakes)
            raise CheckFailed(complete(statement(one.name, cases, found), says, found.cause))
        print(f"{one.name}: passed. {one.about}")

    def _run_hidden(self, one: Drill, answer: dict[str, Any]) -> None:
        """Run through the hidden cases, where they are at hand; the grader compares them."""
        cases = hidden_cases(Path(HIDDEN_FILE), self._assignment, "").get(one.name, [])
        for case, transcript in zip(cases, run_drill(one, answer, cases), strict=True):
            last = transcript[-1] if transcript else None
            if last is not None and last.kind == "error":
                raise CheckFailed(f"{one.name} ({describe(case)}): {last.value}: {last.note}")
        print(f"{one.name}: {len(cases)} hidden cases run through.")


def statement(exercise: str, cases: Sequence[dict[str, Any]], found: Difference) -> str:
    """What was expected and what came, and in which case."""
    if found.error == "NotImplementedError":
        return UNSOLVED
    case = describe(cases[found.case]) if found.case < len(cases) else ""
    return f"{exercise} ({case}): {found.sentence}" if case else f"{exercise}: {found.sentence}"


def known_from_json(content: dict[str, Any]) -> tuple[list[list[Transcript]], list[Mistake]]:
    """References and known mistakes of an exercise, from the form they are kept in."""
    references = [[from_json(one) for one in cases] for cases in content["references"]]
    mistakes = [
        Mistake(one["trace"], tuple(one["says"]), one.get("name", ""))
        for one in content["mistakes"]
    ]
    return references, mistakes


def known_file(assignment: str) -> Path:
    """Where the reference's visible transcripts and the known mistakes' traces lie."""
    package = importlib.import_module("course_lib.drills")
    return Path(str(resources.files(package))) / f"{assignment}.json"


def _read_known(assignment: str) -> dict[str, tuple[list[list[Transcript]], list[Mistake]]]:
    file = known_file(assignment)
    if not file.is_file():
        return {}
    content = json.loads(file.read_text(encoding="utf-8"))["exercises"]
    return {name: known_from_json(part) for name, part in content.items()}


def _fly(one: Flight, answer: dict[str, Any]) -> float:
    """Fly the visible episodes and say what they would be worth."""
    try:
        mean = one.mean_return(one.policy(answer), list(one.seeds))
    except Refused as refusal:
        raise CheckFailed(f"{one.name}: {refusal}") from None
    points, sentence = one.verdict(mean, one.points, len(one.seeds))
    print(sentence)
    return points
