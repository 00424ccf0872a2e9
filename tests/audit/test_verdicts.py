"""The rules of the audit, on grades that are made up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from grading.audit.verdicts import (
    Verdict,
    contradictions,
    judge,
    judge_reference,
    judge_untouched,
)
from grading.corpus import Answer
from grading.returning.results import ExerciseResult, SubmissionResult

FULL = {"critic": 2.0, "actor": 3.0, "trained": 4.0}


def answer(name: str, **fields) -> Answer:
    return Answer("critic", name, "What it does.", "", Path(f"critic/{name}.py"), **fields)


def graded(status: str = "graded", **lost: tuple[float, str]) -> SubmissionResult:
    """Full marks, except where (points, message) are given."""
    exercises = [
        ExerciseResult(name, *(lost.get(name, (most, ""))[:1]), most, lost.get(name, (0, ""))[1])
        for name, most in FULL.items()
    ]
    written = ExerciseResult("q_why", None, 1.0, "")
    return SubmissionResult("someone", "ddpg", status, [], [*exercises, written])


def only(texts: list[str]) -> str:
    (text,) = texts
    return text


def test_wrong_is_caught() -> None:
    verdict = judge(answer("wrong_sum"), graded(critic=(0, "expected 2, got 4")))
    assert verdict.passed and not verdict.warnings
    assert (verdict.points, verdict.max_points) == (0, 2)
    assert verdict.message == "expected 2, got 4"
    assert verdict.losses == ("critic",)


def test_wrong_slips_through() -> None:
    assert "slips through with 2 of 2" in only(judge(answer("wrong_sum"), graded()).faults)


def test_partial_credit_is_less_than_full_marks() -> None:
    assert judge(answer("wrong_sum"), graded(critic=(1.5, "half"))).passed


@pytest.mark.parametrize(("points", "passed"), [(0.5, False), (1, True), (2, False)])
def test_points_in_the_stated_range(points: float, passed: bool) -> None:
    for name in ("wrong_half", "right_half"):
        verdict = judge(answer(name, points=(0.9, 1.5)), graded(critic=(points, "some")))
        assert verdict.passed is passed


def test_message_is_promised() -> None:
    lost = graded(critic=(0, "expected 2,\n   got 4. A sum?"))
    assert judge(answer("wrong_sum", says=("got 4. A  sum?", "expected 2")), lost).passed
    fault = only(judge(answer("wrong_sum", says=("A mean?", "expected 2")), lost).faults)
    assert fault == "the message does not say 'A mean?', but: expected 2,"


@pytest.mark.parametrize("where", ["", "Your own cell was stopped. "])
def test_stopped_counts_only_where_it_is_promised(where: str) -> None:
    reason = "This cell ran longer than 30 s."
    lost = replace(
        graded(critic=(0, where + reason)),
        notes=["The file a.py was left out.", f"test_critic: {reason}"],
    )
    assert "only because it was stopped" in only(judge(answer("wrong_loop"), lost).faults)
    assert judge(answer("wrong_loop", says=("ran longer than",)), lost).passed


@pytest.mark.parametrize(
    ("message", "warning"),
    [
        ("NameError: name 'x' is not defined", "by a crash: NameError"),
        ("Your own cell ends with an error, TypeError: no", "by a crash"),
        ("A check failed that has no message of its own.", "without a message"),
        ("", "without a message"),
    ],
)
def test_unhelpful_messages_are_warned_about(message: str, warning: str) -> None:
    lost = graded(critic=(0, message))
    verdict = judge(answer("wrong_sum"), lost)
    assert verdict.passed and warning in only(verdict.warnings)
    if message:
        assert not judge(answer("wrong_sum", says=(message,)), lost).warnings


def test_off_diagonal() -> None:
    lost = graded(critic=(0, "wrong"), actor=(0, "wrong as well"))
    assert only(judge(answer("wrong_sum"), lost).faults) == (
        "also loses points in actor: wrong as well"
    )


def test_right() -> None:
    assert judge(answer("right_loop"), graded()).passed
    lost = graded(critic=(0, "no"), actor=(1, "neither"))
    first, second = judge(answer("right_loop"), lost).faults
    assert first == "right, yet it gets 0 of 2: no"
    assert second == "also loses points in actor: neither"


@pytest.mark.parametrize("status", ["graded", "review"])
def test_a_right_answer_that_is_noted(status: str) -> None:
    noted = replace(graded(status), notes=["critic: The code wrote something else."])
    expected = "noted for the instructor: critic: The code wrote something else."
    assert only(judge(answer("right_loop"), noted).faults) == expected
    assert only(judge_reference(noted).faults) == expected
    assert "a person is asked" in only(judge(answer("right_loop"), graded("review")).faults)
    caught = replace(graded("review", critic=(0, "expected 2")), notes=noted.notes)
    assert judge(answer("wrong_sum"), caught).passed


def test_answers_that_behave_alike_promise_one_sentence() -> None:
    one, other = [["case", 0, 1], ["float", 2.0]], [["case", 0, 1], ["float", 3.0]]
    answers = [
        answer("wrong_sum", says=("A sum?",)),
        answer("wrong_sum_too", says=("A sum?",)),
        answer("wrong_twice", says=("Twice?",)),
        answer("wrong_other", says=("Other.",)),
        answer("wrong_silent"),
        answer("wrong_accepted", says=("Accepted.",)),
        replace(answer("wrong_elsewhere", says=("Elsewhere.",)), exercise="actor"),
    ]
    found = contradictions(answers, [one, one, [*one], other, one, [], one])
    assert set(found) == {"critic--wrong_sum", "critic--wrong_sum_too", "critic--wrong_twice"}
    assert found["critic--wrong_sum"] == [
        "behaves like wrong_twice, which promises another sentence"
    ]
    assert len(found["critic--wrong_twice"]) == 2


def test_ungraded_is_a_fault() -> None:
    nothing = SubmissionResult("someone", "ddpg", "error", ["the kernel did not start"], [])
    zeros = graded("error", critic=(0, ""), actor=(0, ""), trained=(0, ""))
    for judged in (
        judge(answer("wrong_sum"), nothing),
        judge_reference(nothing),
        judge_untouched(nothing),
    ):
        assert "not graded (error): the kernel did not start" in only(judged.faults)
    for judged in (judge(answer("wrong_sum"), zeros), judge_untouched(zeros)):
        assert "not graded (error)" in only(judged.faults)


def test_reference() -> None:
    verdict = judge_reference(graded())
    assert verdict.passed and (verdict.points, verdict.max_points) == (9, 9)
    assert only(judge_reference(graded(actor=(1, "no"))).faults) == "actor: 1 of 3: no"


def test_untouched() -> None:
    unsolved = dict.fromkeys(FULL, (0, "Not solved yet."))
    assert judge_untouched(graded(**unsolved)).passed
    gift = judge_untouched(graded(**unsolved | {"actor": (3, "")}))
    assert only(gift.faults) == "actor: 3 points for an untouched notebook"
    silent = judge_untouched(graded(**unsolved | {"actor": (0, "")}))
    assert "no message" in only(silent.faults)
    odd = judge_untouched(graded(**unsolved | {"trained": (0, "There is no file.")}))
    assert odd.passed and "does not say that it is unsolved" in only(odd.warnings)


def test_verdict_without_faults_passes() -> None:
    assert Verdict("someone", "wrong").passed
