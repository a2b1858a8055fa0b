"""Admin views that do more than Wagtail's own: copy for next year, decide."""

from datetime import timedelta
from typing import Any, Self

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.models import ModelLogEntry
from wagtail.snippets.views import snippets

from home.access import actor_of
from home.desk.admin import AdminActView, record_or_404
from home.desk.conflict import Event, events_of
from home.desk.decisions import ListedActView
from home.desk.editing import NewerVersionFirst, decided_by
from home.desk.forms import ConfirmForm
from home.desk.locking import locked, locked_together
from home.desk.refusals import Refusal
from home.in_charge_admin import WhoMakesIt
from partners.apprenticeships import readiness
from partners.apprenticeships.admin.forms import DecisionForm, OfferForm
from partners.apprenticeships.labels import REFUSALS
from partners.apprenticeships.lifecycle import DecisionRefused
from partners.apprenticeships.models import Batch, Offer
from partners.apprenticeships.models.querysets import with_rounds
from partners.apprenticeships.readiness import OfferIsNotReady
from partners.apprenticeships.services import batches, offers


class CopyLinkMixin:
    """A way to next year's offer, from the list and the form."""

    next_year_url_name = ""

    def next_year_button(self, offer: Offer) -> Button:
        url = reverse(self.next_year_url_name, args=[offer.pk])
        return Button(_("Copy for next year"), url=url, icon_name="copy", priority=15)


class OfferIndexView(CopyLinkMixin, snippets.IndexView):
    def get_list_more_buttons(self, instance: Offer) -> list[Button]:
        buttons = super().get_list_more_buttons(instance)
        if offers.user_can_copy(actor_of(self.request)):
            buttons.append(self.next_year_button(instance))
        return buttons


class RefusedAtItsField:
    """For Wagtail's forms of offers: what is not ready is not handed in or published, nothing is
    saved, and the form says why at its field.
    """

    request: HttpRequest
    action: str

    def run_action_method(self) -> Any:
        """Publishing asks by itself."""
        if self.action in {"submit", "restart-workflow"}:
            readiness.check(self.object)  # type: ignore[attr-defined]
        return super().run_action_method()  # type: ignore[misc]

    def form_valid(self, form: OfferForm) -> HttpResponse:
        try:
            with transaction.atomic():
                response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        except OfferIsNotReady as refusal:
            return self._afresh()._refused(refusal)
        return response

    def _afresh(self) -> Self:
        """The offer in memory, its version and its moderation are not those that are stored."""
        view = type(self)(**self.request.resolver_match.func.view_initkwargs)  # type: ignore[union-attr]
        view.setup(self.request, *self.args, **self.kwargs)  # type: ignore[attr-defined]
        return view

    def _refused(self, refusal: OfferIsNotReady) -> HttpResponse:
        form = self.get_form()  # type: ignore[attr-defined]
        form.refuse(refusal)
        self.produced_error_message = self.get_error_message()  # type: ignore[attr-defined]
        return self.form_invalid(form)  # type: ignore[attr-defined,no-any-return]


class OfferCreateView(RefusedAtItsField, WhoMakesIt, snippets.CreateView):
    pass


class OfferEditView(RefusedAtItsField, CopyLinkMixin, NewerVersionFirst, snippets.EditView):
    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """What is sent back for changes need not be complete."""
        super().setup(request, *args, **kwargs)
        is_sent_back = request.POST.get("workflow-action-name") == "reject"
        if self.action == "workflow-action" and is_sent_back:
            self.saving_as_draft = True

    def take_over_decisions(self, current: Offer) -> None:
        """Of a draft Wagtail writes the batches too, with the states that it read before."""
        stored = locked_together(Batch.objects.filter(offer_id=current.pk))
        for batch in self.object.batches.all():
            if batch.pk in stored:
                batch.state = stored[batch.pk].state

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons = super().header_more_buttons
        if offers.user_can_copy(actor_of(self.request)):
            buttons.append(self.next_year_button(self.object))
        return sorted(buttons)


class OfferApprovalView(snippets.WorkflowActionView):
    """Approving publishes: what is not ready leads to the form, and stays in moderation.

    Of two who decide at once one does; the other is told who it was.
    """

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                locked(self.object)
                self.task_state.refresh_from_db()
                if not (decided := decided_by(self.task_state)):
                    return super().post(request, *args, **kwargs)
            messages.error(request, decided)
        except OfferIsNotReady as refusal:
            reasons = " ".join(refusal.messages)
            messages.error(request, _("This offer cannot be published yet. %s") % reasons)
        if request.headers.get("x-requested-with") != "XMLHttpRequest":
            return redirect(self.redirect_url)
        return self.render_modal_json(request, {"step": "success", "redirect": self.redirect_url})


