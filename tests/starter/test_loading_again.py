import json
from datetime import date

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.test import TestCase
from wagtail.models import Page

from bscp_site import starter
from pages.models import HomePage, Role, SiteSettings
from tests import factories
from tests.starter.folders import write_folder

TODAY = date(2027, 1, 12)
LATER = date(2027, 6, 30)


def every_row() -> dict[str, str]:
    """All tables, each as text."""
    return {
        model._meta.label: json.dumps(
            list(model._default_manager.order_by("pk").values()), cls=DjangoJSONEncoder, default=str
        )
        for model in apps.get_models()
        if model._meta.managed
    }


class LoadingAgainTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        starter.load(starter.OWN_FOLDER, today=TODAY)

    def test_changes_nothing(self):
        before = every_row()

        loaded = starter.load(starter.OWN_FOLDER, today=LATER)

        assert loaded.pages == 0
        assert every_row() == before

    def test_leaves_what_editors_did(self):
        forum = Page.objects.get(slug="practitioners-forum").specific
        forum.title = "Forum for everybody"
        forum.save_revision().publish()
        Page.objects.get(slug="simon-cross").unpublish()
        Page.objects.get(slug="seven-dates-a-year").delete()
        SiteSettings.objects.update(short_name="ABC")
        Role.objects.filter(name="Independent Chair").update(name="Co-Chair")
        before = every_row()

        starter.load(starter.OWN_FOLDER, today=LATER)

        assert every_row() == before

    def test_does_not_even_read_the_folder(self):
        starter.load(starter.OWN_FOLDER / "nowhere", today=LATER)

        assert HomePage.objects.count() == 1


class LoadingIntoAUsedSiteTests(TestCase):
    def test_a_home_page_that_somebody_made_is_enough_to_load_nothing(self):
        factories.make_home()
        before = every_row()

        starter.load(starter.OWN_FOLDER, today=TODAY)

        assert starter.is_loaded()
        assert every_row() == before


def test_another_partnership_is_loaded_by_the_same_code(db, tmp_path, client):
    loaded = starter.load(write_folder(tmp_path), today=TODAY)

    assert loaded.pages == 11
    assert starter.is_loaded()
    html = client.get("/about/people/alex-example/").content.decode()
    assert "Anytown Safeguarding Children Partnership" in html
    assert "Birmingham" not in html


def test_settings_and_roles_that_are_there_already_are_kept(db, tmp_path):
    Role.objects.create(name="Chair")
    home = factories.make_home()
    factories.make_settings(short_name="ABC")
    site = home.get_site()
    site.root_page = home.get_parent()
    site.save()
    home.delete()

    starter.load(write_folder(tmp_path), today=TODAY)

    assert SiteSettings.objects.get().short_name == "ABC"
    assert not Role.objects.get().assignments.exists()
