"""Reading in the background: what is lost is asked for again, and nothing is made twice."""

from datetime import timedelta
from io import StringIO

from django.core.management import call_command
from django.utils import timezone

from newsletter.background import TRIES
from newsletter.models import ArticlePage, WordImport
from newsletter.word import running
from newsletter.word.sentences import REFUSALS
from newsletter.word_choices import ImportState
from tests.newsletter.word.files import Word
from tests.newsletter.word.importing import ImportTestCase


class BackgroundTests(ImportTestCase):
    def setUp(self):
        word = Word()
        word.paragraph("News", style="Title")
        word.paragraph("Text.")
        with self.captureOnCommitCallbacks():
            self.row = self.ask(word.data())

    def now(self) -> WordImport:
        return WordImport.objects.get(pk=self.row.pk)

    def later(self, minutes=6) -> None:
        with self.captureOnCommitCallbacks(execute=True):
            running.ask_again(timezone.now() + timedelta(minutes=minutes))

    def test_a_task_that_runs_twice_makes_one_article(self):
        running.read.call(self.row.pk)
        running.read.call(self.row.pk)

        assert ArticlePage.objects.filter(title="News").count() == 1
        assert self.now().content is None

    def test_a_worker_that_was_killed_left_nothing_and_the_file_is_read_again(self):
        running._begin(self.row.pk)
        assert self.now().state == ImportState.READING
        assert not ArticlePage.objects.filter(title="News").exists()

        self.later()

        assert self.now().state == ImportState.DONE

    def test_what_is_lost_again_and_again_is_given_up_in_a_sentence(self):
        WordImport.objects.update(tries=TRIES, state=ImportState.READING)

        self.later()

        row = self.now()
        assert (row.state, row.message, row.content) == (
            ImportState.REFUSED,
            REFUSALS["lost"],
            None,
        )

    def test_what_was_just_asked_for_is_left_alone(self):
        self.later(minutes=1)

        assert self.now().state == ImportState.WAITING

    def test_a_file_that_another_worker_took_over_is_left_to_that_one(self):
        row = running._begin(self.row.pk)
        WordImport.objects.update(tries=row.tries + 1)

        running.read.call(self.row.pk)

        assert not ArticlePage.objects.filter(title="News").exists()

    def test_an_issue_that_is_deleted_meanwhile_takes_its_files_along(self):
        self.issue.delete()

        running.read.call(self.row.pk)

        assert not WordImport.objects.exists()

    def test_old_refusals_are_forgotten(self):
        WordImport.objects.update(state=ImportState.REFUSED)

        self.later(minutes=60 * 24 * 15)

        assert not WordImport.objects.exists()

    def test_the_command_says_what_it_did(self):
        out = StringIO()
        call_command("read_waiting_word_files", stdout=out)

        assert out.getvalue() == "Asked again for 0 file(s).\n"
