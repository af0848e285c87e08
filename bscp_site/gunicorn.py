"""How gunicorn serves: `gunicorn -c bscp_site/gunicorn.py`, in `make run` and in production."""

import os

from bscp_site import settings  # reads .env, so what is asked below may stand there too
from bscp_site.web_worker import tell_workers_of_the_end

MEMORY = "/dev/shm"  # noqa: S108 (gunicorn makes its own names there)

wsgi_app = "bscp_site.wsgi"
# From this machine only, where a proxy stands in front; a container listens on 0.0.0.0.
bind = f"{os.environ.get('LISTEN') or '127.0.0.1'}:{os.environ.get('PORT') or 8000}"
backlog = 512

# A page is a matter of the processor: one process for each core, and one more. The threads are for
# those that wait, for a slow upload or a database that does not answer, so that the next reader
# and whoever asks after our health need not.
workers = int(os.environ.get("WEB_CONCURRENCY") or 2)
worker_class = "bscp_site.web_worker.Worker"
threads = 4
preload_app = True  # loaded once; the workers share the memory, and a new one is there at once
# What leaks slowly never grows; the jitter keeps them from leaving together.
max_requests = 5000
max_requests_jitter = 1000

timeout = 60  # seconds without a sign from a worker; a slow request alone is no reason
# Must be less than what stops us allows: PATIENCE in processes.py, systemd's TimeoutStopSec,
# compose's stop_grace_period.
graceful_timeout = 20
keepalive = 5
# A heartbeat on a disk can stall; memory cannot.
worker_tmp_dir = MEMORY if os.access(MEMORY, os.W_OK | os.X_OK) else None

# A line must hold a search of some length, the head a session and what proxies add. No more.
limit_request_line = 4094
limit_request_fields = 64
limit_request_field_size = 8190
forwarded_allow_ips = ",".join(settings.TRUSTED_PROXIES)
control_socket_disable = True  # nothing here speaks to it

accesslog = None  # request_log.py writes a line for each request, without personal data
errorlog = "-"
loglevel = "warning"
logconfig_dict = settings.LOGGING


def when_ready(server):
    tell_workers_of_the_end(server)
