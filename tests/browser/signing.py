"""Signing in to the admin as one of the users that the start-up made."""

import re

from playwright.sync_api import Page, expect

from tests.start.project import Site


def password_of(site: Site, name: str) -> str:
    lines = (site.folder / "var" / "users.txt").read_text().splitlines()
    return dict(line.split() for line in lines)[name]


def sign_in(page: Page, name: str, password: str) -> Page:
    """Through the form that the admin shows to strangers, to the dashboard."""
    page.goto("/admin/")
    page.get_by_label(re.compile("^(user)?name", re.IGNORECASE)).first.fill(name)
    page.get_by_label("Password").first.fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/admin/")
    expect(page.locator("h1")).to_be_visible()
    return page


def edit(page: Page, path: str) -> None:
    """The editor of the public page at `path`, reached through the userbar's own link."""
    page.goto(path)
    link = page.locator("wagtail-userbar a[href*='/edit/']").first
    page.goto(link.get_attribute("href"))
