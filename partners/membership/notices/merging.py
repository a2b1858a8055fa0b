"""What those hear whom it concerns that two organisations are one now."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from home.access import Actor
from home.notices import kinds, posting
from home.notices.messages import Message, message_kind
from home.notices.models import Notice
from home.notices.posting import Occasion
from partners.membership.models import Claim, Mandate, Membership
from partners.organisations.models import Organisation


def people_of(old: Organisation, kept: Organisation) -> set[int]:
    """Keys of who belongs to either, and of who asked or had a mandate of the one that ends."""
    live = Membership.objects.live().filter(organisation__in=[old.pk, kept.pk])
    claims = Claim.objects.open().filter(organisation=old)
    given = Mandate.objects.open().filter(cooperative=old)
    return {
        *live.values_list("person", flat=True),
        *claims.values_list("person", flat=True),
        *given.values_list("assistant", flat=True),
    }


def tell(
    old: Organisation, kept: Organisation, people: Iterable[int], reason: str, *, but: Actor
) -> None:
    facts = {"old": old.pk, "kept": kept.pk, "reason": reason}
    told = [Occasion(key, f"merged {old.pk}", facts) for key in sorted(people) if not but.is_(key)]
    posting.tell_now(MERGED, told)


def _merged(person: Any, notice: Notice) -> Message | None:
    rows = Organisation.objects.in_bulk([notice.data["old"], notice.data["kept"]])
    old, kept = rows.get(notice.data["old"]), rows.get(notice.data["kept"])
    if old is None or kept is None:
        return None
    facts = {"old": old.name, "kept": kept.name, "reason": notice.data["reason"]}
    role = Membership.objects.live().filter(person=person, organisation=kept).first()
    text = gettext(
        "%(old)s and %(kept)s were two entries of one organisation; %(kept)s goes on. What was "
        "open or in force for %(old)s has ended: claims, invitations and mandates. Where it is "
        "still wanted, ask for it at %(kept)s.\n\nReason: %(reason)s"
    )
    if role is not None:
        mine = gettext("You are %(role)s of %(kept)s.")
        text = f"{mine}\n\n{text}"
        facts["role"] = role.get_role_display()
    return Message(
        gettext("%(old)s is part of %(kept)s now") % facts,
        text % facts,
        reverse("workspace"),
        gettext("Go to your workspace"),
    )


MERGED = message_kind(
    "organisations-merged",
    gettext_lazy("Organisations that were merged"),
    _merged,
    is_obligatory=True,
)


def register() -> None:
    kinds.register(MERGED)
