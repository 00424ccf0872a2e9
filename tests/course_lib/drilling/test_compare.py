"""Comparing transcripts: where an answer parts from the reference, and the words for it."""

import numpy as np
import pytest
import torch

from course_lib.drilling.compare import difference_in, entries_agree, first_difference
from course_lib.drilling.record import Recorder
from course_lib.drilling.transcript import Entry


def transcript(*values, label="x", rtol=None, atol=None):
    record = Recorder()
    for value in values:
        record(label, value, rtol, atol)
    return record.entries


def differs(want, got, **parts):
    """Sentence and cause where two values differ; None where they do not."""
    found = difference_in(0, transcript(want, **parts), transcript(got))
    return found and (found.sentence, found.cause)


def ended(name="ValueError", text="no", place="line 3, x = y"):
    return Entry(place, "error", name, note=text)


TENSOR = torch.tensor([1.0, 2.0, 3.0])

SENTENCES = [
    (
        TENSOR,
        torch.tensor([1.0, 2.5, 3.0]),
        ("x: expected [1.0000, 2.0000, 3.0000], got [1.0000, 2.5000, 3.0000].", ""),
    ),
    (
        TENSOR,
        TENSOR[:, None],
        ("x: expected shape (3,), got (3, 1).", "One dimension is too many."),
    ),
    (
        torch.ones(3, 1),
        torch.ones(3, 1, 1),
        ("x: expected shape (3, 1), got (3, 1, 1).", "One dimension is too many."),
    ),
    (
        TENSOR,
        torch.ones(3, 3),
        (
            "x: expected shape (3,), got (3, 3).",
            "Are (batch, 1) and (batch,) mixed? Together they broadcast to (batch, batch).",
        ),
    ),
    (TENSOR, TENSOR[:2], ("x: expected shape (3,), got (2,).", "")),
    (TENSOR, torch.tensor(2.0), ("x: expected shape (3,), got ().", "")),
    (TENSOR, TENSOR.double(), ("x: expected float32, got float64.", "")),
    (TENSOR, TENSOR.long(), ("x: expected float32, got int64.", "")),
    (
        TENSOR,
        TENSOR.numpy(),
        ("x: expected a tensor of shape (3,), got a NumPy array of shape (3,).", ""),
    ),
    (
        TENSOR.numpy(),
        [1.0, 2.0, 3.0],
        ("x: expected a NumPy array of shape (3,), got a list or tuple of 3.", ""),
    ),
    (TENSOR, 2.0, ("x: expected a tensor of shape (3,), got a float (2.0000).", "")),
    (
        TENSOR,
        None,
        ("x: expected a tensor of shape (3,), got None.", "Is a return statement missing?"),
    ),
    (0.5, None, ("x: expected a float (0.5000), got None.", "Is a return statement missing?")),
    (None, 0.5, ("x: expected None, got a float (0.5000).", "")),
    (
        TENSOR,
        -TENSOR,
        (
            "x: expected [1.0000, 2.0000, 3.0000], got [-1.0000, -2.0000, -3.0000].",
            "The sign is the opposite one.",
        ),
    ),
    (0.5, -0.5, ("x: expected 0.5000, got -0.5000.", "The sign is the opposite one.")),
    (0.0, 1.0, ("x: expected 0.0000, got 1.0000.", "")),
    (1.0, 0.0, ("x: expected 1.0000, got 0.0000.", "")),
    (
        0.5,
        float("nan"),
        ("x: expected 0.5000, got nan.", "There is a NaN or an infinity in it."),
    ),
    (
        torch.tensor(2.0),
        torch.tensor(float("inf")),
        ("x: expected 2.0000, got inf.", "There is a NaN or an infinity in it."),
    ),
    (float("inf"), 1.0, ("x: expected inf, got 1.0000.", "")),
    (0.5, 1, ("x: expected a float (0.5000), got a int (1).", "")),
    (3, 3.0, ("x: expected a int (3), got a float (3.0000).", "")),
    (3, 4, ("x: expected 3, got 4.", "")),
    (True, 1, ("x: expected a bool (True), got a int (1).", "")),
    (True, False, ("x: expected True, got False.", "")),
    ("left", "right", ("x: expected left, got right.", "")),
    ("left", 3, ("x: expected a text ('left'), got a int (3).", "")),
    (1.0, np.array(["a"]), ("x: expected a float (1.0000), got an object of type ndarray.", "")),
    (np.array([1, 2]), np.array([1, 3]), ("x: expected [1, 2], got [1, 3].", "")),
    (
        np.array([True, False]),
        np.array([True, True]),
        ("x: expected [True, False], got [True, True].", ""),
    ),
    (1e-5, 2e-5, ("x: expected 1e-05, got 2e-05.", "")),
    (1e7, 3e7, ("x: expected 1e+07, got 3e+07.", "")),
    (
        np.arange(20.0),
        np.where(np.arange(20) == 12, 0.5, np.arange(20.0)),
        (
            "x: expected [..., 12.0000, 13.0000, 14.0000, 15.0000, 16.0000, 17.0000, ...], "
            "got [..., 0.5000, 13.0000, 14.0000, 15.0000, 16.0000, 17.0000, ...].",
            "",
        ),
    ),
    ([1, 2], [1, 2, 3], ("length of x: expected 2, got 3.", "")),
    ([1, 2], (1, 3), ("x[1]: expected 2, got 3.", "")),
    ({"a": 1}, {"b": 1}, ("keys of x: expected a, got b.", "")),
]


