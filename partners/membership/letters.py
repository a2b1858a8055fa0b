"""Letters to somebody who may have no account: an invitation with the link that opens it."""

import re

from django.conf import settings
from django.urls import reverse

from home.notices import letters
from partners.membership.models import Invitation
from partners.membership.notices.people import name_of

NO_ADDRESS = re.compile(r"[/\\:@<>\r\n]+")


def send_invitation(invitation: Invitation, token: str) -> None:
    """In the active language, which is the sender's."""
    facts = {
        "name": invitation.name,
        # People write their own names: none of them may lead anywhere.
        "sender": NO_ADDRESS.sub(" ", name_of(invitation.invited_by)),
        "organisation": str(invitation.organisation),
        "role": invitation.get_role_display(),
        "invitation": invitation,
        "link": settings.BASE_URL + reverse("membership:invitation", args=[token]),
    }
    letters.post("membership-invitation", invitation.address, facts)
