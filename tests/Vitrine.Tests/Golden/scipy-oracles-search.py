#!/usr/bin/env python3
"""Prints scipy-oracles-search.json: points of a Sobol sequence, values of the normal distribution, and densities of mixtures of truncated ones.

    python3 tests/Vitrine.Tests/Golden/scipy-oracles-search.py > tests/Vitrine.Tests/Golden/scipy-oracles-search.json

Made with SciPy 1.10.1 (Debian's python3-scipy). Nothing in here uses Vitrine.
"""
import json

import numpy
from scipy import stats

INDICES = [0, 1, 2, 3, 10, 63, 64, 200, 511, 1000, 4095]
DIMENSIONS = 32


def sobol():
    points = stats.qmc.Sobol(d=DIMENSIONS, scramble=False, bits=32).random(4096)
    return {"indices": INDICES, "digits": [[int(value * 2**32) for value in points[i]] for i in INDICES]}


def normal():
    numbers = [-6.0, -2.5, -1.0, -0.1, 0.0, 0.3, 1.7, 3.0, 5.5]
    shares = [1e-9, 0.001, 0.02, 0.03, 0.5, 0.61, 0.975, 0.99, 1 - 1e-7]
    return {"numbers": numbers, "below": [stats.norm.cdf(x) for x in numbers], "shares": shares, "quantiles": [stats.norm.ppf(p) for p in shares]}


def parzen():
    """A real number in [0, 10] and one of three options, five trials and a uniform kernel; widths as the estimator's documentation says."""
    reals, options = [0.5, 2.0, 2.5, 7.0, 9.9], [0, 2, 2, 1, 2]
    kernels = len(reals) + 1
    width = 10 * max(0.2 * len(reals) ** (-1 / (2 + 4)), 1 / min(100, 1 + kernels))
    points, densities = [(0.1, 0), (2.2, 2), (5.0, 1), (9.0, 2)], []
    for x, option in points:
        total = 1 / 10 * 1 / 3
        for mean, seen in zip(reals, options):
            weights = numpy.full(3, 1 / kernels)
            weights[seen] += 1
            weights /= weights.sum()
            total += stats.truncnorm.pdf(x, (0 - mean) / width, (10 - mean) / width, loc=mean, scale=width) * weights[option]
        densities.append(float(numpy.log(total / kernels)))
    return {"reals": reals, "options": options, "points": [list(point) for point in points], "logDensities": densities}


print(json.dumps({"sobol": sobol(), "normal": normal(), "parzen": parzen()}, indent=1))
