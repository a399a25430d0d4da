"""PyTorch as a contender: a line of JSON in ({"row", "budgetMs"}), a line out ({"amount", "value"} or {"unsupported"})."""

import json
import sys

import torch
import workloads

torch.set_num_threads(1)
print(json.dumps({"version": torch.__version__}), flush=True)
for line in sys.stdin:
    request = json.loads(line)
    try:
        amount, value = workloads.measure(request["row"], request["budgetMs"] / 1000)
        answer = {"amount": amount, "value": value}
    except Exception as error:
        answer = {"unsupported": f"{type(error).__name__}: {error}"}
    print(json.dumps(answer), flush=True)
