# Exact fractions, and a float at the very end.
from fractions import Fraction


def noise_schedule(episode, start, end, n_episodes):
    share = min(Fraction(int(episode), int(n_episodes)), Fraction(1))
    return float(Fraction(start) + share * (Fraction(end) - Fraction(start)))
