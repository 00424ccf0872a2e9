"""What a notebook calls: one line when all is well, else one sentence and no traceback."""

import json
import random
import subprocess
import sys
from pathlib import Path

import fake_drills
import numpy as np
import pytest
import torch
from fake_drills import right_mean, sum_of

from course_lib.drilling import checks
from course_lib.drilling.cases import HIDDEN_FILE
from course_lib.drilling.checks import UNSOLVED, CheckFailed, Checks, known_from_json
from course_lib.drilling.transcript import to_json


@pytest.fixture
def check(monkeypatch):
    monkeypatch.setattr(checks, "drills_of", None)
    monkeypatch.setattr(checks, "_read_known", None)
    fake_drills.install()
    return Checks("made_up")


def failure(check, answer):
    with pytest.raises(CheckFailed) as caught:
        check.mean_of(answer)
    return str(caught.value)


def test_a_right_answer_is_told_so_in_one_line(check, capsys):
    assert check.mean_of(lambda values: values.flip(0).mean()) is None
    assert capsys.readouterr() == (
        "mean_of: passed. The mean of some numbers, which stay as they are.\n",
        "",
    )


def test_a_known_mistake_gets_its_sentence(check):
    message = failure(check, sum_of)
    assert message.startswith("mean_of (size=3): mean: expected 0.4")
    assert message.endswith(". Is it the sum?")


def test_any_other_gets_what_such_a_difference_generally_comes_from(check):
    assert failure(check, lambda values: -values.mean()).endswith("The sign is the opposite one.")
    assert failure(check, lambda values: None).endswith("got None. Is a return statement missing?")


def test_a_later_case_is_described(check):
    message = failure(check, lambda values: values.mean() if len(values) == 3 else values[0])
    assert message.startswith("mean_of (five numbers): mean: expected")


def test_a_crash_is_told_with_its_text(check):
    message = failure(check, lambda values: values.meen())
    assert message.startswith("mean_of (size=3): Your code ended with AttributeError: 'Tensor'")


def test_a_broken_promise_is_told(check):
    def sorts(values):
        values.copy_(values.sort().values)
        return values.mean()

    assert failure(check, sorts) == (
        "mean_of (size=3): The values changed; the caller still needs it as it was."
    )


@pytest.mark.parametrize("text", ["", "Exercise mean_of is not solved yet"])
def test_what_is_not_solved_is_told_so(check, text):
    def unsolved(values):
        raise NotImplementedError(text)

    assert failure(check, unsolved) == UNSOLVED


@pytest.mark.parametrize("error", [SystemExit, KeyboardInterrupt])
def test_leaving_fails_the_check(check, error):
    def leaves(values):
        raise error

    assert f"Your code ended with {error.__name__}" in failure(check, leaves)


def test_what_the_answer_prints_is_lost(check, capsys):
    def talks(values):
        print("half way")
        return values.mean()

    check.mean_of(talks)
    assert capsys.readouterr().out.count("\n") == 1


def test_several_things_are_handed_over_in_their_order(check, capsys):
    class Counter:
        n = 0

    check.counting(Counter, lambda counter, n: counter.n + n)
    assert "counting: passed" in capsys.readouterr().out
    with pytest.raises(TypeError, match="check.counting expects Counter, count_to"):
        check.counting(Counter)


def test_the_names_of_the_checks_are_listed(check):
    assert dir(check) == ["counting", "mean_of"]
    assert check.mean_of.__doc__ == "The mean of some numbers, which stay as they are."
    with pytest.raises(AttributeError, match="no check named 'mean_off'; there are"):
        check.mean_off(right_mean)


def test_without_the_references_numbers_one_sentence_says_what_to_do(check, monkeypatch):
    monkeypatch.setattr(checks, "_read_known", lambda assignment: {})
    with pytest.raises(RuntimeError, match="run `course release made_up`"):
        check.mean_of(right_mean)


def test_an_assignment_without_drills_has_no_checks():
    assert dir(Checks("no_such_assignment")) == []


