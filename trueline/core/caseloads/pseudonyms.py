"""What is a person called inside the platform?"""

import hmac
from base64 import b32encode
from hashlib import sha256

_LENGTH = 20


def pseudonymise(key: bytes, reference: str) -> str:
    """The keyed pseudonym of a normalised reference: 20 characters of base32 of HMAC-SHA-256. Without the key nobody
    can work back from it, nor tell whether a person they know is in an inspection.
    """
    return b32encode(hmac.digest(key, reference.encode(), sha256)).decode()[:_LENGTH]
