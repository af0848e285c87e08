"""Pictures come in sizes, which are made when something is published and never on a visit."""

import re
from datetime import date
from pathlib import Path
from unittest import mock

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import connection
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image
from wagtail.images.models import Filter

from pages import pictures
from pages.models import Picture
from pages.picture_files import BareFilter
from tests import factories
from tests.pictures import encoded, halves, in_text, make_picture, personal, upload

LEFT = {
    "focal_point_x": 100,
    "focal_point_y": 500,
    "focal_point_width": 50,
    "focal_point_height": 50,
}
RIGHT = LEFT | {"focal_point_x": 1900}
WIDTHS = re.compile(r" (\d+)w")


def files() -> set[Path]:
    return {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


def middle(rendition) -> str:
    """Which half of `halves` is in the middle."""
    picture = Image.open(rendition.file.path).convert("RGB")
    red, _green, blue = picture.getpixel((picture.width // 2, picture.height // 2))
    return "red" if red > blue else "blue"


def show(picture, words='"text"') -> str:
    source = f"{{% load site_tags %}}{{% picture picture {words} %}}"
    return Template(source).render(Context({"picture": picture}))


class PictureTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.site = factories.make_site()
        cls.home = cls.site["homepage"]

    def publish(self, *blocks):
        with self.captureOnCommitCallbacks(execute=True):
            title = f"Page with {len(blocks)}"
            return factories.make_content(self.home, title=title, body=blocks)

    def publish_portrait(self, picture):
        person = self.site["personpage"]
        person.portrait = picture
        with self.captureOnCommitCallbacks(execute=True):
            person.save_revision().publish()
        return person

    def make(self, picture, *shapes):
        pictures.make_sizes.enqueue(picture.pk, list(shapes))
        return Picture.objects.get(pk=picture.pk)

    def change(self, picture, **fields):
        """As the form for a picture does."""
        for name, value in fields.items():
            setattr(picture, name, value)
        with self.captureOnCommitCallbacks(execute=True):
            picture.save()


class ShownTests(PictureTestCase):
    def test_a_published_picture_is_offered_in_both_formats_and_three_widths(self):
        page = self.publish(in_text(make_picture(), alt="Red and blue"))

        html = self.client.get(page.url).text

        figure = re.search(r"<figure.*?</figure>", html, re.DOTALL)[0]
        source = re.search(r"<source [^>]+>", figure)[0]
        image = re.search(r"<img [^>]+>", figure)[0]
        assert 'type="image/avif"' in source
        for offered in (source, image):
            assert WIDTHS.findall(offered) == ["480", "960", "1440"]
            assert 'sizes="(min-width: 48em) 46rem, 100vw"' in offered
        assert 'width="1440" height="720" alt="Red and blue"' in image
        assert 'loading="lazy" decoding="async"' in image
        for address in re.findall(r"/media/\S+?\.(?:avif|jpg)", figure):
            assert self.client.get(address).status_code == 200

    def test_a_small_picture_is_neither_enlarged_nor_kept_three_times(self):
        for width, kept in ((300, ["300"]), (700, ["480", "700"]), (960, ["480", "960"])):
            with self.subTest(width):
                picture = self.make(make_picture(width, 200), "text")

                html = show(picture)

                assert WIDTHS.findall(html) == kept * 2
                assert picture.renditions.count() == len(kept) * 2

    def test_ten_pictures_cost_no_more_queries_than_one(self):
        one = self.publish(in_text(make_picture(600, 300), alt="One"))
        ten = self.publish(*(in_text(make_picture(600, 300), alt=f"Number {n}") for n in range(10)))
        counts = {}
        for page in (one, ten):
            self.client.get(page.url)
            with CaptureQueriesContext(connection) as queries:
                html = self.client.get(page.url).text
            counts[html.count("<img")] = len(queries)

        assert list(counts) == [1, 10]
        assert counts[1] == counts[10]

    def test_a_portrait_costs_one_query_more_than_its_row(self):
        picture = self.make(make_picture(), "face")

        with self.assertNumQueries(1):
            show(picture, '"face"')
        with self.assertNumQueries(0):
            show(picture, '"face"')

    def test_a_picture_at_the_top_of_a_page_does_not_wait(self):
        html = show(self.make(make_picture(), "text"), '"text" is_first=True')

        assert 'fetchpriority="high"' in html
        assert "lazy" not in html

    def test_the_first_picture_goes_with_a_link_to_the_page(self):
        first, second = make_picture(), make_picture()
        page = self.publish(in_text(first, "One"), in_text(second, "Two"))

        html = self.client.get(page.url).text
        shared = first.renditions.get(filter_spec__contains="fill-1200x630")

        assert f'property="og:image" content="{settings.SITE_URL}{shared.url}"' in html
        assert shared.filter_spec.endswith("jpeg")
        assert not second.renditions.filter(filter_spec__contains="fill-1200x630").exists()

    def test_a_face_is_a_square_of_two_sizes_and_its_name_is_not_said_twice(self):
        picture = self.make(make_picture(), "face")

        html = render_to_string(
            "components/face.html", {"picture": picture, "initials": "AE", "is_first": True}
        )

        assert WIDTHS.findall(html) == ["160", "320"] * 2
        assert 'width="320" height="320" alt=""' in html
        assert 'fetchpriority="high"' in html
        assert "AE" not in html

    def test_without_a_portrait_or_before_it_is_made_the_initials_stand_there(self):
        for picture in (None, make_picture()):
            html = render_to_string("components/face.html", {"picture": picture, "initials": "AE"})

            assert ">AE<" in re.sub(r"\s", "", html)
            assert "<img" not in html

    def test_the_photographer_is_named_and_consent_stays_inside(self):
        picture = make_picture(
            title="IMG_2231",
            credit="Sam Lens",
            consent_note="Signed by a parent",
            consent_until=date(2029, 3, 14),
        )
        page = self.publish(in_text(picture, alt="Red and blue", caption="Two colours"))

        html = self.client.get(page.url).text

        caption = re.search(r"<figcaption>.*?</figcaption>", html, re.DOTALL)[0]
        assert "Two colours" in caption
        assert "Photograph: Sam Lens" in caption
        for private in ("IMG_2231", "Signed", "2029"):
            assert private not in html

    def test_words_for_readers_are_its_description_and_never_its_title(self):
        picture = make_picture(title="IMG_2231")
        assert show(picture).strip() == ""

        picture.description = "Red and blue"
        assert "Red and blue" in show(picture)

    def test_an_address_in_a_credit_cannot_become_a_tag(self):
        page = self.publish(in_text(make_picture(credit="<b>x</b>"), alt='"><script>'))

        html = self.client.get(page.url).text

        assert "<b>x" not in html
        assert '"><script>' not in html


class NeverOnAVisitTests(PictureTestCase):
    def setUp(self):
        self.page = self.publish(
            in_text(make_picture(), alt="What it shows"), in_text(make_picture())
        )
        self.person = self.publish_portrait(make_picture())

    def test_every_page_reads_without_sizes_and_with_an_unwritable_folder(self):
        for rendition in Picture.get_rendition_model().objects.all():
            rendition.delete()
        before = files()
        pages = [*self.site.values(), self.page]

        with (
            mock.patch.object(FileSystemStorage, "_save", side_effect=PermissionError),
            CaptureQueriesContext(connection) as queries,
        ):
            answers = {page.url: self.client.get(page.url) for page in pages}

        assert {url: answer.status_code for url, answer in answers.items()} == {
            page.url: 200 for page in pages
        }
        assert all(query["sql"].startswith("SELECT") for query in queries), queries.captured_queries
        assert files() == before
        html = answers[self.page.url].text
        assert html.count("What it shows") == 1
        assert "<img" not in re.search(r"<main.*?</main>", html, re.DOTALL)[0]

    def test_a_visit_with_sizes_writes_nothing_either(self):
        before = files()

        with CaptureQueriesContext(connection) as queries:
            for page in (self.page, self.person):
                assert self.client.get(page.url).status_code == 200

        assert all(query["sql"].startswith("SELECT") for query in queries)
        assert files() == before

    def test_lost_sizes_come_back_when_the_page_is_published_again(self):
        lost = files()
        for path in lost:
            if "original_images" not in path.parts:
                path.unlink()
        Picture.get_rendition_model().objects.filter(filter_spec__contains="480").delete()

        with self.captureOnCommitCallbacks(execute=True):
            self.page.save_revision().publish()

        html = self.client.get(self.page.url).text
        addresses = re.findall(r"/media/\S+?\.(?:avif|jpg)", html)
        assert len(set(addresses)) == 13  # twelve to look at, one to be shared with a link
        assert {self.client.get(address).status_code for address in addresses} == {200}


class MadeTests(PictureTestCase):
    def test_an_uploaded_picture_has_the_sizes_for_text_at_once(self):
        self.client.force_login(factories.make_superuser())
        collection = Picture._meta.get_field("collection").related_model.objects.first()

        with self.captureOnCommitCallbacks(execute=True):
            self.client.post(
                reverse("wagtailimages:add"),
                {
                    "title": "Red and blue",
                    "file": upload(encoded(halves(2000, 1000))),
                    "collection": collection.pk,
                },
            )

        assert WIDTHS.findall(show(Picture.objects.get())) == ["480", "960", "1440"] * 2

    def test_a_face_is_cut_around_the_focal_point(self):
        picture = make_picture(**RIGHT)

        person = self.publish_portrait(picture)

        assert 'fetchpriority="high"' in self.client.get(person.url).text
        faces = picture.renditions.filter(filter_spec__startswith="fill-320x320")
        assert len(faces) == 2
        assert {middle(face) for face in faces} == {"blue"}

    def test_so_is_a_face_in_a_picture_so_large_that_it_is_read_smaller(self):
        focus = {name: 3 * value for name, value in RIGHT.items()}
        upright = halves(6000, 3000).transpose(Image.Transpose.ROTATE_90)
        pictures = [
            make_picture(6000, 3000, **focus),
            make_picture(file=upload(encoded(upright, **personal(orientation=6))), **focus),
        ]

        for picture in pictures:
            self.make(picture, "face", "text")

            sizes = picture.renditions.filter(filter_spec__startswith="fill-320x320")
            assert {(middle(face), face.width, face.height) for face in sizes} == {
                ("blue", 320, 320)
            }
            widths = picture.renditions.filter(filter_spec__startswith="width")
            assert {(size.width, size.height) for size in widths} == {
                *((480, 240), (960, 480), (1440, 720))
            }

    def test_a_moved_focal_point_makes_new_faces_and_takes_the_old_ones_away(self):
        picture = make_picture(**RIGHT)
        self.publish_portrait(picture)
        old = {face.file.path for face in picture.renditions.filter(filter_spec__contains="fill")}

        self.change(picture, **LEFT)

        faces = picture.renditions.filter(filter_spec__startswith="fill")
        assert len(faces) == 4
        assert {middle(face) for face in faces} == {"red"}
        assert not any(Path(path).exists() for path in old)

    def test_the_focal_point_of_a_turned_photograph_is_where_the_editor_sees_it(self):
        # Stored lying, with the red half on the left; shown upright, with red on top.
        content = encoded(halves(2000, 1000), **personal(orientation=6))
        picture = make_picture(file=upload(content))
        assert (picture.width, picture.height) == (1000, 2000)

        for y, seen in ((100, "red"), (1900, "blue")):
            self.change(picture, **LEFT | {"focal_point_x": 500, "focal_point_y": y})
            self.make(picture, "face")

            faces = picture.renditions.filter(filter_spec__startswith="fill-320x320")
            assert {middle(face) for face in faces} == {seen}

    def test_a_new_file_replaces_every_size_of_the_old_one(self):
        self.client.force_login(factories.make_superuser())
        picture = make_picture()
        person = self.publish_portrait(picture)
        self.publish(in_text(picture, alt="Red and blue"))
        old = {rendition.file.path for rendition in picture.renditions.all()}

        with self.captureOnCommitCallbacks(execute=True):
            self.client.post(
                reverse("wagtailimages:edit", args=[picture.pk]),
                {
                    "title": "Another",
                    "file": upload(encoded(halves(1000, 1000)), Path(picture.file.name).name),
                    "collection": picture.collection_id,
                },
            )

        assert not any(Path(path).exists() for path in old)
        picture = Picture.objects.get(pk=person.portrait_id)
        assert {rendition.width for rendition in picture.renditions.all()} == {
            *(160, 320, 480, 960, 1000)
        }
        for rendition in picture.renditions.all():
            assert Path(rendition.file.path).exists()

    def test_looking_at_a_picture_makes_nothing(self):
        picture = make_picture()

        with self.captureOnCommitCallbacks(execute=True) as callbacks:
            picture.file_size = None
            picture.get_file_size()

        assert callbacks == []

    def test_one_that_fails_leaves_the_others_and_no_name_in_the_log(self):
        broken = make_picture(
            title="Alex Example", file=upload(encoded(halves(90, 90)), "alex.jpg")
        )
        Path(broken.file.path).write_bytes(b"no picture")
        whole = make_picture()

        with self.assertLogs("pages.pictures", "ERROR") as log:
            page = self.publish(in_text(broken, alt="Broken"), in_text(whole, alt="Whole"))

        html = self.client.get(page.url).text
        assert html.count("<picture>") == 1
        assert ">Broken<" in html
        said = "".join(log.output)
        assert len(log.output) == 3
        assert "alex" not in said.lower()
        assert f"Picture {broken.pk}: width-480|format-jpeg was not made" in said

    def test_one_size_that_fails_leaves_the_others(self):
        picture = make_picture()
        run = BareFilter.run

        def fail_at_960(self, *args, **options):
            if "960" in self.spec:
                raise OSError("disk full")
            return run(self, *args, **options)

        with (
            mock.patch.object(BareFilter, "run", fail_at_960),
            self.assertLogs("pages.pictures", "ERROR"),
        ):
            self.make(picture, "text")

        assert WIDTHS.findall(show(picture)) == ["480", "1440"] * 2

    def test_a_picture_that_is_gone_needs_no_sizes(self):
        pictures.make_sizes.enqueue(987654, ["text"])

    def test_the_admin_learns_the_size_of_the_original_without_a_public_copy(self):
        self.client.force_login(factories.make_superuser())
        picture = make_picture(2345, 1234)

        html = self.client.get(reverse("wagtailimages:edit", args=[picture.pk])).text

        assert "2345x1234" in html
        assert not picture.renditions.filter(filter_spec="original").exists()
        assert picture.get_rendition(Filter("width-100")).width == 100
