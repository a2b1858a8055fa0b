"""Letters about somebody's account: at once, to everybody concerned, not to be switched off."""

from collections.abc import Mapping

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import translation

from portal.users.models import User


def send(name: str, user: User, to: str = "", facts: Mapping[str, str] | None = None) -> None:
    """The letter of `emails/<name>/`, in the person's language; `to` another address of theirs.
    Nobody who has no address is written to.
    """
    address = to or user.email
    if not address:
        return
    with translation.override(user.language):
        context = {"person": user, "site": settings.WAGTAIL_SITE_NAME, **(facts or {})}
        context["contact"] = settings.CONTACT_EMAIL
        subject = render_to_string(f"emails/{name}/subject.txt", context).strip()
        body = render_to_string(f"emails/{name}/body.txt", context)
    send_mail(subject, body, None, [address])
