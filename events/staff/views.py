"""The screens: what can be done with a date, and each action with its preview."""

from hashlib import sha256

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from wagtail.admin import messages
from wagtail.locks import BasicLock

from events.changes import (
    Change,
    Outlook,
    OvertakenError,
    RefusedError,
    carry_out,
    look_ahead,
    refusal,
)
from events.staff import history, preview
from events.staff.actions import ACTIONS, offered
from events.staff.forms import ActForm, MoveForm, RewordForm
from events.staff.screen import DateView

LOCKED = "This page is locked just now: wait, or ask who locked it."
TOLD = "Readers see it now, and calendars will follow."
PASSED = "This date has passed. Say so with the tick, if it is what you mean."


class ActionsView(DateView):
    """What readers see of the date, and what can be done with it."""

    template_name = "events/admin/actions.html"

    def get_context_data(self, **kwargs):
        event, now = self.event, timezone.now()
        links = [(action.label, action.address(event)) for action in offered(event)]
        words = preview.words_of(event, self.series, now) if event.live else {}
        return super().get_context_data(
            event=event,
            facts=[(what, said) for what, said in words.items() if said],
            links=links if event.live and not event.alias_of_id else [],
            **kwargs,
        )


class ActView(DateView):
    """One action: asked, shown, confirmed. Only the confirmation changes anything."""

    template_name = "events/admin/act.html"

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        self.action = ACTIONS.get(kwargs["action"])
        if self.action is None:
            raise Http404
        self.page_title = self.action.label
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if words := self.refusal():
            return self.refused(words)
        form = self.form(initial=self.initial())
        if not form.is_shown_first:
            return self.show(form)
        change = form.change()
        return self.show(form, change, look_ahead(self.event, change, timezone.now()))

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.POST.get("seen") != str(self.event.state.sequence):
            return self.refused(history.overtaken_by(self.event))
        if words := self.refusal():
            return self.refused(words)
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form)
        change = form.change()
        try:
            outlook = look_ahead(self.event, change, timezone.now())
        except RefusedError as error:
            form.add_error(None, str(error))
            return self.show(form)
        is_sure = not outlook.has_passed or form.is_sure_of_past()
        is_confirmed = request.POST.get("confirmed") == digest(change)
        if is_confirmed and is_sure:
            return self.act(change)
        if is_confirmed:
            form.add_error("has_passed", PASSED)
        return self.show(form, change, outlook)

    def act(self, change: Change) -> HttpResponse:
        seen, user = self.event.state.sequence, self.request.user
        try:
            carry_out(self.event, change, seen=seen, user=user)
        except OvertakenError:
            return self.refused(history.overtaken_by(self.event))
        except RefusedError as error:
            return self.refused(str(error))
        undo = ACTIONS.get(self.action.undo)
        buttons = [messages.button(f"{undo.address(self.event)}?back=1", "Undo")] if undo else []
        messages.success(self.request, f"You {self.action.did}. {TOLD}", buttons=buttons)
        return self.to_actions()

    def refusal(self) -> str:
        lock = self.event.get_lock()
        # A draft that waits, for approval or for its time, is no reason to keep readers waiting.
        is_locked = isinstance(lock, BasicLock) and lock.for_user(self.request.user)
        if self.action.probe.written and is_locked:
            return LOCKED
        return refusal(self.event, self.action.probe)

    def refused(self, words: str) -> HttpResponse:
        messages.error(self.request, words)
        return self.to_actions()

    def form(self, *args, **kwargs) -> ActForm:
        return self.action.form_class(*args, event=self.event, **kwargs)

    def initial(self) -> dict:
        """What stands in the fields at first; on the way back, where it was before."""
        state = self.event.state
        values = {"venue": self.event.venue}
        if self.action.form_class is RewordForm:
            values["reason"] = state.reason
        if self.action.form_class is MoveForm:
            values |= {"starts_at": self.event.starts_at, "ends_at": self.event.ends_at}
            if "back" in self.request.GET and state.previous_start:
                lasts = self.event.ends_at - self.event.starts_at
                values["starts_at"] = state.previous_start
                values["ends_at"] = state.previous_start + lasts
        return values

    def show(
        self, form: ActForm, change: Change | None = None, outlook: Outlook | None = None
    ) -> HttpResponse:
        context = {"form": form, "event": self.event, "action": self.action, "media": form.media}
        if outlook:
            if outlook.has_passed:
                form.is_asked_about_past = True
            context |= {
                "lines": preview.lines(self.event, outlook, self.series, timezone.now()),
                "who_hears": preview.who_hears(self.event, change),
                "confirmed": digest(change),
            }
        return self.render_to_response(self.get_context_data(**context))


def digest(change: Change) -> str:
    """Of what was shown: what is confirmed must be the same."""
    return sha256(repr(change).encode()).hexdigest()[:32]
