"""Who said what stands on an organisation's page, as far as it is known: field by field."""

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from partners.membership.models import ProfileChange
from partners.membership.permissions import ASSISTANT
from partners.membership.profile_fields import Values
from partners.organisations.models import Organisation, RegisterEntry

_FIELDS = {"units": "business_units"}


def sources(organisation: Organisation, now: Values) -> dict[str, str]:
    """In words, by the fields of `now`, for those whose last word still stands.

    A change that was published says more than the register: it looked at what stood there. What
    neither said is left out.
    """
    entry = RegisterEntry.objects.filter(organisation=organisation).first()
    said = (
        {}
        if entry is None
        else dict.fromkeys(_same(_as_fields(entry.said), now), _of_register(entry))
    )
    published = ProfileChange.objects.filter(
        organisation=organisation, state=ProfileChange.State.PUBLISHED
    )
    for change in published.order_by("decided_at"):
        said |= dict.fromkeys(_same(change.values, now), _of_change(change))
    return said


def _same(values: Values, now: Values) -> list[str]:
    return [name for name, value in values.items() if name in now and now[name] == value]


def _as_fields(said: Values) -> Values:
    """What the register says, by the names of a profile."""
    return {_FIELDS.get(key, key): value for key, value in said.items()}


def _of_register(entry: RegisterEntry) -> str:
    return _("national register, as of %(day)s") % {"day": date_format(entry.as_of)}


def _of_change(change: ProfileChange) -> str:
    day = date_format(localdate(change.decided_at))
    if change.role == ASSISTANT:
        return _("business assistant, %(day)s") % {"day": day}
    return _("your organisation, %(day)s") % {"day": day}
