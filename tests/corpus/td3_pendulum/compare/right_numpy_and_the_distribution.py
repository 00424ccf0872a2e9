# NumPy for the sums, a frozen distribution of SciPy; better from the interval; NumPy's own scalars.
class Comparison(NamedTuple):
    """difference: mean of a minus mean of b; low, high: its 95 % interval; p_value: of Welch's
    test, two-sided; better: "a", "b" or None where the test (at 5 %) shows no difference."""

    difference: float
    low: float
    high: float
    p_value: float
    better: str | None


def compare(returns_a, returns_b):
    a, b = np.asarray(returns_a, dtype=float), np.asarray(returns_b, dtype=float)
    shares = np.array([x.var(ddof=1) / x.size for x in (a, b)])
    degrees = shares.sum() ** 2 / (shares**2 / np.array([a.size - 1, b.size - 1])).sum()
    error = shares.sum() ** 0.5
    difference = a.mean() - b.mean()
    student = stats.t(degrees)
    low, high = difference + error * student.ppf([0.025, 0.975])
    p_value = 2 * student.cdf(-abs(difference) / error)
    better = "a" if low > 0 else "b" if high < 0 else None
    return Comparison(difference, low, high, p_value, better)
