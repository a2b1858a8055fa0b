"""An offer on lists gets new words: kept, marked in the lists, and told to whom it concerns."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.dispatch import receiver
from django.utils import timezone

from home.notices import posting
from home.notices.posting import Occasion
from partners.apprenticeships.applications import offer_words
from partners.apprenticeships.applications.hearers import who_apply
from partners.apprenticeships.applications.lists import Listed
from partners.apprenticeships.applications.models import Application, OfferChange
from partners.apprenticeships.applications.models.offer_change import Pairs, together
from partners.apprenticeships.applications.offer_notices import OFFERS
from partners.apprenticeships.hosting.changes import Changes, published_anew
from partners.apprenticeships.models import Offer
from partners.apprenticeships.rounds.lifecycle import RoundState
from partners.apprenticeships.rounds.models import Round

Content = Mapping[str, Any]


@receiver(published_anew)
def on_published(
    offer: Offer, changes: Changes, before: Content, after: Content, **kwargs: Any
) -> None:
    """In the transaction that publishes. Nothing is kept of an offer that no round collects for."""
    rounds = Round.objects.filter(state=RoundState.OPEN, batches__batch__offer=offer).distinct()
    change = _of(offer, changes, before, after)
    if not (change.fields or change.batches) or not (collecting := list(rounds)):
        return
    change.save()
    for one in collecting:
        told = list(_told(one, change))
        if one.apply_until <= timezone.localdate():  # tomorrow morning is too late
            posting.tell_now(OFFERS, told)
        else:
            posting.tell(OFFERS, told)


def marks(listed: Sequence[Listed]) -> dict[int, list[offer_words.Changed]]:
    """By batch what became different in its offer since it was put on the list. One query, and
    those for what terms are called where something did.
    """
    if not listed:
        return {}
    offers, first = {one.batch.offer_id for one in listed}, min(one.since for one in listed)
    rows = list(OfferChange.objects.filter(offer__in=offers, at__gt=first))
    pairs: dict[int, Pairs] = {}
    for one in listed:
        mine = [row for row in rows if row.offer_id == one.batch.offer_id and row.at > one.since]
        if mine and one.lost is None:
            pairs[one.batch.pk] = together(mine, one.batch.pk)
    terms = offer_words.Terms(pairs.values())
    return {key: said for key, one in pairs.items() if (said := offer_words.changed(one, terms))}


def _of(offer: Offer, changes: Changes, before: Content, after: Content) -> OfferChange:
    """Not stored yet."""
    old, new = ({row["pk"]: row for row in content["batches"]} for content in (before, after))
    return OfferChange(
        offer=offer,
        fields=_pairs(changes.fields & offer_words.TOLD, before, after),
        batches={
            str(key): pairs
            for key, names in changes.batches.items()
            if (pairs := _pairs(names & offer_words.OF_BATCH.keys(), old[key], new[key]))
        },
    )


def _pairs(names: Iterable[str], before: Content, after: Content) -> dict[str, list[Any]]:
    return {name: [before.get(name), after.get(name)] for name in sorted(names)}


def _told(round: Round, change: OfferChange) -> Iterator[Occasion]:
    """Who applies for those with a batch of it on their list, or in what they handed in."""
    batches = set(
        round.batches.filter(batch__offer=change.offer_id).values_list("batch", flat=True)
    )
    if not change.fields:
        batches &= {int(key) for key in change.batches}
    rows = Application.objects.filter(round=round).exclude(state=Application.State.WITHDRAWN)
    keys = set(rows.filter(choices__batch__in=batches).values_list("pk", flat=True))
    handed_in = rows.submitted().order_by().values_list("pk", "standing__content__choices")
    keys |= {key for key, choices in handed_in.iterator() if not batches.isdisjoint(choices)}
    concerned = rows.filter(pk__in=keys)
    people = who_apply(concerned)
    for key, organisation in concerned.order_by("pk").values_list("pk", "organisation"):
        facts = {"application": key, "change": change.pk}
        for person in sorted(people.get(organisation, ())):
            yield Occasion(person, f"{key}:{change.pk}", facts)
