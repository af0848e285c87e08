# The site as one image; what runs in it is said by its command: web, worker, scheduler or release.

FROM python:3.11-slim-bookworm AS build
WORKDIR /app
RUN python -m venv /app/.venv
ENV PATH=/app/.venv/bin:$PATH PIP_DISABLE_PIP_VERSION_CHECK=1
COPY requirements/production.txt requirements/production.txt
RUN pip install --require-hashes --no-deps --no-cache-dir -r requirements/production.txt
COPY . .
# Collected here, so that every container has the same static files and none has to write them.
# The secret is for this command alone and signs nothing.
RUN SECRET_KEY=only-for-collecting-static-files SITE_URL=https://www.example.org \
    python -m bscp_site.run static \
    && python -m compileall -q /app

FROM python:3.11-slim-bookworm
# pg_dump and pg_restore, for backups.
RUN apt-get update \
    && apt-get install -y --no-install-recommends postgresql-client \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin site
WORKDIR /app
COPY --from=build /app /app
# What several containers share, or what must outlive one, is mounted here.
RUN install -d -o site -g site var/media var/error_pages var/cache var/backups
ENV PATH=/app/.venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    LISTEN=0.0.0.0 \
    PORT=8000
USER 10001:10001
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=10s --start-period=60s --retries=3 \
    CMD ["python", "-m", "bscp_site.healthy", "web"]
CMD ["python", "-m", "bscp_site.run", "web"]
