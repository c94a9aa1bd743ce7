"""The work of composite.ts, vectorised in numpy: the peer that it is timed against.

    python bench/statistics/composite.py FOLDER RUNS
"""

import json
import sys
import time
from pathlib import Path

import numpy as np

folder, runs = Path(sys.argv[1]), int(sys.argv[2])


def read(name):
    return np.fromfile(folder / f"{name}.f64")


estimate = read("estimate")
covariance = read("covariance").reshape(len(estimate), -1)
weights = read("weights")
scores = read("scores").reshape(-1, len(weights))
errors = read("standardErrors").reshape(scores.shape)


def rank_sets(draws=1000, level=0.95):
    size = len(estimate)
    variance = np.diag(covariance)
    sd = np.sqrt(np.maximum(variance[:, None] + variance - 2 * covariance, 0))
    np.fill_diagonal(sd, np.inf)
    inverse = 1 / sd
    z = np.random.default_rng(1).standard_normal((draws, size)) @ np.linalg.cholesky(covariance).T
    ratio = (estimate[:, None] - estimate) * inverse
    active = inverse.copy()
    work = np.empty((size, size))
    while True:
        largest = np.empty(draws)
        for r in range(draws):
            np.subtract(z[r][:, None], z[r], out=work)
            np.multiply(work, active, out=work)
            largest[r] = work.max()
        critical = np.quantile(largest, level)
        new = (ratio > critical) & (active > 0)
        if not new.any():
            break
        active[new] = 0
    decided = (active == 0) & ~np.eye(size, dtype=bool)
    return 1 + decided.sum(axis=0), size - decided.sum(axis=1), critical


def rank_probabilities(draws=4000):
    size = len(estimate)
    z = np.random.default_rng(1).standard_normal((draws, size)) @ np.linalg.cholesky(covariance).T
    order = np.argsort(-(estimate + z), axis=1)
    ranks = np.empty_like(order)
    np.put_along_axis(ranks, order, np.broadcast_to(np.arange(size), order.shape), axis=1)
    share = np.zeros((size, size))
    for i in range(size):
        share[i] = np.bincount(ranks[:, i], minlength=size) / draws
    cumulative = share.cumsum(axis=1)
    lower = (cumulative < 0.025).sum(axis=1) + 1
    upper = (cumulative < 0.975).sum(axis=1) + 1
    return share[:, 0], share @ np.arange(1, size + 1), lower, upper


def nearest_flips():
    w = weights / weights.sum()
    index = scores @ w
    order = np.argsort(-index)
    s = scores[order]
    moved = np.full(len(s), np.inf)
    for i in range(len(s) - 1):
        difference = s[i] - s[i + 1 :]
        by = np.argsort(-difference, axis=1)
        gain = np.take_along_axis(difference, by, axis=1) - difference.min(axis=1)[:, None]
        taken = w[by]
        gap = index[order[i]] - index[order[i + 1 :]]
        before = np.cumsum(taken * gain, axis=1) - taken * gain
        with np.errstate(divide="ignore", invalid="ignore"):
            share = np.clip((gap[:, None] - before) / gain, 0, taken)
        share = np.where(gain > 0, share, 0).sum(axis=1)
        share[difference.min(axis=1) >= 0] = np.inf
        moved[i] = share.min()
    return moved


def composite():
    w = weights / weights.sum()
    return scores @ w, np.diag((errors**2) @ (w**2)), nearest_flips()


def timed(work):
    """Best wall and processor time of the runs, each by itself."""
    for _ in range(3):
        result = work()
    wall, cpu = [], []
    for _ in range(runs):
        start, began = time.perf_counter(), time.process_time()
        result = work()
        wall.append((time.perf_counter() - start) * 1000)
        cpu.append((time.process_time() - began) * 1000)
    return {"ms": min(wall), "cpu": min(cpu)}, result


def mean_move(moved):
    return float(moved[np.isfinite(moved)].mean())


out = []
times, result = timed(rank_sets)
out.append({**times, "check": float(result[2])})
times, result = timed(rank_probabilities)
out.append({**times, "check": float(result[1][0])})
times, result = timed(nearest_flips)
out.append({**times, "check": mean_move(result)})
times, result = timed(composite)
out.append({**times, "check": mean_move(result[2])})
print(json.dumps({"peer": f"numpy {np.__version__}", "figures": out}))
