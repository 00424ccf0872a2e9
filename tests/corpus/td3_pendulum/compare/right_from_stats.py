# From means, standard deviations and sizes, the interval by root of degrees of freedom and t.interval, with type hints and a print.
class Comparison(NamedTuple):
    """What Welch's test says of two sets of returns: four floats, plain numbers, and a verdict."""

    difference: float
    low: float
    high: float
    p_value: float
    better: str | None


def _describe(returns: np.ndarray) -> tuple[float, float, int]:
    values = np.asarray(returns, dtype=np.float64)
    return float(values.mean()), float(values.std(ddof=1)), len(values)


def compare(returns_a: np.ndarray, returns_b: np.ndarray, verbose: bool = False) -> Comparison:
    """Compare two sets of independent returns by Welch's t-test (Welch 1947)."""
    described_a, described_b = _describe(returns_a), _describe(returns_b)
    test = stats.ttest_ind_from_stats(*described_a, *described_b, equal_var=False)
    difference = described_a[0] - described_b[0]
    parts = [std**2 / size for _, std, size in (described_a, described_b)]
    below = sum(
        part**2 / (size - 1) for part, (_, _, size) in zip(parts, (described_a, described_b))
    )
    freedom = sum(parts) ** 2 / below if below > 0 else 1.0
    half = stats.t(freedom).isf(0.025) * sum(parts) ** 0.5
    verdict = {(True, True): "a", (True, False): "b"}.get(
        (bool(test.pvalue < 0.05), difference > 0)
    )
    if verbose:
        print("degrees of freedom", freedom)
    return Comparison(
        difference, float(difference - half), float(difference + half), float(test.pvalue), verdict
    )
