"""Tick the batches of a round: filtered, a page at a time, without losing what is ticked elsewhere.

A form says which batches it showed; those it did not show stay as they are.
"""

from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from home.desk.forms import ActForm
from home.models import Region, Sector
from partners.apprenticeships.lifecycle import BatchState
from partners.apprenticeships.models import Batch
from partners.apprenticeships.results.admin.base import RoundAct
from partners.apprenticeships.rounds import readiness
from partners.apprenticeships.rounds.lifecycle import Phase
from partners.apprenticeships.rounds.models import Round, RoundBatch
from partners.apprenticeships.rounds.services import rounds

SHOWN = 100
CHOSEN, FREE = "chosen", "free"


class BatchFilter(forms.Form):
    """What is shown to tick; all of it may be left empty."""

    q = forms.CharField(label=_("Offer, host or code"), required=False, max_length=100)
    province = forms.ModelChoiceField(
        Region.objects.none(), label=_("Province"), required=False, empty_label=_("any")
    )
    sector = forms.ModelChoiceField(
        Sector.objects.all(), label=_("Sector"), required=False, empty_label=_("any")
    )
    show = forms.ChoiceField(
        label=_("Show"),
        required=False,
        choices=[("", _("all")), (CHOSEN, _("chosen")), (FREE, _("not chosen"))],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        provinces = Region.objects.filter(level=Region.Level.PROVINCE).order_by("name")
        self.fields["province"].queryset = provinces  # type: ignore[attr-defined]

    def narrow(self, batches: QuerySet[Batch], chosen: set[int]) -> QuerySet[Batch]:
        """A value that is no good narrows nothing."""
        self.is_valid()
        said = self.cleaned_data
        for word in said.get("q", "").split():
            batches = batches.filter(
                Q(code__icontains=word)
                | Q(offer__title_id__icontains=word)
                | Q(offer__title_en__icontains=word)
                | Q(offer__host__name__icontains=word)
            )
        if province := said.get("province"):
            here = Q(offer__region__code__startswith=province.pk)
            at_host = Q(offer__region=None, offer__host__region__code__startswith=province.pk)
            batches = batches.filter(here | at_host)
        if sector := said.get("sector"):
            batches = batches.filter(offer__sectors=sector)
        if said.get("show") == CHOSEN:
            batches = batches.filter(pk__in=chosen)
        if said.get("show") == FREE:
            batches = batches.exclude(pk__in=chosen)
        return batches


class ChooseForm(ActForm):
    """`batches` are the ticked among `shown`; `everything` means all that the filter finds."""

    batches = forms.TypedMultipleChoiceField(
        coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    everything = forms.BooleanField(required=False)

    def __init__(self, *args: Any, shown: list[Batch], chosen: set[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["batches"]
        field.choices = [(batch.pk, str(batch)) for batch in shown]
        field.initial = [batch.pk for batch in shown if batch.pk in chosen]


class ChooseView(RoundAct):
    form_class = ChooseForm
    begins = (Phase.DRAFT, Phase.COLLECTING)
    page_title = _("Choose its batches")
    hint = _("Those whose seats this round gives.")
    button = _("Save the ticks")
    done = _("The batches are chosen.")

    def get_template_names(self) -> list[str]:
        return ["apprenticeships/rounds/admin/choose.html"]

    @cached_property
    def chosen(self) -> set[int]:
        return set(self.record.batches.values_list("batch", flat=True))

    @cached_property
    def filter(self) -> BatchFilter:
        return BatchFilter(self.request.GET)

    @cached_property
    def found(self) -> QuerySet[Batch]:
        """All that may be ticked and the filter lets through."""
        rows = choosable(self.record).select_related("offer__host", "offer__region")
        return self.filter.narrow(rows, self.chosen).order_by("starts_on", "pk")

    @cached_property
    def page(self) -> Page[Batch]:
        return Paginator(self.found, SHOWN).get_page(self.request.GET.get("p"))

    def get_form_kwargs(self) -> dict[str, Any]:
        return {
            **super().get_form_kwargs(),
            "shown": list(self.page.object_list),
            "chosen": self.chosen,
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.get("form") or self.get_form()
        ticked = {str(key) for key in form["batches"].value() or ()}
        return super().get_context_data(
            form=form,
            filter=self.filter,
            page=self.page,
            rows=[(batch, str(batch.pk) in ticked) for batch in self.page.object_list],
            asked=self._asked,
            chosen_count=len(self.chosen),
            **{name: value for name, value in kwargs.items() if name != "form"},
        )

    @property
    def _asked(self) -> str:
        """The filter, to be carried to another page of it."""
        asked = self.request.GET.copy()
        asked.pop("p", None)
        return asked.urlencode()

    def act(self, form: ChooseForm) -> None:
        shown = {batch.pk for batch in self.page.object_list}
        ticked = set(form.cleaned_data["batches"])
        if form.cleaned_data["everything"]:
            ticked |= set(self.found.values_list("pk", flat=True))
        wanted = (self.chosen - shown) | ticked
        rounds.choose_batches(
            self.record,
            Batch.objects.filter(pk__in=wanted),
            by=self.actor,
            seen=form.seen_version,
        )

    def get_success_url(self) -> str:
        if "on" in self.request.POST:
            asked = self.request.GET.urlencode()
            here = reverse("rounds_admin:choose", args=[self.kwargs["pk"]])
            return f"{here}?{asked}" if asked else here
        return super().get_success_url()

    @property
    def back(self) -> str:
        return super().get_success_url()


def choosable(round: Round) -> QuerySet[Batch]:
    """Published batches ahead that take applications or will, in no other round; and its own."""
    elsewhere = RoundBatch.objects.filter(round__state__in=readiness.GIVING).exclude(round=round)
    free = (
        Batch.objects.public()
        .ahead()
        .filter(state__in=[BatchState.PLANNED, BatchState.OPEN])
        .exclude(pk__in=elsewhere.values("batch"))
    )
    own = Batch.objects.filter(rounds__round=round)
    return Batch.objects.filter(Q(pk__in=free.values("pk")) | Q(pk__in=own.values("pk")))


urlpatterns = [path("<int:pk>/batches/", ChooseView.as_view(), name="choose")]
