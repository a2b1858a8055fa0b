"""How the register is asked: sentences that compose."""

from datetime import date, timedelta
from typing import Self

from django.conf import settings
from django.db.models import (
    Case,
    CharField,
    Count,
    DateField,
    F,
    Prefetch,
    Q,
    QuerySet,
    Value,
    When,
)
from django.utils import timezone
from wagtail.images.models import Image

from home.access import Actor
from partners.agreements import permissions
from partners.agreements.rules import lifecycle, progress
from partners.agreements.rules.lifecycle import AgreementState, Status
from partners.organisations import countries
from partners.organisations.models import Organisation
from partners.organisations.models.organisation import LOGO

MOST_WORDS = 8
DATED = [state.value for state in sorted(lifecycle.DATED)]
OVER = [state.value for state in sorted(lifecycle.CLOSING_STATES)]
FURTHER_TERMS = Q(
    renews_automatically=True,
    renewal_months__gt=0,
    ends_on__isnull=False,
    notice_given_on__isnull=True,
)
ROLLS_ON = FURTHER_TERMS & Q(closes_on__isnull=True)


class AgreementQuerySet(QuerySet):
    def public(self) -> Self:
        """What is listed and counted: published, not archived, not made up."""
        return self.filter(visible())

    def examples(self) -> Self:
        """The made-up ones of a demo, which stand apart and count nowhere; none elsewhere."""
        return self.filter(readable(), is_example=True)

    def readable(self) -> Self:
        """What has a page of its own: what is public, and the examples of a demo."""
        return self.filter(readable())

    def visible_to(self, actor: Actor) -> Self:
        """What exists for this reader at all, archived ones among it for staff."""
        return self if permissions.user_is_staff(actor) else self.readable()

    def kept(self) -> Self:
        """All but the archived ones: what staff work with."""
        return self.filter(archived_at__isnull=True)

    def worked_on(self) -> Self:
        """Of these what can wait for somebody: not the made-up ones of a demo."""
        return self.kept().filter(is_example=False)

    def with_status(self, on: date | None = None) -> Self:
        """Adds `status`, the same word as `lifecycle.effective_status` gives on that day."""
        return self.annotate(status=status_on(on or timezone.localdate()))

    def standing(self, *statuses: str, on: date | None = None) -> Self:
        return self.with_status(on).filter(status__in=statuses)

    def binding(self, on: date | None = None) -> Self:
        return self.standing(*lifecycle.BINDING, on=on)

    def ending_within(self, days: int, on: date | None = None) -> Self:
        """Bound to end in so many days, because nothing renews them by itself."""
        first = on or timezone.localdate()
        last = first + timedelta(days)
        rows = self.filter(~over_on(first), state__in=DATED).alias(final_end=final_end())
        return rows.filter(final_end__range=(first, last)).order_by("final_end", "pk")

    def with_final_end(self) -> Self:
        """Adds `final_end`, the same day as `lifecycle.final_end` gives."""
        return self.annotate(final_end=final_end())

    def with_organisation(self, organisation: Organisation) -> Self:
        return self.filter(parties__organisation=organisation).distinct()

    def naming(self, text: str) -> Self:
        """Where every word of `text` stands: title, scope, reference, party, country, or what
        is publicly promised. Parts are asked by subqueries, so that no row appears twice.
        """
        found = self
        for word in text.replace("\x00", "").split()[:MOST_WORDS]:
            found = found.filter(_holds(word))
        return found

    def newest_first(self) -> Self:
        return self.order_by(F("signed_on").desc(nulls_last=True), "-proposed_on", "-pk")

    def for_cards(self) -> Self:
        """With everything that a card in a list shows, in a constant number of queries."""
        from partners.agreements.models import Party

        parties = Party.objects.select_related("organisation").order_by("sort_order")
        return self.with_status().prefetch_related(
            Prefetch("parties", queryset=parties, to_attr="party_list")
        )

    def for_register(self) -> Self:
        """With everything that its line in the register shows, the partners' logos among it."""
        from partners.agreements.models import Party

        logos = Prefetch("organisation__logo", Image.objects.prefetch_renditions(LOGO))
        parties = Party.objects.select_related("organisation").order_by("sort_order")
        return self.with_status().prefetch_related(
            Prefetch("parties", queryset=parties.prefetch_related(logos), to_attr="party_list")
        )

    def with_promises(self, on: date | None = None) -> Self:
        """Adds how many public commitments there are, are done, late and blocked."""
        day = on or timezone.localdate()
        kept = Q(commitments__archived_at__isnull=True, commitments__is_public=True)
        late = late_on(day, "commitments__", agreement="")
        blocked = blocked_on(day, "commitments__", agreement="")
        return self.annotate(
            promised=Count("commitments", filter=kept),
            done=Count(
                "commitments", filter=kept & Q(commitments__state=progress.CommitmentState.DONE)
            ),
            late=Count("commitments", filter=kept & late),
            blocked=Count("commitments", filter=kept & blocked),
        )