class NextYearView(AdminActView):
    """Ask, then copy an offer with dates of the next year."""

    form_class = ConfirmForm
    edit_url_name = index_url_name = ""
    allowed = staticmethod(offers.user_can_copy)
    page_title = gettext_lazy("Copy for next year")
    header_icon = "copy"
    button = gettext_lazy("Copy for next year")
    done = gettext_lazy("A draft with next year's dates is ready. Check each date.")

    def find(self) -> None:
        self.record = record_or_404(Offer.objects.all(), self.kwargs["pk"])

    def version(self, record: Offer) -> str:
        """The copies that are there: who comes second hears of the first one's."""
        return offers.latest_copy(record)

    def events_since(self, current: Offer, seen: str) -> list[Event]:
        known = int(seen) if seen.isdecimal() and len(seen) < 18 else 0
        keys = [str(copy.pk) for copy in current.copies.filter(pk__gt=known)]
        copied = ModelLogEntry.objects.filter(action=offers.COPIED, object_id__in=keys)
        return events_of(copied)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        offers_list = {"url": reverse(self.index_url_name), "label": _("Offers")}
        offer = {"url": self.back, "label": str(self.record)}
        here = {"url": "", "label": self.get_page_title()}
        return [*super().get_breadcrumbs_items(), offers_list, offer, here]

    @property
    def back(self) -> str:
        return reverse(self.edit_url_name, args=[self.record.pk])

    @property
    def intro(self) -> str:
        weeks = self.shift.days // 7
        asked = ngettext(
            "Make a draft with the same host, programme and conditions? Every date moves by "
            "%(weeks)s week, so that the days of the week stay; all batches start as planned.",
            "Make a draft with the same host, programme and conditions? Every date moves by "
            "%(weeks)s weeks, so that the days of the week stay; all batches start as planned.",
            weeks,
        )
        return asked % {"weeks": weeks}

    @cached_property
    def shift(self) -> timedelta:
        return offers.shift_for_next_year(self.record)

    def facts(self) -> list[tuple[str | Promise, object]]:
        """The dates of each batch, and those that its copy gets."""
        batches_now = self.record.batches.all()
        return [(_days(batch, timedelta()), _days(batch, self.shift)) for batch in batches_now]

    def act(self, form: ConfirmForm) -> None:
        self.copy = offers.copy_for_next_year(self.record, by=self.actor, seen=form.seen_version)

    def get_success_url(self) -> str:
        return reverse(self.edit_url_name, args=[self.copy.pk])

    @property
    def gone_url(self) -> str:
        return reverse(self.index_url_name)


def _days(batch: Batch, shift: timedelta) -> str:
    first, last = (offers.moved(day, shift) for day in (batch.starts_on, batch.ends_on))
    return f"{date_format(first)} – {date_format(last)}"


class DecisionView(ListedActView):
    """Decide about a batch: open it, close it, confirm it, call it off."""

    act_form = DecisionForm
    list_title = gettext_lazy("Batches")
    allowed = staticmethod(batches.user_can_decide)
    page_title = gettext_lazy("Decide about a batch")
    header_icon = "date"
    button = gettext_lazy("Decide")

    def find(self) -> None:
        rows = Batch.objects.select_related("offer__host").prefetch_related(with_rounds())
        self.record = record_or_404(rows, self.kwargs["pk"])

    def explain(self, refusal: Refusal) -> str:
        return str(REFUSALS[refusal.reason]) if isinstance(refusal, DecisionRefused) else ""

    def events_since(self, current: Batch, seen: str) -> list[Event]:
        """Decisions about this batch; the log keeps them with its offer."""
        of_it = ModelLogEntry.objects.for_instance(current.offer).filter(
            action=batches.DECIDED, data__batch=current.code
        )
        moment = parse_datetime(seen) if len(seen) > len("2026-01-01") else None
        return events_of(of_it.filter(timestamp__gt=moment)) if moment else []

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "batch": self.record}

    def tell(self, form: Any, current: Batch, *, said: str = "") -> HttpResponse:
        self.record = current
        return super().tell(form, current, said=said)

    def about(self) -> str:
        return f"{self.record.offer} · {self.record.code}"

    def facts(self) -> list[tuple[str | Promise, object]]:
        batch = self.record
        return [
            (_("Host"), batch.offer.host),
            (_("Dates"), _days(batch, timedelta())),
            (_("Last day to apply"), date_format(batch.last_day_to_apply)),
            (_("Seats"), batch.seats),
            (_("Minimum to run"), batch.minimum),
            (_("State"), batch.get_state_display()),
        ]

    @property
    def done(self) -> str:
        return _("Decided: %(object)s") % {"object": self.record}

    def act(self, form: DecisionForm) -> None:
        words = form.cleaned_data
        batches.decide(
            self.record,
            words["decision"],
            by=self.actor,
            note=words["note"],
            seen=form.seen_version,
        )
