"""Fields that a form does not ask for, sent along, and what they change."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

from allauth.account.models import EmailAddress
from django.db import models
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Page
from wagtail.users.models import UserProfile

from home.models import Sector, StandardPage
from home.notices.models import Choice
from partners.agreements.models import Agreement, Commitment, Document, PartnerAccess, Proof
from partners.apprenticeships.models import Batch, Offer
from partners.organisations.models import Organisation
from portal.users.models import User

MODELS: tuple[type[models.Model], ...] = (
    Agreement, Commitment, Document, PartnerAccess, Proof, Offer, Batch, Organisation, Sector,
    Page, StandardPage, Collection, get_image_model(), get_document_model(),
    User, EmailAddress, UserProfile, Choice, User.groups.through, User.user_permissions.through,
)  # fmt: skip
BY_LABEL = {model._meta.label: model for model in MODELS}
SMUGGLED, DAY, NUMBER = "Selundupan", date(2031, 1, 30), 987_654
Changes = set[tuple[str, str, str]]  # model, field, value


def smuggled(planted: User) -> dict[str, str]:
    """Something for every field of every model, as a browser could send it."""
    return {
        field.name: str(_other_than_usual(field, planted))
        for model in MODELS
        for field in model._meta.concrete_fields
        if not field.primary_key
    } | {"groups": "1", "user_permissions": "1"}


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


def changed_by(act: Callable[[], Any]) -> Changes:
    """Which fields of which models it changes, and to what where it is a choice."""
    before = dict(_rows())
    act()
    return {
        (label, name, _told(field, row[name]))
        for (label, key), row in dict(_rows()).items()
        for field in BY_LABEL[label]._meta.concrete_fields
        if (name := field.name) in row
        and row[name] != before.get((label, key), {}).get(name, object())
    }


def _rows() -> Iterator[tuple[tuple[str, Any], dict[str, Any]]]:
    for label, model in BY_LABEL.items():
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


def naming(planted: User) -> list[str]:
    """Fields that name this person, besides the person's own address."""
    return [
        str(field)
        for model in MODELS
        for field in model._meta.concrete_fields
        if field.related_model is User
        and model is not EmailAddress
        and model._base_manager.filter(**{field.name: planted}).exists()
    ]
