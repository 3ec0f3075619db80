"""How are names kept from other people's eyes, and how is a log added to and never changed?

Only the user who owns the files may read them. That is all that a file can do; see the how-to on names.
"""

import fcntl
import os
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path

from trueline.core.samples import NAMES, SEALED, SEALED_COLUMNS, SealedCase
from trueline.publishing.tables import to_csv

_PRIVATE, _PRIVATE_FOLDER = 0o600, 0o700


def write_sealed(folder: Path, cases: Iterable[SealedCase]) -> None:
    """Write the sealed table of a draw, all at once, for its owner's eyes alone from its first byte on."""
    place = folder / SEALED
    place.mkdir(mode=_PRIVATE_FOLDER, exist_ok=True)
    beside = place / f".{NAMES}-{os.getpid()}"
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE)
        with os.fdopen(handle, "wb") as file:
            file.write(to_csv([asdict(case) for case in cases], SEALED_COLUMNS))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(place / NAMES)
    finally:
        beside.unlink(missing_ok=True)


def append_entry(path: Path, write: Callable[[str], str]) -> None:
    """Add a line to a log. ``write`` is given what stands there and gives the line; meanwhile nobody else can add one.
    When anything goes wrong the log is as it was; the torn end of an interrupted entry goes.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, _PRIVATE)
    with os.fdopen(handle, "r+b", buffering=0) as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        held = file.read()
        whole = held.rfind(b"\n") + 1
        line = f"{write(held.decode('utf-8', errors='replace'))}\n".encode()
        try:
            os.ftruncate(file.fileno(), whole)
            if os.pwrite(file.fileno(), line, whole) < len(line):
                raise OSError(28, "no room for the entry", str(path))
            os.fsync(file.fileno())
        except BaseException:
            os.ftruncate(file.fileno(), whole)
            raise


def destroy(path: Path) -> None:
    """Write zeros over a file and remove it. What a disk or a backup has kept of it elsewhere stays."""
    with path.open("r+b") as file:
        file.write(bytes(path.stat().st_size))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()
