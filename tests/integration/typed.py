"""What is a command as somebody types it, and what does it tell a machine?"""

import json
import sys
from collections.abc import Callable
from typing import Any

Call = Callable[..., tuple[int, str, str]]
NPS = "nps-standards-2018"
#: The command in a process of its own.
TRUELINE = [sys.executable, "-c", "from trueline.cli.main import run; run()"]


def machine(told: tuple[int, str, str]) -> Any:
    assert told[0] == 0, told
    return json.loads(told[1])
