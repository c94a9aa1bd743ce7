"""Four-choice items by log-likelihood in lm-evaluation-harness, against a llama-cpp-python server:
python lm_eval_gguf_run.py URL ITEMS.jsonl FOLDER. Prints one line of JSON."""
import json
import os
import sys
import time

url, items, folder = sys.argv[1:]
os.environ["HF_DATASETS_OFFLINE"] = "1"
os.environ["HF_HOME"] = os.path.join(folder, "hf")
with open(os.path.join(folder, "choices.yaml"), "w") as file:
    file.write(
        f"""task: choices
dataset_path: json
dataset_kwargs: {{data_files: {{test: {items}}}}}
test_split: test
output_type: multiple_choice
doc_to_text: "{{{{context}}}}"
doc_to_choice: "{{{{letters}}}}"
doc_to_target: "{{{{answer}}}}"
target_delimiter: " "
metric_list: [{{metric: acc, aggregation: mean, higher_is_better: true}}]
"""
    )

import lm_eval
from lm_eval.tasks import TaskManager

started = time.perf_counter()
results = lm_eval.simple_evaluate(
    model="gguf",
    model_args={"base_url": url},
    tasks=["choices"],
    task_manager=TaskManager(include_path=folder),
    log_samples=True,
    bootstrap_iters=0,
)
seconds = time.perf_counter() - started
samples = sorted(results["samples"]["choices"], key=lambda sample: sample["doc_id"])
scores = [[response[0] for response in sample["filtered_resps"]] for sample in samples]
print(
    json.dumps(
        {
            "items": len(samples),
            "seconds": seconds,
            "chosen": [row.index(max(row)) for row in scores],
            "margins": [sorted(row)[-1] - sorted(row)[-2] for row in scores],
        }
    )
)
