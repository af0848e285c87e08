"""What the site finds out about an uploaded file by itself."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase
from pypdf import PdfWriter

from pages.models import SiteDocument


def pdf(pages, *, key="") -> bytes:
    writer, file = PdfWriter(), BytesIO()
    for _page in range(pages):
        writer.add_blank_page(width=595, height=842)
    if key:
        writer.encrypt(key, algorithm="RC4-128")
    writer.write(file)
    return file.getvalue()


def upload(data: bytes, name="plan.pdf", **fields) -> SiteDocument:
    document = SiteDocument(title="A plan", file=SimpleUploadedFile(name, data), **fields)
    document.save()
    return SiteDocument.objects.get(pk=document.pk)


class UploadedFileTests(TestCase):
    def test_the_pages_of_a_pdf_are_counted(self):
        for pages in (1, 3):
            data = pdf(pages)

            document = upload(data)

            assert document.page_count == pages
            assert document.file.read() == data  # counted, and stored whole

    def test_what_cannot_be_counted_is_left_open_and_is_no_error(self):
        whole = pdf(3)
        files = {
            "empty": b"",
            "no pdf": b"not a pdf",
            "cut": whole[: len(whole) // 2],
            "locked": pdf(2, key="secret"),
            "no page": pdf(0),
            "boast": whole.replace(b"/Count 3", b"/Count 99999999999"),
            "loop": b"%PDF-1.4\n1 0 obj\n1 0 R\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF",
        }
        for name, data in files.items():
            with self.subTest(name):
                assert upload(data).page_count is None

    def test_another_file_counts_for_the_new_one(self):
        document = upload(pdf(3))

        document.file = SimpleUploadedFile("longer.pdf", pdf(5))
        document.save()
        assert document.page_count == 5

        document.file = SimpleUploadedFile("broken.pdf", b"broken")
        document.save()
        assert document.page_count is None

    def test_a_number_that_an_editor_gave_stays_with_its_file(self):
        document = upload(b"words", name="words.txt", page_count=4)
        assert document.page_count == 4

        locked = upload(pdf(2, key="secret"))
        locked.page_count = 2
        locked.save()
        assert SiteDocument.objects.get(pk=locked.pk).page_count == 2

    def test_a_number_does_not_stay_when_another_kind_of_file_takes_its_place(self):
        document = upload(pdf(12))

        document.file = SimpleUploadedFile("plan.docx", b"words")
        document.save()

        assert SiteDocument.objects.get(pk=document.pk).page_count is None