@pytest.mark.parametrize(("want", "got", "told"), SENTENCES, ids=lambda value: str(value)[:40])
def test_a_difference_in_words(want, got, told):
    assert differs(want, got) == told
    assert differs(want, want) is None and differs(got, got) is None


# ---- how far an answer may be away --------------------------------------------------------------


@pytest.mark.parametrize("scale", [1e-3, 1.0, 1e3, 1e30])
@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_another_order_of_summation_is_accepted_and_a_thousandth_is_not(scale, dtype):
    torch.manual_seed(0)
    values = torch.randn(50, 400, dtype=dtype) * scale
    forth, back = values.sum(1), values.flip(1).cumsum(1)[:, -1]
    halves = values[:, :200].mean(1) / 2 + values[:, 200:].mean(1) / 2
    assert differs(forth, back) is None
    assert differs(values.mean(1), halves) is None
    assert differs(float(forth.sum()), float(back.flip(0).sum())) is None
    for wrong in (forth * 1.001, forth + 1e-3 * forth.abs().max()):
        assert differs(forth, wrong) is not None
    one = forth.clone()
    one[7] += 1e-3 * forth.abs().max()
    assert differs(forth, one) is not None
    assert differs(float(forth[0]), float(forth[0]) * 1.001) is not None


def test_what_is_computed_in_float64_is_compared_more_finely():
    assert differs(TENSOR, TENSOR * 1.00005) is None
    assert differs(TENSOR.double(), TENSOR.double() * 1.00005) is not None
    assert differs(TENSOR.double(), TENSOR.double() * (1 + 1e-8)) is None


def test_integers_and_flags_are_compared_exactly():
    assert differs(10**6, 10**6 + 1) is not None
    assert differs(np.array([10**9]), np.array([10**9 + 1])) is not None
    assert differs(np.array([True]), np.array([False])) is not None


def test_nan_where_the_reference_has_it_is_right():
    assert differs(float("nan"), float("nan")) is None
    assert differs(torch.tensor([1.0, torch.nan]), torch.tensor([1.0, torch.nan])) is None
    assert differs(torch.tensor([1.0, torch.nan]), torch.tensor([torch.nan, 1.0])) is not None


@pytest.mark.parametrize(
    ("rtol", "atol", "got", "right"),
    [
        (0.1, 0.0, 1.09, True),
        (0.1, 0.0, 1.11, False),
        (0.0, 0.2, 1.19, True),
        (0.0, 0.2, 1.21, False),
        (0.0, 0.0, 1.0, True),
        (0.0, 0.0, 1.0 + 1e-9, False),
    ],
)
def test_a_reference_can_set_its_own_tolerance(rtol, atol, got, right):
    assert (differs(1.0, got, rtol=rtol, atol=atol) is None) == right
    generous = transcript(got, rtol=9.0, atol=9.0)
    found = difference_in(0, transcript(1.0, rtol=rtol, atol=atol), generous)
    assert (found is None) == right


def test_no_array_is_equal_to_all_others():
    assert differs(torch.zeros(3), torch.full((3,), 1e-3)) is not None
    assert differs(torch.zeros(0), torch.zeros(0)) is None
    short = Entry("x", "tensor", np.array([1.0, 2.0]), "float32", (3,))
    (want,) = transcript(TENSOR)
    assert not entries_agree(want, short) and not entries_agree(short, want)


# ---- promises, errors, what is missing or too much ----------------------------------------------


