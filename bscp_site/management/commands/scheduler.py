"""The clock of the site: what is due is done every minute, on the minute."""

import logging
import signal
import time

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connections
from django.utils import timezone

from bscp_site.heartbeat import Heart
from bscp_site.logs import said

logger = logging.getLogger(__name__)

# The second forgets background tasks that ended more than a fortnight ago, the third messages that
# were answered long ago, the fourth asks for files whose words nobody has read, the fifth for Word
# files whose reading was lost on the way to an article, the sixth for the PDFs of issues.
EVERY_MINUTE = [
    "publish_scheduled",
    "prune_db_task_results",
    "delete_old_messages",
    "read_waiting_files",
    "read_waiting_word_files",
    "print_waiting_issues",
]
# The first forgets sessions that have ended, the second what was long ago searched for in vain; the
# last two do something once a week.
ONCE_A_DAY = [
    "clearsessions",
    "forget_missed_words",
    "tell_of_messages",
    "watch_dates",
    "check_links",
]


class Command(BaseCommand):
    help = "Publishes and withdraws what is due, every minute, until it is told to stop."
    tidied_on = None  # a day; after a new start the day's work is done again, which does no harm

    def handle(self, **options):
        self.is_stopping = False
        self.heart = Heart("scheduler")
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self.stop)
        while not self.is_stopping:
            self.run_due()
            self.wait_until(next_minute(time.time()))

    def stop(self, signum, frame):
        """A run that is under way is finished first."""
        self.is_stopping = True

    def run_due(self):
        for name in EVERY_MINUTE:
            self.run(name)
        today = timezone.localdate()
        if self.tidied_on != today and all(self.run(name) for name in ONCE_A_DAY):
            self.tidied_on = today
        # A minute is long for a server that may have closed its end meanwhile.
        connections.close_all()

    def run(self, name):
        """Whether it went well."""
        try:
            call_command(name, verbosity=0)  # a quiet minute needs no line
        except Exception as error:  # noqa: BLE001 (the next minute is another chance)
            logger.error("%s failed and is tried again in a minute: %s", name, said(error))
            return False
        return True

    def wait_until(self, moment):
        while not self.is_stopping and time.time() < moment:
            self.heart.beat()
            time.sleep(0.25)


def next_minute(now: float) -> float:
    return now - now % 60 + 60
