"""Asks another site for one address: politely, briefly, and never inside our own network."""

import http.client
import re
import socket
import ssl
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from pages.choices import LinkFault

PATIENCE = 10  # seconds without a sign
DEADLINE = 20  # seconds for one address, whatever comes
MOST_STEPS = 8
LED_ON = frozenset({301, 302, 303, 307, 308})
GONE = frozenset({404, 410})
AS_IT_IS = "/%:=&?~#+!$,;'@()*[]-._"
# Addresses of the new kind that stand for one of the old, which may be ours.
DISGUISES = [
    ip_network(net) for net in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")
]
HERE_ALONE = re.compile(
    r"^localhost$|\.(localhost|local|localdomain|internal|intranet|lan|test|invalid|example)$"
)
NOT_YET = re.compile(r"(^|[-.])(staging|stage|preprod|pre-prod|uat|dev|sandbox)\d*([-.]|$)")


class FaultFound(Exception):  # noqa: N818 (of the link, not of ours)
    def __init__(self, fault: LinkFault, detail: str = ""):
        super().__init__(fault)
        self.fault, self.detail = fault, detail


@dataclass(frozen=True)
class Answer:
    fault: str = ""
    detail: str = ""


def ask(address: str, agent: str) -> Answer:
    """Whether a reader who follows the address arrives. Nothing of the page itself is read."""
    deadline = time.monotonic() + DEADLINE
    seen: set[str] = set()
    try:
        while True:
            if address in seen or len(seen) == MOST_STEPS:
                return Answer(LinkFault.CIRCLE)
            seen.add(address)
            status, location = _status_of(address, agent, deadline)
            if status not in LED_ON or not location:
                return _judged(status)
            address = urljoin(address, location)
    except FaultFound as found:
        return Answer(found.fault, found.detail)


def _judged(status: int) -> Answer:
    if status < 400:
        return Answer()
    detail = str(status)
    if status in GONE:
        return Answer(LinkFault.NOT_FOUND, detail)
    return Answer(LinkFault.BROKEN if 500 <= status < 600 else LinkFault.REFUSED, detail)


def split(address: str) -> SplitResult:
    """The parts of a web address that readers could reach; raises FaultFound otherwise."""
    try:
        parts = urlsplit(address)
        host, _ = (parts.hostname or "").encode("idna").decode(), parts.port
    except ValueError as error:
        raise FaultFound(LinkFault.NO_ADDRESS) from error
    if parts.scheme not in {"http", "https"} or not host:
        raise FaultFound(LinkFault.NO_ADDRESS)
    if HERE_ALONE.search(host) or NOT_YET.search(".".join(host.split(".")[:-2])):
        raise FaultFound(LinkFault.NOT_FOR_READERS, host[:200])
    return parts


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet."""
    ip = ip_address(address.partition("%")[0])
    if ip.version == 6 and any(ip in net for net in DISGUISES):
        return False
    return ip.is_global and not ip.is_multicast


def _status_of(address: str, agent: str, deadline: float) -> tuple[int, str]:
    """By HEAD; by GET where that is not understood, as on many sites."""
    status, location = _request("HEAD", address, agent, deadline)
    if status >= 400:
        status, location = _request("GET", address, agent, deadline)
    return status, location


def _request(method: str, address: str, agent: str, deadline: float) -> tuple[int, str]:
    parts = split(address)
    path = quote(parts.path or "/", safe=AS_IT_IS)
    if parts.query:
        path += f"?{quote(parts.query, safe=AS_IT_IS)}"
    headers = {"User-Agent": agent, "Accept": "*/*", "Connection": "close"}
    try:
        with _connected(parts, deadline) as connection:
            connection.request(method, path, headers=headers)
            response = connection.getresponse()
            return response.status, response.headers.get("Location", "")
    except ssl.SSLError as error:
        raise FaultFound(LinkFault.NOT_SECURE) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        is_late = isinstance(error, TimeoutError) or time.monotonic() >= deadline
        raise FaultFound(LinkFault.NO_ANSWER, "too slow" if is_late else "") from error


@contextmanager
def _connected(parts: SplitResult, deadline: float):
    """A connection to the very address that was looked at, which no second answer can change."""
    host = parts.hostname.encode("idna").decode()
    port = parts.port or (443 if parts.scheme == "https" else 80)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    plain = socket.create_connection((_look_up(host, port), port), min(PATIENCE, left))
    # Byte by byte a site could hold us for ever: at the deadline the line is cut.
    cut = threading.Timer(max(0, deadline - time.monotonic()), _cut, [plain])
    cut.daemon = True
    cut.start()
    connection = kind(host, port)
    try:
        connection.sock = plain
        if parts.scheme == "https":
            context = ssl.create_default_context()
            connection.sock = context.wrap_socket(plain, server_hostname=host)
        yield connection
    finally:
        cut.cancel()
        connection.close()
        plain.close()


def _cut(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)


def _look_up(host: str, port: int) -> str:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FaultFound(LinkFault.NO_SUCH_SITE) from error
    addresses = [entry[4][0] for entry in found]
    if not all(is_public(address) for address in addresses):
        raise FaultFound(LinkFault.NOT_FOR_READERS, host[:200])
    return addresses[0]
