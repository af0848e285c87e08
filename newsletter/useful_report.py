"""The report of what readers found useful, article by article."""

from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.permission_policies import ModelPermissionPolicy

from newsletter.models import Usefulness
from pages.admin.reports import Report
from pages.admin.rows import edit_address

SHARE = "Yes, of 100"


class UsefulArticlesView(Report):
    """Those with the most answers first. Each column sorts."""

    page_title = "Useful articles"
    header_icon = "doc-full"
    index_url_name = "useful_articles"
    permission_policy = ModelPermissionPolicy(Usefulness)
    any_permission_required = ["view"]
    verbose_name_plural = "articles with answers"
    default_ordering = "-answers"
    columns = [
        TitleColumn(
            "title",
            label="Article",
            accessor="article.title",
            sort_key="article__title",
            get_url=lambda row: edit_address(row.article),
        ),
        Column(
            "issued",
            label="Issue of",
            accessor="article.issued_words",
            sort_key="article__issued_on",
        ),
        Column("yes", label="Yes", sort_key="yes"),
        Column("no", label="No", sort_key="no"),
        Column("answers", label="Answers", sort_key="answers"),
        Column("share", label=SHARE, sort_key="share"),
    ]
    list_export = ["article.title", "article.issued_words", "yes", "no", "answers", "share"]
    export_headings = {
        "article.title": "Article",
        "article.issued_words": "Issue of",
        "yes": "Yes",
        "no": "No",
        "answers": "Answers",
        "share": SHARE,
    }
    export_filename = "useful-articles"

    def get_base_queryset(self):
        return Usefulness.objects.select_related("article").with_share()

    def order_queryset(self, queryset):
        return queryset.sorted_by(
            self.ordering.removeprefix("-"), is_falling=self.ordering.startswith("-")
        )
