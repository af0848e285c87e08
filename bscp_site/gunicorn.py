"""How gunicorn serves: `gunicorn -c bscp_site/gunicorn.py`, in `make run` and in production."""

import os

from bscp_site import settings  # reads .env, so PORT and WEB_CONCURRENCY may stand there too

MEMORY = "/dev/shm"  # noqa: S108 (gunicorn makes its own names there)

wsgi_app = "bscp_site.wsgi"
# From this machine only: a proxy stands in front. In a container: --bind 0.0.0.0:8000.
bind = f"127.0.0.1:{os.environ.get('PORT') or 8000}"
workers = int(os.environ.get("WEB_CONCURRENCY") or 2)
worker_class = "gthread"
threads = 2
preload_app = True  # loaded once; the workers share the memory
keepalive = 5
graceful_timeout = 20
# A heartbeat on a disk can stall; memory cannot.
worker_tmp_dir = MEMORY if os.access(MEMORY, os.W_OK | os.X_OK) else None
forwarded_allow_ips = ",".join(settings.TRUSTED_PROXIES)
control_socket_disable = True  # nothing here speaks to it
accesslog = None
errorlog = "-"
loglevel = "warning"
