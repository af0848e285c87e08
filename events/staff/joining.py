"""How people join online: kept beside the page, seen by those who run the date alone."""

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.log_actions import log

from events.models import EventState
from events.staff.screen import DateView
from events.state import locked

JOINING = "events.joining"


class JoiningForm(forms.ModelForm):
    joining_url = EventState._meta.get_field("joining_url").formfield(assume_scheme="https")

    class Meta:
        model = EventState
        fields = ["joining_url", "joining_notes"]
        widgets = {"joining_notes": forms.Textarea(attrs={"rows": 4})}


class JoiningView(DateView):
    """The history says who changed it, and never to what."""

    template_name = "events/admin/joining.html"
    page_title = "Joining details"

    def get_context_data(self, **kwargs):
        kwargs.setdefault("form", JoiningForm(instance=self.event.state))
        return super().get_context_data(event=self.event, **kwargs)

    @transaction.atomic
    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        form = JoiningForm(request.POST, instance=locked(self.event))
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        if form.has_changed():
            form.instance.save(update_fields=JoiningForm.Meta.fields)
            log(self.event, JOINING, user=request.user)
        messages.success(request, "Saved. Readers never see it.")
        return redirect("event_joining", self.event.pk)
