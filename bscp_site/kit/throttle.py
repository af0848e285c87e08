"""How often one person, and one network, may do something, and what is only a second click.

Counted in the shared cache. No address stands there; what is counted is a fingerprint that nobody
can turn back. While the cache is away nothing is limited: a form that works
matters more.
"""

import logging
import time
from dataclasses import dataclass
from ipaddress import IPv4Address, ip_address, ip_network

from django.core.cache import cache
from django.utils.crypto import salted_hmac

logger = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Limit:
    """So many times within so many seconds, for one address and for its network."""

    name: str
    per_address: int
    per_network: int
    seconds: int

    def is_passed(self, address: str) -> bool:
        """Count one more, and say whether that is one too many."""
        # Every key is counted, whether or not another is over already.
        counts = [
            (_count(self._key(self.name, address), self.seconds), self.per_address),
            (
                _count(self._key(self.name, "network", network_of(address)), self.seconds),
                self.per_network,
            ),
        ]
        return any(count > most for count, most in counts)

    @property
    def minutes(self) -> int:
        return -(-self.seconds // 60)

    def _key(self, *parts: str) -> str:
        window = int(time.time()) // self.seconds
        return _fingerprint(*parts, str(window))


def was_done(name: str, *values: str, seconds: int) -> bool:
    """Whether the same was done within so many seconds. If not, it counts as done from now."""
    try:
        return not cache.add(_fingerprint(name, *values), 1, seconds)
    except Exception as error:  # noqa: BLE001  (each cache fails in a way of its own)
        logger.warning("Second clicks are counted: %s", type(error).__name__)
        return False


def network_of(address: str) -> str:
    """The neighbourhood that one person may hold: 256 addresses of IPv4, a /48 of IPv6."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    bits = 24 if isinstance(parsed, IPv4Address) else 48
    return str(ip_network(f"{parsed}/{bits}", strict=False))


def _fingerprint(*parts: str) -> str:
    value = "\n".join(parts)
    return f"limit-{salted_hmac('kit.throttle', value, algorithm='sha256').hexdigest()}"


def _count(key: str, seconds: int) -> int:
    try:
        cache.add(key, 0, seconds)
        count = cache.incr(key)
        cache.touch(key, seconds)  # counting on a file forgets how long it should be kept
    except Exception as error:  # noqa: BLE001  (each cache fails in a way of its own)
        logger.warning("Nothing is limited, the cache does not answer: %s", type(error).__name__)
        return 0
    return count
