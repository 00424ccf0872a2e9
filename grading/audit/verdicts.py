"""What the audit demands of a graded answer: pure rules, without notebooks, files or processes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from course_lib.drilling.mistakes import behave_alike
from grading.authoring.solving import Exercise
from grading.corpus import Answer
from grading.returning.results import ExerciseResult, SubmissionResult
from grading.statuses import GRADED, REVIEW

REFERENCE = "reference"
UNTOUCHED = "untouched"

_TOLERANCE = 1e-6
# How the pipeline words what is no message of the test's own.
_CRASH = re.compile(
    r"(Your own cell ends with an error, )?"
    r"([A-Z]\w*(Error|Exception|Exit|Interrupt|Warning)|StopIteration)(:|$)"
)
_MUTE = re.compile(r"A check failed that has no message|.*message is withheld", re.DOTALL)
_UNSOLVED = re.compile(r"\b(not solved|not been solved|unsolved|missing)\b", re.IGNORECASE)


class Role(StrEnum):
    """What a submission stands for, and thereby what is asked of its grades."""

    WRONG = "wrong"
    RIGHT = "right"
    REFERENCE = "reference"
    UNTOUCHED = "untouched"


@dataclass(frozen=True)
class Verdict:
    """The judgement on one submission. `faults` fail the audit, `warnings` do not."""

    student: str
    role: Role
    exercise: str = ""
    points: float | None = None
    max_points: float = 0.0
    message: str = ""
    losses: tuple[str, ...] = ()
    faults: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        return not self.faults


@dataclass(frozen=True)
class Audit:
    """The outcome for one assignment. `small` names exercises with too few answers, and says so."""

    assignment: str
    exercises: tuple[Exercise, ...]
    verdicts: tuple[Verdict, ...]
    small: dict[str, str]
    seconds: float

    @property
    def passed(self) -> bool:
        return not self.small and all(verdict.passed for verdict in self.verdicts)


def judge(answer: Answer, result: SubmissionResult) -> Verdict:
    """Judge one answer of the corpus by the grades of the notebook it stood in."""
    graded = _by_exercise(result)
    own = graded.get(answer.exercise)
    verdict = Verdict(
        student=answer.student,
        role=Role.RIGHT if answer.right else Role.WRONG,
        exercise=answer.exercise,
        points=own.points if own else None,
        max_points=own.max_points if own else 0.0,
        message=own.message if own else "",
        losses=tuple(name for name, exercise in graded.items() if _lost(exercise)),
    )
    if own is None:
        verdict.faults.append(_ungraded(result))
        return verdict
    if answer.points:
        verdict.faults.extend(_outside(answer.points, own))
    elif answer.right and _lost(own):
        verdict.faults.append(
            f"right, yet it gets {own.points:g} of {own.max_points:g}: {own.message}"
        )
    elif not answer.right and not _lost(own):
        verdict.faults.append(f"slips through with {own.points:g} of {own.max_points:g}")
    if _lost(own) and not answer.right:
        verdict.faults.extend(_unsaid(answer, own, result.notes))
        verdict.warnings.extend(_unhelpful(answer, own))
    if answer.right:
        verdict.faults.extend(_noted(result))
    verdict.faults.extend(
        f"also loses points in {name}: {first_line(graded[name].message)}"
        for name in verdict.losses
        if name != answer.exercise
    )
    return verdict


def judge_reference(result: SubmissionResult) -> Verdict:
    """The instructor's own notebook gets full marks."""
    verdict = _whole(result, Role.REFERENCE)
    for name in verdict.losses:
        own = _by_exercise(result)[name]
        verdict.faults.append(f"{name}: {own.points:g} of {own.max_points:g}: {own.message}")
    verdict.faults.extend(_noted(result))
    return verdict


def judge_untouched(result: SubmissionResult) -> Verdict:
    """A notebook as it was released gets nothing, and reads that it is not solved."""
    verdict = _whole(result, Role.UNTOUCHED)
    for name, own in _by_exercise(result).items():
        if own.points > _TOLERANCE:
            verdict.faults.append(f"{name}: {own.points:g} points for an untouched notebook")
        elif not own.message.strip():
            verdict.faults.append(f"{name}: no message tells the student why it scores nothing")
        elif not _UNSOLVED.search(own.message):
            verdict.warnings.append(
                f"{name}: the message does not say that it is unsolved: {first_line(own.message)}"
            )
    verdict.faults.extend(_noted(result))
    return verdict


