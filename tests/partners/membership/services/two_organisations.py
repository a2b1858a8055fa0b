"""Merging one organisation into another, as a moderator does it."""

from typing import Any

from home.access import Actor
from partners.membership.services import merging
from partners.organisations.models import Organisation
from portal.users.models import User


def merge(old: Organisation, kept: Organisation, by: User, **more: Any) -> Organisation:
    given: dict[str, Any] = {"roles": {}, "reason": "Tercatat dua kali", **more}
    return merging.merge(old, kept, by=Actor(by), **given)
