# The sums are exact ones of the standard library, on lists.
import math
import statistics


class Comparison(NamedTuple):
    """difference: mean of a minus mean of b; low, high: its 95 % interval; p_value: of Welch's
    test, two-sided; better: "a", "b" or None where the test (at 5 %) shows no difference."""

    difference: float
    low: float
    high: float
    p_value: float
    better: str | None


def compare(returns_a, returns_b):
    a, b = returns_a.tolist(), returns_b.tolist()
    shares = [statistics.variance(x) / len(x) for x in (a, b)]
    degrees = sum(shares) ** 2 / sum(s * s / (len(x) - 1) for s, x in zip(shares, (a, b)))
    error = math.sqrt(math.fsum(shares))
    difference = statistics.fmean(a) - statistics.fmean(b)
    # The incomplete beta function is the distribution's tail.
    from scipy.special import betainc, stdtrit

    t = difference / error
    p_value = float(betainc(degrees / 2, 0.5, degrees / (degrees + t * t)))
    reach = float(stdtrit(degrees, 0.975)) * error
    better = None if p_value >= 0.05 else "ba"[difference > 0]
    return Comparison(difference, difference - reach, difference + reach, p_value, better)
