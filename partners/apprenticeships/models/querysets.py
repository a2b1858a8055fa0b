"""Offers and batches, asked for in sentences."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Exists, Min, OuterRef, Prefetch, Q
from django.utils import timezone
from wagtail.images.models import Image

from home.access import Actor
from partners.agreements.related import proves_something
from partners.apprenticeships.lifecycle import MATCHABLE, BatchState

MOST_WORDS = 8
NOT_CANCELLED = [state.value for state in BatchState if state is not BatchState.CANCELLED]
PUBLIC = Q(live=True, host__is_public=True)
PHOTO = "fill-640x400"


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

    def soonest_first(self, on: date | None = None) -> Self:
        """By the start of the next batch; offers without one come last."""
        ahead = Q(batches__starts_on__gte=on or timezone.localdate())
        takes_place = ~Q(batches__state=BatchState.CANCELLED)
        return self.annotate(
            next_start=Min("batches__starts_on", filter=ahead & takes_place)
        ).order_by(models.F("next_start").asc(nulls_last=True), "title_id", "pk")

    def for_cards(self) -> Self:
        """With everything that a card shows, in a constant number of queries."""
        return self.select_related("host", "region__parent__parent__parent").prefetch_related(
            "competencies", "batches", with_rounds("batches__rounds")
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
                "days",
                "costs",
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
