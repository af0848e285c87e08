"""What an article says about people stays true to its day."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import TestCase

from bscp_site.kit.dates import Precision
from newsletter.models import ArticlePage, IssuePage
from pages.models import RoleAssignment
from tests import factories


class ArticleTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.pages = factories.make_site()
        cls.article = cls.pages["articlepage"]
        cls.issue = cls.pages["issuepage"]

    def read(self, page):
        return self.client.get(page.url).text

    def test_the_role_is_that_of_the_issues_day(self):
        assert "Chair at the time" in self.read(self.article)

    def test_initials_stand_in_the_place_of_a_portrait_and_a_team_has_none(self):
        author = self.pages["personpage"]
        assert author.portrait is None
        initials = f'<span class="face byline__face" aria-hidden="true">{author.initials}</span>'
        assert initials in self.read(self.article)

        self.article.author, self.article.about_person = self.pages["bodypage"], None
        self.article.save_revision().publish()

        assert "byline__face" not in self.read(self.article)

    def test_a_change_of_chair_changes_no_old_article(self):
        RoleAssignment.objects.update(ended_on=date(2026, 12, 31), ended_precision=Precision.MONTH)
        successor = factories.make_person(self.pages["personpage"].get_parent(), title="B. Next")
        factories.make_role(successor, name="Co-Chair", started_on=date(2027, 1, 1))

        self.article.save_revision().publish()

        assert "Chair at the time" in self.read(self.article)
        assert "Co-Chair" not in self.read(self.article)

    def test_a_role_that_the_editor_wrote_is_kept(self):
        article = factories.make_article(
            self.issue, title="Other", about_person=self.pages["personpage"], about_role="Guest"
        )

        assert "Guest at the time" in self.read(article)

    def test_the_person_page_lists_what_is_about_the_person(self):
        assert self.article.title in self.read(self.pages["personpage"])

    def test_the_position_notice_is_shown_where_it_is_asked_for(self):
        article = factories.make_article(self.issue, title="Then", shows_position_notice=True)

        assert "The position when published" in self.read(article)
        assert "The position when published" not in self.read(self.article)

    def test_articles_keep_the_editors_order(self):
        second = factories.make_article(self.issue, title="Second")
        third = factories.make_article(self.issue, title="Third")
        third.move(second, pos="left")

        titles = [page.title for page in self.client.get(self.issue.url).context["articles"]]

        assert titles == [self.article.title, "Third", "Second"]

    def test_neighbours_lead_on(self):
        second = factories.make_article(self.issue, title="Second")

        assert self.client.get(second.url).context["previous_article"] == self.article
        assert self.client.get(self.article.url).context["next_article"] == second
        assert self.client.get(self.issue.url).context["previous_issue"].number == 1

    def test_another_person_never_inherits_a_role(self):
        other = factories.make_person(self.pages["personpage"].get_parent(), title="C. Other")
        draft = self.article.get_latest_revision_as_object()
        draft.about_person = other
        draft.save_revision().publish()

        text = self.read(self.article)

        assert "C. Other" in text
        assert "Chair at the time" not in text

    def test_a_preview_shows_the_role_before_it_is_stored(self):
        draft = ArticlePage(
            title="Draft", section="News", about_person=self.pages["personpage"], live=False
        )
        self.issue.add_child(instance=draft)

        assert "Chair at the time" in draft.make_preview_request().text

    def test_a_byline_survives_its_page(self):
        writer = factories.make_body(self.pages["bodypage"].get_parent(), title="Old Team")
        article = factories.make_article(self.issue, title="By them", author=writer)

        writer.unpublish()
        assert f'href="{writer.url}"' not in self.read(article)

        writer.delete()
        assert "Old Team" in self.read(article)

    def test_a_person_taken_out_by_an_editor_is_gone(self):
        draft = self.article.get_latest_revision_as_object()
        draft.about_person = None
        draft.save_revision().publish()

        assert "Alex Example" not in self.read(self.article)

    def test_a_correction_changes_no_byline(self):
        RoleAssignment.objects.all().delete()
        person = self.pages["personpage"]
        person.title = "New Name"
        person.save_revision().publish()

        self.article.save_revision().publish()

        assert "Alex Example OBE" in self.read(self.article)
        assert "Chair at the time" in self.read(self.article)

    def test_an_old_revision_brings_back_no_older_byline(self):
        first = self.article.revisions.first()
        author = self.pages["bodypage"]
        author.delete()

        first.publish()

        assert "Board" in self.read(self.article)

    def test_articles_wait_for_their_issue(self):
        IssuePage.objects.get(pk=self.issue.pk).unpublish()

        assert self.client.get(self.article.url).status_code == 404
        assert self.article.title not in self.client.get("/search/", {"q": "article"}).text
        assert self.article.title not in {
            item["title"] for item in self.client.get("/newsletter/feed.json").json()["items"]
        } - {"An old article"}

    def test_the_roles_are_those_of_the_day_that_the_issue_gets_in_the_end(self):
        self.issue.issued_on = date(2015, 1, 1)  # before anybody held the role
        self.issue.save_revision().publish()

        assert "Chair at the time" not in self.read(self.article)

    def test_an_article_that_moves_takes_the_day_of_its_new_issue(self):
        old = IssuePage.objects.get(number=1)

        self.article.move(old, pos="last-child")

        self.article.refresh_from_db()
        assert self.article.issued_on == old.issued_on
        assert self.article.issued_words == "June 2023"

    def test_an_issue_of_which_only_the_year_is_known_claims_no_season(self):
        issue = factories.make_issue(
            self.pages["newsletterindexpage"], 9, issued_precision=Precision.YEAR
        )

        assert (issue.season_words, issue.issued_machine) == ("2023", "2023")

    def test_a_copied_issue_gets_a_number_of_its_own(self):
        copy = self.issue.copy(update_attrs={"slug": "copy"}, keep_live=False)

        assert copy.number is None
        assert copy.make_preview_request().status_code == 200

    def test_two_issues_cannot_have_one_number(self):
        draft = self.issue.copy(update_attrs={"slug": "copy"}, keep_live=False)
        draft.number = self.issue.number

        with pytest.raises(ValidationError) as error:
            draft.full_clean()

        assert list(error.value.message_dict) == ["number"]

    def test_an_issue_that_changes_its_day_takes_its_articles_along(self):
        self.issue.issued_on = date(2026, 10, 1)
        self.issue.save_revision().publish()

        self.article.refresh_from_db()
        assert self.article.issued_on == date(2026, 10, 1)
