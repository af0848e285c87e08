"""Signing in as a person does, on a site that asks for two steps as production does."""

import re
import shutil
import time
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.start.conftest import prepared  # noqa: F401  (the prepared site is a fixture there)
from tests.start.project import running
from tests.totp import code_of

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

STRANGERS = ("/admin/login/", "/admin/password_reset/", "/admin/password_reset/done/")
MEMBERS = (
    "/admin/two-steps/",
    "/admin/two-steps/totp/activate/",
    "/admin/two-steps/webauthn/add/",
    "/admin/password/",
    "/admin/confirm/",
    "/admin/logout/",
)


@pytest.fixture(scope="module")
def guarded(prepared, tmp_path_factory):  # noqa: F811
    """Passkeys belong to a name: a number such as 127.0.0.1 has none."""
    folder = shutil.copytree(prepared, tmp_path_factory.mktemp("guarded") / "site")
    with running(folder, REQUIRE_TWO_STEPS="True") as site:
        site.named = f"http://localhost:{site.port}"
        yield site


@pytest.fixture
def open_page(browser, guarded):
    contexts = []

    def open_page(**options):
        context = browser.new_context(base_url=guarded.named, **options)
        contexts.append(context)
        page = context.new_page()
        page.faults = []
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on("console", lambda message: note(page, message))
        return page

    yield open_page
    for context in contexts:
        context.close()


def note(page, message):
    if message.type in {"error", "warning"} and "Failed to load resource" not in message.text:
        page.faults.append(message.text)


def password_of(site, name: str) -> str:
    users = dict(line.split() for line in (site.folder / "var/users.txt").read_text().splitlines())
    return users[name]


def type_password(page, site, name: str):
    page.goto("/admin/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(password_of(site, name))
    page.get_by_role("button", name="Sign in", exact=True).click()


def set_up_app(page) -> str:
    page.get_by_role("link", name="Set up an app").click()
    secret = page.locator("[data-secret]").text_content()
    page.get_by_label("Code that the app shows").fill(code_of(secret))
    page.get_by_role("button", name="Turn the second step on").click()
    return secret


def sign_out(page):
    page.goto("/admin/logout/")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("You are signed out.")).to_be_visible()


def next_code(secret: str) -> str:
    """Of the coming half minute, which counts already: the one of now may be used up."""
    return code_of(secret, steps=1)


def test_an_app_and_a_recovery_code_open_the_admin_also_without_javascript(guarded, open_page):
    page = open_page(java_script_enabled=False)

    type_password(page, guarded, "editor")
    expect(page.get_by_role("heading", name="Set up a second step first")).to_be_visible()
    secret = set_up_app(page)
    codes = page.locator("li.secret").all_text_contents()
    page.get_by_role("link", name="Go on to the admin").click()
    assert urlsplit(page.url).path == "/admin/"
    sign_out(page)
    type_password(page, guarded, "editor")
    page.get_by_label("Code").fill(next_code(secret))
    page.get_by_role("button", name="Sign in", exact=True).click()
    assert urlsplit(page.url).path == "/admin/"
    sign_out(page)
    type_password(page, guarded, "editor")
    page.get_by_label("Code").fill(codes[0])
    page.get_by_role("button", name="Sign in", exact=True).click()
    assert urlsplit(page.url).path == "/admin/"
    sign_out(page)
    type_password(page, guarded, "editor")
    page.get_by_label("Code").fill(codes[0])
    page.get_by_role("button", name="Sign in", exact=True).click()

    assert len(set(codes)) == 10
    expect(page.get_by_role("alert")).to_contain_text("This is not a code that counts now.")


def add_authenticator(page):
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    answer = tools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return lambda is_it: tools.send(
        "WebAuthn.setUserVerified",
        {"authenticatorId": answer["authenticatorId"], "isUserVerified": is_it},
    )


