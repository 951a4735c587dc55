"""Runs every script of a folder in one process and prints the failures and a count."""

import contextlib
import glob
import io
import os
import sys
import traceback

import torch

torch.set_num_threads(1)
files = sorted(glob.glob(os.path.join(sys.argv[1], "*.py")))
failed = 0
for file in files:
    with open(file, encoding="ascii") as script:
        code = script.read()
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(code, file, "exec"), {"__name__": "script"})
    except Exception:
        failed += 1
        if failed <= 10:
            print(f"failed: {os.path.basename(file)}: {traceback.format_exc(limit=0).strip()}")
print(f"{len(files) - failed} scripts assert true, {failed} fail, under torch {torch.__version__}")
sys.exit(1 if failed else 0)
