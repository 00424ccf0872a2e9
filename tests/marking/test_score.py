"""From an outcome to a score and a message, without an engine."""

from __future__ import annotations

import nbformat
import pytest
from nbgrader.utils import determine_grade
from tinycourse import TEST_DOUBLE, cell

from grading.engine.jobs import DIFFERENT, STOPPED, Outcome
from grading.marking.score import (
    AS_HANDED_IN,
    MAX_MESSAGE,
    UNSOLVED,
    WITHHELD,
    _show_handed_in,
    judge,
    notes_on,
)


def judged(source: str = "assert it() == 1", points: float = 0, **parts: object) -> tuple:
    """Score by nbgrader and message of a test cell worth 4 points."""
    test = cell("code", source, "test_it", points=4)
    message = judge(test, Outcome("it", points, **parts))
    return determine_grade(test)[0], message


@pytest.mark.parametrize("points", [0.0, 0.1, 1.5, 3.9, 4.0])
def test_points_arrive_as_they_are(points: float) -> None:
    assert judged(points=points, message="why", printed="a line\n") == (points, "why")


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("AssertionError", "expected 1, got 2", "expected 1, got 2"),
        ("AssertionError", "", "A check failed that has no message of its own."),
        ("NotImplementedError", "anything", UNSOLVED),
        ("TypeError", "unhashable", "TypeError: unhashable"),
        ("KeyboardInterrupt", "", "KeyboardInterrupt"),
        (STOPPED, "It was stopped.", "It was stopped."),
        (DIFFERENT, "loss: expected 1, got 2.", "loss: expected 1, got 2."),
    ],
)
def test_an_error_is_zero_with_its_message(name: str, text: str, message: str) -> None:
    assert judged(ename=name, message=text) == (0, message)


def test_the_instructor_reads_what_is_noted_and_what_was_stopped() -> None:
    noted = Outcome("it", 4.0, notes=("\x1b[31mIt wrote\x1b[0m something else.",))
    assert notes_on(noted) == ["it: It wrote something else."]
    assert notes_on(Outcome("it", 0.0, STOPPED, "It hung.")) == ["it: It hung."]
    assert notes_on(Outcome("it", 0.0, DIFFERENT, "loss: expected 1, got 2.")) == []


def test_the_solutions_own_error_explains_a_missing_name() -> None:
    missing = {"ename": "NameError", "message": "name 'it' is not defined"}
    own = judged(**missing, cell_error="SyntaxError: invalid syntax")[1]
    assert own == "Your own cell ends with an error, SyntaxError: invalid syntax"
    assert judged(**missing, cell_error="NotImplementedError: ...")[1] == UNSOLVED
    assert judged(**missing)[1] == "NameError: name 'it' is not defined"


def test_a_message_that_quotes_hidden_tests_is_withheld() -> None:
    quote = "source: for hidden_number in (3, 7, 11):\n    pass"
    assert judged(TEST_DOUBLE, ename="ValueError", message=quote) == (0, WITHHELD)
    visible = "double(1) should be 2"
    assert judged(TEST_DOUBLE, ename="AssertionError", message=visible) == (0, visible)


def test_a_message_is_plain_bounded_and_the_same_every_time() -> None:
    text = "\x1b[31mred\x1b[0m\x00 <It object at 0x7f12ab>" + 9_999 * "x"
    message = judged(ename="ValueError", message=text)[1]
    assert message.startswith("ValueError: red <It object>")
    assert len(message) <= MAX_MESSAGE + 4


def handed_in(*outputs: dict) -> dict:
    return {"outputs": [nbformat.from_dict(one) for one in outputs]}


FORGED = (
    {"output_type": "stream", "name": "stdout", "text": "4.0\n"},
    {
        "output_type": "execute_result",
        "data": {"text/plain": "4.0"},
        "metadata": {},
        "execution_count": 1,
    },
)


def test_what_was_handed_in_is_shown_and_never_counts() -> None:
    test = cell("code", "assert it() == 1", "test_it", points=4)
    test.metadata["handed_in"] = handed_in(*FORGED)
    judge(test, Outcome("it", 0.0, "AssertionError", "no"))
    _show_handed_in(test)
    assert determine_grade(test)[0] == 0 and "4.0" not in str(test.outputs)
    assert "handed_in" not in test.metadata
    for made in (cell("code", "x", "it", solution=True), cell("code", "plot()", "given")):
        made.metadata["handed_in"] = handed_in(*FORGED)
        _show_handed_in(made)
        assert made.outputs[0].text == AS_HANDED_IN and made.outputs[1].text == "4.0\n"
        assert made.metadata.handed_in == {"last": 2}


def test_an_answer_in_code_that_a_person_grades_is_not_graded_by_what_it_shows() -> None:
    made = cell("code", "plot()", "q_plot", points=4, solution=True)
    made.metadata["handed_in"] = handed_in(*FORGED)
    _show_handed_in(made)
    assert determine_grade(made) == (None, 4) and len(made.outputs) == 3
