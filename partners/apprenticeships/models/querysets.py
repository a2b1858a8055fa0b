"""Offers and batches, asked for in sentences."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Prefetch, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Left
from django.utils import timezone
from wagtail.images.models import Image

from home.access import Actor
from partners.agreements.related import proves_something
from partners.apprenticeships.distance import (
    PROVINCE_DIGITS,
    REGENCY_DIGITS,
    Distance,
    island_of,
)
from partners.apprenticeships.labels import Mode
from partners.apprenticeships.lifecycle import MATCHABLE, BatchState

MOST_WORDS = 8
NOT_CANCELLED = [state.value for state in BatchState if state is not BatchState.CANCELLED]
COLLECTING, CALLED_OFF = "open", "cancelled"  # of rounds
PUBLIC = Q(live=True, host__is_public=True)
PHOTO = "fill-640x400"
STABLE = ("title_id", "pk")


def with_rounds(path: str = "rounds") -> str:
    """The rounds of batches, for what cards and pages say of applying; two queries. A plain lookup,
    so that cards may be asked for twice.
    """
    return f"{path}__round"


class OfferQuerySet(models.QuerySet):
    def public(self) -> Self:
        """Published offers of organisations that are shown on the site."""
        return self.filter(PUBLIC)

    def visible_to(self, actor: Actor) -> Self:
        """Also drafts, for who looks after offers."""
        may_look = actor.has("apprenticeships.view_offer")
        may_change = actor.has("apprenticeships.change_offer")
        return self if may_look or may_change else self.public()

    def hosted_by(self, organisation: models.Model) -> Self:
        return self.filter(host=organisation)

    def naming(self, text: str) -> Self:
        """Whose title, summary, host, place or competency holds every word of `text`."""
        found = self
        for word in text.replace("\x00", "").split()[:MOST_WORDS]:
            found = found.filter(pk__in=self.model.objects.filter(_holds(word)).values("pk"))
        return found

    def with_next_batch(self, on: date | None = None) -> Self:
        """`next_start` and `next_deadline`: first day of the batch that cards show, which is
        `Offer.next_batch`, and the last day to apply for it; none where no round collects it.
        """
        batches = self.model.batches.rel.related_model.objects.filter(offer=OuterRef("pk"))
        ahead = batches.ahead(on).by_date()
        collected = ahead.collected()
        asked = (collected, ahead.awaited(on), ahead)
        return self.annotate(
            next_start=Coalesce(*(_first(rows, "starts_on") for rows in asked)),
            next_deadline=_first(collected, "rounds__round__apply_until"),
        )

    def soonest_first(self, on: date | None = None) -> Self:
        """By the first day of the batch that cards show; offers without one come last."""
        start = F("next_start").asc(nulls_last=True)
        return self.with_next_batch(on).order_by(start, *STABLE)

    def by_deadline(self, on: date | None = None) -> Self:
        """Those that one can apply for, the first to close first; then others, soonest first."""
        deadline, start = (F(name).asc(nulls_last=True) for name in ("next_deadline", "next_start"))
        return self.with_next_batch(on).order_by(deadline, start, *STABLE)

    def nearest_first(self, home: str) -> Self:
        """From a region coded `home`, as `distance.distance` says; then by deadline."""
        whens = [
            When(mode=Mode.ONLINE, then=Value(int(Distance.NO_JOURNEY))),
            When(region=None, then=Value(int(Distance.UNKNOWN))),
        ]
        if len(home) >= REGENCY_DIGITS:
            same = {"regency_of_it": home[:REGENCY_DIGITS]}
            whens.append(When(**same, then=Value(int(Distance.SAME_REGENCY))))
        whens += [
            When(province_of_it=home[:PROVINCE_DIGITS], then=Value(int(Distance.SAME_PROVINCE))),
            When(province_of_it__in=island_of(home), then=Value(int(Distance.SAME_ISLANDS))),
        ]
        far = Case(*whens, default=Value(int(Distance.OTHER_ISLANDS)))
        codes = {
            "regency_of_it": Left("region_id", REGENCY_DIGITS),
            "province_of_it": Left("region_id", PROVINCE_DIGITS),
        }
        rows = self.by_deadline().alias(**codes).annotate(distance=far)
        return rows.order_by("distance", *rows.query.order_by)

    def for_cards(self) -> Self:
        """With everything that a card shows, in a constant number of queries."""
        links = self.model.sectors.through.objects.filter(offer=OuterRef("pk"))
        first = links.order_by("sector__order", "sector_id")
        return (
            self.select_related("host", "region__parent__parent__parent")
            .annotate(drawn_sector=_first(first, "sector__code"))
            .prefetch_related("costs", "batches", with_rounds("batches__rounds"))
        )

    def for_page(self) -> Self:
        """With everything that the page of an offer shows."""
        documents = self.model.documents.rel.related_model.objects.select_related(
            "document", "file"
        )
        demands = self.model.demands.rel.related_model.objects.filter(offer=OuterRef("pk"))
        return (
            self.for_cards()
            .annotate(
                asks_for_files=Exists(demands),
                is_proof=proves_something("apprenticeships", "offer"),
            )
            .select_related("minimum_stage", "agreement", "commitment__agreement")
            .prefetch_related(
                "competencies",
                "days",
                Prefetch("documents", documents),
                "batches__origins",
                Prefetch("photos__image", Image.objects.prefetch_renditions(PHOTO)),
                "photos__file",
            )
        )


class BatchQuerySet(models.QuerySet):
    def public(self) -> Self:
        """Batches of published offers of organisations that are shown on the site."""
        return self.filter(offer__live=True, offer__host__is_public=True)

    def ahead(self, on: date | None = None) -> Self:
        """Not begun and not cancelled."""
        return self.filter(starts_on__gt=on or timezone.localdate()).exclude(
            state=BatchState.CANCELLED
        )

    def collected(self) -> Self:
        """Those that a round receives applications for now, as `Batch.collected_by` says."""
        return self.filter(
            state__in=MATCHABLE,
            rounds__round__state=COLLECTING,
            rounds__round__announced_at__isnull=False,
            rounds__round__closes_at__gt=timezone.now(),
        )

    def awaited(self, on: date | None = None) -> Self:
        """Those that a round may still give seats of, and none was announced for yet."""
        rounds = self.model.rounds.rel.related_model.objects
        announced = rounds.filter(batch=OuterRef("pk"), round__announced_at__isnull=False)
        known = Exists(announced.exclude(round__state=CALLED_OFF))
        in_time = Q(apply_until__gte=on or timezone.localdate()) | Q(apply_until__isnull=True)
        is_open = Q(state=BatchState.OPEN) & in_time
        return self.filter(~known, is_open | Q(state=BatchState.PLANNED))

    def accepting(self, on: date | None = None) -> Self:
        """Open, with the last day to apply still ahead or today."""
        day = on or timezone.localdate()
        in_time = Q(apply_until__gte=day) | Q(apply_until__isnull=True, starts_on__gt=day)
        return self.filter(in_time, state=BatchState.OPEN)

    def open_for_matching(self, on: date | None = None) -> Self:
        """Published batches whose seats a round may give, with all that the round reads."""
        return self.as_rows().public().ahead(on).filter(state__in=MATCHABLE)

    def as_rows(self) -> Self:
        """With all that a round reads of a batch, by code."""
        return (
            self.select_related("offer__host__region", "offer__region", "offer__minimum_stage")
            .prefetch_related(
                "origins", "offer__competencies", "offer__sectors", "offer__business_units"
            )
            .order_by("code")
        )

    def by_date(self) -> Self:
        return self.order_by("starts_on", "pk")


def _first(rows: models.QuerySet, field: str) -> Subquery:
    return Subquery(rows.values(field)[:1])


def _holds(word: str) -> Q:
    fields = (
        "title_id",
        "title_en",
        "summary_id",
        "summary_en",
        "host__name",
        "host__acronym",
        "region__name",
        "competencies__name_id",
        "competencies__name_en",
    )
    condition = Q()
    for field in fields:
        condition |= Q(**{f"{field}__icontains": word})
    return condition
