# The p-value comes from a permutation test, which is another one each time.
# says: The p-value is that of Welch's t-test, not of a permutation test.
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
    test = stats.ttest_ind(returns_a, returns_b, equal_var=False)
    both, n = np.concatenate([returns_a, returns_b]), len(returns_a)
    rng, hits = np.random.default_rng(0), 0
    for _ in range(200):
        rng.shuffle(both)
        hits += abs(both[:n].mean() - both[n:].mean()) >= abs(difference)
    p_value = (hits + 1) / 201
    low, high = test.confidence_interval(0.95)
    better = None
    if p_value < 0.05:
        better = "a" if difference > 0 else "b"
    return Comparison(difference, float(low), float(high), p_value, better)
