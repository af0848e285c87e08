"""One address for every kind of page, as the starter content plants them."""

PATHS = [
    "/",
    "/worried-about-a-child/",
    "/worried-about-a-child/ur/",
    "/worried-about-a-child/pl/",
    "/staying-safe-online/",
    "/contact/",
    "/contact/message/",
    "/feedback/",
    "/accessibility/problem/",
    "/privacy/request/",
    "/privacy/complaint/",
    "/practitioners/",
    "/about/",
    "/about/structure/",
    "/about/arrangements/",
    "/about/people/",
    "/about/people/penny-thompson/",
    "/about/groups/",
    "/about/groups/executive-board/",
    "/about/groups/serious-cases/",
    "/about/partners/",
    "/about/plans/",
    "/about/plans/business-improvement-plan-2023-2025/",
    "/about/plans/business-improvement-plan-2023-2025/childhood-neglect/",
    "/newsletter/",
    "/newsletter/1/",
    "/newsletter/2/",
    "/newsletter/2/whole/",
    "/events/",
    "/events/practitioners-forum/",
    "/events/?when=past&series=practitioners-forum",
    "/publications/",
    "/publications/strategies/",
    "/publications/strategies/childhood-neglect-strategy-2022-2026/",
    "/publications/practice-reviews/",
    "/other-formats/",
    "/accessibility/",
    "/privacy/",
    "/freedom-of-information/",
    "/glossary/",
    "/search/?q=forum",
    "/search/",
    "/nothing-here/",
]

# What some of those pages look like when somebody asks for less, for nothing, or for nonsense.
STATES = [
    "/publications/guidance/working-together-2018/",
    "/publications/?theme=neglect",
    "/newsletter/?theme=neglect",
    "/newsletter/?theme=nothing",
    "/search/?q=children&kind=publications",
    "/search/?q=qqqqzzzz",
    "/search/?q=%27%22%00%3C%F0%9F%98%80&kind=7&record=x&page=word",
    "/search/missed/told/",
    "/feedback/?about=page&page=/about/",
]

# Addresses that follow from numbers and dates: the first such link on a page.
FOUND_ON = {
    "article": ("/newsletter/1/", "main .entries a[href^='/newsletter/1/']"),
    "date": ("/events/", "main .ticket a"),
    "month": ("/events/", "main .views a:last-child"),
    "past date": ("/events/?when=past", "main .ticket a"),
}


def all_addresses(page) -> list[str]:
    """`page` is a Playwright page with the site as its base."""
    found = list(PATHS)
    for index, selector in FOUND_ON.values():
        page.goto(index)
        found.append(page.locator(selector).first.get_attribute("href"))
    return found
