from pages.models.base import SitePage, is_reserved
from pages.models.bodies import BodyIndexPage, BodyPage, StructurePage
from pages.models.contact_message import ContactMessage
from pages.models.general import ContentPage, HomePage, SectionPage
from pages.models.glossary import GlossaryPage, GlossaryTerm
from pages.models.help import HelpPage
from pages.models.launch import LaunchCheck
from pages.models.links import FoundLink, LinkCheck
from pages.models.media import Picture, Rendition, SiteDocument
from pages.models.organisations import Organisation, OrganisationIndexPage
from pages.models.people import PeopleIndexPage, PersonPage
from pages.models.plans import PlanIndexPage, PlanPage, PriorityPage
from pages.models.publications import (
    PublicationIndexPage,
    PublicationKindPage,
    PublicationPage,
)
from pages.models.reviews import PageReview
from pages.models.roles import Role, RoleAssignment
from pages.models.site_settings import SiteSettings
from pages.models.themes import Theme

__all__ = [
    "BodyIndexPage",
    "BodyPage",
    "ContactMessage",
    "ContentPage",
    "FoundLink",
    "GlossaryPage",
    "GlossaryTerm",
    "HelpPage",
    "HomePage",
    "LaunchCheck",
    "LinkCheck",
    "Organisation",
    "OrganisationIndexPage",
    "PageReview",
    "PeopleIndexPage",
    "PersonPage",
    "Picture",
    "PlanIndexPage",
    "PlanPage",
    "PriorityPage",
    "PublicationIndexPage",
    "PublicationKindPage",
    "PublicationPage",
    "Rendition",
    "Role",
    "RoleAssignment",
    "SectionPage",
    "SiteDocument",
    "SitePage",
    "SiteSettings",
    "StructurePage",
    "Theme",
    "is_reserved",
]
