# The smaller of both one-sided p-values, doubled; the interval with the test's own df.
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
    tails = [
        stats.ttest_ind(returns_a, returns_b, equal_var=False, alternative=side)
        for side in ("less", "greater")
    ]
    p_value = 2 * min(float(tail.pvalue) for tail in tails)
    error = np.hypot(stats.sem(returns_a), stats.sem(returns_b))
    low, high = stats.t.interval(0.95, tails[0].df, difference, error)
    better = None
    if p_value < 0.05:
        better = "a" if difference > 0 else "b"
    return Comparison(difference, float(low), float(high), p_value, better)
