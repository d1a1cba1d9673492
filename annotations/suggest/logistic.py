"""Logistic regression with a penalty on each weight, solved by Newton's method with halved steps."""

from typing import Any

import numpy as np

_STEPS = 50
_SMALLEST = 1e-9

Array = np.ndarray[Any, np.dtype[np.float64]]


def newton(signs: Array, right: Array, penalties: Array, offset: Array | float = 0.0) -> Array:
    """Give the weights of least penalised log loss.

    Args:
        signs: (examples, weights).
        right: (examples,), 1 or 0.
        penalties: (weights,), of the squared weights, halved.
        offset: (examples,), log odds to which the weighted signs are added.

    A full step may overshoot where the offset is far off; it is halved until the loss falls.

    Source: Hastie, Tibshirani and Friedman (2009), The Elements of Statistical Learning, section 4.4.1; Boyd and
    Vandenberghe (2004), Convex Optimization, section 9.5.2.
    """

    def loss(weights: Array) -> float:
        odds = signs @ weights + offset
        return float(np.sum(np.logaddexp(0.0, odds) - right * odds) + np.sum(penalties * weights**2) / 2)

    weights = np.zeros(signs.shape[1])
    current = loss(weights)
    for _ in range(_STEPS):
        expected = 1 / (1 + np.exp(-(signs @ weights + offset)))
        slope = signs.T @ (expected - right) + penalties * weights
        curve = (signs.T * (expected * (1 - expected))) @ signs + np.diag(penalties)
        step = np.linalg.solve(curve, slope)
        while np.abs(step).max() >= _SMALLEST and loss(weights - step) > current:
            step = step / 2
        weights = weights - step
        current = loss(weights)
        if np.abs(step).max() < _SMALLEST:
            break
    return np.asarray(weights)
