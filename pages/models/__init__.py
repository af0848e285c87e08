from pages.models.accessibility import AccessibilityStatementPage
from pages.models.arrangements import ArrangementsPage
from pages.models.base import SitePage, is_reserved
from pages.models.bodies import BodyIndexPage, BodyPage
from pages.models.contact_message import ContactMessage
from pages.models.document_text import DocumentText
from pages.models.general import ContentPage, HomePage, SectionPage
from pages.models.glossary import GlossaryPage, GlossaryTerm
from pages.models.help import HelpPage
from pages.models.information import FreedomOfInformationPage, PrivacyNoticePage
from pages.models.launch import LaunchCheck
from pages.models.links import FoundLink, LinkCheck
from pages.models.media import Picture, Rendition, SiteDocument
from pages.models.memberships import BodyMeeting, BodyMember
from pages.models.organisations import FormerName, Organisation, OrganisationIndexPage
from pages.models.people import PeopleIndexPage, PersonPage
from pages.models.plans import PlanIndexPage, PlanPage, PriorityPage
from pages.models.practice_reviews import PracticeReviewPage
from pages.models.publication_versions import PublicationVersion
from pages.models.publications import (
    PublicationIndexPage,
    PublicationKindPage,
    PublicationPage,
)
from pages.models.reviews import PageReview
from pages.models.roles import Role, RoleAssignment
from pages.models.site_settings import SiteSettings
from pages.models.structure import StructurePage
from pages.models.themes import Theme
from pages.models.yearly_reports import YearlyReportPage

__all__ = [
    "AccessibilityStatementPage",
    "ArrangementsPage",
    "BodyIndexPage",
    "BodyMeeting",
    "BodyMember",
    "BodyPage",
    "ContactMessage",
    "ContentPage",
    "DocumentText",
    "FormerName",
    "FoundLink",
    "FreedomOfInformationPage",
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
    "PracticeReviewPage",
    "PriorityPage",
    "PrivacyNoticePage",
    "PublicationIndexPage",
    "PublicationKindPage",
    "PublicationPage",
    "PublicationVersion",
    "Rendition",
    "Role",
    "RoleAssignment",
    "SectionPage",
    "SiteDocument",
    "SitePage",
    "SiteSettings",
    "StructurePage",
    "Theme",
    "YearlyReportPage",
    "is_reserved",
]
