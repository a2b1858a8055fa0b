"""Who of the staff looks after a record: one field, who may be named, and how it is given.

Told to staff alone: no page, file, feed or answer for readers and members has it.
"""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db import models
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import DraftStateMixin

from home import audit
from home.access import Actor


class InCharge(models.Model):
    in_charge = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("person in charge"),
        help_text=_("One of the staff. Never shown on the site."),
    )

    class Meta:
        abstract = True


def people_with(right: str, also: int | None = None) -> QuerySet[Any]:
    """Active people with a right ("app.codename"), and `also` whoever it is now."""
    app, _dot, codename = right.partition(".")
    rights = Permission.objects.filter(content_type__app_label=app, codename=codename)
    may = Q(is_superuser=True) | Q(user_permissions__in=rights) | Q(groups__permissions__in=rights)
    users: QuerySet[Any] = get_user_model()._default_manager.all()
    keys = users.filter(may, is_active=True).values("pk")
    return users.filter(Q(pk__in=keys) | Q(pk=also)).order_by("first_name", "last_name", "email")


def put(record: Any, person: Any, *, by: Actor, action: str) -> None:
    """Put a person in charge of a record that is locked, or nobody; its words and their draft stay.
    The service has asked for the right.
    """
    if record.in_charge_id == (person and person.pk):
        return
    record.in_charge = person
    record.save(update_fields=["in_charge"])
    # The newest words with the new person: they would bring back the former one when published.
    newest = record
    if isinstance(record, DraftStateMixin):
        newest = record.get_latest_revision_as_object()
        newest.in_charge = person
    revision = newest.save_revision(user=by.person, clean=False, changed=False, log_action=False)
    audit.record(record, action, by=by, revision=revision)