def test_the_references_numbers_are_read_from_the_file_that_is_installed(
    check, monkeypatch, tmp_path, capsys
):
    monkeypatch.undo()
    monkeypatch.setattr(checks, "drills_of", lambda assignment: fake_drills.ASSIGNMENT)
    kept = {}
    for name, (references, mistakes) in fake_drills.known().items():
        kept[name] = {
            "references": [[to_json(one) for one in cases] for cases in references],
            "mistakes": [{"says": one.says, "trace": one.trace} for one in mistakes],
        }
    file = tmp_path / "made_up.json"
    monkeypatch.setattr(checks, "known_file", lambda assignment: tmp_path / f"{assignment}.json")
    file.write_text(json.dumps({"made_from": "x", "exercises": kept}))
    assert failure(Checks("made_up"), sum_of).endswith("Is it the sum?")
    Checks("made_up").mean_of(right_mean)
    assert "passed" in capsys.readouterr().out
    references, (mistake,) = known_from_json(json.loads(file.read_text())["exercises"]["mean_of"])
    assert (len(references[0]), mistake.says, mistake.name) == (2, ("Is it the sum?",), "")


# ---- hidden cases -------------------------------------------------------------------------------


def test_hidden_cases_are_run_through_where_they_are_at_hand(check, monkeypatch, tmp_path, capsys):
    monkeypatch.chdir(tmp_path)
    check.mean_of(sum_of, hidden=True)
    assert capsys.readouterr().out == "mean_of: 0 hidden cases run through.\n"
    Path(HIDDEN_FILE).write_text("[[mean_of]]\nsize = 9\n[[mean_of]]\nsize = 7\n")
    check.mean_of(sum_of, hidden=True)
    assert capsys.readouterr().out == "mean_of: 2 hidden cases run through.\n"
    with pytest.raises(CheckFailed, match=r"mean_of \(size=9\): AttributeError: 'Tensor'"):
        check.mean_of(lambda values: values.meen(), hidden=True)


# ---- what a check leaves behind -----------------------------------------------------------------


def reckless(values):
    random.seed(1), np.random.seed(1), torch.manual_seed(1)
    random.random(), np.random.rand(), torch.rand(1)
    torch.set_grad_enabled(False)
    torch.set_default_dtype(torch.float64)
    return values.mean()


def test_generators_and_gradients_are_as_before_a_check(check):
    random.seed(7), np.random.seed(7), torch.manual_seed(7)
    expected = random.random(), np.random.rand(), torch.rand(1)
    random.seed(7), np.random.seed(7), torch.manual_seed(7)
    message = failure(check, reckless)
    assert (random.random(), np.random.rand(), torch.rand(1)) == expected
    assert torch.is_grad_enabled() and torch.get_default_dtype() == torch.float32
    assert "is_grad_enabled() is False after your code ran, and was True before it" in message


def test_a_check_gives_the_same_result_each_time(check):
    def random_mean(values):
        return values.mean() + torch.rand(1)[0] + np.random.rand() + random.random()

    first = failure(check, random_mean)
    torch.rand(3), np.random.rand(3)
    assert failure(check, random_mean) == first


# ---- in a notebook ------------------------------------------------------------------------------

PROGRAM = """
import sys
sys.path.insert(0, {folder!r})
import fake_drills
fake_drills.install()
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance(colors="nocolor")
shell.run_cell("from course_lib.drilling.checks import Checks\\ncheck = Checks('made_up')")
shell.run_cell("def mean_of(values):\\n    return values.sum()")
print("-" * 9)
failed = shell.run_cell("check.mean_of(mean_of)")
print("-" * 9)
shell.run_cell("def mean_of(values):\\n    x = 1\\n    return values.meen()")
shell.run_cell("check.mean_of(mean_of)")
print("-" * 9)
shell.run_cell("check.mean_of(lambda values: values.mean())")
assert type(failed.error_in_exec).__name__ == "CheckFailed"
"""


def test_in_a_notebook_a_failed_check_is_one_sentence():
    program = PROGRAM.format(folder=str(Path(__file__).parent))
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    _, wrong, crashed, passed = run.stdout.split("-" * 9)
    assert wrong.strip().startswith("mean_of (size=3): mean: expected")
    assert wrong.strip().endswith("Is it the sum?") and wrong.strip().count("\n") == 0
    assert crashed.strip().count("\n") == 0 and "Traceback" not in run.stdout + run.stderr
    assert "(line 3, return values.meen())" in crashed
    assert passed.strip().startswith("mean_of: passed.")
