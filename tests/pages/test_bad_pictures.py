"""Whatever is uploaded as a picture is handled, or refused in one sentence beside the field."""

import json
from io import BytesIO
from pathlib import Path
from unittest import mock

from django.conf import settings
from django.test import TestCase, override_settings
from django.urls import reverse
from PIL import Image, ImageCms
from wagtail.models import Collection

from pages.models import Picture
from tests import factories
from tests.pictures import (
    BLUE,
    RED,
    encoded,
    halves,
    make_picture,
    personal,
    png_that_claims,
    upload,
)

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
SMALLER = "save a smaller copy and upload that."
TOO_MANY = f"This picture is too large, because it has more than 50 million pixels: {SMALLER}"
NO_PICTURE = (
    "This file is not a picture, or it is damaged: open it on your computer, save it again and "
    "upload that."
)
OTHER_KIND = (
    "This kind of file cannot be shown as a picture: choose one of AVIF, GIF, HEIC, JPEG, JPG, "
    "PNG, WEBP."
)
PILLOW_NAMES = {"heic": "HEIF", "jpg": "JPEG"}


class UploadTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.editor = factories.make_superuser()

    def setUp(self):
        self.client.force_login(self.editor)

    def add(self, content: bytes, name: str):
        """By the form for one picture."""
        values = {"title": "T", "file": upload(content, name), "collection": self.collection()}
        with self.captureOnCommitCallbacks(execute=True):
            return self.client.post(reverse("wagtailimages:add"), values)

    def add_among_many(self, content: bytes, name: str):
        """By the form for many pictures at once."""
        values = {"title": "T", "files[]": upload(content, name), "collection": self.collection()}
        with self.captureOnCommitCallbacks(execute=True):
            return self.client.post(reverse("wagtailimages:add_multiple"), values)

    def add_while_choosing(self, content: bytes, name: str):
        """By the form inside a page."""
        prefix = "image-chooser-upload"
        values = {
            f"{prefix}-title": "T",
            f"{prefix}-file": upload(content, name),
            f"{prefix}-collection": self.collection(),
        }
        with self.captureOnCommitCallbacks(execute=True):
            return self.client.post(reverse("wagtailimages_chooser:create"), values)

    def collection(self):
        return Collection.objects.first().pk

    def refusals(self, content: bytes, name: str) -> list[str]:
        """What each of the three forms says."""
        one = self.add(content, name)
        many = self.add_among_many(content, name)
        chosen = self.add_while_choosing(content, name)

        assert [one.status_code, many.status_code, chosen.status_code] == [200] * 3
        assert not Picture.objects.exists()
        return [
            *one.context["form"].errors["file"],
            json.loads(many.content)["error_message"],
            *chosen.context["form"].errors["file"],
        ]


