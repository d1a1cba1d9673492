"""Logistic regression with a penalty on each weight, solved by Newton's method."""

from typing import Any

import numpy as np

_STEPS = 50

Array = np.ndarray[Any, np.dtype[np.float64]]


def newton(signs: Array, right: Array, penalties: Array, offset: Array | float = 0.0) -> Array:
    """Give the weights of least penalised log loss.

    Args:
        signs: (examples, weights).
        right: (examples,), 1 or 0.
        penalties: (weights,), of the squared weights, halved.
        offset: (examples,), log odds to which the weighted signs are added.

    Source: Hastie, Tibshirani and Friedman (2009), The Elements of Statistical Learning, section 4.4.1.
    """
    weights = np.zeros(signs.shape[1])
    for _ in range(_STEPS):
        expected = 1 / (1 + np.exp(-(signs @ weights + offset)))
        slope = signs.T @ (expected - right) + penalties * weights
        curve = (signs.T * (expected * (1 - expected))) @ signs + np.diag(penalties)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-9:
            break
    return np.asarray(weights)
