"""Who asks: the address of the person in front of a request, for limits and for nothing else."""

from collections.abc import Iterable
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network


def is_by_proxy(request: HttpRequest) -> bool:
    """Whether a proxy of ours has handed the request on, so that what it says of it counts."""
    networks = _networks(tuple(settings.TRUSTED_PROXIES))
    return _is_one_of_ours(request.META.get("REMOTE_ADDR", ""), networks)


def address_of(request: HttpRequest) -> str:
    """The nearest address that is not a proxy of ours.

    Only what a trusted proxy has written is believed: anybody may send an `X-Forwarded-For` of
    their own, and the proxy adds to its right end.
    """
    networks = _networks(tuple(settings.TRUSTED_PROXIES))
    nearest = request.META.get("REMOTE_ADDR", "")
    hops = request.headers.get("x-forwarded-for", "").split(",")
    while _is_one_of_ours(nearest, networks) and hops:
        before = _address(hops.pop())
        if before is None:  # rubbish: what stands further left may be made up
            break
        nearest = str(before)
    return str(_address(nearest) or nearest)


def _is_one_of_ours(address: str, networks: Iterable[Network]) -> bool:
    parsed = _address(address)
    return parsed is not None and any(parsed in network for network in networks)


@lru_cache(maxsize=4)
def _networks(given: tuple[str, ...]) -> tuple[Network, ...]:
    return tuple(ip_network(each.strip(), strict=False) for each in given)


def _address(text: str) -> Address | None:
    """An address as proxies write it: with brackets, with a port, or an IPv4 dressed as IPv6."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        parsed = ip_address(text)
    except ValueError:
        return None
    return getattr(parsed, "ipv4_mapped", None) or parsed
