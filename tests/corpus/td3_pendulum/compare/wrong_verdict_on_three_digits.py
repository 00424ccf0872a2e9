# p is rounded to three digits before it is looked at.
# says: The verdict looks at a rounded p-value: whether it is below 0.05 is asked of p itself.
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
    low, high = test.confidence_interval(0.95)
    difference = float(np.mean(returns_a) - np.mean(returns_b))
    better = None
    if round(float(test.pvalue), 3) < 0.05:
        better = "a" if difference > 0 else "b"
    return Comparison(difference, float(low), float(high), float(test.pvalue), better)
