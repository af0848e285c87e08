"""The groups are set up by code, once, and belong to the team from then on."""

from unittest import mock

from django.contrib.auth.models import Group, Permission
from django.test import TestCase
from wagtail.models import (
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    ModelLogEntry,
    Page,
    Task,
    Workflow,
    WorkflowPage,
)

from bscp_site import groups
from bscp_site.groups import giving, table
from bscp_site.groups.table import APPROVERS, DATA_PROTECTION, EDITORS, EVENTS_TEAM, GROUPS, Grant
from tests import factories
from tests.admin import make_user


def every_permission() -> set[tuple]:
    """What each group may do, and where."""
    return {
        *GroupPagePermission.objects.values_list("group__name", "permission__codename", "page"),
        *GroupCollectionPermission.objects.values_list(
            "group__name", "permission__codename", "collection__name"
        ),
        *Group.objects.exclude(permissions=None).values_list("name", "permissions__codename"),
    }


class FreshSiteTests(TestCase):
    def test_has_our_groups_and_none_of_wagtails(self):
        groups.set_up()

        assert set(Group.objects.values_list("name", flat=True)) == set(GROUPS)

    def test_has_one_workflow_that_approvers_work_on_the_whole_tree(self):
        groups.set_up()

        assert Workflow.objects.count() == Task.objects.count() == 1
        assert WorkflowPage.objects.get().page == Page.get_first_root_node()
        assert GroupApprovalTask.objects.get().groups.get().name == APPROVERS

    def test_every_permission_of_the_table_exists(self):
        """A slip of the pen would be a permission that is never given."""
        known = {
            f"{app}.{codename}"
            for app, codename in Permission.objects.values_list(
                "content_type__app_label", "codename"
            )
        }

        wanted = {grant.permission for grants in GROUPS.values() for grant in grants}

        assert wanted <= known

    def test_what_counts_below_a_page_is_given_once_the_page_is_there(self):
        groups.set_up()
        early = every_permission()
        site = factories.make_site()

        groups.set_up()

        events, privacy = site["eventindexpage"], site["contentpage"]
        assert (EVENTS_TEAM, "publish_page", events.pk) not in early
        assert (EVENTS_TEAM, "publish_page", events.pk) in every_permission()
        assert (DATA_PROTECTION, "change_page", privacy.pk) in every_permission()


class UsedSiteTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_home()
        groups.set_up()

    def test_setting_up_again_changes_nothing(self):
        before = every_permission(), ModelLogEntry.objects.count(), Workflow.objects.count()

        groups.set_up()

        after = every_permission(), ModelLogEntry.objects.count(), Workflow.objects.count()
        assert after == before

    def test_what_the_team_took_away_stays_away(self):
        editors = Group.objects.get(name=EDITORS)
        GroupPagePermission.objects.filter(group=editors).delete()
        editors.permissions.clear()

        groups.set_up()

        assert not GroupPagePermission.objects.filter(group=editors).exists()
        assert not editors.permissions.exists()

    def test_what_the_team_gave_stays(self):
        editors = Group.objects.get(name=EDITORS)
        editors.permissions.add(Permission.objects.get(codename="add_redirect"))

        groups.set_up()

        assert editors.permissions.filter(codename="add_redirect").exists()

    def test_a_group_with_another_name_is_still_that_group(self):
        Group.objects.filter(name=EVENTS_TEAM).update(name="Conference team")

        groups.set_up()

        assert not Group.objects.filter(name=EVENTS_TEAM).exists()

    def test_a_deleted_group_stays_deleted(self):
        Group.objects.get(name=EVENTS_TEAM).delete()

        groups.set_up()

        assert not Group.objects.filter(name=EVENTS_TEAM).exists()

    def test_a_workflow_that_was_switched_off_stays_off(self):
        Workflow.objects.get().deactivate()

        groups.set_up()

        assert not Workflow.objects.filter(active=True).exists()

    def test_what_a_new_version_permits_is_given_and_nothing_else(self):
        editors = Group.objects.get(name=EDITORS)
        editors.permissions.clear()
        more = GROUPS | {EDITORS: [*GROUPS[EDITORS], Grant("wagtailredirects.add_redirect")]}

        with mock.patch.object(giving, "GROUPS", more):
            groups.set_up()

        assert [p.codename for p in editors.permissions.all()] == ["add_redirect"]

    def test_a_permission_that_does_not_exist_yet_is_given_when_it_does(self):
        more = GROUPS | {EDITORS: [*GROUPS[EDITORS], Grant("pages.order_tea")]}
        with mock.patch.object(giving, "GROUPS", more):
            groups.set_up()
            kind = Permission.objects.get(codename="view_role").content_type
            Permission.objects.create(content_type=kind, codename="order_tea", name="Order tea")

            groups.set_up()

        assert Group.objects.get(name=EDITORS).permissions.filter(codename="order_tea").exists()

    def test_the_history_of_a_group_says_what_it_was_given(self):
        self.client.force_login(factories.make_superuser())
        editors = Group.objects.get(name=EDITORS)

        history = self.client.get(f"/admin/groups/history/{editors.pk}/").text

        assert "Set up by the site" in history
        assert "wagtailcore.add_page at all pages" in history


class TakenOverSiteTests(TestCase):
    """A site that people have been working in before the first set-up."""

    def test_groups_with_people_in_them_are_kept_with_what_they_may_do(self):
        editor, moderator = make_user("Ann", "Editors"), make_user("Ben", "Moderators")
        before = {entry for entry in every_permission() if entry[0] in {"Editors", "Moderators"}}

        groups.set_up()

        assert before <= every_permission()
        assert editor.groups.get().name == "Editors"
        assert moderator.groups.get().name == "Moderators"

    def test_a_workflow_on_the_whole_site_is_kept(self):
        make_user("Ben", "Moderators")

        groups.set_up()

        assert WorkflowPage.objects.get().workflow.name == "Moderators approval"


def test_the_keys_in_the_log_are_as_they_were():
    """What is called otherwise is given anew, to groups that the team has changed since."""
    keys = {grant.key for grant in table.GROUPS[EVENTS_TEAM]}

    assert keys == {
        *(f"events.{act}_schoolholiday" for act in ("add", "change", "delete", "view")),
        "wagtailadmin.access_admin",
        "wagtailcore.add_page at events",
        "wagtailcore.change_page at events",
        "wagtailcore.lock_page at events",
        "wagtailcore.publish_page at events",
        "wagtailimages.choose_image at all files",
        "wagtailimages.add_image at files of events",
        "wagtailimages.change_image at files of events",
        "wagtaildocs.add_document at files of events",
        "wagtaildocs.change_document at files of events",
        "wagtaildocs.choose_document at files of events",
    }
