"""What is pasted may be anything: a clean draft comes of it, or one sentence."""

from base64 import b64encode
from unittest.mock import patch

import pytest
from django.urls import reverse

from bscp_site import groups
from newsletter.models import ArticlePage, WordImport
from newsletter.word import forms
from newsletter.word.limits import LARGEST_PASTE, RefusedError
from newsletter.word.pasted import reading
from newsletter.word.sentences import PASTED
from newsletter.word_choices import ImportState
from tests.admin import make_user
from tests.newsletter.word.importing import ImportTestCase, blocks_of
from tests.pictures import upload

HARM = """<h1 onclick="x()">News</h1><script>x()</script><style>p{}</style><p style="color:red"
id="note-of-word-1">Text\0 <a href="java\tscript:x()">a</a> <a href="#note-of-word-1">1</a>
<a href="//evil.example/">b</a><iframe src="https://evil.example/"></iframe>
<svg onload="x()"><text>drawn</text></svg><img src=x onerror="x()"><img src="picture:abc">
<img src="data:image/svg+xml;base64,PHN2Zy8+"><img src="data:image/png;base64,%%%">
<template><b>unseen</b></template><textarea>typed</textarea></p><math><mi>y</mi></math>"""


class HostilePasteTests(ImportTestCase):
    def paste(self, html: str | bytes) -> WordImport:
        data = html if isinstance(html, bytes) else html.encode()
        return self.upload(data, "Pasted text", is_pasted=True)

    def test_scripts_and_false_addresses_go_and_the_words_stay(self):
        row = self.paste(HARM)

        assert row.article.title == "News"
        assert blocks_of(row.article) == [("paragraph", "<p>Text a 1 b</p>")]
        assert "2 pictures did not come along" in " ".join(row.warnings)
        assert not row.article.live

    def test_what_cannot_be_an_article_is_refused_with_a_sentence_and_leaves_nothing(self):
        not_a_picture = f'<img src="data:image/png;base64,{b64encode(b"no picture").decode()}">'
        cases = {
            "deep": "<div>" * 20_000 + "x",
            "no_text": "<p>&nbsp;</p><br><del>gone</del>",
            "bad_picture": f"<h1>News</h1>{not_a_picture}",
            "long": "<p>" + "x" * 1_100_000,
        }
        before = ArticlePage.objects.count()
        for code, html in cases.items():
            row = self.paste(html)
            assert (row.state, row.message) == (ImportState.REFUSED, PASTED[code]), code
            assert row.content is None
        assert ArticlePage.objects.count() == before

    def test_rubbish_is_read_or_refused(self):
        for data in (b"\xff\xfe\x00<", b"<![CDATA[<p>x", b"<!", b"<p <p <p>x", b"<li>x<ul><ul>y"):
            row = self.paste(data)
            assert row.state in {ImportState.DONE, ImportState.REFUSED}
            assert row.message != PASTED["failed"]

    def test_pasted_markup_that_was_uploaded_as_a_file_is_no_word_file(self):
        row = self.upload(b"<p>Text</p>", "pasted.docx")

        assert row.state == ImportState.REFUSED


class PastedFormTests(ImportTestCase):
    def setUp(self):
        groups.set_up()
        self.client.force_login(make_user("Editor", "Editors"))

    def send(self, **values):
        return self.client.post(reverse("word_import"), {"issue": self.issue.pk} | values)

    def test_with_nothing_chosen_and_nothing_pasted_a_sentence_stands_at_the_box(self):
        response = self.send()

        assert response.context["form"].errors == {
            "pasted": ["Choose at least one Word file, or paste a text here."]
        }

    def test_more_than_the_limit_is_refused_beside_the_box(self):
        response = self.send(pasted=upload(b"x" * (LARGEST_PASTE + 1), "pasted.html"))

        assert response.context["form"].errors == {"pasted": [PASTED["large"]]}
        assert not WordImport.objects.exists()

    def test_files_and_a_text_are_together_no_larger_than_what_the_server_takes(self):
        file = upload(b"x" * 700, "a.docx")
        with patch.object(forms, "LARGEST_SUM", 1000):
            response = self.send(files=file, pasted=upload(b"x" * 700, "pasted.html"))

        assert "Together" in str(response.context["form"].errors)

    def test_who_may_not_add_articles_may_not_paste(self):
        self.client.force_login(make_user("Events", "Events team"))

        assert self.send(pasted=upload(b"<p>Text</p>", "pasted.html")).status_code == 403
        assert not WordImport.objects.exists()


def test_boxes_one_in_the_other_end_the_reading_before_it_goes_down_into_them():
    with pytest.raises(RefusedError):
        reading.read(b"<table><tr><td>" * 50)

    assert reading.read(b"<table><tr><td>" * 30 + b"<p>x").html
