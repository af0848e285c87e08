"""A file is what its name says, or it is refused with one sentence."""

from io import BytesIO
from zipfile import ZipFile

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase, override_settings
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as GivenTestCase

from pages.document_kinds import validate_kind
from pages.models import SiteDocument
from tests import factories
from tests.pages.test_uploaded_files import pdf

PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff"
WEB_PAGE = b"<!DOCTYPE html><script>alert(1)</script>"


def office(*names: str) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "<xml/>")
    return file.getvalue()


DOCX = office("[Content_Types].xml", "word/document.xml")
GOOD = {
    "plan.pdf": pdf(1),
    "PLAN.PDF": pdf(1),
    "letter.docx": DOCX,
    "slides.pptx": office("[Content_Types].xml", "ppt/presentation.xml"),
    "numbers.xlsx": office("[Content_Types].xml", "xl/workbook.xml"),
    "letter.odt": office("mimetype", "content.xml"),
    "names.csv": "name;place\nŻaneta;Zürich\n".encode("cp1250", "replace"),
    "unicode.csv": "name\tplace\n".encode("utf-16"),
    "notes.txt": b"<3 lower than three",
    "dates.ics": b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
}
BAD = {
    "program.pdf": PROGRAM,
    "page.pdf": WEB_PAGE,
    "empty.pdf": b"",
    "program.docx": PROGRAM,
    "archive.docx": office("invoice.exe"),
    "slides.docx": GOOD["slides.pptx"],
    "cut.docx": DOCX[:40],
    "program.csv": PROGRAM,
    "page.txt": WEB_PAGE,
    "bom.txt": b"\xef\xbb\xbf\n <HTML><body>",
    "page.ics": WEB_PAGE,
    "words.ics": b"see you",
}


def refusal(name: str, data: bytes) -> str:
    file = SimpleUploadedFile(name, data)
    try:
        validate_kind(file)
    except ValidationError as error:
        return error.message
    finally:
        assert file.tell() == 0  # it is stored from its start
    return ""


class KindTests(TestCase):
    def test_what_is_right_is_taken(self):
        for name, data in GOOD.items():
            with self.subTest(name):
                assert refusal(name, data) == ""

    def test_what_pretends_is_refused(self):
        for name, data in BAD.items():
            with self.subTest(name):
                kind = name.rpartition(".")[2].upper()
                assert refusal(name, data).startswith(f"This is not a {kind} file")

    def test_a_file_with_macros_is_refused(self):
        for part in ("word/vbaProject.bin", "Basic/script-lc.xml"):
            data = office("[Content_Types].xml", "word/document.xml", part)

            assert "holds macros" in refusal("letter.docx", data)

    def test_the_admin_says_so_and_keeps_nothing(self):
        factories.make_home()
        self.client.force_login(factories.make_superuser())
        for name, kind in (("program.pdf", "PDF"), ("page.txt", "TXT")):
            form = {"title": "A plan", "language": "en-GB"}
            file = SimpleUploadedFile(name, BAD[name])
            response = self.client.post(reverse("wagtaildocs:add"), form | {"file": file})

            assert f"This is not a {kind} file" in response.text
        many = self.client.post(
            reverse("wagtaildocs:add_multiple"),
            {"title": "A plan", "files[]": SimpleUploadedFile("plan.pdf", PROGRAM)},
            headers={"X-Requested-With": "XMLHttpRequest"},
        )

        assert "This is not a PDF file" in str(many.json())
        assert not SiteDocument.objects.exists()

    def test_a_kind_that_is_not_taken_is_refused_by_its_name(self):
        self.client.force_login(factories.make_superuser())
        for name in ("page.html", "program.exe", "drawing.svg", "letter.docm", "none"):
            with self.subTest(name):
                form = {"title": "A plan", "language": "en-GB"}
                file = SimpleUploadedFile(name, b"whatever")
                self.client.post(reverse("wagtaildocs:add"), form | {"file": file})

                assert not SiteDocument.objects.exists()


class SizeTests(TestCase):
    @override_settings(WAGTAILDOCS_MAX_UPLOAD_SIZE=1000)
    def test_a_file_that_is_too_large_is_refused_in_one_sentence(self):
        factories.make_home()
        self.client.force_login(factories.make_superuser())
        file = SimpleUploadedFile("plan.pdf", pdf(1) + b"%" * 1000)
        form = {"title": "A plan", "language": "en-GB"}

        response = self.client.post(reverse("wagtaildocs:add"), form | {"file": file})

        [sentence] = response.context["form"].errors["file"]
        assert sentence.startswith("This file is too big")
        assert not SiteDocument.objects.exists()


class AnythingTests(GivenTestCase):
    @settings(deadline=None)
    @given(st.sampled_from(sorted({name.rpartition(".")[2] for name in GOOD})), st.binary())
    def test_no_content_breaks_the_check(self, extension, data):
        refusal(f"file.{extension}", data)