def promised(holds, note="It moved.", kind="fact", label="inside"):
    return [Entry(label, kind, holds, note=note)]


@pytest.mark.parametrize("kind", ["fact", "kept"])
def test_a_broken_promise_is_told_in_the_references_words(kind):
    right, broken = promised(True, kind=kind), promised(False, "Nothing is wrong!", kind)
    assert difference_in(0, right, right) is None
    assert difference_in(0, right, broken).sentence == "It moved."
    unsaid = difference_in(0, promised(True, "", kind), broken)
    assert unsaid.sentence == "inside: this does not hold."


def test_an_error_is_told_with_its_text_and_its_place():
    found = difference_in(0, transcript(1.0), [ended()])
    assert found.sentence == "Your code ended with ValueError: no (line 3, x = y)."
    assert found.error == "ValueError"
    bare = difference_in(0, transcript(1.0), [ended("KeyError", "", "")])
    assert bare.sentence == "Your code ended with KeyError."


def test_an_error_after_all_else_is_a_difference_too():
    found = difference_in(0, transcript(1.0), [*transcript(1.0), ended()])
    assert found.sentence.startswith("Your code ended with ValueError") and found.entry == 1


def test_an_expected_error():
    assert difference_in(0, [ended()], [ended(text="other", place="")]) is None
    other = difference_in(0, [ended()], [ended("TypeError")])
    assert other.sentence.startswith("Your code ended with TypeError")
    none = difference_in(0, [ended()], transcript(1.0))
    assert none.sentence == "x: expected an error, ValueError."


def test_what_is_missing_and_what_is_too_much():
    one, two = transcript(1.0), transcript(1.0, 2.0)
    found = difference_in(3, two, one)
    assert (found.case, found.entry, found.sentence) == (3, 1, "x: nothing came.")
    assert difference_in(0, one, two).sentence == "x: more came than expected."
    assert difference_in(0, one, []).sentence == "x: nothing came."
    state = promised(False, "torch.is_grad_enabled() is False after your code ran.")
    assert difference_in(0, one, one + state).sentence == state[0].note
    assert difference_in(0, one, one + promised(False, "")).sentence == (
        "inside: this does not hold."
    )


def test_another_label_is_another_step():
    found = difference_in(0, transcript(1.0, label="loss"), transcript(1.0, label="target"))
    assert found.sentence == "Next should come loss; what came is target."
    broken = promised(False, "The batch changed.")
    assert difference_in(0, transcript(1.0), broken).sentence == "The batch changed."
    assert "Next should come" in difference_in(0, transcript(1.0), promised(True, "")).sentence


# ---- several cases and several references -------------------------------------------------------


def test_the_first_case_that_differs_is_told():
    right = [transcript(1.0), transcript(2.0), transcript(3.0)]
    wrong = [transcript(1.0), transcript(2.5), transcript(3.5)]
    found = first_difference([right], wrong)
    assert (found.case, found.sentence) == (1, "x: expected 2.0000, got 2.5000.")
    assert first_difference([right], right) is None
    assert first_difference([right], right[:2]).sentence == "x: nothing came."
    assert first_difference([right], []).case == 0


def test_each_case_is_right_if_it_is_that_of_any_reference():
    first, second = (
        [transcript(1.0, 5.0), transcript(2.0, 6.0)],
        [transcript(-1.0, 5.5), transcript(-2.0, 6.5)],
    )
    for right in (first, second, [first[0], second[1]]):
        assert first_difference([first, second], right) is None
    found = first_difference([first, second], [transcript(-1.0, 7.0), second[1]])
    assert (found.entry, found.sentence) == (1, "x: expected 5.5000, got 7.0000.")
    mixed = [transcript(1.0, 5.5), first[1]]
    assert first_difference([first, second], mixed) is not None


# ---- draws --------------------------------------------------------------------------------------


def normal(rng, n, d):
    return rng.normal(0.3, 0.5, (n, d))


def clipped(rng, n, d):
    return np.clip(normal(rng, n, d), -0.25, 0.5)


def uniform(rng, n, d):
    return rng.uniform(-1, 1, (n, d))


def coin(rng, n, d):
    return (rng.random((n, d)) < 0.1).astype(float)


def correlated(rng, n, d, rho=0.7):
    values = rng.normal(size=(n, d))
    values[:, 1:] = rho * values[:, :1] + (1 - rho**2) ** 0.5 * values[:, 1:]
    return values


def walk(rng, n, d, rho=0.6):
    noise, values = rng.normal(size=(n, d)), np.zeros((n, d))
    for t in range(1, n):
        values[t] = rho * values[t - 1] + noise[t]
    return values


