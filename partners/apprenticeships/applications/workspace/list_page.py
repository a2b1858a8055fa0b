"""The list: ranked by buttons, by numbers, or by dragging; wholly without JavaScript."""

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from home.desk.forms import ActForm
from partners.apprenticeships.applications import fitting, ranking
from partners.apprenticeships.applications.fit_words import stands
from partners.apprenticeships.applications.lists import Listed, list_of
from partners.apprenticeships.applications.misfits import misfits
from partners.apprenticeships.applications.offer_changes import marks
from partners.apprenticeships.applications.services import applications
from partners.apprenticeships.applications.workspace import finding
from partners.apprenticeships.applications.workspace.acts import OfApplication
from partners.apprenticeships.applications.workspace.forms import OrderForm

STEPS = {"up": -1, "down": 1}
OFF = "off"


class ListView(OfApplication):
    form_class = OrderForm
    template_name = "applications/list.html"
    page_title = _("Your list")
    button = _("Save the order")
    done = _("Saved. The list counts once you hand it in.")

    @cached_property
    def listed(self) -> list[Listed]:
        return list_of(self.application, self.known.codes)

    @cached_property
    def known(self) -> fitting.RoundBatches:
        return fitting.batches_of(self.round)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "listed": [one.batch.pk for one in self.listed]}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        form: OrderForm = context["form"]
        found = fitting.fits_of_list(self.application, self.known)
        fits, not_fitting = (
            {fit.batch: stands(fit) for fit in found},
            misfits(self.application, found),
        )
        until, zone = finding.until(self.round, self.standing.organisation)
        changed = marks(self.listed)
        rows = [
            {
                "place": one.place,
                "batch": one.batch,
                "lost": one.lost.label if one.lost else "",
                "changed": changed.get(one.batch.pk),
                "fits": fits.get(one.batch.code),
                "misfits": not_fitting.get(one.batch.code, ()),
                "field": form.place(one.batch.pk),
                "url": self.address("batch", one.batch.code),
            }
            for one in self._as_shown(form)
        ]
        return {
            **context,
            "rows": rows,
            "application": self.application,
            "round": self.round,
            "until": until,
            "zone": zone,
            "is_open": finding.is_open(self.round, self.standing.organisation),
            "batches_url": self.address("batches"),
            "hand_in_url": self.address("hand_in"),
            "paper_url": self.address("paper"),
            "may_apply": finding.may_apply(self.standing),
        }

    def _as_shown(self, form: OrderForm) -> list[Listed]:
        """In the order of the numbers beside them, also those of a draft."""
        listed = {one.batch.pk: one for one in self.listed}
        return [listed[key] for key in ranking.by_numbers(form.listed, form.shown_numbers)]

    def act(self, form: ActForm) -> None:
        """What was typed first, then the button that was pressed."""
        assert isinstance(form, OrderForm)  # noqa: S101 - `form_class`
        order = ranking.by_numbers(form.listed, form.typed)
        if form.move is not None:
            verb, key = form.move
            if verb == OFF:
                order = [one for one in order if one != key]
            else:
                order = ranking.moved(order, key, STEPS.get(verb, 0))
        batches = {one.batch.pk: one.batch for one in self.listed}
        by, seen = self.standing.actor, form.seen_version
        applications.order_list(self.application, [batches[key] for key in order], by=by, seen=seen)

    def get_success_url(self) -> str:
        return self.address("list")

    @property
    def back(self) -> str:
        return reverse("applications:overview", args=[self.kwargs["organisation"]])
