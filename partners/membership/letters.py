"""Letters to somebody who may have no account: an invitation with the link that opens it."""

import re

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from partners.membership.models import Invitation
from partners.membership.notices.people import name_of

NO_ADDRESS = re.compile(r"[/\\:@<>\r\n]+")


def send_invitation(invitation: Invitation, token: str) -> None:
    """In the active language, which is the sender's."""
    context = {
        "name": invitation.name,
        # People write their own names: none of them may lead anywhere.
        "sender": NO_ADDRESS.sub(" ", name_of(invitation.invited_by)),
        "organisation": str(invitation.organisation),
        "role": invitation.get_role_display(),
        "invitation": invitation,
        "link": settings.BASE_URL + reverse("membership:invitation", args=[token]),
        "site": settings.WAGTAIL_SITE_NAME,
    }
    subject, body = (
        render_to_string(f"emails/membership-invitation/{part}.txt", context)
        for part in ("subject", "body")
    )
    send_mail(" ".join(subject.split()), body, None, [invitation.address])
