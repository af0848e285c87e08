"""How the worker and the scheduler let others know that they are at work.

Each leaves the time in the cache that all processes share: once for its role, which `/readyz`
shows, and once for its own machine or container, which that one's health check asks.
"""

import logging
import socket
import time

from django.core.cache import cache

logger = logging.getLogger(__name__)

EVERY = 15  # seconds
# Seconds of silence after which something is wrong. A task is short by design, but pictures and
# letters to everybody take minutes.
SILENT_AFTER = {"worker": 600, "scheduler": 180}
KEPT = 86_400


class Heart:
    def __init__(self, role: str):
        self.role = role
        self.next_beat = 0.0

    def beat(self) -> None:
        """Say that this process is at work. Called often; writes now and then."""
        if time.monotonic() < self.next_beat:
            return
        self.next_beat = time.monotonic() + EVERY
        try:
            now = time.time()
            cache.set_many({_key(self.role): now, _key(self.role, here()): now}, KEPT)
        except OSError as error:
            logger.error("The %s cannot say that it is well: %s", self.role, error)


def silence(role: str, place: str = "") -> float | None:
    """Seconds since a role was last heard of, anywhere or in one place; None where it never was."""
    heard = cache.get(_key(role, place))
    return None if heard is None else max(0.0, time.time() - heard)


def is_well(role: str, seconds: float | None) -> bool:
    return seconds is not None and seconds < SILENT_AFTER[role]


def here() -> str:
    return socket.gethostname()


def _key(role: str, place: str = "") -> str:
    return f"heartbeat:{role}:{place}".rstrip(":")
