"""The view of an act: asks, then lets a service do it.

A person without the right gets 403; a refusal comes back beside its field with everything that
was typed; who comes second sees both versions (409); a form sent twice gets its first answer.
"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from home.access import Actor, actor_of, require
from home.desk import once
from home.desk.conflict import Conflict, Event
from home.desk.forms import ActForm
from home.desk.locking import version_of
from home.desk.once import SentBefore
from home.desk.refusals import HasChangedSince, IsGone, Refusal


class ActView(FormView):
    """Subclasses say who may ask (`allowed`, the same question as the service's), what it is
    done to (`find`, `record`, `about`), how (`act`), and their room's words (`explain`).
    """

    form_class: type[ActForm] = ActForm
    allowed: Callable[[Actor], bool]
    actor: Actor
    intro: str | Promise = ""
    button: str | Promise = gettext_lazy("Save")
    done: str | Promise = gettext_lazy("Saved.")
    is_serious = False  # a button in red
    lost_url: str | Promise = ""  # where one goes who sends a form about what is not there any more
    record: Any = None  # what is written, with its version; None when nothing is there yet

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.actor = actor_of(request)
        require(self.allowed(self.actor))
        try:
            self.find()
        except Http404:
            # What the same form has taken away already cannot be found again.
            sending = once.sending_of(request)
            before = once.first_of(sending)
            if before is not None and before.is_same:
                return self.repeat(before)
            if sending is None or not self.lost_url:
                raise
            return self.tell_it_is_gone(self.lost_url)
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def find(self) -> None:
        """Set what the page is about. Raises Http404."""

    def act(self, form: Any) -> Any:
        """Call the service. Raises its refusals."""
        raise NotImplementedError

    def about(self) -> str:
        """What it is done to, in words."""
        return str(self.record)

    def explain(self, refusal: Refusal) -> str:
        """A refusal of the room, in the reader's words."""
        raise NotImplementedError

    def events_since(self, current: Any, seen: str) -> list[Event]:
        """What others did since; only what this person may know."""
        return []

    def version(self, record: Any) -> str:
        """What `seen` is compared with; empty where nothing can be overwritten."""
        return version_of(record)

    def get_initial(self) -> dict[str, Any]:
        return {"seen": self.version(self.record), **super().get_initial()}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.get_form()
        is_valid = form.is_valid()
        try:
            with once.carried_out_once(once.sending_of(request)) as sent:
                self._require_seen(form)
                if is_valid:
                    self.act(form)
                    sent.answer, sent.words = self.get_success_url(), str(self.done)
                else:
                    transaction.set_rollback(True)
        except SentBefore as before:
            return self.repeat(before, form)
        except HasChangedSince as refusal:
            return self.tell(form, refusal.facts["current"])
        except IsGone:
            return self.tell_it_is_gone()
        except Refusal as refusal:
            form.refuse([self.explain(refusal)], refusal.about)
        except ValidationError as refusal:
            form.refuse_values(refusal)
        else:
            if is_valid:
                messages.success(request, sent.words)
                return redirect(sent.answer)
        return self._page(form, None, status=200)

    def repeat(self, before: SentBefore, form: ActForm | None = None) -> HttpResponse:
        """The same answer again; other words under the same key are asked about."""
        if form is None or before.is_same:
            messages.success(self.request, before.first.words)
            return redirect(before.first.answer)
        self.find()
        at = date_format(localtime(before.first.at), "SHORT_DATETIME_FORMAT")
        said = _(
            "You sent this form before, and it was recorded (%(at)s). What you have changed in it "
            "since is not: it is still below. Send again to record it too."
        )
        return self.tell(form, self.record, said=said % {"at": at})

    def tell(self, form: Any, current: Any, *, said: str = "") -> HttpResponse:
        """Somebody was faster: both versions side by side, one's own words kept in the form."""
        faster = _(
            "Somebody else has changed this since you opened it. Nothing you typed is lost: it is "
            "still in the form below."
        )
        events, differences = self.events_since(current, form.seen_version), []
        if current is not None:
            differences = form.differences(current)
            form = form.over(current, self.version(current))
        return self._page(form, Conflict(said or faster, events, differences), status=409)

    def tell_it_is_gone(self, url: str | Promise = "") -> HttpResponse:
        messages.error(self.request, _("Somebody else has taken this away meanwhile."))
        return redirect(str(url) or self.gone_url)

    @property
    def gone_url(self) -> str:
        """Where one goes when the record is no longer there."""
        return self.get_success_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        given = {
            "about": self.about(),
            "intro": self.intro,
            "button": self.button,
            "is_serious": self.is_serious,
            "back": self.back,
            "once": {"name": once.FIELD, "key": once.new_key()},
        }
        return super().get_context_data(**{**given, **kwargs})

    @property
    def back(self) -> str:
        """Where one goes who does not want to."""
        return self.get_success_url()

    def _require_seen(self, form: ActForm) -> None:
        version = self.version(self.record)
        if version and form.seen_version != version:
            raise HasChangedSince(current=self.record)

    def _page(self, form: ActForm, told: Conflict | None, *, status: int) -> HttpResponse:
        form.ask_for_files_again()
        context = self.get_context_data(form=form, conflict=told)
        return self.render_to_response(context, status=status)
