# Comparison is written anew as a dataclass; the cell has a magic and a shell command.
%matplotlib inline
!nvidia-smi
from dataclasses import dataclass


@dataclass(frozen=True)
class Comparison:
    difference: float
    low: float
    high: float
    p_value: float
    better: str | None = None


def compare(returns_a, returns_b):
    test = stats.ttest_ind(a=returns_a, b=returns_b, equal_var=False, alternative="two-sided")
    interval = test.confidence_interval(confidence_level=0.95)
    difference = np.mean(returns_a) - np.mean(returns_b)
    match bool(test.pvalue < 0.05), bool(difference > 0):
        case True, True:
            better = "a"
        case True, False:
            better = "b"
        case _:
            better = None
    return Comparison(difference, interval.low, interval.high, test.pvalue, better)
