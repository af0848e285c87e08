"""The screens of the admin: upload, progress, and the article that came of it."""

from unittest.mock import patch
from uuid import uuid4

from django.test import TestCase
from django.urls import reverse
from wagtail.models import Page

from bscp_site import groups
from newsletter.models import ArticlePage, WordImport
from newsletter.word import forms, running
from tests import factories
from tests.admin import address, make_user, signed_in
from tests.newsletter.word.files import Word, picture
from tests.pictures import upload


def news(text="Some text.", **options) -> bytes:
    word = Word()
    word.paragraph("News", style="Title")
    word.paragraph(text)
    word.picture(picture(), **options)
    return word.data()


class WordScreenTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.issue = factories.make_site()["issuepage"]
        groups.set_up()
        cls.editor = make_user("Editor", "Editors")
        cls.outsider = make_user("Events", "Events team")

    def setUp(self):
        self.admin = signed_in(self.editor)

    def send(self, *files, **data):
        data = {"issue": self.issue.pk, "files": files} | data
        with self.captureOnCommitCallbacks(execute=True):
            response = self.admin.post(reverse("word_import"), data)
        return self.admin.get(response.url) if response.status_code == 302 else response

    def test_several_files_become_several_drafts_and_each_says_what_it_needs(self):
        one, two = upload(news(), "one.docx"), upload(news("Other."), "two.docx")
        three = upload(b"%PDF-1.7", "three.docx")

        response = self.send(one, two, three)

        assert "3 of 3 files finished." in response.text
        assert response.text.count("1 picture needs a description.") == 2
        assert "This is a PDF, whatever its name says." in response.text
        assert ArticlePage.objects.filter(title="News", live=False).count() == 2
        assert "data-progress>" in response.text

    def test_while_it_is_read_the_page_says_so_and_works_without_a_script(self):
        with patch.object(running, "_read_soon"):
            response = self.send(upload(news(), "one.docx"))

        assert "0 of 1 file finished." in response.text
        assert 'data-progress="going"' in response.text
        assert "See how far it is" in response.text

    def test_the_same_file_is_told_with_the_way_to_its_article(self):
        data = news()
        self.send(upload(data, "one.docx"))

        response = self.send(upload(data, "again.docx"))

        article = ArticlePage.objects.get(title="News")
        assert "“again.docx” was uploaded before and is not taken twice." in response.text
        assert address(article) in response.text

    def test_who_presses_twice_is_led_to_how_far_it_is(self):
        data = news()
        with patch.object(running, "_read_soon"):
            self.send(upload(data, "one.docx"))

            response = self.send(upload(data, "one.docx"))

        (row,) = WordImport.objects.all()
        assert reverse("word_batch", args=[row.batch]) in response.text

    def test_the_editor_of_the_article_shows_where_it_came_from(self):
        self.send(upload(news(), "one.docx"), contributor_name="Kim Writer")
        row = WordImport.objects.get()

        form = self.admin.get(address(row.article)).text

        assert "From Word" in form
        assert row.original.url in form
        assert "Kim Writer" in form
        assert "1 picture needs a description." in form

    def test_a_picture_without_a_description_keeps_the_article_from_readers(self):
        self.send(upload(news(), "one.docx"))
        article = ArticlePage.objects.get(title="News")
        publisher = signed_in(make_user("Publisher", "Publishers"))
        together = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

        publisher.post(f"{together}?id={article.pk}")

        assert not Page.objects.get(pk=article.pk).live

    def test_an_article_that_did_not_come_from_word_has_no_such_panel(self):
        new = reverse("wagtailadmin_pages:add", args=["newsletter", "articlepage", self.issue.pk])
        other = ArticlePage.objects.child_of(self.issue).first()

        assert "From Word" not in self.admin.get(new).text
        assert "From Word" not in self.admin.get(address(other)).text

    def test_it_is_offered_in_the_menu_and_at_the_issue(self):
        home = self.admin.get(reverse("wagtailadmin_home")).text
        issue = self.admin.get(reverse("wagtailadmin_explore", args=[self.issue.pk])).text

        assert "Newsletter articles from Word" in home
        assert f"{reverse('word_import')}?issue={self.issue.pk}" in issue

    def test_who_may_not_add_articles_is_refused(self):
        self.send(upload(news(), "one.docx"))
        other = signed_in(self.outsider)
        batch = reverse("word_batch", args=[WordImport.objects.get().batch])

        assert other.get(reverse("word_import")).status_code == 403
        assert other.get(batch).status_code == 404
        assert self.client.get(reverse("word_import")).status_code == 302

    def test_rubbish_is_answered_with_a_sentence(self):
        form = reverse("word_import")

        assert self.admin.get(f"{form}?issue=%00x").status_code in {200, 400}
        assert self.admin.get(f"{form}?issue={'9' * 30}").status_code == 200
        assert self.admin.get(reverse("word_batch", args=[uuid4()])).status_code == 404
        assert "Choose at least one Word file, or paste a text here." in self.send().text
        assert "Select a valid choice" in self.send(upload(news(), "a.docx"), issue="x").text
        with patch.object(forms, "MOST_FILES", 1):
            files = upload(news(), "a.docx"), upload(news("b"), "b.docx")
            assert "Send at most 1 files at once." in self.send(*files).text
        assert not WordImport.objects.exists()

    def test_a_contributor_is_a_person_or_a_body(self):
        response = self.send(upload(news(), "a.docx"), contributor=self.issue.pk)

        assert "Select a valid choice" in response.text