def contradictions(
    answers: Sequence[Answer], traces: Sequence[Sequence[Any]]
) -> dict[str, list[str]]:
    """By student, faults of wrong answers that behave alike and promise different sentences.

    traces  of each answer; empty for one that was accepted or left none
    """
    faults: dict[str, list[str]] = {}
    wrong = [pair for pair in zip(answers, traces, strict=True) if pair[1] and pair[0].says]
    for number, (answer, trace) in enumerate(wrong):
        for other, others in wrong[:number]:
            if answer.exercise != other.exercise or set(answer.says) == set(other.says):
                continue
            if behave_alike(trace, others):
                for one, its_twin in ((answer, other), (other, answer)):
                    faults.setdefault(one.student, []).append(
                        f"behaves like {its_twin.name}, which promises another sentence"
                    )
    return faults


def first_line(message: str) -> str:
    """The first line of a message that is not empty."""
    return next((line.strip() for line in message.splitlines() if line.strip()), "")


def _whole(result: SubmissionResult, role: Role) -> Verdict:
    graded = _by_exercise(result)
    verdict = Verdict(
        student=result.student,
        role=role,
        points=sum(own.points for own in graded.values()),
        max_points=sum(own.max_points for own in graded.values()),
        losses=tuple(name for name, own in graded.items() if _lost(own)),
    )
    if not graded:
        verdict.faults.append(_ungraded(result))
    return verdict


def _by_exercise(result: SubmissionResult) -> Mapping[str, ExerciseResult]:
    """The automatically graded exercises; the others wait for a person."""
    if result.status not in (GRADED, REVIEW):
        return {}
    return {own.exercise: own for own in result.exercises if own.points is not None}


def _ungraded(result: SubmissionResult) -> str:
    why = "; ".join(result.notes) or "no reason recorded"
    return f"not graded ({result.status}): {why}"


def _lost(own: ExerciseResult) -> bool:
    return own.points < own.max_points - _TOLERANCE


def _noted(result: SubmissionResult) -> Iterable[str]:
    """What the instructor is told of a notebook that gives no reason for it."""
    if result.status in (GRADED, REVIEW) and result.notes:
        yield f"noted for the instructor: {'; '.join(result.notes)}"
    elif result.status == REVIEW:
        yield "a person is asked to look at it"


def _outside(bounds: tuple[float, float], own: ExerciseResult) -> Iterable[str]:
    low, high = bounds
    if not low - _TOLERANCE <= own.points <= high + _TOLERANCE:
        expected = f"{low:g}" if low == high else f"{low:g} to {high:g}"
        yield f"gets {own.points:g} of {own.max_points:g}, its file expects {expected}"


def _unsaid(answer: Answer, own: ExerciseResult, notes: list[str]) -> Iterable[str]:
    message = _plain(own.message)
    for text in answer.says:
        if _plain(text) not in message:
            yield f"the message does not say {text!r}, but: {first_line(own.message) or 'nothing'}"
    if not answer.says and _was_stopped(own, notes):
        yield f"caught only because it was stopped: {first_line(own.message)}"


def _was_stopped(own: ExerciseResult, notes: Iterable[str]) -> bool:
    """Whether the message is the pipeline's, about a cell that hung or ended its process.

    A note for the instructor names each such cell and repeats the reason.
    """
    reasons = (note.partition(": ")[2] for note in notes)
    return any(reason and reason in own.message for reason in reasons)


def _unhelpful(answer: Answer, own: ExerciseResult) -> Iterable[str]:
    if answer.says:
        return
    if _CRASH.match(own.message):
        yield f"caught, but by a crash: {first_line(own.message)}"
    elif not own.message.strip() or _MUTE.match(own.message):
        yield "caught, but without a message that helps"


def _plain(text: str) -> str:
    return " ".join(text.split())
