"""The steps in which an offer is written, and what it says in each, in words."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.desk.forms import said
from home.ui.states import Look
from partners.apprenticeships.hosting import figures
from partners.apprenticeships.lifecycle import BEGUN, Phase
from partners.apprenticeships.models import Batch, Offer
from partners.apprenticeships.services.hosting import OVER
from partners.apprenticeships.workspace import forms
from partners.apprenticeships.workspace.wording import dates_of


@dataclass(frozen=True, slots=True)
class Step:
    """One form for fields of the offer."""

    title: str | Promise
    form: type[forms.WordsForm]


STEPS: Mapping[str, Step] = {
    "about": Step(gettext_lazy("Title and summary"), forms.AboutForm),
    "learning": Step(gettext_lazy("What can be learned"), forms.LearningForm),
    "place": Step(gettext_lazy("Where and in which language"), forms.PlaceForm),
    "conditions": Step(gettext_lazy("What people need"), forms.ConditionsForm),
    "access": Step(gettext_lazy("So that everybody can take part"), forms.AccessForm),
    "contact": Step(gettext_lazy("Contact"), forms.ContactForm),
}


@dataclass(frozen=True, slots=True)
class Said:
    """A step as it stands in the draft: (label, text) of what is written; `missing`: sentences."""

    code: str
    title: str | Promise
    url: str
    facts: list[tuple[str, str]]
    missing: list[str]


@dataclass(frozen=True, slots=True)
class BatchRow:
    """`number`: its place, from 1. `is_fixed`: a round gives its seats, or it is over. `is_past`:
    it has ended, or was called off.
    """

    number: int
    dates: str
    look: Look
    facts: list[tuple[str, str]]
    figures: list[figures.Figure]
    is_fixed: bool
    may_go: bool
    is_past: bool


def steps_of(offer: Offer, draft: Offer, missing: Mapping[str, str]) -> list[Said]:
    """All `STEPS`, and the costs after what people need."""
    slug, found = offer.host.slug, []
    for code, step in STEPS.items():
        url = reverse(f"hosting:write_{code}", args=[slug, offer.pk])
        lacks = [missing[name] for name in step.form.names if name in missing]
        found.append(Said(code, step.title, url, _facts(step.form, draft), lacks))
    costs = [
        (capfirst(str(row.get_item_display())), _joined(row.get_payer_display(), row.note))
        for row in draft.costs.all()
    ]
    url = reverse("hosting:costs", args=[slug, offer.pk])
    found.insert(4, Said("costs", _("Who pays what"), url, costs, []))
    return found


def batches_of(draft: Offer, held: Collection[int]) -> list[BatchRow]:
    """The draft's batches with what is known of each; a constant number of queries. `held`: keys of
    those whose seats a round gives.
    """
    rows = list(draft.batches.all())
    stored = [batch for batch in rows if batch.pk]
    known = figures.figures_of(stored)
    return [_batch(number, batch, batch.pk in held, known) for number, batch in enumerate(rows, 1)]


def _batch(
    number: int, batch: Batch, is_held: bool, known: Mapping[int, list[figures.Figure]]
) -> BatchRow:
    facts = [
        (_("Last day to apply"), said(batch.last_day_to_apply)),
        (_("Seats"), str(batch.seats)),
        (_("Minimum to run"), str(batch.minimum) if batch.minimum else ""),
        (_("Most people per cooperative"), str(batch.max_per_cooperative)),
        (_("Seats reserved for 3T regions"), str(batch.reserve_3t) if batch.reserve_3t else ""),
        (
            _("Only for these provinces"),
            ", ".join(region.shown_name for region in batch.origins.all()),
        ),
    ]
    is_fixed = is_held or (batch.phase in OVER and batch.state in BEGUN)
    return BatchRow(
        number=number,
        dates=dates_of(batch),
        look=batch.look,
        facts=[(label, text) for label, text in facts if text],
        figures=known.get(batch.pk, []),
        is_fixed=is_fixed,
        may_go=not is_fixed and batch.state not in BEGUN,
        is_past=is_fixed and batch.phase in OVER - {Phase.RUNNING},
    )


def _facts(form_class: type[forms.WordsForm], draft: Offer) -> list[tuple[str, str]]:
    form: Any = form_class()
    written = form_class.written(draft)
    facts = [
        (str(form.fields[name].label), form.shown(name, value))
        for name, value in written.items()
        if value
    ]
    return [(capfirst(label), text) for label, text in facts]


def _joined(*words: object) -> str:
    return " · ".join(str(word) for word in words if word)
