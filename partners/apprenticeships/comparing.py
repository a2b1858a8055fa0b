"""Up to three offers side by side: a question in each row, an offer in each column."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from partners.apprenticeships.costs import costs_of
from partners.apprenticeships.labels import CostItem
from partners.apprenticeships.models import Batch, Offer
from partners.apprenticeships.starting import Start
from partners.apprenticeships.words import (
    SHORT,
    Item,
    dates_of,
    deadline_of,
    far_of,
    payer_in_words,
    seats_of,
)


@dataclass(frozen=True, slots=True)
class Row:
    """`cells` holds the lines of each offer; an empty cell says that it is not known."""

    question: str
    cells: Sequence[Sequence[str]]

    @property
    def differs(self) -> bool | None:
        """Whether the answers differ; None where there is nothing to compare with."""
        return len({tuple(cell) for cell in self.cells}) > 1 if len(self.cells) > 1 else None


def rows_of(offers: Sequence[Offer], start: Start) -> list[Row]:
    """What one asks before choosing, in the order of asking; nothing that no offer answers."""
    if not offers:
        return []
    batches = [one.next_batch for one in offers]
    rows = [
        _row(_("Host"), offers, lambda one: [one.host.name]),
        *(_of_batch(batches, tell) for tell in (dates_of, deadline_of, seats_of)),
        _row(_("How far"), offers, lambda one: [far_of(one, start)]),
        *(_cost(item, offers) for item in CostItem),
        _row(_("Where"), offers, lambda one: [capfirst(one.get_mode_display()), one.place]),
        _row(_("What you learn"), offers, lambda one: _names(one.competencies.all())),
        _row(_("Programme"), offers, lambda one: [day.title for day in one.days.all()]),
        _row(_("Language"), offers, lambda one: [one.get_language_display(), one.other_languages]),
        _row(_("For cooperatives from this stage"), offers, _stage),
        Row(_("For cooperatives in"), [_origins(batch) for batch in batches]),
        Row(_("Most people per cooperative"), [_team(batch) for batch in batches]),
        _row(_("What you need"), offers, lambda one: one.requirements.splitlines()),
        _row(_("So that everybody can take part"), offers, _access),
    ]
    return [row for row in rows if any(row.cells)]


def _row(question: str, offers: Sequence[Offer], answer: Callable[[Offer], list[str]]) -> Row:
    return Row(question, [[line for line in answer(one) if line] for one in offers])


def _of_batch(batches: Sequence[Batch | None], tell: Callable[[Batch | None], Item]) -> Row:
    facts = [tell(batch) for batch in batches]
    said = [[str(fact["value"]), str(fact["note"])] for fact in facts]
    return Row(facts[0]["label"], [[line for line in lines if line] for lines in said])


def _cost(item: CostItem, offers: Sequence[Offer]) -> Row:
    question = _("Who pays: %(cost)s") % {"cost": SHORT[item]}
    return _row(question, offers, lambda one: _payers(item, one))


def _payers(item: CostItem, offer: Offer) -> list[str]:
    found = [cost for cost in costs_of(offer) if cost.item is item]
    lines = [line for cost in found for line in (payer_in_words(cost), cost.note)]
    return lines or [_("does not arise online")]


def _names(terms: Sequence[object]) -> list[str]:
    return [str(term) for term in terms]


def _stage(offer: Offer) -> list[str]:
    return [offer.minimum_stage.name if offer.minimum_stage else _("every stage")]


def _origins(batch: Batch | None) -> list[str]:
    if batch is None:
        return []
    return _names([region.shown_name for region in batch.origins.all()]) or [_("the whole country")]


def _team(batch: Batch | None) -> list[str]:
    return [str(batch.max_per_cooperative)] if batch else []


def _access(offer: Offer) -> list[str]:
    return [*(capfirst(label) for label in offer.access_labels), offer.accessibility]
