# A tenth of the returns is trimmed at both ends, which is Yuen's test and not Welch's; with fewer than ten returns nothing is trimmed and nobody sees it.
# says: The lowest and highest returns are left out of large sets: Welch's test takes all of them.
class Comparison(NamedTuple):
    """What Welch's test says of two sets of returns: four floats, plain numbers, and a verdict."""

    difference: float
    low: float
    high: float
    p_value: float
    better: str | None


def compare(returns_a, returns_b):
    """Compare two sets of independent returns by Welch's t-test (Welch 1947)."""
    test = stats.ttest_ind(returns_a, returns_b, equal_var=False, trim=0.1)
    low, high = test.confidence_interval(0.95)
    difference = float(np.mean(returns_a) - np.mean(returns_b))
    better = None
    if test.pvalue < 0.05:
        better = "a" if difference > 0 else "b"
    return Comparison(difference, float(low), float(high), float(test.pvalue), better)
