"""A form takes what it asks for: other fields of its record, sent along, change nothing."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.db import models
from django.test import Client

from home.access import Actor
from partners.agreements.models import Agreement, Commitment, Document, PartnerAccess, Proof
from partners.apprenticeships.models import Batch, Offer
from partners.organisations.models import Organisation
from portal.users.models import User
from tests.factories.people import admin
from tests.partners.acts import ACTS, fresh

pytestmark = pytest.mark.django_db
MODELS = (Agreement, Commitment, Document, PartnerAccess, Proof, Offer, Batch, Organisation, User)
SMUGGLED, DAY, NUMBER = "Selundupan", date(2031, 1, 30), 987_654
Values = dict[tuple[str, str], Any]


def smuggled(planted: User) -> dict[str, str]:
    """Something for every field of every model, as a browser could send it."""
    return {
        field.name: str(_other_than_usual(field, planted))
        for model in MODELS
        for field in model._meta.concrete_fields
        if not field.primary_key
    }


def _other_than_usual(field: models.Field, planted: User) -> Any:
    if field.related_model is User:
        return planted.pk
    if field.is_relation:
        return NUMBER
    if field.choices:
        return list(field.flatchoices)[-1][0]
    match field:
        case models.BooleanField():
            return "" if field.default else "on"
        case models.DateTimeField():
            return datetime.combine(DAY, datetime.min.time())
        case models.DateField():
            return DAY
        case models.IntegerField() | models.DecimalField() | models.FloatField():
            return NUMBER
        case models.EmailField():
            return f"{SMUGGLED.lower()}@a.example"
        case models.URLField():
            return f"https://{SMUGGLED.lower()}.example/"
    return SMUGGLED


def changed(client: Client, act: Any, more: dict[str, str]) -> set[tuple[str, str, str]]:
    """Which fields of which models an act changes, and to what where it is a choice."""
    address, data = act(Actor(client.user))
    page = client.get(address)
    asked = set(page.context["form"].fields) | {"once", "seen"}
    before = dict(_rows())
    sent = {name: value for name, value in more.items() if name not in asked | data.keys()}
    client.post(address, {**sent, **fresh(data), "once": str(uuid4())})
    after = dict(_rows())
    return {
        (label, name, _told(field, row[name]))
        for (label, key), row in after.items()
        for field in MODELS_BY_LABEL[label]._meta.concrete_fields
        if (name := field.name) in row
        and row[name] != before.get((label, key), {}).get(name, object())
    }


MODELS_BY_LABEL = {model._meta.label: model for model in MODELS}


def _rows() -> Iterator[tuple[tuple[str, Any], dict[str, Any]]]:
    for label, model in MODELS_BY_LABEL.items():
        names = [field.name for field in model._meta.concrete_fields]
        for row in model._base_manager.values(*names):
            yield (label, row[model._meta.pk.name]), row


def _told(field: models.Field, value: Any) -> str:
    """Of what differs between two runs by its nature, only that it is not what was smuggled."""
    if isinstance(field, models.BooleanField) or field.choices:
        return str(value)
    is_smuggled = (
        SMUGGLED.lower() in str(value).lower() or value == NUMBER or str(DAY) in str(value)
    )
    return "smuggled" if is_smuggled else ""


@pytest.mark.parametrize("act", [act for _, act, _ in ACTS])
def test_act_takes_no_more_than_its_form_asks(act: Any) -> None:
    client = admin()
    planted = User.objects.create_user("selundupan@simpul.test")
    usual = changed(client, act, {})
    assert changed(client, act, smuggled(planted)) == usual
    for label, model in MODELS_BY_LABEL.items():
        for field in model._meta.concrete_fields:
            if field.related_model is User:
                assert not model._base_manager.filter(**{field.name: planted}).exists(), label
