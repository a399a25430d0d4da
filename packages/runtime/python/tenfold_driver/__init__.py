"""Runs a learner's program and tells what it did.

The same files run inside CPython (`serve.py`) and inside Pyodide (`resident.py`). They speak to the
TypeScript side in small dicts, described in `src/protocol.ts`: any number of `output`, then one `result`.
"""
