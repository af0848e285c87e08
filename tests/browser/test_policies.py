"""The policies let the admin do all its work, and a browser has nothing to complain of."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import copy_of
from tests.browser.signing import edit, password_of, sign_in
from tests.start.conftest import prepared  # noqa: F401  (the prepared site is a fixture there)

pytestmark = pytest.mark.browser

SCREENS = (
    *("/admin/", "/admin/pages/", "/admin/images/", "/admin/images/add/"),
    *("/admin/documents/multiple/add/", "/admin/reports/site-history/", "/admin/reports/to-check/"),
    *("/admin/workflows/list/", "/admin/settings/pages/sitesettings/", "/admin/users/"),
    *("/admin/groups/", "/admin/account/", "/admin/messages/", "/admin/snippets/pages/role/"),
)


@pytest.fixture(scope="module")
def live(prepared, tmp_path_factory):  # noqa: F811
    with copy_of(prepared, tmp_path_factory.mktemp("policies")) as site:
        yield site


@pytest.fixture
def admin(visit, live):
    page = visit("/", viewport={"width": 1400, "height": 1000})
    return sign_in(page, "admin", password_of(live, "admin"))


def broken(page) -> list[str]:
    """What the browser says of a policy that was not kept."""
    return [fault for fault in page.faults if "Policy" in fault or "policy" in fault]


def test_every_screen_of_the_admin_keeps_its_policy(admin):
    for path in SCREENS:
        assert admin.goto(path, wait_until="networkidle").status == 200

    assert admin.faults == []


def test_the_editor_works_with_preview_checks_comments_and_choosers(admin):
    edit(admin, "/practitioners/")
    for name in ("Toggle preview", "Toggle checks", "Toggle comments", "Toggle status"):
        admin.get_by_role("button", name=name).click()
        admin.wait_for_timeout(1500)
    admin.get_by_role("button", name="Toggle preview").click()
    frame = admin.frame_locator("iframe[title='Preview']").first
    expect(frame.locator("h1")).to_have_text("For practitioners")
    admin.get_by_role("button", name="Insert a block").first.click()
    admin.get_by_role("option", name="Picture").click()
    admin.get_by_role("button", name="Choose").last.click()
    expect(admin.locator(".modal")).to_be_visible()

    assert broken(admin) == []


def test_the_editors_bar_works_on_a_page_under_the_readers_policy(admin):
    response = admin.goto("/about/", wait_until="networkidle")
    admin.locator("#wagtail-userbar-trigger").click()

    assert "unsafe" not in response.headers["content-security-policy"]
    expect(admin.get_by_role("menuitem", name="Edit this page")).to_be_visible()
    assert broken(admin) == []


def test_a_policy_that_is_broken_is_noticed(visit):
    page = visit("/")
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.wait_for_timeout(200)

    assert broken(page) != []