def test_a_passkey_signs_in_without_a_password_and_as_the_second_step(guarded, open_page):
    page = open_page()
    set_verified = add_authenticator(page)
    type_password(page, guarded, "publisher")

    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("Name of the passkey").fill("My phone")
    page.get_by_role("button", name="Add the passkey").click()
    expect(page.get_by_role("heading", name="Your recovery codes")).to_be_visible()

    sign_out(page)
    page.goto("/admin/pages/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(lambda url: urlsplit(url).path.startswith("/admin/pages/"))

    sign_out(page)
    type_password(page, guarded, "publisher")
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url(lambda url: urlsplit(url).path == "/admin/")

    sign_out(page)
    set_verified(False)
    page.goto("/admin/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_text("No passkey was used. Try again")).to_be_visible()
    assert urlsplit(page.url).path == "/admin/login/"
    assert not page.faults


def test_the_last_passkey_stays_and_has_a_name_of_its_own(guarded, open_page):
    page = open_page()
    add_authenticator(page)
    type_password(page, guarded, "approver")
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_role("button", name="Add the passkey").click()
    page.get_by_role("link", name="Back to how you sign in").click()
    page.get_by_role("link", name="See your passkeys").click()

    page.get_by_role("link", name="Rename Passkey 1").click()
    page.get_by_label("Name of the passkey").fill("Key at the office")
    page.get_by_role("button", name="Save the name").click()
    expect(page.get_by_role("heading", name="Key at the office")).to_be_visible()
    page.get_by_role("link", name="Remove Key at the office").click()

    expect(page.get_by_text("This is your last second step")).to_be_visible()
    expect(page.get_by_role("heading", name="Key at the office")).to_be_visible()


def test_a_forgotten_password_is_replaced_by_mail(guarded, open_page):
    page = open_page()
    page.goto("/admin/login/")
    page.get_by_role("link", name="Forgotten your password?").click()
    page.get_by_label("Email address of your account").fill("events@example.org")
    page.get_by_role("button", name="Send the link").click()
    expect(page.get_by_role("heading", name="Look at your mail")).to_be_visible()
    link = link_in_mail(guarded)

    page.goto(urlsplit(link).path)
    for label in ("New password", "The new password again"):
        page.get_by_label(label, exact=True).fill("otter lantern gravel")
    page.get_by_role("button", name="Keep this password").click()
    page.get_by_role("main").get_by_role("link", name="Sign in").click()
    page.get_by_label("Username").fill("events")
    page.get_by_label("Password").fill("otter lantern gravel")
    page.get_by_role("button", name="Sign in", exact=True).click()

    expect(page.get_by_role("heading", name="Set up a second step first")).to_be_visible()


def link_in_mail(site, seconds: float = 30) -> str:
    """The worker sends it; here it lands in a folder."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        for mail in (site.folder / "var/mail").glob("*"):
            if found := re.search(r"^http://\S+/password_reset/\S+", mail.read_text(), re.M):
                return found[0]
        time.sleep(0.2)
    raise AssertionError("No mail came.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_of_signing_in_have_no_fault_that_axe_finds(guarded, open_page, scheme):
    page = open_page(color_scheme=scheme)
    for path in STRANGERS:
        assert_well_made(page, path)
    type_password(page, guarded, "data-protection")
    for path in MEMBERS:
        assert_well_made(page, path)
    assert not page.faults


def assert_well_made(page, path: str):
    page.goto(path)
    assert urlsplit(page.url).path == path  # and no other page in its place
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        found = Axe().run(page)
        assert found.violations_count == 0, f"{path}: {found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_the_form_is_filled_in_by_keyboard_alone(guarded, open_page):
    page = open_page()
    page.goto("/admin/login/")
    page.get_by_label("Username").focus()

    page.keyboard.type("editor")
    page.keyboard.press("Tab")
    page.keyboard.type("not the password")
    page.keyboard.press("Enter")

    expect(page.get_by_role("alert")).to_be_focused()
