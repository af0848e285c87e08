"""What machines read about a page: data in the words of schema.org.

A page hands over plain dictionaries (`SitePage.linked_data`), and a template tag prints them. They
repeat what readers see on the page and never say more.
"""

import json
from collections.abc import Iterable
from datetime import datetime
from urllib.parse import urljoin

from django.utils import timezone

from bscp_site.kit.addresses import absolute

Data = dict[str, object]

# Inside <script> these could end the element, whatever JSON says.
ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&"}


def thing(kind: str, **values: object) -> Data:
    """One thing of this type, without what is not known of it."""
    known = {name: value for name, value in values.items() if value not in (None, "", [], {})}
    return {"@type": kind, **known}


def organisation(site_settings) -> Data:
    """The Partnership as the publisher of a page; nothing while it has no name."""
    if not site_settings.partnership_name:
        return {}
    return thing("Organization", name=site_settings.partnership_name, url=absolute("/"))


def whole_organisation(site_settings) -> Data:
    """The Partnership as its home page presents it, with the team's own contacts."""
    logo, email, phone = site_settings.logo, site_settings.team_email, site_settings.phone
    if not site_settings.partnership_name:
        return {}
    return organisation(site_settings) | thing(
        "Organization",
        alternateName=site_settings.short_name,
        logo=urljoin(absolute("/"), logo.url) if logo else "",
        contactPoint=thing("ContactPoint", contactType="enquiries", email=email, telephone=phone)
        if email or phone
        else None,
    )


def breadcrumbs(pages: Iterable) -> Data:
    """The way from the home page to a page, which is the last of `pages`."""
    items = [
        thing(
            "ListItem",
            position=place,
            name="Home" if place == 1 else page.title,
            item=address_of(page),
        )
        for place, page in enumerate(pages, start=1)
    ]
    return thing("BreadcrumbList", itemListElement=items)


def person_data(page, roles: Iterable, partnership: Data) -> Data:
    """A person with those roles of today that somebody has confirmed."""
    role = next(iter(roles), None)
    outside = role.organisation if role else None
    return thing(
        "Person",
        name=page.title,
        honorificSuffix=page.post_nominals,
        description=page.summary,
        url=address_of(page),
        jobTitle=role.name if role else "",
        affiliation=(thing("Organization", name=outside.name) if outside else partnership)
        if role
        else None,
    )


def address_of(page) -> str:
    """Its full address; nothing for a page that has none yet, as in a preview."""
    return absolute(page.url) if page.url else ""


def moment(at: datetime) -> str:
    """In London time with its offset: a machine then needs no table of time zones."""
    return timezone.localtime(at).isoformat()


def as_json(things: Iterable[Data]) -> str:
    """One document that may stand inside <script>."""
    document = {"@context": "https://schema.org", "@graph": list(things)}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
