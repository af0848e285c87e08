"""The words of uploaded files are read, whatever the file tries."""

import time
from datetime import timedelta
from unittest.mock import patch

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase
from django.urls import reverse

from pages import file_texts, file_words
from pages.choices import TextState
from pages.models import DocumentText, SiteDocument
from tests import factories, files


class FileTextTests(TestCase):
    def upload(self, data: bytes, name="plan.pdf", **fields) -> DocumentText:
        """As an editor does; what waits for the end of the transaction is done at once."""
        with self.captureOnCommitCallbacks(execute=True):
            document = SiteDocument.objects.create(
                title="A plan", file=SimpleUploadedFile(name, data), **fields
            )
        return DocumentText.objects.get(document=document)

    def test_the_words_of_a_pdf_and_of_a_word_file_are_read(self):
        of_pdf = self.upload(files.pdf("Thresholds of need", "Second page"))
        of_word = self.upload(files.docx("Early & kind", "help"), "plan.docx")

        assert (of_pdf.state, of_pdf.text) == (TextState.READ, "Thresholds of need Second page")
        assert (of_word.state, of_word.text) == (TextState.READ, "Early & kind help")

    def test_what_was_deleted_in_a_word_file_stays_deleted(self):
        deleted = "<w:p><w:del><w:r><w:delText>Jane Doe</w:delText></w:r></w:del></w:p>"

        words = self.upload(files.docx("A child", body=deleted), "plan.docx")

        assert words.text == "A child"

    def test_a_word_that_is_set_in_pieces_is_one(self):
        pieces = "<w:p><w:r><w:t>safe</w:t></w:r><w:r><w:t>guarding</w:t></w:r></w:p>"

        assert self.upload(files.docx(body=pieces), "plan.docx").text == "safeguarding"

    def test_bad_files_are_told_apart_and_none_is_an_error(self):
        whole = files.pdf("Some words")
        bad = {
            "empty": (b"", "a.pdf", TextState.BROKEN),
            "no pdf": (b"not a pdf", "a.pdf", TextState.BROKEN),
            "cut": (whole[: len(whole) // 3], "a.pdf", TextState.BROKEN),
            "no words": (files.pdf(""), "a.pdf", TextState.EMPTY),
            "locked": (files.pdf("Secret", key="key"), "a.pdf", TextState.LOCKED),
            "no zip": (b"PK not a zip", "a.docx", TextState.BROKEN),
            "no document": (files.archive({"a.txt": b"a"}), "a.docx", TextState.BROKEN),
            "broken XML": (files.docx(body="<w:p>"), "a.docx", TextState.BROKEN),
            "entities": (files.docx("&i;", before=files.ENTITIES), "a.docx", TextState.BROKEN),
            "outside": (
                files.docx(body="<w:t>&s;</w:t>", before=files.FILE_OF_THE_MACHINE),
                "a.docx",
                TextState.BROKEN,
            ),
            "zip bomb": (files.zip_bomb(), "a.docx", TextState.SLOW),
            "other": (b"words", "a.txt", TextState.OTHER),
        }
        for name, (data, file_name, state) in bad.items():
            with self.subTest(name):
                words = self.upload(data, file_name)

                assert (words.state, words.text) == (state, "")

    def test_a_file_that_takes_for_ever_is_given_up(self):
        without_words = "w) Tj " + "() Tj " * 100_000 + "(w"
        endless = files.pdf(*[without_words] * 40)
        begun = time.monotonic()

        with patch.object(file_texts, "SECONDS", 1):
            words = self.upload(endless)

        assert words.state == TextState.SLOW
        assert time.monotonic() - begun < 15

    def test_a_file_that_takes_all_memory_is_given_up(self):
        with patch.object(file_texts, "MEGABYTES", 60):
            words = self.upload(files.pdf(*(["many words " * 2000] * 50)))

        assert words.state in {TextState.SLOW, TextState.BROKEN}  # as early as it starts, or later

    def test_a_file_larger_than_any_is_not_opened(self):
        with patch.object(file_texts, "LARGEST", 10):
            assert self.upload(files.pdf("Words")).state == TextState.LARGE

    def test_of_a_very_long_file_the_beginning_is_kept(self):
        long = "first " + "é" * file_words.MOST

        words = self.upload(files.docx(long, "last"), "plan.docx")

        assert words.state == TextState.PART
        assert words.text.startswith("first é")
        assert len(words.text.encode()) <= file_words.MOST

    def test_signs_that_no_database_stores_are_left_out(self):
        assert file_words.clean("a\x00b\ud800c\n\td") == "a b c d"

    def test_another_file_is_read_anew_and_the_one_before_is_forgotten(self):
        document = self.upload(files.pdf("First words")).document

        document.file = SimpleUploadedFile("later.pdf", files.pdf("Later words"))
        document.save()
        assert DocumentText.objects.get(document=document).text == ""
        file_texts.read.call(document.pk)

        assert DocumentText.objects.get(document=document).text == "Later words"

    def test_words_of_a_file_that_was_replaced_meanwhile_are_not_kept(self):
        with self.captureOnCommitCallbacks():
            document = SiteDocument.objects.create(
                title="A plan", file=SimpleUploadedFile("a.pdf", files.pdf("Old words"))
            )

        def replaced(*_arguments):
            document.file.save("b.pdf", ContentFile(files.pdf("New words")), save=False)
            SiteDocument.objects.filter(pk=document.pk).update(file=document.file.name)
            return TextState.READ, "Old words"

        with patch.object(file_texts, "_ask_program", replaced):
            file_texts.read.call(document.pk)

        assert DocumentText.objects.get(document=document).state == TextState.WAITING

    def test_what_was_lost_is_asked_for_again_and_given_up_in_the_end(self):
        with self.captureOnCommitCallbacks():
            document = SiteDocument.objects.create(
                title="A plan", file=SimpleUploadedFile("a.pdf", files.pdf("Words"))
            )
        words = DocumentText.objects.get(document=document)
        later = words.asked_at + timedelta(hours=1)

        with self.captureOnCommitCallbacks() as asked:
            file_texts.ask_again(words.asked_at)
        assert asked == []
        with self.captureOnCommitCallbacks() as asked:
            file_texts.ask_again(later)
        assert len(asked) == 1
        DocumentText.objects.update(tries=file_texts.TRIES)
        file_texts.ask_again(later + timedelta(hours=1))

        assert DocumentText.objects.get(document=document).state == TextState.SLOW

    def test_files_from_before_are_read(self):
        document = self.upload(files.pdf("Old words")).document
        DocumentText.objects.all().delete()

        with self.captureOnCommitCallbacks(execute=True):
            assert file_texts.ask_again(factories.NOON) == 1

        assert DocumentText.objects.get(document=document).text == "Old words"

    def test_the_form_and_the_report_say_what_cannot_be_read(self):
        self.client.force_login(factories.make_superuser())
        locked = self.upload(files.pdf("Secret", key="key")).document
        fine = self.upload(files.pdf("Words")).document
        part = "wagtaildocs:edit"

        form = self.client.get(reverse(part, args=[locked.pk])).text
        report = self.client.get(reverse("unread_files")).text

        assert "Text not readable: it is protected by a password." in form
        assert "Readers find the words" in self.client.get(reverse(part, args=[fine.pk])).text
        assert reverse(part, args=[locked.pk]) in report
        assert reverse(part, args=[fine.pk]) not in report
