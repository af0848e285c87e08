"""Plans and their priorities."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager
from wagtail.search import index

from pages import panels
from pages.blocks import BodyStream
from pages.models.base import SitePage
from pages.models.index import IndexPage
from pages.models.period import YEARS, Period
from pages.models.publications import PublicationPage
from pages.querysets import PlanQuerySet, PriorityQuerySet


class PlanIndexPage(IndexPage):
    """Lists the plans, the current one first."""

    parent_page_types = ["pages.SectionPage"]
    subpage_types = ["pages.PlanPage"]

    class Meta:
        verbose_name = "list of plans"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        today = timezone.localdate()
        this_year = today.year
        plans = PlanPage.objects.child_of(self).live().public().current(today)
        context["plans"] = plans.with_next().current_first(this_year)
        context["this_year"] = this_year
        return context


class PlanPage(Period, SitePage):
    """What the Partnership means to make better in some years. Its priorities stand below it."""

    # Empty in a draft only.
    first_year = models.PositiveSmallIntegerField(null=True, validators=YEARS)
    last_year = models.PositiveSmallIntegerField(null=True, validators=YEARS)
    replaced_by = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="The plan that came after this one.",
    )
    body = StreamField(BodyStream(), blank=True, help_text="How the plan is carried out.")

    objects = PageManager.from_queryset(PlanQuerySet)()

    parent_page_types = ["pages.PlanIndexPage"]
    subpage_types = ["pages.PriorityPage"]

    content_panels = [
        *SitePage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("first_year"), FieldPanel("last_year")]),
                PageChooserPanel("replaced_by"),
            ],
            heading="Years",
        ),
        FieldPanel("body"),
    ]
    search_fields = [*SitePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "plan"

    @property
    def is_over(self) -> bool:
        return self.last_year is not None and self.last_year < timezone.localdate().year

    def priorities(self):
        """What a reader finds in this plan, in order."""
        priorities = PriorityPage.objects.child_of(self).live().public()
        return priorities.current(timezone.localdate()).order_by("path")

    def _priorities_with_resources(self):
        """What sits under each stands in its `resources`."""
        resources = models.Prefetch(
            "publications",
            PublicationPage.objects.current(timezone.localdate()).listed(),
            to_attr="resources",
        )
        return self.priorities().with_strategy().prefetch_related(resources)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["priorities"] = self._priorities_with_resources() if self.path else []
        context["replaced_by"] = PlanPage.objects.open_one(self.replaced_by_id)
        replaced = PlanPage.objects.live().public().filter(replaced_by_id=self.pk)
        context["replaces"] = replaced.order_by("-last_year", "path").first()
        return context

    def clean(self):
        super().clean()
        if self.replaced_by_id and self.replaced_by_id == self.pk:
            raise ValidationError({"replaced_by": "A plan cannot replace itself."})


class PriorityPage(SitePage):
    """One priority of one plan."""

    wording = models.TextField(
        blank=True, max_length=500, help_text="As the plan words it, word for word."
    )
    strategy = models.ForeignKey(
        "pages.PublicationPage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="The strategy behind it. A strategy may outlive the plan.",
    )
    body = StreamField(BodyStream(), blank=True)

    objects = PageManager.from_queryset(PriorityQuerySet)()

    parent_page_types = ["pages.PlanPage"]
    subpage_types = []

    content_panels = [
        *SitePage.content_panels,
        FieldPanel("wording"),
        PageChooserPanel("strategy"),
        FieldPanel("body"),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("wording"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = "priority"
        verbose_name_plural = "priorities"

    @property
    def plan_url(self) -> str:
        """The address of the plan, for a priority that was asked for with its plan."""
        return Page(url_path=self.plan_url_path).url

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        plan = PlanPage.objects.with_next().get(pk=self.get_parent().pk)
        priorities = list(plan.priorities())
        places = [page.pk for page in priorities]
        here = places.index(self.pk) if self.pk in places else len(places)
        context["plan"] = plan
        context["replaced_by"] = plan.replaced_by if plan.next_is_open else None
        context["number"] = here + 1
        context["previous_priority"] = priorities[here - 1] if here else None
        context["next_priority"] = priorities[here + 1] if here + 1 < len(priorities) else None
        context["priorities"] = priorities
        found = list(PublicationPage.objects.of_priority(self.pk, self.strategy_id))
        # The strategy stands by itself, above them.
        context["strategy"] = next((page for page in found if page.pk == self.strategy_id), None)
        context["publications"] = [page for page in found if page.pk != self.strategy_id]
        context["panels"] = panels.shown("priority", self, timezone.now())
        return context
