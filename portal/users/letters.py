"""Letters about somebody's account: at once, to everybody concerned, not to be switched off."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import translation

from portal.users.models import User


def send(name: str, user: User, to: str = "", facts: Mapping[str, Any] | None = None) -> None:
    """The letter of `emails/<name>/`, in the person's language; `to` another address of theirs.
    Nobody who has no address is written to.
    """
    if address := to or user.email:
        post(name, address, user.language, {"person": user, **(facts or {})})


def post(name: str, address: str, language: str, facts: Mapping[str, Any]) -> None:
    """The letter of `emails/<name>/` to an address, whoever has it."""
    with translation.override(language):
        context = {"site": settings.WAGTAIL_SITE_NAME, "contact": settings.CONTACT_EMAIL, **facts}
        subject = render_to_string(f"emails/{name}/subject.txt", context).strip()
        body = render_to_string(f"emails/{name}/body.txt", context)
    send_mail(subject, body, None, [address])
