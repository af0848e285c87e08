"""Editors are told what an issue lacks before readers see it: pages, teasers, dates, the email."""

from datetime import timedelta

from wagtail.models import PageViewRestriction

from events import changes
from events.models import EventState
from newsletter.models import ArticlePage, IssuePage
from tests import factories
from tests.newsletter.looking_over import NOON, LookingOver, add_draft

NOT_THERE = "The page that stood here is gone. Choose another, or remove the block."


def make_private(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


class WhatReadersCannotOpenTests(LookingOver):
    def test_an_issue_that_lacks_nothing_has_nothing_to_mend(self):
        self.compose(self.entry(self.article), self.chosen(self.pages["contentpage"]))

        assert self.findings().parts == []

    def test_a_draft_is_told_and_an_article_that_is_published_is_not(self):
        draft = add_draft(self.issue, ArticlePage(title="Draft", section="News", summary="New."))

        assert self.lines(draft) == ["It is a draft: publish it with the issue."]
        assert self.of_article == []

    def test_an_article_with_a_time_of_its_own_must_not_come_after_its_issue(self):
        draft = add_draft(self.issue, ArticlePage(title="Draft", section="News", summary="New."))
        self.schedule(draft, NOON + timedelta(days=5))
        assert self.lines(draft) == ["Readers have it only from Sunday 17 January 2027, 12:00."]

        self.schedule(self.issue, NOON + timedelta(days=4))
        assert self.lines(draft) == ["Readers have it only from Sunday 17 January 2027, 12:00."]

        self.schedule(self.issue, NOON + timedelta(days=5))
        assert self.lines(draft) == []

    def schedule(self, page, at):
        self.write(page, go_live_at=at)
        type(page).objects.get(pk=page.pk).latest_revision.publish()

    def test_changes_that_readers_do_not_have_are_told(self):
        self.write(self.article, title="First, written anew")

        assert self.of_article == ["It has changes that are not published."]
        (part,) = self.findings().parts
        assert part.page.title == "First, written anew"

    def test_a_private_article_is_told(self):
        make_private(self.article)

        assert self.of_article == ["Only some people can open it."]

    def test_a_private_issue_is_told_once_and_not_for_each_article(self):
        make_private(self.issue)

        assert self.of_issue == ["Only some people can open this issue."]
        assert self.of_article == []

    def test_an_article_that_the_contents_leave_out_is_told(self):
        second = factories.make_article(self.issue, title="Second")
        self.compose(self.entry(self.article))

        assert self.lines(second) == ["It does not stand in the contents of the issue."]
        assert self.of_article == []

    def test_an_issue_without_articles_says_so(self):
        self.article.delete()

        assert self.of_issue == ["There is no article in it yet."]

    def test_an_article_of_another_issue_is_told_where_it_is_not_published(self):
        other = add_draft(
            self.pages["issuepage"], ArticlePage(title="Old", section="News", summary="Old.")
        )
        self.compose(self.entry(self.article), self.entry(other))

        assert self.of_issue == ["Readers cannot open “Old”: it is not published."]

    def test_a_page_that_is_not_published_is_told(self):
        page = factories.make_content(self.pages["homepage"], title="Guide")
        self.compose(self.chosen(page))
        page.unpublish()

        assert self.of_issue == ["Readers cannot open “Guide”: it is not published."]

    def test_a_page_that_only_some_people_can_open_is_told(self):
        page = factories.make_content(self.pages["homepage"], title="Guide")
        self.compose(self.chosen(page))
        make_private(page)

        assert self.of_issue == ["Only some people can open “Guide”."]

    def test_what_is_gone_is_told(self):
        page = factories.make_content(self.pages["homepage"], title="Guide")
        self.compose(self.entry(self.article), self.chosen(page))
        page.delete()

        assert self.of_issue == [NOT_THERE]

    def test_an_article_that_is_gone_is_told(self):
        other = factories.make_article(self.issue, title="Second")
        self.compose(self.entry(self.article), self.entry(other))
        other.delete()

        (line,) = self.of_issue
        assert line.startswith("The article that stood here is gone.")


class TeasersTests(LookingOver):
    def test_an_article_without_a_summary_is_told_also_where_it_stands(self):
        self.write(self.article, summary="")
        self.compose(self.entry(self.article))

        assert self.of_issue == ["“First” has no teaser here and no summary of its own."]
        assert "It has no summary. Lists, feeds and shared links show it." in self.of_article

    def test_a_teaser_of_its_own_or_the_title_alone_needs_no_summary(self):
        self.write(self.article, summary="")
        self.compose(self.entry(self.article, teaser="Read it."))
        assert self.of_issue == []

        self.compose(self.entry(self.article, size="brief"))
        assert self.of_issue == []

    def test_a_page_needs_a_teaser_or_a_summary(self):
        page = factories.make_content(self.pages["homepage"], title="Guide")
        self.compose(self.chosen(page, teaser=""))
        assert self.of_issue == ["“Guide” has no teaser here and no summary of its own."]

        page.summary = "All about it."
        page.save_revision().publish()
        assert self.of_issue == []

    def test_a_section_in_which_nothing_stands_is_told(self):
        empty, full = ("heading", {"text": "Empty"}), ("heading", {"text": "Full"})
        self.compose(empty, full, self.entry(self.article))

        assert self.of_issue == [
            "Nothing stands below the heading “Empty”, so readers do not see it."
        ]


class EmailTests(LookingOver):
    def test_without_a_subject_inboxes_would_show_the_title(self):
        self.write(self.issue, subject="")

        assert self.of_issue == ["The email has no subject: inboxes would show “Issue 7”."]

    def test_without_words_beside_it_they_would_show_the_summary_or_nothing(self):
        self.write(self.issue, preheader="")
        (line,) = self.of_issue
        assert "inboxes would show the summary" in line

        self.write(self.issue, summary="")
        assert any("inboxes would show nothing" in line for line in self.of_issue)

    def test_a_missing_summary_of_the_issue_is_told(self):
        self.write(self.issue, summary="")

        assert self.of_issue == ["It has no summary. Lists, feeds and shared links show it."]


class DatesTests(LookingOver):
    def setUp(self):
        self.series = self.pages["eventseriespage"]

    def test_a_date_that_is_over_is_told_and_one_that_is_ahead_is_not(self):
        past = factories.make_event(self.series, NOON - timedelta(days=8), title="Past")
        ahead = factories.make_event(self.series, NOON + timedelta(days=8), title="Ahead")
        self.compose(self.chosen(past), self.chosen(ahead))

        assert self.of_issue == ["“Past”, 4 January 2027, is over."]

    def test_a_date_that_is_cancelled_is_told(self):
        ahead = factories.make_event(self.series, NOON + timedelta(days=8), title="Ahead")
        self.compose(self.chosen(ahead))
        seen = EventState.objects.get(event=ahead).sequence
        changes.carry_out(ahead, changes.Cancel(), seen=seen, user=factories.make_superuser())

        assert self.of_issue == ["“Ahead”, 20 January 2027, is cancelled."]

    def test_a_date_among_the_pages_to_read_on_is_told_with_its_article(self):
        past = factories.make_event(self.series, NOON - timedelta(days=8), title="Past")
        self.write(self.article, related=[("page", past)])

        assert any(line.endswith("is over.") for line in self.of_article)

    def test_dates_of_an_issue_that_readers_have_had_may_pass(self):
        past = factories.make_event(self.series, NOON - timedelta(days=8), title="Past")
        self.compose(self.chosen(past))
        IssuePage.objects.get(pk=self.issue.pk).get_latest_revision().publish()

        assert self.of_issue == []
