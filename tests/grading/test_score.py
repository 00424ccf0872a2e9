"""Reading a score from a test cell's outputs, without a kernel."""

from __future__ import annotations

from typing import Any

import pytest
from nbformat.v4 import new_output
from nbgrader.utils import determine_grade
from tinycourse import TEST_DOUBLE, TEST_SHARE, cell

from grading.score import MAX_MESSAGE, UNSOLVED, WITHHELD, judge


def judged(source: str, *outputs: Any, points: float = 4, ran: bool = True) -> tuple[float, str]:
    """Score by nbgrader and message of a test cell with these outputs."""
    test = cell("code", source, "test_it", points=points)
    test.execution_count = 1 if ran else None
    test.outputs = list(outputs)
    message = judge(test)
    return determine_grade(test)[0], message


def shown(text: str) -> Any:
    return new_output("execute_result", data={"text/plain": text}, execution_count=1)


def printed(text: str, name: str = "stdout") -> Any:
    return new_output("stream", name=name, text=text)


def error(name: str, text: str) -> Any:
    return new_output("error", ename=name, evalue=text, traceback=[text])


@pytest.mark.parametrize(
    ("text", "score"),
    [
        *(("1.5", 1.5), ("0", 0), ("4.0", 4), ("1000", 4), ("-3", 0), ("nan", 0), ("inf", 0)),
        *(("np.float64(2.5)", 2.5), ("tensor(3.)", 3), ("tensor(3., dtype=torch.float64)", 3)),
    ],
)
def test_the_last_number_is_partial_credit(text: str, score: float) -> None:
    assert judged(TEST_SHARE, printed("why\n"), shown(text)) == (score, "why")


def test_only_the_last_result_counts() -> None:
    assert judged(TEST_SHARE, shown("4.0"), printed("one wrong\n"), shown("1.0"))[0] == 1


def test_an_award_without_a_number_is_worth_nothing() -> None:
    assert judged(TEST_SHARE) == (0, "The test gave no result.")


@pytest.mark.parametrize("text", ["0", "'a string'", "Figure(640x480)", "1000"])
def test_results_of_a_cell_that_ends_in_a_statement_are_ignored(text: str) -> None:
    assert judged("assert it() == 1", shown(text)) == (4, "")


@pytest.mark.parametrize("text", ["'a string'", "Figure(640x480)", "[<Line2D>]", "True"])
def test_a_result_that_is_no_number_is_ignored(text: str) -> None:
    assert judged("it()", shown(text)) == (4, "")


def test_what_is_printed_costs_nothing() -> None:
    noise = [printed("50%|#####", "stderr"), printed("hello"), printed("UserWarning", "stderr")]
    assert judged("assert it() == 1", *noise) == (4, "")


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("AssertionError", "expected 1, got 2", "expected 1, got 2"),
        ("AssertionError", "", "A check failed that has no message of its own."),
        ("NotImplementedError", "anything", UNSOLVED),
        ("TypeError", "unhashable", "TypeError: unhashable"),
        ("KeyboardInterrupt", "", "KeyboardInterrupt"),
    ],
)
def test_an_error_is_zero_with_its_message(name: str, text: str, message: str) -> None:
    assert judged("assert it() == 1", shown("4"), error(name, text)) == (0, message)
    assert judged(TEST_SHARE, error(name, text), shown("4")) == (0, message)


def test_a_test_that_was_not_run_is_worth_nothing() -> None:
    assert judged("assert it() == 1", ran=False) == (0, "The test was not run.")


def test_the_solutions_own_error_explains_a_missing_name() -> None:
    test = cell("code", "it()", "test_it", points=1)
    test.execution_count = 1
    solution = cell("code", "def it(:", "it", solution=True)
    solution.outputs = [error("SyntaxError", "invalid syntax")]
    test.outputs = [error("NameError", "name 'it' is not defined")]
    assert judge(test, solution) == "Your own cell ends with an error, SyntaxError: invalid syntax"
    solution.outputs = []
    test.outputs = [error("NameError", "name 'it' is not defined")]
    assert judge(test, solution) == "NameError: name 'it' is not defined"


def test_a_message_that_quotes_hidden_tests_is_withheld() -> None:
    quote = error("ValueError", "source: for hidden_number in (3, 7, 11):\n    pass")
    assert judged(TEST_DOUBLE, quote) == (0, WITHHELD)
    visible = error("AssertionError", "double(1) should be 2")
    assert judged(TEST_DOUBLE, visible) == (0, "double(1) should be 2")


def test_a_message_is_plain_and_bounded() -> None:
    message = judged("it()", error("ValueError", "\x1b[31mred\x1b[0m\x00 text" + 9_999 * "x"))[1]
    assert message.startswith("ValueError: red text")
    assert len(message) <= MAX_MESSAGE + 4
