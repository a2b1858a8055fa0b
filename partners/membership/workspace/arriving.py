"""Who follows the link of an invitation before signing in: what waits behind it."""

from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

from partners.membership.models import Invitation
from partners.membership.models.invitation import digest_of_token


def invitation_behind(address: str) -> Invitation | None:
    """The one that this address of our own opens, if it can still be answered. Whoever has the
    address has the letter, and may read what that said: organisation and name.
    """
    try:
        match = resolve(urlsplit(address).path)
    except (Resolver404, ValueError):
        return None
    if match.view_name != "membership:invitation":
        return None
    found: Invitation | None = (
        Invitation.objects.in_time()
        .filter(digest=digest_of_token(match.kwargs["token"]))
        .select_related("organisation")
        .first()
    )
    return found
