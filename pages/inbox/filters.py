"""By what the list of messages can be narrowed."""

import django_filters
from django.utils import timezone
from wagtail.admin.filters import WagtailFilterSet

from pages.message_access import POLICY
from pages.message_choices import MessageState, Purpose
from pages.models import ContactMessage

DUE = [("overdue", "Overdue"), ("waiting", "New or in hand")]


class InboxFilters(WagtailFilterSet):
    state = django_filters.ChoiceFilter(choices=MessageState.choices)
    purpose = django_filters.ChoiceFilter(choices=Purpose.choices)
    due = django_filters.ChoiceFilter(label="Due", choices=DUE, method="narrow_to_due")
    assigned_to = django_filters.ModelChoiceFilter(
        label="Who deals with it",
        queryset=lambda request: POLICY.users_with_permission("change").order_by("username", "pk"),
    )

    class Meta:
        model = ContactMessage
        fields = ["state", "purpose", "due", "assigned_to"]

    def narrow_to_due(self, queryset, _name, value):
        if value == "overdue":
            return queryset.overdue(timezone.localdate())
        return queryset.open()
