"""Is the process of this machine or container well? `python -m bscp_site.healthy web` (or worker,
scheduler), for a container's health check or a timer. Exit code 0 is yes.

The web server is asked whether it answers, not whether the database does: starting it anew would
not bring the database back.
"""

import os
import sys
from http.client import HTTPConnection, HTTPException

from django.core.cache import cache

from bscp_site import heartbeat
from bscp_site.bootstrap import PlainError, run_command, say


def main() -> None:
    role = sys.argv[1] if len(sys.argv) == 2 else ""
    if role not in {"web", *heartbeat.SILENT_AFTER}:
        raise PlainError("Say what is asked about: web, worker or scheduler.")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bscp_site.settings")
    (ask_web if role == "web" else ask_heart)(role)


def ask_web(role: str) -> None:
    port = int(os.environ.get("PORT") or 8000)
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        status = connection.getresponse().status
    except (OSError, HTTPException) as error:
        raise PlainError(f"The web server at port {port} does not answer: {error}.") from error
    finally:
        connection.close()
    if status != 200:
        raise PlainError(f"The web server at port {port} answers {status}: look at its log.")
    say("well")


def ask_heart(role: str) -> None:
    seconds = heartbeat.silence(role, heartbeat.here())
    if heartbeat.is_well(role, seconds):
        say(f"well, last heard of {seconds:.0f} s ago")
    elif not cache_answers():
        # No reason to start the process anew: it may well be at work.
        say("not known, the cache does not answer")
    else:
        heard = "was never heard of" if seconds is None else f"was silent for {seconds:.0f} s"
        raise PlainError(f"The {role} {heard}: look at its log and start it anew.")


def cache_answers() -> bool:
    cache.set("heartbeat:probe", "answers", 60)
    return cache.get("heartbeat:probe") == "answers"


if __name__ == "__main__":
    sys.exit(run_command(main))
