"""Which key turns references into pseudonyms?"""

import re
from pathlib import Path

from trueline.core.problems import Problem, Refused

_KEY = re.compile(r"[0-9a-fA-F]{64}")


def read_key(path: Path) -> bytes:
    """The 32 bytes of an inspection's key, written as 64 hexadecimal digits; refused when the file holds anything
    else.
    """
    remedy = "Give the file of the inspection’s key: 64 hexadecimal digits"
    if not path.is_file():
        raise Refused(Problem("no such file", remedy, file=str(path), field="--key"))
    written = path.read_bytes()[:1000].decode("latin-1").strip()
    if not _KEY.fullmatch(written):
        raise Refused(Problem("not a key", remedy, file=path.name, field="--key"))
    return bytes.fromhex(written)
