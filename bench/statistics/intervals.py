"""The two figures of intervals.ts in numpy, on the arrays that it writes; prints one JSON object.

    python intervals.py scores.f64 clusters.i32 values.f64 models items resamples

Vectorised the way a numpy user would, best of five runs each.
"""

import json
import sys
import time

import numpy as np


def best(run, times=5):
    wall, cpu = [], []
    for _ in range(times):
        start, began = time.perf_counter(), time.process_time()
        answer = run()
        wall.append((time.perf_counter() - start) * 1000)
        cpu.append((time.process_time() - began) * 1000)
    return min(wall), min(cpu), answer


def bootstrap_t(values, resamples):
    """Blocks of resamples, so that the index matrix stays in memory."""
    rng = np.random.default_rng(1)
    n = len(values)
    residuals = values - values.mean()
    squares = residuals**2
    ratios = np.empty(resamples)
    block = 100
    for start in range(0, resamples, block):
        index = rng.integers(0, n, (block, n))
        total = residuals[index].sum(axis=1)
        spread = squares[index].sum(axis=1) - total**2 / n
        ratios[start : start + block] = total / np.sqrt(n / (n - 1) * spread)
    se = values.std(ddof=1) / np.sqrt(n)
    high, low = np.quantile(ratios, [0.975, 0.025])
    return [values.mean() - high * se, values.mean() - low * se]


def clustered_covariance(scores, clusters):
    count = clusters.max() + 1
    residuals = scores - scores.mean(axis=1, keepdims=True)
    sums = np.stack([np.bincount(clusters, row, minlength=count) for row in residuals])
    return count / (count - 1) * (sums @ sums.T) / scores.shape[1] ** 2


if __name__ == "__main__":
    models, items, resamples = (int(value) for value in sys.argv[4:7])
    scores = np.fromfile(sys.argv[1], np.float64).reshape(models, items)
    clusters = np.fromfile(sys.argv[2], np.int32)
    values = np.fromfile(sys.argv[3], np.float64)
    boot_ms, boot_cpu, ends = best(lambda: bootstrap_t(values, resamples))
    covariance_ms, covariance_cpu, covariance = best(lambda: clustered_covariance(scores, clusters))
    print(
        json.dumps(
            {
                "peer": f"numpy {np.__version__}",
                "bootstrap_ms": boot_ms,
                "bootstrap_cpu": boot_cpu,
                "bootstrap": ends,
                "covariance_ms": covariance_ms,
                "covariance_cpu": covariance_cpu,
                "trace": float(np.trace(covariance)),
                "corner": float(covariance[0, -1]),
            }
        )
    )
