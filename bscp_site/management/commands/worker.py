"""django-tasks-db's worker, made to outlive a database that is away or busy for a moment."""

import logging
import sys
import time

from django.core.management.base import BaseCommand
from django.db import DatabaseError, InterfaceError, connections
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands import db_worker

from bscp_site.heartbeat import Heart
from bscp_site.logs import said

logger = logging.getLogger(__name__)


class Worker(db_worker.Worker):
    """Runs what waits (a batch), waits for a second, and so on."""

    def __init__(self, **options):
        super().__init__(batch=True, **options)
        self.heart = Heart("worker")

    def shutdown(self, signum, frame):
        """Stop without a word; a task that is under way is finished first."""
        self.running = False
        if not self.running_task:
            sys.exit(0)

    def run(self):
        while self.running:
            self.heart.beat()
            try:
                super().run()
                if self.running:
                    time.sleep(self.interval)
            except (DatabaseError, InterfaceError) as error:
                logger.warning("No task could be fetched, trying again in 5 s: %s", said(error))
                connections.close_all()
                time.sleep(5)

    def run_task(self, db_task_result):
        self.heart.beat()
        super().run_task(db_task_result)


class Command(BaseCommand):
    help = "Runs background tasks until it is told to stop."

    def handle(self, **options):
        worker = Worker(
            queue_names=["*"],
            interval=1,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )
        worker.configure_signals()
        worker.run()
