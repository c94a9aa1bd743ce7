"""Responses per second of lm-eval's IFEval: reads {input, text} as JSON lines, prints one JSON object."""

import importlib.util
import json
import sys
import time
import types
from importlib.metadata import version

# The package's own __init__ loads its models; only this task is wanted.
home = importlib.util.find_spec("lm_eval").submodule_search_locations[0]
for name, path in [("lm_eval", home), ("lm_eval.tasks", home + "/tasks")]:
    module = types.ModuleType(name)
    module.__path__ = [path]
    sys.modules[name] = module

from lm_eval.tasks.ifeval import utils  # noqa: E402

cases = [json.loads(line) for line in sys.stdin]
inputs = [
    utils.InputExample(
        key=case["input"].get("key", 0),
        instruction_id_list=case["input"]["instruction_id_list"],
        prompt=case["input"]["prompt"],
        kwargs=case["input"]["kwargs"],
    )
    for case in cases
]


def judge(k):
    utils.test_instruction_following_strict(inputs[k], cases[k]["text"])
    utils.test_instruction_following_loose(inputs[k], cases[k]["text"])


for k in range(min(20, len(cases))):
    judge(k)
started = time.perf_counter()
for k in range(len(cases)):
    judge(k)
seconds = time.perf_counter() - started
print(json.dumps({"name": f"lm-eval {version('lm-eval')}", "rate": len(cases) / seconds}))
