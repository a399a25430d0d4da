"""Records programs as cases, run on real PyTorch: python record.py FAMILY TIER < programs >> cases.jsonl

Programs are separated by lines `# ---`. What is recorded is what a program prints and the exception that ends it.
"""

import contextlib
import hashlib
import io
import json
import sys
import warnings

import torch

PRELUDE = "import torch, torch.nn as nn, torch.nn.functional as F\n"
# `t('expression')` prints what it gives or raises, so that a program can show many mistakes.
TRY = """def t(code):
    torch.manual_seed(0)
    try: r=eval(code); print(code,'->',r)
    except Exception as e: print(code,'->',type(e).__name__,str(e).split('\\n')[0])
"""


def record(code, family, tier):
    printed = io.StringIO()
    error = None
    torch.manual_seed(0)
    with contextlib.redirect_stdout(printed), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            exec(compile(code, "<program>", "exec"), {"__name__": "__main__"})
        except Exception as e:
            error = {"t": type(e).__name__, "m": str(e)}
    name = hashlib.sha256(code.encode()).hexdigest()[:10]
    case = {"id": f"py#{name}", "fam": family, "tier": int(tier), "src": "hand", "k": "py", "code": code}
    case |= {"cmp": "num", "out": printed.getvalue()}
    return case | ({"err": error} if error else {})


for program in sys.stdin.read().split("# ---\n"):
    code = PRELUDE + (TRY if "t(" in program else "") + program.strip()
    print(json.dumps(record(code, *sys.argv[1:3]), separators=(",", ":")))
