"""How is a file written so that nobody ever finds half of it?"""

import os
from pathlib import Path

from trueline.core.problems import Problem, Refused


def write_whole(path: Path, content: bytes) -> None:
    """Write beside the place and move there at once; refused, with nothing left behind, when the folder cannot be
    written.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        told = error.strerror or "an error of the file system"
        raise Refused(
            Problem(f"could not be written: {told}", "Choose a folder you may write to", file=str(path))
        ) from None
