"""PDFs of issues follow what is published, and are made once for each change."""

from datetime import timedelta
from io import StringIO
from unittest import mock

import time_machine
from django.core.files.storage import default_storage
from django.core.management import call_command

from bscp_site.kit import typesetting
from bscp_site.kit.typesetting import TypesettingError
from newsletter.background import TRIES
from newsletter.models import ArticlePage, IssuePage, IssuePrint
from newsletter.print import running
from newsletter.print_choices import PrintState
from tests import factories
from tests.newsletter.printing import NOON, PDF, PrintTestCase


class MadeTests(PrintTestCase):
    def test_publishing_an_issue_makes_its_pdf_and_the_page_leads_there(self):
        self.publish(self.issue)

        row = self.row()
        assert row.state == PrintState.DONE
        assert row.page_count == 2
        assert self.article.title in self.text()
        assert f'href="{PDF}"' in self.read().text
        assert row.about_file in self.read().text

    def test_publishing_an_article_prints_its_issue_anew_and_forgets_the_old_file(self):
        self.publish(self.issue)
        before = self.row().file.name
        self.article.title = "Another title"

        self.publish(self.article)

        assert "Another title" in self.text()
        assert not default_storage.exists(before)

    def test_an_article_of_another_issue_that_is_named_is_printed_anew_too(self):
        other = ArticlePage.objects.get(title="An old article")
        self.issue.contents = [("article", {"article": other, "size": "lead", "teaser": ""})]
        self.publish(self.issue)
        other.title = "A title from elsewhere"

        self.publish(other)

        assert "A title from elsewhere" in self.text()

    def test_many_changes_at_once_are_one_print(self):
        with mock.patch.object(running, "_print_soon") as print_soon:
            for _ in range(5):
                self.publish(self.article)

        assert print_soon.call_count == 1

    def test_the_same_words_are_not_set_again(self):
        self.publish(self.issue)

        with mock.patch.object(typesetting, "typeset") as typeset:
            self.publish(self.issue)

        assert not typeset.called
        assert self.row().state == PrintState.DONE

    def test_a_failure_leaves_the_pdf_there_is(self):
        self.publish(self.issue)
        self.article.title = "Another title"

        with mock.patch.object(typesetting, "typeset", side_effect=TypesettingError):
            self.publish(self.article)

        assert self.row().state == PrintState.FAILED
        assert "An article" in self.text()

    def test_what_was_asked_for_meanwhile_wins(self):
        running.ask(self.issue.pk, NOON)
        begun = running._begin(self.issue.pk)
        running.ask(self.issue.pk, NOON)

        running._end(begun, {"state": PrintState.DONE})

        assert self.row().state == PrintState.WAITING

    def test_what_was_begun_anew_meanwhile_wins(self):
        running.ask(self.issue.pk, NOON)
        begun = running._begin(self.issue.pk)
        running.ask(self.issue.pk, NOON)
        with time_machine.travel(NOON + timedelta(minutes=1), tick=False):
            running._begin(self.issue.pk)

        running._end(begun, {"state": PrintState.DONE})

        assert self.row().state == PrintState.PRINTING

    def test_a_page_to_read_on_that_is_closed_is_named_no_more(self):
        section = factories.make_content(self.pages["homepage"], title="A section")
        page = factories.make_content(section, title="To read on")
        self.article.related = [("page", page)]
        self.publish(self.article)
        assert "To read on" in self.text()

        with self.captureOnCommitCallbacks(execute=True):
            section.unpublish()
            page.unpublish()

        assert "To read on" not in self.text()

    def test_an_issue_that_is_withdrawn_loses_its_pdf(self):
        self.publish(self.issue)
        file = self.row().file.name

        with self.captureOnCommitCallbacks(execute=True):
            self.issue.unpublish()

        assert not IssuePrint.objects.filter(issue=self.issue).exists()
        assert not default_storage.exists(file)

    def test_an_issue_that_is_deleted_takes_its_pdf_along(self):
        self.publish(self.issue)
        file = self.row().file.name

        with self.captureOnCommitCallbacks(execute=True):
            IssuePage.objects.get(pk=self.issue.pk).delete()

        assert not IssuePrint.objects.exists()
        assert not default_storage.exists(file)


class LostTests(PrintTestCase):
    def later(self, minutes=6) -> int:
        with self.captureOnCommitCallbacks(execute=True):
            return running.ask_again(NOON + timedelta(minutes=minutes))

    def test_issues_that_were_never_printed_are_printed(self):
        assert self.later() == 2
        assert IssuePrint.objects.filter(state=PrintState.DONE).count() == 2
        assert self.later() == 0

    def test_what_a_worker_lost_is_made_again_and_at_last_given_up(self):
        self.later()
        row = self.row()
        IssuePrint.objects.filter(pk=row.pk).update(state=PrintState.PRINTING, tries=1)
        self.later()
        assert self.row().state == PrintState.DONE

        lost = {"state": PrintState.PRINTING, "tries": TRIES, "asked_at": NOON}
        IssuePrint.objects.filter(pk=row.pk).update(**lost)
        self.later()
        assert self.row().state == PrintState.FAILED

    def test_what_was_just_asked_for_is_left_alone(self):
        running.ask(self.issue.pk, NOON)
        running.ask(IssuePage.objects.get(number=1).pk, NOON)

        assert self.later(minutes=1) == 0

    def test_the_command_says_what_it_did(self):
        out = StringIO()
        call_command("print_waiting_issues", stdout=out)

        assert out.getvalue() == "Asked for 2 PDF(s).\n"
