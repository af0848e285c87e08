"""The guide for editors: it stands in the admin, and what it says is there."""

import itertools
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

from django.conf import settings
from django.test import Client, TestCase
from django.urls import reverse
from django.utils import timezone

from bscp_site import groups
from newsletter.models import WordImport
from pages.admin import guide
from pages.message_choices import Purpose
from pages.models import ContactMessage, FoundLink, Organisation, PageReview, SiteDocument
from tests import factories, files
from tests.admin import make_user, signed_in
from tests.members import make_member
from tests.pages.messages import make_message
from tests.pictures import upload
from tests.signing import make_person, set_up_app, set_up_recovery_codes, sign_in

ADDRESS = reverse("editing_guide")
TEXT = Path(settings.BASE_DIR, guide.SOURCE).read_text()
# Bold words that name nothing on the screen, because they speak of themselves.
OF_ITSELF = {"bold"}
# A stream's blocks are drawn by a script from what stands in the last.
SEEN = {"aria-label", "title", "data-w-block-data-value"}


def named_in(text: str) -> set[str]:
    """What the guide says stands on the screen; a bold sentence is emphasis."""
    without_links = re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", text)
    bold = re.findall(r"\*\*(.+?)\*\*", without_links, re.S)
    found = {" ".join(words.split()) for words in bold}
    return {words for words in found if not words.endswith(".")} - OF_ITSELF


class Reader(HTMLParser):
    """Words, and words for those who cannot see, of a page of the admin."""

    def __init__(self):
        super().__init__()
        self.words = []

    def handle_data(self, data):
        self.words.append(data)  # the menu stands in a script, as data

    def handle_starttag(self, tag, attrs):
        self.words += [value for name, value in attrs if name in SEEN and value]


def words_of(html: str) -> str:
    reader = Reader()
    reader.feed(html)
    words = " ".join(unescape(" ".join(reader.words)).split())
    return words.encode().decode("unicode_escape", "ignore") + words


class GuideTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.pages = factories.make_site()
        cls.owner = factories.make_superuser()
        groups.set_up()

    def setUp(self):
        self.client.force_login(self.owner)

    def test_it_is_found_under_help_by_everybody_in_the_admin(self):
        self.client.force_login(make_member("guest"))

        assert ADDRESS in self.client.get(reverse("wagtailadmin_home")).text
        assert self.client.get(ADDRESS).status_code == 200

    def test_nobody_else_reads_it(self):
        self.client.logout()

        assert self.client.get(ADDRESS).status_code == 302

    def test_every_section_is_in_the_contents_and_can_be_linked_to(self):
        text = self.client.get(ADDRESS).text

        headings = re.findall(r"^## (.+)$", TEXT, re.M)
        assert len(headings) > 15
        for heading in headings:
            anchor = re.search(rf'<a href="#([\w-]+)">{re.escape(heading)}</a>', text)
            assert anchor, heading
            assert text.count(f'id="{anchor[1]}"') == 1

    def test_what_it_says_stands_on_the_screen_does(self):
        screens = self.screens()

        missing = sorted(words for words in named_in(TEXT) if words.lower() not in screens)

        assert missing == []

    def test_words_that_stand_nowhere_would_be_found(self):
        assert named_in("Choose **Publish now please**.") == {"Publish now please"}
        assert "publish now please" not in self.screens()

    def screens(self) -> str:
        """The words of every kind of form and list that the guide speaks of."""
        issue, publication = self.pages["issuepage"], self.pages["publicationpage"]
        for _ in range(2):  # a history with a version to go back to
            issue.save_revision(log_action=True)
        addresses = [
            reverse("wagtailadmin_home"),
            *(reverse("wagtailadmin_pages:edit", args=[page.pk]) for page in self.pages.values()),
            *(reverse("wagtailadmin_explore", args=[page.pk]) for page in (issue, publication)),
            *(reverse(name) for name in ("to_check", "reviews_due", "wagtailadmin_account")),
            reverse("wagtailadmin_pages:history", args=[issue.pk]),
            reverse(Organisation.snippet_viewset.get_url_name("add")),
            reverse("new_version", args=[publication.pk]),
            reverse("wagtailsettings:edit", args=["pages", "sitesettings", self.site_number()]),
        ]
        screens = [self.words_at(self.client, address) for address in addresses]
        others = (
            self.approval(),
            self.signing_in(),
            self.messages(),
            self.files(),
            self.articles_from_word(),
            self.beside_the_text(),
            self.dates(),
        )
        return " ".join([*screens, *itertools.chain(*others)]).lower()

    def words_at(self, client, address: str) -> str:
        response = client.get(address)
        assert response.status_code == 200, address
        return words_of(response.text)

    def approval(self):
        """What somebody who writes sees, and then somebody who approves."""
        page = self.pages["contentpage"]
        editor, approver = make_user("Ed", "Editors"), make_user("Ap", "Approvers")
        form = reverse("wagtailadmin_pages:edit", args=[page.pk])
        yield self.words_at(signed_in(editor), form)
        page.get_workflow().start(page, editor)
        for address in (form, reverse("wagtailadmin_home")):
            yield self.words_at(signed_in(approver), address)

    def messages(self):
        """The inbox with a complaint that is new, as it is erased, and a message answered."""
        message = make_message(timezone.now(), Purpose.COMPLAINT)
        form = reverse("contact_messages:edit", args=[message.pk])
        yield self.words_at(self.client, reverse("contact_messages:index"))
        yield self.words_at(self.client, form)
        yield self.words_at(self.client, reverse("contact_messages:erase", args=[message.pk]))
        ContactMessage.objects.update(state="answered")
        yield self.words_at(self.client, form)
        yield self.words_at(self.client, reverse("wagtailadmin_reports:site_history"))

    def dates(self):
        """A date with all that can be done, one action, and the same date cancelled."""
        event = self.pages["eventpage"]
        actions = reverse("event_actions", args=[event.pk])
        cancel = reverse("event_action", args=[event.pk, "cancel"])
        yield self.words_at(self.client, actions)
        yield self.words_at(self.client, cancel)
        seen = {"seen": event.state.sequence}
        confirmed = self.client.post(cancel, seen).context["confirmed"]
        answer = self.client.post(cancel, seen | {"confirmed": confirmed}, follow=True)
        yield words_of(answer.text)

    def files(self):
        document = SiteDocument.objects.create(title="A plan", file=upload(b"text", "plan.txt"))
        yield self.words_at(self.client, reverse("wagtaildocs:edit", args=[document.pk]))

    def articles_from_word(self):
        form = reverse("word_import")
        yield self.words_at(self.client, form)
        word = upload(files.docx("Some text."), "news.docx")
        values = {"issue": self.pages["issuepage"].pk, "files": word}
        with self.captureOnCommitCallbacks(execute=True):
            batch = self.client.post(form, values).url
        yield self.words_at(self.client, batch)
        article = WordImport.objects.get().article
        yield self.words_at(self.client, reverse("wagtailadmin_pages:edit", args=[article.pk]))

    def beside_the_text(self):
        """A page to review with pages below it, the same archived, and a broken link."""
        page = self.pages["sectionpage"]
        yield self.words_at(self.client, reverse("review_page", args=[page.pk]))
        review, _ = PageReview.objects.get_or_create(page=page)
        review.archived_on = review.review_by = timezone.localdate()
        review.save()
        FoundLink.objects.create(target="x", fault="no_address", faulty_since=timezone.now())
        yield self.words_at(self.client, reverse("review_page", args=[page.pk]))
        for name in ("reviews_due", "ownerless", "broken_links", "redirect_import"):
            yield self.words_at(self.client, reverse(name))

    def signing_in(self):
        """What strangers see, somebody without and with a second step, and an administrator."""
        yield self.words_at(Client(), reverse("account_login"))
        person = make_person()
        yield self.words_at(self.arrived(), reverse("mfa_index"))
        set_up_app(person)
        set_up_recovery_codes(person)
        client = self.arrived(with_code=True)
        for name in ("mfa_index", "wagtailadmin_account"):
            yield self.words_at(client, reverse(name))
        yield self.words_at(self.client, reverse("wagtailusers_users:index"))

    def arrived(self, **how) -> Client:
        client = Client()
        sign_in(client, **how)
        return client

    def site_number(self) -> int:
        return self.pages["homepage"].get_site().pk

    def test_every_link_in_it_leads_somewhere(self):
        text = self.client.get(ADDRESS).text.partition('<div class="guide__text">')[2]
        links = set(re.findall(r'<a href="([^"]+)"', text))

        assert links
        for link in links:
            if link.startswith("#"):
                assert f'id="{link[1:]}"' in text, link
            else:
                assert link.startswith("/"), link
                assert self.client.get(link, follow=True).status_code == 200, link

    def test_a_wide_table_can_be_scrolled_with_the_keyboard_and_has_a_name(self):
        body = guide.parse("# Title\n\n## Who & what\n\n| A | B |\n|---|---|\n| 1 | 2 |").body

        region = 'role="region" tabindex="0" aria-label="Who &amp; what"><table>'
        assert region in body
        assert body.rstrip().endswith("</table></div>")

    def test_markup_in_it_would_be_shown_as_text(self):
        parsed = guide.parse(
            "# Title\n\n<script>alert(1)</script>\n\n## A & B\n\n[x](javascript:y)"
        )

        assert "<script>" not in parsed.body
        assert 'href="javascript' not in parsed.body
        assert parsed.sections == (guide.Section("a-b", "A & B"),)
        assert parsed.title == "Title"
        assert "<h1" not in parsed.body
