"""What the Partnership promised its readers, acted out on the starter content.

The numbers are those of the acceptance statements.
"""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}
INITIALS = re.compile(r"\b[A-Z]{2,}\b")
# Units, a level of the guidelines, the kind of a law, and what other programs call an address.
NO_WORDS_OF_OURS = {"AA", "KB", "SI", "URL"}
NUMBERS = ("tel:999", "tel:+441213031888", "tel:+441216754806")


def follow(page, name: str) -> None:
    page.locator("main").get_by_role("link", name=name).first.click()


def test_13_which_strategy_and_resources_sit_under_a_priority(visit):
    page = visit("/about/priorities/")
    expect(page).to_have_url(re.compile("/about/plans/business-improvement-plan-2023-2025/$"))
    page.locator("main").get_by_role("link", name=re.compile("neglect", re.I)).first.click()

    follow(page, "Childhood Neglect Strategy")

    expect(page.locator("main")).to_contain_text(
        "Working together to Build Strong Family Foundations"
    )
    expect(page.locator("main")).to_contain_text("2022 to 2026")


def test_17_who_to_call_on_every_page_without_script(visit, every_path):
    page = visit("/", java_script_enabled=False, viewport=PHONE)
    for path in every_path:
        page.goto(path)
        for number in NUMBERS:
            assert page.locator(f"a[href='{number}']:visible").count() >= 1, (path, number)


def test_18_leaving_from_every_page(visit, every_path):
    page = visit("/", viewport=PHONE)
    for path in every_path:
        page.goto(path)

        assert page.locator("[data-exit-link]").count() == 1, path
        expect(page.locator(".exit__button")).to_be_in_viewport()


def test_19_the_chairs_introduction_as_text_on_a_phone_and_on_paper(visit):
    page = visit("/newsletter/1/", viewport=PHONE)
    page.get_by_role("link", name="Introducing the Independent Chair").first.click()
    text = page.locator("article").inner_text()
    page.emulate_media(media="print")

    assert "appointed Independent Chair in 2016" in text
    assert page.locator("article").inner_text().replace("\n", "")[:200] in text.replace("\n", "")
    assert page.locator("article img").count() == 0


def test_20_earlier_issues_with_the_authors_role_at_the_time(visit):
    page = visit("/newsletter/")
    earlier = page.locator("main .rows--dated")
    expect(earlier).to_contain_text("June 2023")
    earlier.get_by_role("link").first.click()
    page.get_by_role("link", name="Introducing the Independent Chair").first.click()

    expect(page.locator("main")).to_contain_text("Independent Chair at the time")
    expect(page.locator("main")).to_contain_text("June 2023")


def test_21_who_leads_and_how_the_groups_relate_without_a_picture(visit):
    page = visit("/about/")
    page.locator("main").get_by_role("link", name=re.compile("fits together")).first.click()
    page.evaluate("document.querySelectorAll('main svg, main figure').forEach(it => it.remove())")
    main = page.locator("main")

    for words in (
        "West Midlands Police",
        "NHS Birmingham and Solihull Integrated Care Board",
        "Birmingham City Council",
        "Birmingham Children’s Trust",
        "Executive Board",
        "Safeguarding Leaders Assembly",
        "Serious Cases",
        "Safeguarding in Education Forum",
    ):
        expect(main).to_contain_text(words)


def test_21_the_home_page_names_the_lead_partners_first(visit):
    page = visit("/", viewport=PHONE)
    band = page.locator("section", has=page.locator("#partners-h"))
    leading = band.locator("li", has_text="Lead partner,").locator("b").all_inner_texts()
    others = band.locator("li").locator("b").all_inner_texts()

    assert len(leading) == 3
    assert others == [*leading, "Birmingham Children’s Trust"]
    follow(page, "See how it fits together")
    expect(page).to_have_url(re.compile("/about/structure/$"))


def test_22_the_arrangements_the_plan_its_priorities_and_former_ones(visit):
    page = visit("/about/")
    follow(page, "Governance Arrangements")
    expect(page.locator("h1")).to_contain_text("Arrangements")

    page.goto("/about/plans/")
    page.locator("main").get_by_role("link", name="Business Improvement Plan 2023").first.click()

    assert page.locator("main a[href*='/business-improvement-plan-2023-2025/']").count() >= 4
    expect(page.locator("main")).to_contain_text("2025")


def test_23_where_the_yearly_report_will_stand_and_how_to_ask_for_another_format(visit):
    page = visit("/publications/")
    follow(page, "Yearly reports")
    expect(page.locator("main")).to_contain_text("published here yet")

    page.goto("/accessibility/")

    expect(page.locator("main")).to_contain_text(re.compile("another format", re.I))


@pytest.mark.parametrize(
    "words", ["practitioners forum", "practitioners' forum", "practitioners’ forum"]
)
def test_24_the_forum_is_found_with_any_apostrophe(visit, words):
    page = visit("/search/")
    box = page.locator("main").get_by_role("searchbox")
    box.fill(words)
    box.press("Enter")

    names = page.locator("main ol h2").all_inner_texts()
    assert any(name.startswith("Practitioners’ Forum") for name in names), names


def test_34_an_old_edition_says_what_replaced_it(visit):
    page = visit("/publications/guidance/working-together-2018/")
    notice = page.locator("main .notice").first
    notice.get_by_role("link").first.click()

    expect(page).to_have_url(re.compile("working-together-2023"))
    expect(page.locator("main .asks")).to_contain_text("Looked after by")


def test_60_a_partner_is_listed_with_name_type_and_dates(visit):
    page = visit("/about/partners/")
    council = page.locator("main li, main article").filter(has_text="Birmingham City Council").last

    expect(council).to_contain_text("Local authority")
    expect(council).to_contain_text("June 2023")


def test_14_procedures_and_threshold_document_in_two_clicks(visit, every_path):
    page = visit("/", viewport=PHONE, java_script_enabled=False)
    for path in every_path:
        page.goto(path)
        assert page.locator("a[href='/practitioners/']:visible").count() >= 1, path

    page.locator("a[href='/practitioners/']:visible").first.click()

    procedures = page.locator("main").get_by_role("link", name=re.compile("procedures"))
    expect(procedures.first).to_have_attribute("href", re.compile("^https://westmidlands"))
    follow(page, "Right Help, Right Time")
    expect(page.locator("h1")).to_have_text("Right Help, Right Time")


def test_33_every_short_form_is_explained(visit, every_path):
    page = visit("/glossary/")
    explained = set(INITIALS.findall(page.locator("main").inner_text()))
    left = {}
    for path in every_path:
        page.goto(path)
        words = page.evaluate(
            "[...document.querySelectorAll('main')].map(main => {"
            " main.querySelectorAll('.face').forEach(face => face.remove());"
            " return main.innerText }).join()"
        )
        found = set(INITIALS.findall(words)) - explained - NO_WORDS_OF_OURS
        if found:
            left[path] = found

    assert left == {}
