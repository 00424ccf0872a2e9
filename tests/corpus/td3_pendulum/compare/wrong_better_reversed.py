# The smaller return is taken for the better one.
# says: Larger is better: with a difference shown, better names the set with the larger mean, also where both means are negative.
class Comparison(NamedTuple):
    """difference: mean of a minus mean of b; low, high: its 95 % interval; p_value: of Welch's
    test, two-sided; better: "a", "b" or None where the test (at 5 %) shows no difference."""

    difference: float
    low: float
    high: float
    p_value: float
    better: str | None


def compare(returns_a, returns_b):
    difference = float(np.mean(returns_a) - np.mean(returns_b))
    test = stats.ttest_ind(returns_a, returns_b, equal_var=False)
    p_value = float(test.pvalue)
    low, high = test.confidence_interval(0.95)
    better = None
    if p_value < 0.05:
        better = "b" if difference > 0 else "a"
    return Comparison(difference, float(low), float(high), p_value, better)
