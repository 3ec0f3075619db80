"""How long until “trueline --help” answers, beside Python doing nothing? The aim is under 300 ms."""

import subprocess
import sys
from pathlib import Path

from timing import compare

TRUELINE = Path(sys.executable).with_name("trueline")


def run(*words: str) -> None:
    subprocess.run(words, check=True, capture_output=True)


compare(
    "Starting",
    {
        "python -c pass": lambda: run(sys.executable, "-c", "pass"),
        "python -c 'import typer'": lambda: run(sys.executable, "-c", "import typer"),
        "trueline --help": lambda: run(str(TRUELINE), "--help"),
        "trueline sample size --population 576": lambda: run(str(TRUELINE), "sample", "size", "--population", "576"),
    },
    rounds=11,
)
