"""Traces of wrong answers, and the mistake that a trace is recognised as."""

import json
import subprocess
import sys

import numpy as np
import pytest
import torch

from course_lib.drilling.mistakes import Mistake, behave_alike, complete, explain
from course_lib.drilling.record import Recorder
from course_lib.drilling.traces import MAX_CASES, MAX_ENTRIES, trace_of
from course_lib.drilling.transcript import Entry, from_json, to_json

CASE = ["case", 0, 1]
MEAN, SUM, HALF = ["tensor", 0.5], ["tensor", 2.0], ["tensor", 0.25]
STEP, NO_STEP = ["float", 3.0], ["float", 0.0]


def mistake(*trace, says="Is it the sum?"):
    return Mistake([CASE, *trace], (says,))


# ---- explaining ---------------------------------------------------------------------------------


def test_a_mistake_is_recognised_by_all_that_it_did():
    known = [mistake(SUM, STEP), mistake(SUM, NO_STEP, says="Is there a step?")]
    assert explain([CASE, SUM, STEP], known) == ("Is it the sum?",)
    assert explain([CASE, SUM, NO_STEP], known) == ("Is there a step?",)


def test_a_whole_match_wins_over_whatever_begins_alike():
    known = [mistake(SUM, STEP, says="Longer."), mistake(SUM), mistake(SUM, HALF, says="Other.")]
    assert explain([CASE, SUM], known) == ("Is it the sum?",)


def test_the_longest_beginning_that_only_one_shares_is_the_mistake():
    known = [mistake(SUM, HALF, says="Half."), mistake(SUM, STEP, STEP), mistake(MEAN, says="No.")]
    assert explain([CASE, SUM, STEP, NO_STEP], known) == ("Is it the sum?",)


def test_several_mistakes_with_one_sentence_are_one():
    known = [mistake(SUM, STEP), mistake(SUM, HALF), mistake(MEAN, says="No.")]
    assert explain([CASE, SUM, NO_STEP], known) == ("Is it the sum?",)


def test_nothing_is_said_where_two_fit_equally_well():
    known = [mistake(SUM, STEP), mistake(SUM, HALF, says="Half.")]
    assert explain([CASE, SUM, NO_STEP], known) == ()


def test_the_place_alone_is_no_match():
    assert explain([CASE, MEAN], [mistake(SUM)]) == ()
    assert explain([CASE], [mistake(SUM)]) == ()
    assert explain([CASE, SUM], []) == ()
    assert explain([], [mistake(SUM)]) == ()


def test_the_same_numbers_at_another_place_are_another_mistake():
    assert explain([["case", 1, 1], SUM], [mistake(SUM)]) == ()


def test_a_mistake_may_have_several_sentences():
    known = [Mistake([CASE, SUM], ("First.", "Second."), "wrong_sum")]
    assert explain([CASE, SUM], known) == ("First.", "Second.")


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        (["tensor", 2.0, 1e-9], True),
        (["tensor", 2.0005, 0.0], True),
        (["tensor", 2.0, 1e-4], True),
        (["tensor", 2.01, 0.0], False),
        (["tensor", 2.0, 0.01], False),
        (["tensor", 2.0], False),
        (["array", 2.0, 0.0], False),
        (["tensor", "2.0", 0.0], False),
        (["tensor", "nan", 0.0], False),
    ],
    ids=str,
)
def test_traces_are_alike_up_to_rounding(other, alike):
    one = [CASE, ["tensor", 2.0, 0.0]]
    assert behave_alike(one, [CASE, other]) == behave_alike([CASE, other], one) == alike
    assert not behave_alike(one, [CASE, other, STEP])


def test_numbers_that_are_none_are_alike():
    assert behave_alike([["tensor", "nan", "inf"]], [["tensor", "nan", "inf"]])


def test_the_process_that_keeps_the_grades_needs_no_numpy_for_it():
    code = (
        "import sys; sys.modules['numpy'] = sys.modules['torch'] = None; "
        "import course_lib.drilling.mistakes"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("says", "cause", "message"),
    [
        ((), "", "loss: no."),
        ((), "The sign.", "loss: no. The sign."),
        (("Is it the sum?",), "The sign.", "loss: no. Is it the sum?"),
        (("One.", "Two."), "", "loss: no. One. Two."),
        (("loss: no.", "Two."), "", "loss: no. Two."),
    ],
)
def test_a_message_is_completed(says, cause, message):
    assert complete("loss: no.", says, cause) == message


# ---- traces -------------------------------------------------------------------------------------


def transcript(*values):
    record = Recorder()
    for number, value in enumerate(values):
        record(f"x{number}", value)
    return record.entries


