"""Answers per second of bfcl-eval's AST checker: reads case lines, prints one JSON object."""

import copy
import json
import sys
import time
import types
from importlib.metadata import version

# The table of its models loads the clients of all providers; the checker asks one thing of it.
settings = types.SimpleNamespace(underscore_to_dot=False)
table = types.ModuleType("bfcl_eval.constants.model_config")
table.MODEL_CONFIG_MAPPING = {"any": settings}
sys.modules["bfcl_eval.constants.model_config"] = table

from bfcl_eval.constants.enums import Language  # noqa: E402
from bfcl_eval.eval_checker.ast_eval.ast_checker import ast_checker  # noqa: E402


def language(category):
    if "javascript" in category:
        return Language.JAVASCRIPT
    return Language.JAVA if "java" in category else Language.PYTHON


cases = [json.loads(line) for line in sys.stdin]


def judge(case):
    category = case["input"]["category"]
    return ast_checker(
        case["input"]["function"], case["model_output"], case["reference"], language(category), category, "any"
    )


# It writes into what it is given, so each round has a copy.
rounds = [copy.deepcopy(cases) for _ in range(6)]
for case in rounds[0]:
    judge(case)
started = time.perf_counter()
for each in rounds[1:]:
    for case in each:
        judge(case)
seconds = time.perf_counter() - started
print(json.dumps({"name": f"bfcl-eval {version('bfcl-eval')}", "rate": 5 * len(cases) / seconds}))
