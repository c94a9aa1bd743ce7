"""The same work in Inspect: python inspect_run.py URL ROWS IN_FLIGHT STREAM FOLDER. Prints one line of JSON."""
import json
import os
import resource
import sys
import time

url, rows, in_flight, stream, folder = sys.argv[1:]
rows, in_flight = int(rows), int(in_flight)
os.environ.setdefault("OPENAI_API_KEY", "not-needed")
os.environ["INSPECT_LOG_DIR"] = folder

from inspect_ai import Task, eval
from inspect_ai.dataset import MemoryDataset, Sample
from inspect_ai.model import GenerateConfig, get_model
from inspect_ai.scorer import exact

question = "Natalia sold clips to 48 of her friends in April, and half as many in May. " * 6
samples = [
    Sample(id=f"word-{i}", input=f"{question}Say w{i}", target="other" if i % 3 == 0 else f"w{i}")
    for i in range(rows)
]
model = get_model(
    "openai/test-model",
    base_url=url,
    api_key="not-needed",
    responses_api=False,
    config=GenerateConfig(max_connections=in_flight, temperature=0),
)
before = resource.getrusage(resource.RUSAGE_SELF)
started = time.perf_counter()
(log,) = eval(
    Task(dataset=MemoryDataset(samples), scorer=exact()),
    model=model,
    display="none",
    max_samples=in_flight,
    max_connections=in_flight,
    log_dir=folder,
    log_format="eval",
)
seconds = time.perf_counter() - started
after = resource.getrusage(resource.RUSAGE_SELF)
assert log.status == "success" and log.results.completed_samples == rows, log.status
cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
size = sum(os.path.getsize(os.path.join(folder, name)) for name in os.listdir(folder))
print(
    json.dumps(
        {
            "rows": rows,
            "seconds": seconds,
            "rows_per_s": rows / seconds,
            "cpu_ms_per_row": 1000 * cpu / rows,
            "bytes_per_row": size / rows,
            "peak_mib": after.ru_maxrss / 1024,
        }
    )
)
