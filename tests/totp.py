"""What an authenticator app does, written down from RFC 6238 and not from the code under test."""

import base64
import hashlib
import hmac
import time


def code_of(secret: str, *, steps: int = 0) -> str:
    """The six digits that an app shows now, or so many half minutes later."""
    counter = (int(time.time()) // 30 + steps).to_bytes(8, "big")
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    start = digest[-1] & 15
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"
