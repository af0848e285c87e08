"""Files that are no plain Word file are refused in one sentence, and nothing is left behind."""

import os
from unittest.mock import patch

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from newsletter.models import ArticlePage, WordImport
from newsletter.word import keeping, limits, running
from newsletter.word.sentences import REFUSALS
from newsletter.word_choices import ImportState
from pages.models import Picture, SiteDocument
from tests import files
from tests.newsletter.word.files import Word, picture
from tests.newsletter.word.importing import ImportTestCase, blocks_of
from tests.pictures import png_that_claims

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def word_of(text="Some text.") -> Word:
    word = Word()
    word.paragraph(text)
    return word


def everything() -> tuple:
    def names(folder):
        _folders, found = (
            default_storage.listdir(folder) if default_storage.exists(folder) else ([], [])
        )
        return sorted(found)

    models = (ArticlePage, Picture, SiteDocument)
    counts = tuple(model.objects.count() for model in models)
    return counts, names("documents"), names("original_images")


class RefusedFileTests(ImportTestCase):
    def refused(self, data: bytes, code: str, name="our_news.docx"):
        before = everything()
        with self.subTest(code):
            row = self.upload(data, name)

            assert (row.state, row.message) == (ImportState.REFUSED, REFUSALS[code])
            assert (row.content, row.article, row.original) == (None, None, None)
            assert everything() == before

    def test_what_is_no_word_file_is_told_apart(self):
        whole = word_of().data()
        slides = files.archive({"[Content_Types].xml": b"<a/>", "ppt/presentation.xml": b"<a/>"})
        self.refused(b"", "empty")
        self.refused(OLE, "old_word", "a.doc")
        self.refused(OLE + "EncryptedPackage".encode("utf-16-le"), "locked")
        self.refused(files.pdf("Words"), "pdf")
        self.refused(b"{\\rtf1 Words}", "rtf")
        self.refused(b"Words", "other")
        self.refused(files.archive({"a.txt": b"a"}), "other")
        self.refused(slides, "other_office")
        self.refused(whole[: len(whole) // 2], "broken")
        self.refused(word_of().data(word__document__xml=b"<w:document>"), "broken")

    def test_macros_are_refused_under_any_name(self):
        self.refused(word_of().data(word__vbaProject__bin=b"x"), "macros")
        types = (
            b'<Types><Override ContentType="application/vnd.ms-word.macroEnabled.main"/></Types>'
        )
        word = word_of("Other text.")
        word.parts["[Content_Types].xml"] = types
        self.refused(word.data(), "macros", "a.docm")

    def test_bombs_and_entities_are_refused_before_they_are_opened(self):
        self.refused(files.zip_bomb(60), "bomb")
        self.refused(files.zip_bomb(20), "bomb")
        self.refused(word_of().data(before=files.ENTITIES), "entities")
        self.refused(word_of().data(before=files.FILE_OF_THE_MACHINE), "entities")
        styles = files.ENTITIES.encode() + b"<w/>"
        self.refused(word_of("In another part.").data(word__styles__xml=styles), "entities")

    def test_a_file_without_words_is_refused(self):
        self.refused(Word().data(), "no_text")

    def test_a_large_file_is_not_even_read(self):
        with patch.object(limits, "LARGEST_FILE", 100):
            self.refused(word_of().data(), "large")

    def test_a_file_that_takes_too_long_or_too_much_memory_is_given_up(self):
        with patch.object(limits, "SECONDS", 1):
            word = Word()
            word.raw(f"<w:p>{word.run('long ')}</w:p>" * 60_000)
            word.parts["ballast.bin"] = os.urandom(300_000)
            self.refused(word.data(), "slow")
        with patch.object(limits, "MEMORY", 20):
            row = self.upload(word_of("Little room.").data())
        assert row.state == ImportState.REFUSED

    def test_a_damaged_or_enormous_picture_is_refused_with_the_rest(self):
        word = word_of()
        word.picture(picture())
        word.picture(png_that_claims(30_000, 30_000), kind="png")
        self.refused(word.data(), "bad_picture")

    def test_a_fault_of_ours_takes_everything_back(self):
        word = word_of()
        word.picture(picture())
        with patch.object(keeping, "warnings", side_effect=KeyError):
            self.refused(word.data(), "failed")

    def test_linked_pictures_are_neither_read_nor_fetched(self):
        word = word_of()
        word.linked_picture("file:///etc/passwd")
        word.linked_picture("http://127.0.0.1:9/picture.png")

        row = self.upload(word.data())

        assert [name for name, _ in blocks_of(row.article)] == ["paragraph"]
        assert row.warnings[-1].startswith("2 pictures were not in the file itself")

    def test_the_same_file_is_told_and_not_doubled(self):
        data = word_of().data()
        first = self.upload(data)

        with pytest.raises(running.KnownFileError) as told:
            self.ask(data, "another_name.docx")

        assert told.value.known == first
        assert WordImport.objects.count() == 1

    def test_what_was_sent_goes_with_its_article_and_can_come_again(self):
        data = word_of().data()
        before = everything()
        with self.captureOnCommitCallbacks(execute=True):
            self.upload(data).article.delete()

        assert everything() == before
        assert self.upload(data).article is not None

    def test_a_refused_file_can_come_again(self):
        self.upload(b"")
        assert self.upload(b"").is_refused

    def test_readers_never_get_what_was_sent(self):
        document = self.upload(word_of().data()).original

        assert self.client.get(document.url).status_code == 404
        self.client.force_login(self.user)
        assert self.client.get(document.url).status_code == 200
        assert self.client.get(reverse("wagtaildocs:edit", args=[document.pk])).status_code == 200
