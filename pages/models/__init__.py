from pages.models.base import PageReview, SitePage, is_reserved
from pages.models.general import ContentPage, HomePage, SectionPage
from pages.models.media import Picture, Rendition, SiteDocument
from pages.models.people import BodyPage, PersonPage
from pages.models.roles import Role, RoleAssignment
from pages.models.site_settings import SiteSettings

__all__ = [
    "BodyPage",
    "ContentPage",
    "HomePage",
    "PageReview",
    "PersonPage",
    "Picture",
    "Rendition",
    "Role",
    "RoleAssignment",
    "SectionPage",
    "SiteDocument",
    "SitePage",
    "SiteSettings",
    "is_reserved",
]
