# One image for web, worker and beat. Nothing in it is a secret, and nothing in it runs as root.
FROM python:3.11-slim-bookworm AS packages
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
COPY requirements.lock requirements-s3.lock /
RUN python -m venv /opt/venv && /opt/venv/bin/pip install --require-hashes -r /requirements-s3.lock

FROM python:3.11-slim-bookworm
# Letters and PDF; pg_dump and pg_restore of the server's version (15) for backups.
RUN apt-get update && apt-get install -y --no-install-recommends libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core postgresql-client \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /var/lib/guyub --shell /usr/sbin/nologin guyub \
    && install -d -o guyub -g guyub -m 755 /var/lib/guyub
COPY --from=packages /opt/venv /opt/venv
# Threads take turns: one heap (MALLOC_ARENA_MAX) instead of sixteen is as quick, and a process 10 MB smaller.
ENV PATH=/opt/venv/bin:$PATH MALLOC_ARENA_MAX=1 PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 DJANGO_SETTINGS_MODULE=config.settings.prod VAR_DIR=/var/lib/guyub
WORKDIR /opt/guyub
COPY . .
RUN for po in locale/*/LC_MESSAGES/*.po; do pybabel --quiet compile --input-file "$po" --output-file "${po%.po}.mo"; done \
    && python -m compileall -q config core schools partnerships collaboration inclusion
USER guyub
VOLUME /var/lib/guyub
EXPOSE 8000
