"""The form of an issue lists what is to be mended, with ways there; a report lists all issues."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bscp_site import groups
from newsletter.models import ArticlePage, IssuePage
from tests import factories
from tests.admin import make_user, save
from tests.newsletter.looking_over import NOON, LookingOver, add_draft


class Panel(LookingOver):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        groups.set_up()
        cls.editor = factories.make_superuser()

    def setUp(self):
        self.client.force_login(self.editor)

    def form(self, issue=None):
        issue = issue or self.issue
        return self.client.get(reverse("wagtailadmin_pages:edit", args=[issue.pk]))

    def lines_alone(self, key=None, **headers):
        return self.client.get(reverse("issue_ready", args=[key or self.issue.pk]), **headers)


class ReadyPanelTests(Panel):
    def test_the_form_says_that_nothing_is_to_be_mended(self):
        text = self.form().text

        assert "Nothing to mend" in text
        assert "Nothing here keeps you from publishing" in text

    def test_each_line_leads_to_its_place_in_the_form_of_its_page(self):
        self.write(self.issue, subject="")
        self.write(self.article, summary="")

        text = self.form().text

        of_issue, of_article = (
            reverse("wagtailadmin_pages:edit", args=[page.pk])
            for page in (self.issue, self.article)
        )
        assert f'href="{of_issue}#panel-child-content-by_email-section"' in text
        assert f'href="{of_article}#panel-child-content-summary-section"' in text
        assert "3 things to mend" in text

    def test_the_places_stand_in_the_forms(self):
        text = self.form().text
        for name in ("summary", "by_email", "contents", "introduction", "ready"):
            assert f'id="panel-child-content-{name}-section"' in text

        text = self.form(self.article).text
        for name in ("summary", "picture", "body", "related"):
            assert f'id="panel-child-content-{name}-section"' in text

    def test_the_list_alone_is_what_the_form_shows_and_is_that_of_the_moment(self):
        assert "Nothing to mend" in self.lines_alone().text

        self.write(self.issue, preheader="")

        assert "1 thing to mend" in self.lines_alone().text
        assert "<form" not in self.lines_alone().text

    def test_a_new_issue_has_no_list_yet(self):
        address = reverse(
            "wagtailadmin_pages:add", args=["newsletter", "issuepage", self.newsletter.pk]
        )

        assert 'id="ready-lines"' not in self.client.get(address).text

    def test_what_a_page_says_cannot_be_code(self):
        self.write(self.article, title="<script>alert(1)</script>", summary="")

        assert "<script>alert" not in self.lines_alone().text

    def test_a_form_that_is_refused_shows_what_was_saved(self):
        response = save(self.client, self.issue, press="publish", title="", subject="")

        assert response.status_code == 200
        assert "Nothing to mend" in response.text

    def test_nothing_is_changed_by_looking(self):
        before = IssuePage.objects.values().get(pk=self.issue.pk)

        self.lines_alone()

        assert self.client.post(reverse("issue_ready", args=[self.issue.pk])).status_code == 405
        assert IssuePage.objects.values().get(pk=self.issue.pk) == before

    def test_what_is_no_issue_is_not_found(self):
        assert self.lines_alone(key=self.article.pk).status_code == 404
        assert self.lines_alone(key=999_999_999_999).status_code == 404

    def test_those_alone_see_it_who_may_edit_the_issue(self):
        for name, code in (("Editors", 200), ("Events team", 403), ("Data protection", 403)):
            self.client.force_login(make_user(name, name))
            with self.subTest(name):
                assert self.lines_alone().status_code == code
        assert Client().get(reverse("issue_ready", args=[self.issue.pk])).status_code == 302

    def test_a_script_of_somebody_signed_out_is_refused_and_not_led_to_a_form(self):
        self.client.logout()

        response = self.lines_alone(headers={"x-requested-with": "XMLHttpRequest"})

        assert response.status_code == 403


class QueriesTests(Panel):
    def queries(self):
        with CaptureQueriesContext(connection) as queries:
            self.findings()
        return len(queries)

    def test_twenty_articles_cost_what_two_do(self):
        page = factories.make_content(self.pages["homepage"], title="Guide")
        links = f'<p><a linktype="page" id="{page.pk}">A</a> <a href="https://a.example/">B</a> '
        links += '<a href="/NUMBER/">C</a></p>'

        def write(count):
            for number in range(count):
                article = ArticlePage(
                    title=f"Article {count} {number}",
                    slug=f"article-{count}-{number}",
                    section="News",
                    summary="New.",
                    author=self.pages["personpage"],
                    body=[("paragraph", links.replace("NUMBER", f"{count}-{number}"))],
                    related=[("page", self.pages["eventpage"])],
                )
                draft = add_draft(self.issue, article)
                self.write(draft, title="Written anew", themes=[], priorities=[])
            below = ArticlePage.objects.child_of(self.issue)
            self.compose(*map(self.entry, below), self.chosen(page))

        write(2)
        self.queries()  # what Django keeps from then on
        two = self.queries()
        write(18)

        assert self.queries() == two
        assert two <= 25

    def test_a_report_of_several_issues_costs_what_one_does(self):
        def look_over_all():
            with CaptureQueriesContext(connection) as queries:
                found = IssuePage.look_over(IssuePage.objects.in_the_making(), NOON)
            return len(found), len(queries)

        one, queries = look_over_all()
        for number in (8, 9):
            issue = self.make_issue(number)
            add_draft(issue, ArticlePage(title="New", section="News", summary="New."))

        assert look_over_all() == (one + 2, queries)


class ReadyReportTests(Panel):
    def report(self, **query):
        response = self.client.get(reverse("issues_ready"), query)
        assert response.status_code == 200
        return response

    def rows(self):
        return [
            (row.title, row.articles, row.to_mend) for row in self.report().context["object_list"]
        ]

    def test_issues_in_the_making_stand_there_with_how_much_is_to_be_mended(self):
        self.write(self.article, summary="")

        assert self.rows() == [("Issue 7", 1, 2)]
        form = reverse("wagtailadmin_pages:edit", args=[self.issue.pk])
        assert f'{form}#panel-child-content-ready-section"' in self.report().text

    def test_an_issue_that_readers_have_as_it_was_written_last_does_not(self):
        IssuePage.objects.get(pk=self.issue.pk).get_latest_revision().publish()
        assert self.rows() == []

        self.write(self.issue, preheader="")
        assert [row[0] for row in self.rows()] == ["Issue 7"]
        assert "Published, with changes" in self.report().text

    def test_it_can_be_taken_away_as_a_table(self):
        response = self.report(export="csv")

        assert b"Issue 7" in b"".join(response.streaming_content)

    def test_nobody_sees_issues_there_who_may_not_change_them(self):
        self.client.force_login(make_user("Ann", "Events team"))

        assert self.rows() == []

    def test_rubbish_is_no_fault(self):
        for query in ({"p": "x"}, {"export": "\0"}, {"ordering": "'"}):
            self.client.get(reverse("issues_ready"), query)
            self.client.get(reverse("issues_ready_results"), query)
