"""An article as schema.org words it."""

from pages.linked_data import Data, address_of, moment, thing


def article_data(page, issue, byline, publisher: Data) -> Data:
    """One article of one issue; its day as far as it is known."""
    address = address_of(page)
    return thing(
        "NewsArticle",
        headline=page.title,
        description=page.summary,
        url=address,
        mainEntityOfPage=address,
        articleSection=page.section,
        datePublished=page.issued_machine,
        dateModified=moment(page.last_published_at) if page.last_published_at else "",
        author=_author(byline) if byline else "",
        publisher=publisher,
        isPartOf=thing(
            "PublicationIssue",
            name=issue.title,
            issueNumber=issue.number,
            datePublished=issue.issued_machine,
            url=address_of(issue),
        ),
    )


def _author(byline) -> Data | str:
    """By the name of the day. Where the page is gone, nobody can say whether it was a person."""
    if byline.page is None and not byline.role:
        return byline.name
    is_person = byline.role or byline.is_of_person
    return thing(
        "Person" if is_person else "Organization",
        name=byline.name,
        url=address_of(byline.page) if byline.page else "",
    )
