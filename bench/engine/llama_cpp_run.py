"""Four-choice items by llama.cpp itself, without a harness: python llama_cpp_run.py LAYOUT FILE CONTEXT ITEMS.jsonl.

What a context shares with the one before is kept, and the logits after its last token are read once for all choices,
each of which is one token: the least work that there is. LAYOUT as in llama_cpp_server.py. Prints one line of JSON.
"""
import json
import sys
import time

layout, file, context, items = sys.argv[1:]
if layout == "own":
    from llama_cpp_here import keep_layout

    keep_layout()

import llama_cpp
import numpy

model = llama_cpp.Llama(file, n_ctx=int(context), n_threads=1, n_threads_batch=1, verbose=False)
with open(items) as lines:
    rows = [json.loads(line) for line in lines]
cpu = time.process_time()
started = time.perf_counter()
held = []
chosen = []
margins = []
for row in rows:
    whole = [model.tokenize(f"{row['context']} {letter}".encode()) for letter in row["letters"]]
    letters = [each[-1] for each in whole]
    wanted = whole[0][:-1]
    assert all(each[:-1] == wanted for each in whole)
    shared = 0
    while shared < min(len(held), len(wanted) - 1) and held[shared] == wanted[shared]:
        shared += 1
    model.n_tokens = shared
    model.eval(wanted[shared:])
    held = wanted
    logits = numpy.ctypeslib.as_array(model._ctx.get_logits(), (model.n_vocab(),))
    weights = sorted(((float(logits[token]), place) for place, token in enumerate(letters)), reverse=True)
    chosen.append(weights[0][1])
    margins.append(weights[0][0] - weights[1][0])
print(
    json.dumps(
        {
            "items": len(rows),
            "seconds": time.perf_counter() - started,
            "cpu_seconds": time.process_time() - cpu,
            "chosen": chosen,
            "margins": margins,
        }
    )
)
