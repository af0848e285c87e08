"""What a supervisor, a load balancer or a monitor asks."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from bscp_site import heartbeat


@never_cache
@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """The process answers. Says nothing about the database, so that a lost one kills no worker."""
    return _answer("ok")


@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """The database answers and its tables are those of this version.

    A web process can serve readers while the worker is away, so `/readyz`, which load balancers
    ask, only says when the others were last heard of: a lost worker must not take every node out.
    `/readyz?of=worker` and `?of=scheduler` are for a monitor: not ready when that one is silent.
    """
    try:
        executor = MigrationExecutor(connection)
        behind = bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except DatabaseError:
        return _answer("The database does not answer.", status=503)
    if behind:
        return _answer("Migrations are missing.", status=503)
    silent = {role: heartbeat.silence(role) for role in heartbeat.SILENT_AFTER}
    asked = request.GET.get("of", "")
    if asked in silent and not heartbeat.is_well(asked, silent[asked]):
        return _answer(_heard(asked, silent[asked]), status=503)
    return _answer("ready", *(_heard(role, seconds) for role, seconds in silent.items()))


def _heard(role: str, seconds: float | None) -> str:
    return f"{role}: " + (
        "not heard of" if seconds is None else f"last heard of {seconds:.0f} s ago"
    )


def _answer(*lines: str, status: int = 200) -> HttpResponse:
    text = "".join(f"{line}\n" for line in lines)
    return HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
