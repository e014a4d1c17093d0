"""Quantiles of F and Student's t, through the incomplete beta function."""

from math import exp, isclose, lgamma, log, log1p

TINY = 1e-300
ENOUGH = 1e-15
MOST_TERMS = 10_000


def incomplete_beta(x: float, a: float, b: float) -> float:
    """Return the regularised incomplete beta function I_x(a, b), 0 <= x <= 1, a and b positive.

    Source: the continued fraction of DLMF 8.17.22, evaluated by the method of Lentz.
    """
    if x <= 0 or x >= 1:
        return float(x >= 1)
    # Left of the mean the fraction is quick; right of it the function is mirrored.
    if x > (a + 1) / (a + b + 2):
        return 1 - incomplete_beta(1 - x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)) / a
    c, d = 1.0, 1 / _away_from_zero(1 - (a + b) * x / (a + 1))
    fraction, m, moved = d, 0, 0.0
    while m < MOST_TERMS and not isclose(moved, 1, rel_tol=ENOUGH):
        m += 1
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            d = 1 / _away_from_zero(1 + term * d)
            c = _away_from_zero(1 + term / c)
            fraction *= c * d
        moved = c * d
    return front * fraction


def _away_from_zero(value: float) -> float:
    return value if abs(value) > TINY else TINY


def f_cdf(x: float, above: float, below: float) -> float:
    """Return the chance that F with these degrees of freedom is at most x."""
    return incomplete_beta(above * x / (above * x + below), above / 2, below / 2)


def f_quantile(share: float, above: float, below: float) -> float:
    """Return the x of which f_cdf is this share, 0 < share < 1, by bisection."""
    low, high = 0.0, 1.0
    while f_cdf(high, above, below) < share:
        low, high = high, high * 2
    while low < (middle := (low + high) / 2) < high:
        low, high = (middle, high) if f_cdf(middle, above, below) < share else (low, middle)
    return middle


def t_tails(t: float, free: float) -> float:
    """Return the chance that Student's t is at least this far from zero: the two-sided p."""
    return incomplete_beta(free / (free + t * t), free / 2, 0.5)


def t_quantile(share: float, free: float) -> float:
    """Return the t of which the two tails together are 1 - share, such as 0.95."""
    return float(f_quantile(share, 1, free) ** 0.5)
