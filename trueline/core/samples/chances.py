"""Where does chance come from? From SHA-256, so that anyone can repeat it for ever."""

from hashlib import sha256
from typing import Literal

Purpose = Literal["order", "step", "landing", "reserve", "second-reading", "allocation"]


def draw_number(seed: str, stream: str, purpose: Purpose, reference: str) -> int:
    """A whole number below 2^256 from the digest of ``seed:stream:purpose:reference``."""
    return int.from_bytes(sha256(f"{seed}:{stream}:{purpose}:{reference}".encode()).digest())
