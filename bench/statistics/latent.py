"""The rough latent fit in scipy: least_squares with a sparse Jacobian, Student-t loss on the rows and
plain squares on the priors. Called by latent.ts; reads arrays of doubles from a folder.

The settings are the quickest of those tried (scaling by the Jacobian or none, regularised or not), and
of several tolerances the quickest that ends within 0.5 % of our objective is taken, best of five runs.
"""

import json
import pathlib
import sys
import time

import numpy as np
import scipy
from scipy.optimize import least_squares
from scipy.sparse import csr_matrix

folder = pathlib.Path(sys.argv[1])


def read(name):
    return np.fromfile(folder / f"{name}.f64")


m, b = read("model").astype(int), read("benchmark").astype(int)
self_reported, score, chance, scale = read("self"), read("score"), read("chance"), read("scale")
ability_sd, source_sd, degrees = read("constants")
M, B, N = m.max() + 1, b.max() + 1, len(score)
span = 1 - chance[b]
prior = 1 / np.concatenate(
    [np.full(M, ability_sd), np.full(B, 3.0), np.full(B, 0.5), [np.hypot(source_sd, 1.0)]]
)
rows = np.arange(N)
at = np.concatenate([rows, rows, rows, rows, N + np.arange(M + 2 * B + 1)])
to = np.concatenate([m, M + b, M + B + b, np.full(N, M + 2 * B), np.arange(M + 2 * B + 1)])


def curve(x):
    slope = np.exp(x[M + B : M + 2 * B][b])
    eta = slope * x[m] - x[M + b] + x[-1] * self_reported
    return slope, 1 / (1 + np.exp(-np.clip(eta, -30, 30)))


def residuals(x):
    share = curve(x)[1]
    return np.concatenate([(chance[b] + span * share - score) / scale, prior * x])


def jacobian(x):
    slope, share = curve(x)
    q = span * share * (1 - share) / scale
    values = np.concatenate([q * slope, -q, q * slope * x[m], q * self_reported, prior])
    return csr_matrix((values, (at, to)), shape=(N + M + 2 * B + 1, M + 2 * B + 1))


def loss(z):
    rho = np.empty((3, len(z)))
    rho[0, :N] = (degrees + 1) * np.log1p(z[:N] / degrees)
    rho[1, :N] = (degrees + 1) / (degrees + z[:N])
    rho[2, :N] = -(degrees + 1) / (degrees + z[:N]) ** 2
    rho[0, N:], rho[1, N:], rho[2, N:] = z[N:], 1, 0
    return rho


start = np.concatenate([read("ability"), read("intercept"), np.zeros(B + 1)])


def solve(tolerance):
    began, busy = time.perf_counter(), time.process_time()
    found = least_squares(
        residuals, start, jacobian, method="trf", loss=loss, x_scale="jac", tr_solver="lsmr",
        tr_options={"regularize": False}, ftol=tolerance, xtol=tolerance, gtol=1e-8, max_nfev=2000,
    )
    wall = 1000 * (time.perf_counter() - began)
    return 1000 * (time.process_time() - busy), found.cost, tolerance, wall


target = read("objective")[0]
attempts = [solve(tolerance) for tolerance in (1e-3, 1e-4, 3e-5, 1e-5, 3e-6, 1e-6)]
near = [attempt for attempt in attempts if attempt[1] <= 1.005 * target]
quickest = min(near or attempts[-1:])
again = [quickest, *(solve(quickest[2]) for _ in range(4))]
cpu, objective, tolerance, _ = min(again)
print(
    json.dumps(
        {
            "peer": f"scipy {scipy.__version__} least_squares, trf, lsmr, sparse Jacobian, ftol {tolerance:g}",
            "ms": min(attempt[3] for attempt in again),
            "cpu": cpu,
            "objective": objective,
        }
    )
)
