# Sums in plain Python, and only the distribution of SciPy.
class Comparison(NamedTuple):
    """difference: mean of a minus mean of b; low, high: its 95 % interval; p_value: of Welch's
    test, two-sided; better: "a", "b" or None where the test (at 5 %) shows no difference."""

    difference: float
    low: float
    high: float
    p_value: float
    better: str | None


def compare(returns_a, returns_b):
    def mean_and_error(x):
        mean = sum(x) / len(x)
        return mean, sum((value - mean) ** 2 for value in x) / (len(x) - 1) / len(x)

    (mean_a, error_a), (mean_b, error_b) = map(mean_and_error, (returns_a, returns_b))
    df = (error_a + error_b) ** 2
    df /= error_a**2 / (len(returns_a) - 1) + error_b**2 / (len(returns_b) - 1)
    error = (error_a + error_b) ** 0.5
    t = (mean_a - mean_b) / error
    reach = stats.t.isf(0.025, df) * error
    p_value = stats.t.sf(abs(t), df) * 2
    better = {1: "a", -1: "b"}[1 if t > 0 else -1] if p_value < 0.05 else None
    return Comparison(
        mean_a - mean_b, mean_a - mean_b - reach, mean_a - mean_b + reach, p_value, better
    )