def visible(prefix: str = "") -> Q:
    """What makes an agreement count: invented ones never do; `prefix` leads to it."""
    return _published(prefix) & Q(**{f"{prefix}is_example": False})


def readable(prefix: str = "") -> Q:
    """What makes an agreement readable, as `Agreement.is_public` says; `prefix` leads to it."""
    return _published(prefix) if settings.EXAMPLES_ARE_PUBLIC else visible(prefix)


def _published(prefix: str) -> Q:
    return Q(**{f"{prefix}live": True, f"{prefix}archived_at__isnull": True})


def _holds(word: str) -> Q:
    """Nothing confidential: neither contacts and notes, nor commitments that are not shown."""
    from partners.agreements.models import Commitment, Party

    parties = Party.objects.filter(
        Q(organisation__name__icontains=word)
        | Q(organisation__acronym__icontains=word)
        | Q(organisation__country__in=countries.named(word))
    )
    promised = Commitment.objects.public().filter(
        Q(title_id__icontains=word) | Q(title_en__icontains=word)
    )
    return (
        Q(title_id__icontains=word)
        | Q(title_en__icontains=word)
        | Q(scope_id__icontains=word)
        | Q(scope_en__icontains=word)
        | Q(reference__icontains=word)
        | Q(partner_reference__icontains=word)
        | Q(pk__in=parties.values("agreement"))
        | Q(pk__in=promised.values("agreement"))
    )


def final_end() -> Case:
    """The rules of `lifecycle.final_end` as one SQL expression."""
    return Case(
        When(Q(closes_on__isnull=True) & ~FURTHER_TERMS, then=F("ends_on")),
        When(Q(closes_on__isnull=False) & FURTHER_TERMS, then=F("closes_on")),
        When(Q(closes_on__isnull=False, ends_on__isnull=True), then=F("closes_on")),
        When(closes_on__lt=F("ends_on"), then=F("closes_on")),
        When(closes_on__isnull=False, then=F("ends_on")),
        default=None,
        output_field=DateField(),
    )


def over_on(day: date, prefix: str = "") -> Q:
    """Agreements that were terminated or replaced by `day`: nobody is late with them any more."""
    return Q(**{f"{prefix}state__in": OVER}) | Q(
        **{f"{prefix}state__in": DATED, f"{prefix}closes_on__lte": day}
    )


def late_on(day: date, prefix: str = "", agreement: str = "agreement__") -> Q:
    """The rule of `progress.light` for what is late, in SQL: one for every list and count.

    `prefix` leads to the commitment, `agreement` to its agreement.
    """
    pending = Q(**{f"{prefix}state__in": progress.PENDING, f"{prefix}due_on__lt": day})
    return pending & ~over_on(day, agreement)


def blocked_on(day: date, prefix: str = "", agreement: str = "agreement__") -> Q:
    """The rule of `progress.light` for what is blocked, as `late_on`."""
    blocked = Q(**{f"{prefix}state": progress.CommitmentState.BLOCKED})
    return blocked & ~over_on(day, agreement)


def light_on(day: date) -> Case:
    """`progress.light` of a commitment as one SQL expression."""
    return Case(
        When(late_on(day), then=Value(progress.Light.LATE.value)),
        When(blocked_on(day), then=F("state")),
        When(state=progress.CommitmentState.BLOCKED, then=Value(progress.Light.UNDERWAY.value)),
        default=F("state"),
        output_field=CharField(),
    )


def status_on(day: date) -> Case:
    """The rules of `lifecycle.effective_status` as one SQL expression."""
    closed = Q(state__in=DATED, closes_on__lte=day)
    over = Q(state__in=DATED, ends_on__lt=day) & ~FURTHER_TERMS
    in_force = Q(state=AgreementState.IN_FORCE) | Q(
        state=AgreementState.SIGNED, in_force_on__lte=day
    )
    return Case(
        When(closed, then=F("closes_as")),
        When(over, then=Value(Status.EXPIRED.value)),
        When(in_force & ROLLS_ON, then=Value(Status.IN_FORCE.value)),
        When(in_force & Q(expiring_from__lte=day), then=Value(Status.EXPIRING.value)),
        When(in_force, then=Value(Status.IN_FORCE.value)),
        default=F("state"),
        output_field=CharField(),
    )
