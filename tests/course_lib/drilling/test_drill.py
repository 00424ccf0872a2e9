"""Drills and cases: how an answer is driven, and what of its ends comes into the transcript."""

import os
import random
import sys
import warnings

import numpy as np
import pytest
import torch

from course_lib import drills
from course_lib.drilling.cases import describe, hidden_cases
from course_lib.drilling.drill import cases_of, drill, drills_of, run_drill, visible_cases


@drill(dict(size=2), dict(seed=9, size=3))
def total(answer, case, record):
    """The sum of some numbers.

    And more about it.
    """
    record("seed", case.seed)
    record("total", answer.total(np.random.default_rng(case.seed).normal(size=case.size)))


def transcripts(function, hidden=()):
    return run_drill(total, {"total": function}, cases_of(total, hidden))


def last(function):
    return transcripts(function)[0][-1]


def test_a_drill_is_named_and_described_by_its_function():
    assert (total.name, total.needs, total.about) == (
        *("total", ("total",)),
        "The sum of some numbers.",
    )
    assert visible_cases(total) == [{"seed": 1, "size": 2}, {"seed": 9, "size": 3}]


def test_each_case_gets_a_transcript_visible_cases_first():
    found = transcripts(np.sum, [{"seed": 77, "size": 4}])
    assert [entries[0].value for entries in found] == [1, 9, 77]
    assert [entries[1].kind for entries in found] == ["float"] * 3


def test_an_exception_ends_its_case_alone():
    def fails(values):
        return 1 / (len(values) - 2)

    first, second = transcripts(fails)
    assert (first[-1].kind, first[-1].value, first[-1].note) == (
        *("error", "ZeroDivisionError"),
        "division by zero",
    )
    assert second[-1].kind == "float"


class Unprintable(Exception):
    def __str__(self):
        raise ValueError


@pytest.mark.parametrize(
    ("error", "name", "note"),
    [
        (ValueError("a\n  b"), "ValueError", "a b"),
        (SystemExit(0), "SystemExit", "0"),
        (KeyboardInterrupt(), "KeyboardInterrupt", ""),
        (Unprintable(), "Unprintable", "(its text cannot be read)"),
        (ValueError("x" * 9_999), "ValueError", "x" * 400),
        (type("E" * 999, (Exception,), {})(), "E" * 100, ""),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_an_exception_is_its_name_and_a_bounded_text(error, name, note):
    def fails(values):
        raise error

    entry = last(fails)
    assert (entry.kind, entry.value, entry.note, entry.label) == ("error", name, note, "")


def test_endless_recursion_is_an_exception_like_any_other():
    def again(values):
        return again(values)

    assert last(again).value == "RecursionError"


def test_what_is_printed_and_warned_of_is_lost(capfd):
    def talks(values):
        print("out")
        print("err", file=sys.stderr)
        warnings.warn("careful", stacklevel=1)
        return values.sum()

    assert last(talks).kind == "float"
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("change", "label"),
    [
        (lambda: torch.set_grad_enabled(False), "torch.is_grad_enabled()"),
        (lambda: torch.set_default_dtype(torch.float64), "torch.get_default_dtype()"),
        (lambda: np.seterr(all="raise"), "numpy's error handling"),
        (lambda: os.chdir("/"), "the working folder"),
    ],
)
def test_what_is_left_otherwise_than_it_was_is_told(change, label, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    errors = np.geterr()

    def changes(values):
        change()
        return values.sum()

    entry = last(changes)
    np.seterr(**errors)
    assert (entry.label, entry.kind, entry.value) == (label, "fact", False)
    assert "after your code ran, and was" in entry.note
    assert torch.is_grad_enabled() and torch.get_default_dtype() == torch.float32


def test_global_draws_are_seeded_for_each_case_and_as_before_afterwards():
    def draws(values):
        return [random.random(), np.random.rand(), torch.rand(1)]

    def plain(entries):
        return [np.asarray(entry.value).tolist() for entry in entries]

    torch.manual_seed(3), np.random.seed(3), random.seed(3)
    first = list(map(plain, transcripts(draws)))
    after = random.random(), np.random.rand(), torch.rand(1)
    torch.manual_seed(3), np.random.seed(3), random.seed(3)
    assert after == (random.random(), np.random.rand(), torch.rand(1))
    assert list(map(plain, transcripts(draws))) == first
    assert first[0] != first[1]


def test_drills_of_an_assignment():
    assert drills_of("no_such_assignment") == {}
    found = drills_of("ddpg_lunarlander")
    assert "update_critic" in found
    assert all(one.name == name and one.needs is not None for name, one in found.items())


def test_drills_that_cannot_be_imported_are_not_taken_for_none(monkeypatch, tmp_path):
    (tmp_path / "broken_lab.py").write_text("import no_such_module\n")
    monkeypatch.setattr(drills, "__path__", [*drills.__path__, str(tmp_path)])
    with pytest.raises(ModuleNotFoundError, match="no_such_module"):
        drills_of("broken_lab")


# ---- hidden cases -------------------------------------------------------------------------------

HIDDEN = """
[[total]]
size = 4
[[total]]
size = 5
seed = 3
[[other]]
size = 4
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "hidden_cases.toml"
    path.write_text(HIDDEN)
    return path


def test_hidden_cases_draw_their_seeds_from_the_salt(file):
    found = hidden_cases(file, "lab", "salt")
    assert found == hidden_cases(file, "lab", "salt")
    first, second = found["total"]
    assert (first["size"], second) == (4, {"seed": 3, "size": 5})
    assert 0 <= first["seed"] < 2**31
    others = [
        hidden_cases(file, "lab", "")["total"][0],
        hidden_cases(file, "lab", "pepper")["total"][0],
        hidden_cases(file, "another", "salt")["total"][0],
        found["other"][0],
    ]
    assert len({case["seed"] for case in [first, *others]}) == 5


def test_an_assignment_without_hidden_cases_has_none(tmp_path):
    assert hidden_cases(tmp_path / "nowhere.toml", "lab", "salt") == {}


@pytest.mark.parametrize(
    ("case", "text"),
    [
        ({"seed": 3, "batch": 4, "gamma": 0.99123456}, "batch=4, gamma=0.9912"),
        ({"seed": 3, "about": "a batch of one", "batch": 1}, "a batch of one"),
        ({"seed": 3}, ""),
        ({"low": [1.0, 2.0]}, "low=[1.0, 2.0]"),
        ({"long": "x" * 200}, "long=" + "x" * 112 + "..."),
    ],
    ids=str,
)
def test_a_case_is_described_without_its_seed(case, text):
    assert describe(case) == text
