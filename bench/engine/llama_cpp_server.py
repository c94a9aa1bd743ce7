"""llama-cpp-python's own server for one file on one thread: python llama_cpp_server.py LAYOUT FILE CONTEXT PORT.

LAYOUT `own`: see llama_cpp_here.py; `default` leaves it as it is.
"""
import sys

layout, file, context, port = sys.argv[1:]
if layout == "own":
    from llama_cpp_here import keep_layout

    keep_layout()

from llama_cpp.server.__main__ import main

sys.argv = ["server", "--model", file, "--n_ctx", context, "--logits_all", "true", "--port", port]
sys.argv += ["--n_threads", "1", "--n_threads_batch", "1"]
main()
