"""Merging two organisations, by staff who act for neither."""

from typing import Any

from django.urls import reverse

from home.access import Actor
from partners.membership.services.merging import version_of_both
from tests.factories.membership import MembershipFactory
from tests.factories.organisations import CooperativeFactory

Sent = tuple[str, dict[str, Any]]


def merge(by: Actor) -> Sent:
    mine, kept = MembershipFactory(), CooperativeFactory()
    old = mine.organisation
    for one in (mine, old, kept):
        one.refresh_from_db()
    said = {"reason": "Tercatat dua kali", f"role_{mine.pk}": "representative"}
    address = reverse("organisations_merge", args=[old.pk, kept.pk])
    return address, {"seen": version_of_both(old, kept), **said}


ACTS = [("organisations_merge", merge, False)]
