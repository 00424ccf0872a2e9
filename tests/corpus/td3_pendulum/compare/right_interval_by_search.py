# The ends of the interval are the shifts of a at which the p-value is 5 %, found by bisection.
from scipy.optimize import brentq


class Comparison(NamedTuple):
    """difference: mean of a minus mean of b; low, high: its 95 % interval; p_value: of Welch's
    test, two-sided; better: "a", "b" or None where the test (at 5 %) shows no difference."""

    difference: float
    low: float
    high: float
    p_value: float
    better: str | None


def compare(returns_a, returns_b):
    def p_of(shift):
        return float(stats.ttest_ind(returns_a - shift, returns_b, equal_var=False).pvalue)

    difference = returns_a.mean() - returns_b.mean()
    step = max(np.ptp(returns_a), np.ptp(returns_b), 1e-6)
    far = step
    while p_of(difference + far) > 0.05:
        far += step
    reach = brentq(lambda r: p_of(difference + r) - 0.05, 0.0, far, xtol=1e-13, rtol=1e-12)
    p_value = p_of(0.0)
    verdicts = (None, None), ("b", "a")
    better = verdicts[int(p_value < 0.05)][int(difference > 0)]
    low, high = float(difference - reach), float(difference + reach)
    return Comparison(float(difference), low, high, p_value, better)
