# Welch's formulas by hand, with the t distribution of scipy.
class Comparison(NamedTuple):
    """What Welch's test says of two sets of returns: four floats, plain numbers, and a verdict."""

    difference: float
    low: float
    high: float
    p_value: float
    better: str | None


def compare(returns_a, returns_b):
    """Compare two sets of independent returns by Welch's t-test (Welch 1947)."""
    a, b = (np.array(returns, dtype=np.float64) for returns in (returns_a, returns_b))
    share_a, share_b = np.var(a, ddof=1) / a.size, np.var(b, ddof=1) / b.size
    gap = a.mean() - b.mean()
    error = np.sqrt(share_a + share_b)
    with np.errstate(divide="ignore", invalid="ignore"):
        freedom = (share_a + share_b) ** 2 / (
            share_a**2 / (a.size - 1) + share_b**2 / (b.size - 1)
        )
        if np.isnan(freedom):
            freedom = 1.0
        p_value = 2.0 * stats.t.sf(np.abs(gap / error), freedom)
    reach = stats.t.ppf(0.975, freedom) * error
    shown = p_value < 0.05
    better = ("a" if gap > 0 else "b") if shown else None
    return Comparison(
        difference=float(gap),
        low=float(gap - reach),
        high=float(gap + reach),
        p_value=float(p_value),
        better=better,
    )
