"""The same work in promptfoo: python promptfoo_run.py URL ROWS IN_FLIGHT STREAM FOLDER. Prints one line of JSON.

promptfoo is a program of its own (WEIGH_BENCH_PROMPTFOO, run by WEIGH_BENCH_NODE). Its time is the duration
that it prints itself, in whole seconds, so that its start does not count. One row is run first, and the
processor time and bytes that it takes are taken off.
"""
import json
import os
import re
import resource
import subprocess
import sys

url, rows, in_flight, stream, folder = sys.argv[1:]
question = "Natalia sold clips to 48 of her friends in April, and half as many in May. " * 6


def evaluate(count, place):
    os.makedirs(place)
    with open(os.path.join(place, "tests.jsonl"), "w") as file:
        for i in range(count):
            target = "other" if i % 3 == 0 else f"w{i}"
            test = {
                "vars": {"question": f"{question}Say w{i}"},
                "assert": [{"type": "equals", "value": target}],
            }
            file.write(json.dumps(test) + "\n")
    config = os.path.join(place, "promptfooconfig.json")
    provider = {
        "id": "openai:chat:test-model",
        "config": {"apiBaseUrl": url, "apiKey": "not-needed", "temperature": 0, "max_tokens": 256},
    }
    with open(config, "w") as file:
        json.dump(
            {"prompts": ["{{question}}"], "providers": [provider], "tests": "file://tests.jsonl"},
            file,
        )
    env = {
        **os.environ,
        "PROMPTFOO_CONFIG_DIR": os.path.join(place, "store"),
        "PROMPTFOO_DISABLE_TELEMETRY": "1",
        "PROMPTFOO_DISABLE_UPDATE": "1",
        # Its log files end some short runs: "write after end", when all is done.
        "PROMPTFOO_DISABLE_DEBUG_LOG": "1",
        "PROMPTFOO_DISABLE_ERROR_LOG": "1",
        "PROMPTFOO_DISABLE_REMOTE_GENERATION": "1",
        "PROMPTFOO_DISABLE_ADAPTIVE_SCHEDULER": "1",
        "PROMPTFOO_FAILED_TEST_EXIT_CODE": "0",
    }
    ended = subprocess.run(
        [os.environ["WEIGH_BENCH_NODE"], os.environ["WEIGH_BENCH_PROMPTFOO"], "eval", "-c", config]
        + ["-j", str(in_flight), "--no-cache", "--no-table", "--no-progress-bar"],
        cwd=place,
        env=env,
        capture_output=True,
        text=True,
    )
    said = ended.stdout + ended.stderr
    if ended.returncode != 0:
        sys.exit(f"promptfoo ended with {ended.returncode}: {said[-500:]}")
    duration = re.search(r"Duration: (?:(\d+)m )?(\d+)s", said)
    if duration is None:
        sys.exit(f"promptfoo said no duration: {said[-500:]}")
    minutes, part = duration.groups()
    seconds = 60 * int(minutes or 0) + int(part)
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    size = sum(
        os.path.getsize(os.path.join(path, name))
        for path, _, names in os.walk(os.path.join(place, "store"))
        for name in names
        if "log" not in path
    )
    return seconds, usage.ru_utime + usage.ru_stime, size, usage.ru_maxrss


rows = int(rows)
first = evaluate(1, os.path.join(folder, "first"))
whole = evaluate(rows, os.path.join(folder, "whole"))
seconds = whole[0]
print(
    json.dumps(
        {
            "rows": rows,
            "seconds": seconds,
            "rows_per_s": rows / seconds,
            "cpu_ms_per_row": 1000 * (whole[1] - 2 * first[1]) / rows,
            "bytes_per_row": (whole[2] - first[2]) / rows,
            "peak_mib": whole[3] / 1024,
        }
    )
)