class RefusedTests(UploadTestCase):
    def test_a_picture_of_sixty_megapixels(self):
        picture = Image.new("L", (9000, 6700))

        assert self.refusals(encoded(picture), "big.jpg") == [TOO_MANY] * 3

    def test_a_small_file_that_unpacks_to_a_very_large_picture(self):
        for side in (7100, 30_000, 2_000_000_000):
            with self.subTest(side):
                assert self.refusals(png_that_claims(side, side), "x.png") == [TOO_MANY] * 3

    def test_a_file_of_a_hundred_megabytes_is_refused_unread(self):
        with mock.patch("wagtail.images.fields.willow.Image.open") as opened:
            said = self.refusals(bytes(100 * 1024 * 1024), "big.jpg")

        assert said == [f"This file has 100.0\xa0MB, and the most is 15.0\xa0MB: {SMALLER}"] * 3
        assert not opened.called

    def test_a_drawing_with_a_script(self):
        assert self.refusals(SVG, "drawing.svg") == [OTHER_KIND] * 3

    def test_a_drawing_that_calls_itself_a_photograph(self):
        said = self.refusals(SVG, "drawing.png")

        assert (
            said
            == [
                "The name of this file ends in .png, but it is of the kind svg: give it the right "
                "ending and upload it again."
            ]
            * 3
        )

    def test_half_a_photograph(self):
        for name in ("jpg", "png", "webp", "heic", "avif"):
            with self.subTest(name):
                whole = encoded(Image.effect_noise((900, 900), 90), _kind(name))

                assert self.refusals(whole[: len(whole) // 2], f"x.{name}") == [NO_PICTURE] * 3

    def test_a_text_that_calls_itself_a_photograph(self):
        for content in (b"Dear all,", b"", b"\xff\xd8\xff", b"<?xml version='1.0'?><a>&b;</a>"):
            with self.subTest(content):
                said = self.refusals(content, "letter.jpg")

                assert said == [NO_PICTURE if content else "The submitted file is empty."] * 3

    def test_the_sentences_follow_the_settings(self):
        with override_settings(WAGTAILIMAGES_MAX_IMAGE_PIXELS=2_000_000):
            said = self.refusals(png_that_claims(2000, 2000), "x.png")

        assert "more than 2 million pixels" in said[0]

    def test_an_editor_who_only_changes_words_is_asked_for_no_file(self):
        self.add_among_many(encoded(halves(200, 100)), "x.jpg")
        picture = Picture.objects.get()
        prefix = f"image-{picture.pk}"

        response = self.client.post(
            reverse("wagtailimages:edit_multiple", args=[picture.pk]),
            {f"{prefix}-title": "New", f"{prefix}-credit": "Sam", f"{prefix}-collection": 1},
        )

        assert json.loads(response.content)["success"], response.content
        assert Picture.objects.get().credit == "Sam"


class HandledTests(UploadTestCase):
    def sizes(self, content: bytes, name: str) -> dict[str, Image.Image]:
        """The narrowest size in each format, as a browser gets it."""
        self.add(content, name)
        picture = Picture.objects.latest("pk")
        return {
            rendition.filter_spec[-4:]: Image.open(rendition.file.path)
            for rendition in picture.renditions.filter(filter_spec__startswith="width-480")
        }

    def assert_halves(self, sizes):
        assert set(sizes) == {"jpeg", "avif"}
        for name, picture in sizes.items():
            assert picture.mode == "RGB"
            left, right = (
                picture.getpixel((int(picture.width * part), picture.height // 2))
                for part in (0.25, 0.75)
            )
            assert _near(left, RED), (name, left)
            assert _near(right, BLUE), (name, right)

    def test_every_kind_that_is_promised_works(self):
        for name in settings.WAGTAILIMAGES_EXTENSIONS:
            with self.subTest(name):
                self.assert_halves(self.sizes(encoded(halves(600, 300), _kind(name)), f"x.{name}"))

    def test_a_photograph_for_the_printing_press_keeps_its_colours(self):
        self.assert_halves(self.sizes(encoded(halves(600, 300, "CMYK")), "press.jpg"))

    def test_colours_of_another_profile_are_brought_to_that_of_screens(self):
        wide = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

        for profile in (wide, b"nonsense"):
            with self.subTest(profile[:8]):
                sizes = self.sizes(encoded(halves(600, 300), icc_profile=profile), "x.jpg")

                self.assert_halves(sizes)
                assert not any("icc_profile" in picture.info for picture in sizes.values())

    def test_a_moving_picture_stands_still_at_its_first_frame(self):
        frames = [Image.new("RGB", (600, 300), "lime") for _ in range(3)]
        frames[1].putpixel((0, 0), (0, 0, 0))
        content = encoded(halves(600, 300), "GIF", save_all=True, append_images=frames)
        assert Image.open(BytesIO(content)).is_animated

        sizes = self.sizes(content, "moving.gif")

        self.assert_halves(sizes)
        assert not any(getattr(picture, "is_animated", False) for picture in sizes.values())

    def test_a_moving_png_is_called_what_it_is(self):
        frames = [Image.new("RGB", (600, 300), "lime") for _ in range(3)]
        content = encoded(halves(600, 300), "PNG", save_all=True, append_images=frames)

        for add in (self.add, self.add_among_many):
            assert "This is a moving PNG, which cannot be used" in add(content, "moving.png").text

        assert not Picture.objects.exists()

    def test_what_is_transparent_becomes_white(self):
        drawing = Image.new("RGBA", (600, 300), (0, 0, 0, 0))

        for name, picture in self.sizes(encoded(drawing, "PNG"), "drawing.png").items():
            assert _near(picture.convert("RGB").getpixel((9, 9)), (255, 255, 255)), name

    def test_sixteen_bits_of_grey_stay_grey(self):
        scan = Image.new("I;16", (600, 300), 32_768)

        for name, picture in self.sizes(encoded(scan, "PNG"), "scan.png").items():
            assert _near(picture.convert("RGB").getpixel((9, 9)), (128, 128, 128)), name

    def test_a_photograph_taken_upright_stands_upright(self):
        lying = halves(1200, 600).transpose(Image.Transpose.ROTATE_90)

        self.assert_halves(self.sizes(encoded(lying, **personal(orientation=6)), "upright.jpg"))


class NothingPersonalTests(UploadTestCase):
    def test_no_public_file_says_where_when_or_with_what_it_was_taken(self):
        for name in ("jpg", "png", "webp", "heic", "avif"):
            facts = personal() | ({"comment": b"Telephone of Alex"} if name == "jpg" else {})
            content = encoded(halves(600, 300), _kind(name), **facts)
            self.add_among_many(content, f"Alex Example.{name}")
        for picture in Picture.objects.all():
            assert b"Telephone of Alex" in Path(picture.file.path).read_bytes()
            self.client.get(reverse("wagtailimages:edit", args=[picture.pk]))
        self.client.get(reverse("wagtailimages:index"))

        renditions = Picture.get_rendition_model().objects.all()
        public = [Path(rendition.file.path) for rendition in renditions]
        assert len(public) >= 5 * 5
        for path in public:
            assert "Alex" not in path.name
            assert b"Alex" not in path.read_bytes(), path
            picture = Image.open(path)
            assert not dict(picture.getexif()), path
            assert not {"exif", "xmp", "comment", "icc_profile"} & set(picture.info), path

    def test_the_original_is_reached_under_no_spelling_of_its_address(self):
        name = make_picture().file.name
        assert Path(settings.MEDIA_ROOT, name).exists()
        folder, file = name.split("/")

        for path in (
            name,
            f"images/../{name}",
            f"images/%2e%2e/{name}",
            f"images/..%2f{folder}%2f{file}",
            f"marks/../{name}",
            f"images//../{name}",
            f"images/x/../../{name}",
            f"./{name}",
            f"/{name}",
            f"images\\..\\{folder}\\{file}",
        ):
            assert self.client.get(f"/media/{path}").status_code == 404, path


def _kind(name: str) -> str:
    return PILLOW_NAMES.get(name, name.upper())


def _near(colour: tuple, other: tuple) -> bool:
    """Within what compression and printing inks change."""
    return all(abs(one - two) < 30 for one, two in zip(colour, other, strict=True))
