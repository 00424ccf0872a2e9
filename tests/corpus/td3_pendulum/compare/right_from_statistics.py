# SciPy's test from means and standard deviations, and its distribution's interval.
class Comparison(NamedTuple):
    """difference: mean of a minus mean of b; low, high: its 95 % interval; p_value: of Welch's
    test, two-sided; better: "a", "b" or None where the test (at 5 %) shows no difference."""

    difference: float
    low: float
    high: float
    p_value: float
    better: str | None


def compare(returns_a, returns_b):
    test = stats.ttest_ind_from_stats(
        np.mean(returns_a),
        np.std(returns_a, ddof=1),
        len(returns_a),
        np.mean(returns_b),
        np.std(returns_b, ddof=1),
        len(returns_b),
        equal_var=False,
    )
    difference = np.mean(returns_a) - np.mean(returns_b)
    error = difference / test.statistic
    a, b = stats.sem(returns_a) ** 2, stats.sem(returns_b) ** 2
    df = (a + b) ** 2 / (a**2 / (len(returns_a) - 1) + b**2 / (len(returns_b) - 1))
    low, high = stats.t.interval(0.95, df, loc=difference, scale=abs(error))
    if test.pvalue >= 0.05:
        better = None
    elif difference > 0:
        better = "a"
    else:
        better = "b"
    print(f"p = {test.pvalue:.3f}, better: {better}")
    return Comparison(difference=difference, low=low, high=high, p_value=test.pvalue, better=better)
