"""The same work in lm-evaluation-harness: python lm_eval_run.py URL ROWS IN_FLIGHT STREAM FOLDER. Prints one line of JSON."""
import json
import os
import resource
import sys
import time

url, rows, in_flight, stream, folder = sys.argv[1:]
rows, in_flight = int(rows), int(in_flight)
os.environ.setdefault("OPENAI_API_KEY", "not-needed")
os.environ["HF_DATASETS_OFFLINE"] = "1"
os.environ["HF_HOME"] = os.path.join(folder, "hf")

data = os.path.join(folder, "items.jsonl")
question = "Natalia sold clips to 48 of her friends in April, and half as many in May. " * 6
with open(data, "w") as file:
    for i in range(rows):
        target = "other" if i % 3 == 0 else f"w{i}"
        file.write(json.dumps({"question": f"{question}Say w{i}", "answer": target}) + "\n")
with open(os.path.join(folder, "words.yaml"), "w") as file:
    file.write(
        f"""task: words
dataset_path: json
dataset_kwargs: {{data_files: {{test: {data}}}}}
test_split: test
output_type: generate_until
doc_to_text: "{{{{question}}}}"
doc_to_target: "{{{{answer}}}}"
generation_kwargs: {{until: [], max_gen_toks: 256, do_sample: false}}
metric_list: [{{metric: exact_match, aggregation: mean, higher_is_better: true}}]
"""
    )

import lm_eval
from lm_eval.loggers import EvaluationTracker
from lm_eval.tasks import TaskManager

before = resource.getrusage(resource.RUSAGE_SELF)
started = time.perf_counter()
results = lm_eval.simple_evaluate(
    model="local-chat-completions",
    model_args={
        "model": "test-model",
        "base_url": f"{url}/chat/completions",
        "num_concurrent": in_flight,
        "max_retries": 3,
        "tokenized_requests": False,
        "tokenizer_backend": None,
    },
    tasks=["words"],
    task_manager=TaskManager(include_path=folder),
    apply_chat_template=True,
    log_samples=True,
    bootstrap_iters=0,
)
tracker = EvaluationTracker(output_path=os.path.join(folder, "out"))
samples = results.pop("samples")
tracker.save_results_aggregated(results=results, samples=samples)
tracker.save_results_samples(task_name="words", samples=samples["words"])
seconds = time.perf_counter() - started
after = resource.getrusage(resource.RUSAGE_SELF)
assert len(samples["words"]) == rows
cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
size = sum(
    os.path.getsize(os.path.join(path, name))
    for path, _, names in os.walk(os.path.join(folder, "out"))
    for name in names
)
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
