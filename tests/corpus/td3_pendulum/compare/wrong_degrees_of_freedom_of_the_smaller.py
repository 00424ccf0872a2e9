# The degrees of freedom are those of the smaller set.
# says: Welch's test has its own degrees of freedom (Welch-Satterthwaite), which the sizes alone do not give.
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
    n, m = len(returns_a), len(returns_b)
    error = np.sqrt(np.var(returns_a, ddof=1) / n + np.var(returns_b, ddof=1) / m)
    df = min(n, m) - 1
    p_value = float(2 * stats.t.sf(abs(difference) / error, df))
    reach = stats.t.ppf(0.975, df) * error
    low, high = difference - reach, difference + reach
    better = None
    if p_value < 0.05:
        better = "a" if difference > 0 else "b"
    return Comparison(difference, float(low), float(high), p_value, better)
