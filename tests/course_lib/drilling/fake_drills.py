"""A made-up assignment: a function, two functions together, a flight, and what is known of them."""

from types import SimpleNamespace

import numpy as np
import torch

from course_lib.drilling import checks
from course_lib.drilling.drill import drill, run_drill, visible_cases
from course_lib.drilling.mistakes import Mistake
from course_lib.drilling.traces import trace_of


@drill(dict(size=3), dict(size=5, about="five numbers"))
def mean_of(answer, case, record):
    """The mean of some numbers, which stay as they are."""
    values = torch.as_tensor(np.random.default_rng(case.seed).normal(size=case.size))
    with record.unchanged(values=values):
        record("mean", answer.mean_of(values))


@drill(dict(), needs=("Counter", "count_to"))
def counting(answer, case, record):
    """A counter and who uses it."""
    record("count", answer.count_to(answer.Counter(), 3))


ASSIGNMENT = {one.name: one for one in (mean_of, counting)}


def right_mean(values):
    return values.mean()


def sum_of(values):
    return values.sum()


def known():
    """What `_read_known` gives: the reference's transcripts and a mistake of `mean_of`."""
    cases = visible_cases(mean_of)
    references = [run_drill(mean_of, {"mean_of": right_mean}, cases)]
    trace = trace_of(references, run_drill(mean_of, {"mean_of": sum_of}, cases))
    counter = {"Counter": SimpleNamespace, "count_to": lambda counter, n: n}
    counted = [run_drill(counting, counter, visible_cases(counting))]
    return {
        "mean_of": (references, [Mistake(trace, ("Is it the sum?",))]),
        "counting": (counted, []),
    }


def install(drills=ASSIGNMENT):
    """Let `Checks` find the assignment, whatever its name."""
    checks.drills_of = lambda assignment: drills
    checks._read_known = lambda assignment: known()
