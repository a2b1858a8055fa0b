"""Acts on accounts that have a form (tests/partners/acts.py)."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from django.urls import reverse

from home.access import Actor
from portal.users import staffing
from portal.users.models import User

Sent = tuple[str, dict[str, Any]]


def _account(act: str, **data: object) -> Callable[[Actor], Sent]:
    def on_account(by: Actor) -> Sent:
        user = User.objects.create_user(f"dewi{User.objects.count()}@simpul.test")
        if act == "open":
            staffing.end(user, "Pindah tugas", by=by)
        if act == "factor":
            Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={})
        return reverse(f"wagtailusers_users:{act}", args=[user.pk]), data

    return on_account


ACTS: list[tuple[str, Callable[[Actor], Sent], bool]] = [
    ("wagtailusers_users:invite", _account("invite"), True),
    ("wagtailusers_users:end", _account("end", reason="Pindah tugas"), False),
    ("wagtailusers_users:open", _account("open"), False),
    ("wagtailusers_users:look", _account("look", reason="Ia menelepon"), True),
    ("wagtailusers_users:password", _account("password"), True),
    ("wagtailusers_users:factor", _account("factor", reason="Ponsel hilang"), False),
]