def sample(draws):
    record = Recorder()
    record.sample("noise", draws)
    return record.entries


def judged(want, got):
    found = difference_in(0, sample(want), sample(got))
    return found and (found.sentence, found.cause)


@pytest.mark.parametrize("draw", [normal, clipped, uniform, coin, correlated])
@pytest.mark.parametrize(("n", "d"), [(200, 2), (1_000, 3), (1_000, 1)])
def test_draws_of_the_right_kind_are_accepted_for_every_seed(draw, n, d):
    rng = np.random.default_rng(n + d)
    want = draw(rng, n, d)
    assert [judged(want, draw(rng, n, d)) for _ in range(200)] == [None] * 200


def test_draws_that_depend_on_the_one_before_are_accepted_where_they_should():
    rng = np.random.default_rng(0)
    want = walk(rng, 2_000, 1, 0.3)
    assert [judged(want, walk(rng, 2_000, 1, 0.3)) for _ in range(100)] == [None] * 100


WRONG = {
    "the deviation": (lambda rng: normal(rng, 1_000, 2) * 1.5 - 0.15, "standard deviation"),
    "the mean": (lambda rng: normal(rng, 1_000, 2) + 0.2, "expected a mean of about"),
    "a variance for a deviation": (lambda rng: rng.normal(0.3, 0.25, (1_000, 2)), "deviation"),
    "uniform": (lambda rng: rng.uniform(-0.2, 0.8, (1_000, 2)), "standard deviation"),
    "uniform of the same deviation": (
        lambda rng: rng.uniform(0.3 - 0.75**0.5, 0.3 + 0.75**0.5, (1_000, 2)),
        "not distributed as they should be",
    ),
    "two values": (lambda rng: rng.choice([-0.2, 0.8], (1_000, 2)), "not distributed"),
    "always the same": (lambda rng: np.full((1_000, 2), 0.3), "the draws are all the same, 0.3000"),
    "one draw for all": (
        lambda rng: np.repeat(normal(rng, 1_000, 1), 2, axis=1),
        "the correlation of dimensions 0 and 1 should be",
    ),
    "the opposite in the other": (
        lambda rng: np.stack([x := normal(rng, 1_000, 1)[:, 0], 0.6 - x], axis=1),
        "the correlation of dimensions",
    ),
    "each draw twice": (
        lambda rng: np.repeat(normal(rng, 500, 2), 2, axis=0),
        "each draw should be correlated with the one before it",
    ),
    "beyond what a float can hold": (lambda rng: normal(rng, 1_000, 2) * 1e300, "an infinity"),
    "a NaN": (lambda rng: np.where(np.arange(2_000).reshape(-1, 2) == 7, np.nan, 0.3), "NaN"),
    "too few": (lambda rng: normal(rng, 999, 2), "expected draws of shape (1000, 2), got (999, 2)"),
    "flat": (lambda rng: normal(rng, 2_000, 1)[:, 0], "got (2000,)"),
    "one number": (lambda rng: np.array(0.3), "got ()"),
    "none": (lambda rng: np.zeros((0, 2)), "got (0, 2)"),
    "only in the second dimension": (
        lambda rng: normal(rng, 1_000, 2) * [1.0, 1.4],
        "noise, dimension 1:",
    ),
}


@pytest.mark.filterwarnings("ignore:.*encountered in")
@pytest.mark.parametrize("what", WRONG)
def test_draws_of_another_kind_are_refused_for_every_seed(what):
    draw, part = WRONG[what]
    for seed in range(20):
        rng = np.random.default_rng(seed)
        sentence, _ = judged(normal(rng, 1_000, 2), draw(rng))
        assert part in sentence


def test_one_draw_for_all_dimensions_is_explained():
    rng = np.random.default_rng(0)
    _, cause = judged(normal(rng, 1_000, 2), np.repeat(normal(rng, 1_000, 1), 2, axis=1))
    assert cause == "Every dimension needs a draw of its own."
    _, cause = judged(correlated(rng, 1_000, 2), normal(rng, 1_000, 2) * 2 - 0.6)
    assert cause == ""


def test_draws_that_should_be_equal_are():
    constant = np.full((100, 2), 3.0)
    assert judged(constant, constant) is None
    assert judged(constant, constant + 0.1) is not None
    rng = np.random.default_rng(0)
    assert judged(constant, rng.normal(3.0, 0.1, (100, 2))) is not None
