# The test is made of b against a and its interval turned round; early return where nothing is shown.
class Comparison(NamedTuple):
    """What Welch's test says of two sets of returns: four floats, plain numbers, and a verdict."""

    difference: float
    low: float
    high: float
    p_value: float
    better: str | None


def compare(returns_a, returns_b, level=0.05):
    """Compare two sets of independent returns by Welch's t-test (Welch 1947)."""
    second_first = stats.ttest_ind(list(map(float, returns_b)), list(map(float, returns_a)), equal_var=False)
    span = second_first.confidence_interval()
    numbers = (
        sum(map(float, returns_a)) / len(returns_a) - sum(map(float, returns_b)) / len(returns_b),
        -float(span.high),
        -float(span.low),
        float(second_first.pvalue),
    )
    if not numbers[-1] < level:
        return Comparison(*numbers, None)
    return Comparison(*numbers, "ba"[numbers[0] > 0])
