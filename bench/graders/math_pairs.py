"""Pairs per second of Math-Verify: reads {gold, text} as JSON lines, prints one JSON object."""

import json
import sys
import time
from importlib.metadata import version

from math_verify import ExprExtractionConfig, LatexExtractionConfig, parse, verify

targets = [LatexExtractionConfig(boxed_match_priority=0), ExprExtractionConfig()]
pairs = [json.loads(line) for line in sys.stdin]


def judge(pair):
    return verify(parse(pair["gold"], targets), parse(pair["text"], targets))


# Once over a part, so that imports and caches of the grammar are not timed.
for pair in pairs[:20]:
    judge(pair)
started = time.perf_counter()
right = sum(judge(pair) for pair in pairs)
seconds = time.perf_counter() - started
print(json.dumps({"name": f"math-verify {version('math-verify')}", "rate": len(pairs) / seconds, "right": right}))
