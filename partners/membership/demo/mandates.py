"""A business assistant with mandates, and a project management officer, of the demo.

Their accounts come from `portal.users.demo`. Loading again changes nothing.
"""

from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from home.services.progress import Progress
from partners.membership.mandating import terms
from partners.membership.models import (
    Area,
    DoneInName,
    Mandate,
    MandateOffer,
    MandateScope,
    MandateSheet,
    Scope,
)
from partners.organisations.models import Organisation

ASSISTANT, OFFICER, BOARD = "ba@simpul.demo", "pmo@simpul.demo", "pengurus@simpul.demo"
AREAS = ((ASSISTANT, Area.Office.ASSISTANT, "3204"), (OFFICER, Area.Office.PMO, "32"))
# Address of the cooperative, days until the end (below 0: over), how it was given.
MANDATES = (
    ("al-ittifaq", 200, Mandate.Means.PORTAL),
    ("margamulya", 25, Mandate.Means.TELEPHONE),
    ("kdmp-banjarsari-3204152008", 120, Mandate.Means.PORTAL),
    ("kdmp-wanasuka-3204152012", 90, Mandate.Means.PORTAL),
    ("kdmp-sukaluyu-3204152009", 80, Mandate.Means.PORTAL),
    ("kdmp-warnasari-3204152003", 70, Mandate.Means.PORTAL),
    ("kpbs-pangalengan", -10, Mandate.Means.PORTAL),
)
SCOPES = (Scope.PROFILE, Scope.APPLICATIONS, Scope.ANSWERS, Scope.REPORTS)


@transaction.atomic
def load(progress: Progress) -> None:
    people = {person.email: person for person in get_user_model().objects.filter(is_demo=True)}
    today = timezone.localdate()
    for email, office, region in AREAS:
        Area.objects.get_or_create(
            person=people[email],
            office=office,
            region_id=region,
            defaults={"begins_on": today - timedelta(100), "is_demo": True},
        )
    places = Organisation.objects.in_bulk([slug for slug, _, _ in MANDATES], field_name="slug")
    for done, (slug, days, means) in enumerate(MANDATES, 1):
        _load(places[slug], people, days, means)
        progress("mandates", done, len(MANDATES))


def _load(cooperative: Organisation, people: dict[str, Any], days: int, means: str) -> None:
    now, is_over = timezone.now(), days < 0
    given_at = now - timedelta(90)
    mandate, is_new = Mandate.objects.get_or_create(
        cooperative=cooperative,
        assistant=people[ASSISTANT],
        is_demo=True,
        defaults={
            "state": Mandate.State.EXPIRED if is_over else Mandate.State.GIVEN,
            "begins_on": given_at.date(),
            "ends_on": timezone.localdate() + timedelta(days),
            "asked_at": given_at,
            "means": means,
            "terms": terms.VERSION,
            "given_at": given_at,
            "given_by": people[BOARD],
            "ended_at": now + timedelta(days) if is_over else None,
        },
    )
    if is_new:
        for scope in SCOPES:
            MandateScope.objects.create(mandate=mandate, scope=scope)


def unload() -> None:
    """With what came of them; before the memberships of the demo."""
    mandates = Mandate.objects.filter(is_demo=True) | Mandate.objects.filter(
        assistant__is_demo=True
    )
    keys = list(mandates.values_list("pk", flat=True))
    DoneInName.objects.filter(mandate__in=keys).delete()
    DoneInName.objects.filter(organisation__is_demo=True).delete()
    MandateOffer.objects.filter(cooperative__is_demo=True).delete()
    MandateSheet.objects.filter(mandate__in=keys).delete()
    Mandate.objects.filter(pk__in=keys).delete()
    Area.objects.filter(is_demo=True).delete()
