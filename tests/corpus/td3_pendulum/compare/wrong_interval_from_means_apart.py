# The ends of the two single intervals, subtracted.
# says: The interval is that of the difference, with one standard error for both sets together; the reaches of the two single intervals do not add up to its own.
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

    def reach(x):
        return stats.t.ppf(0.975, len(x) - 1) * stats.sem(x)

    low = difference - reach(returns_a) - reach(returns_b)
    high = difference + reach(returns_a) + reach(returns_b)
    better = None
    if p_value < 0.05:
        better = "a" if difference > 0 else "b"
    return Comparison(difference, float(low), float(high), p_value, better)