def test_what_is_accepted_leaves_no_trace():
    right, other = [transcript(1.0, 2.0)], [transcript(1.0, -2.0)]
    assert trace_of([right], right) == []
    assert trace_of([right, other], other) == []


def test_a_trace_tells_where_and_what_came_from_there_on():
    right = [transcript(1.0, 2.0, 3), transcript(5.0, 6.0, 7), transcript(1)]
    wrong = [right[0], transcript(5.0, 6.5, 8), transcript(2)]
    assert trace_of([right], wrong) == [
        *(["case", 1, 1], ["float", 6.5], ["int", 8.0]),
        *(["case", 2, 0], ["int", 2.0]),
    ]


def test_a_trace_begins_where_an_answer_parts_from_the_closest_reference():
    first, second = [transcript(1.0, 2.0, 3.0)], [transcript(1.0, -2.0, 4.0)]
    assert trace_of([first, second], [transcript(1.0, -2.0, 9.0)])[0] == ["case", 0, 2]


def test_a_trace_is_short():
    right = [transcript(*range(9))] * 9
    wrong = [transcript(*range(100, 109))] * 9
    trace = trace_of([right], wrong)
    assert len(trace) == MAX_CASES * (1 + MAX_ENTRIES)
    assert [item[1] for item in trace if item[0] == "case"] == list(range(MAX_CASES))


def test_cases_that_never_came_are_told():
    right = [transcript(1.0), transcript(2.0)]
    assert trace_of([right], right[:1]) == [["case", 1, 0]]


ODD = [
    torch.tensor([0.1234567, torch.nan, torch.inf]),
    torch.tensor([True, False]),
    torch.zeros(0, 3),
    torch.randn(70, 70),
    np.arange(3),
    np.array(7),
    None,
    "text" * 99,
    object(),
    2**62,
    float("nan"),
    True,
]


@pytest.mark.parametrize("value", ODD, ids=lambda value: str(value)[:30])
def test_a_trace_survives_being_kept_and_knows_itself(value):
    right, wrong = [transcript("right", 0)], [transcript(value, 0)]
    trace = trace_of([right], wrong)
    kept = json.loads(json.dumps(trace, allow_nan=False))
    assert kept == trace and behave_alike(kept, trace)
    assert explain(trace, [Mistake(kept, ("It.",))]) == ("It.",)
    sent = [from_json(to_json(one)) for one in wrong]
    assert behave_alike(trace_of([right], sent), trace)


def test_two_arrays_that_differ_anywhere_leave_different_traces():
    right = [transcript(torch.zeros(12))]
    traces = []
    for place in range(12):
        values = torch.ones(12)
        values[place] = 2.0
        traces.append(trace_of([right], [transcript(values)]))
    alike = [behave_alike(one, other) for one in traces for other in traces]
    assert sum(alike) == len(traces)


def test_shape_and_dtype_are_part_of_a_trace():
    right = [transcript(torch.zeros(2))]
    kinds = [torch.ones(2, 1), torch.ones(1, 2), torch.ones(2).double(), np.ones(2), torch.ones(2)]
    traces = [trace_of([right], [transcript(kind)]) for kind in kinds]
    assert sum(behave_alike(a, b) for a in traces for b in traces) == len(kinds)


@pytest.mark.parametrize("shape", [(), (0,), (0, 2), (2, 0), (1,), (4, 1), (2, 2, 3)])
def test_draws_of_any_shape_leave_a_trace(shape):
    def drawn(draws):
        record = Recorder()
        record.sample("noise", draws)
        return [record.entries]

    right = drawn(np.zeros((5, 2)))
    trace = trace_of([right], drawn(np.ones(shape)))
    assert trace[1][0] == f"sample {shape}"


def test_an_error_is_known_by_its_name_and_the_words_of_its_text():
    def ended(text, name="ValueError"):
        error = Entry("line 3", "error", name, note=text)
        return trace_of([[transcript(1.0)]], [[error]])

    assert behave_alike(ended("shape (3, 5) at 0x7f1a"), ended("shape (12, 7) at 0x1a2b"))
    assert not behave_alike(ended("shape (3, 5)"), ended("size (3, 5)"))
    assert not behave_alike(ended("shape"), ended("shape", "TypeError"))


def test_a_promise_is_known_by_its_label():
    def broken(label):
        right = [[Entry(label, "fact", True)]]
        return trace_of([right], [[Entry(label, "fact", False, note="anything")]])

    assert not behave_alike(broken("batch"), broken("target"))
    assert broken("batch") == [["case", 0, 0], ["batch: False"]]
