"""The letter to the register's contact, and the link in it: for one claim, once.

The token lies in the letter only; the database keeps its digest. It is dead once it was used, the
claim is decided, the address changed, or anybody joined or left meanwhile.
"""

import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation

from home.jobs import recovery
from home.masking import name_of
from home.notices import letters
from home.notices.models import Letter
from partners.membership.claiming.deciders import is_represented
from partners.membership.models import Claim, ContactLink, Membership, State
from partners.organisations.models import Organisation

HOLDS_FOR = timedelta(days=14)
MOST_LETTERS = 10  # to one organisation, in that time: no strangers fill its letter box


def write_to(claim: Claim) -> None:
    """Ask the contact, where an address is known, nobody represents the organisation yet, and
    the contact was not asked too often: about this claimant once, so that nobody uses up the
    letters of others by claiming again and again.
    """
    organisation = claim.organisation
    since = timezone.now() - HOLDS_FOR
    asked = ContactLink.objects.sent_since(since).filter(claim__organisation=organisation)
    if not organisation.contact_email or is_represented(organisation):
        return
    if asked.filter(claim__person=claim.person).exists() or asked.count() >= MOST_LETTERS:
        return
    token = secrets.token_urlsafe(32)
    address = organisation.contact_email
    ContactLink.objects.create(
        claim=claim, address=address, digest=digest_of(token), people=_people(organisation)
    )
    recovery.ring(Letter, _letter(claim, address, token).pk)


def find(token: str) -> ContactLink | None:
    """The link of this token, while it holds."""
    links = ContactLink.objects.select_related("claim__organisation", "claim__person")
    link = links.filter(digest=digest_of(token), used_at__isnull=True).first()
    return link if link is not None and holds(link) else None


def holds(link: ContactLink) -> bool:
    claim = link.claim
    return (
        link.used_at is None
        and claim.state == State.WAITING
        and link.sent_at > timezone.now() - HOLDS_FOR
        and link.address == claim.organisation.contact_email
        and link.people == _people(claim.organisation)
    )


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode(errors="surrogatepass")).hexdigest()


def _people(organisation: Organisation) -> int:
    """Everybody who ever belonged: who joins and leaves again changes it for good too."""
    members = Membership.objects.filter(organisation=organisation)
    return members.count() + members.filter(ended_at__isnull=False).count()


def _letter(claim: Claim, address: str, token: str) -> Letter:
    """In Indonesian at home, else in English: nobody knows the contact's language."""
    language = "id" if claim.organisation.country == "ID" else "en"
    with translation.override(language):
        facts = {
            "organisation": claim.organisation,
            "name": name_of(claim.person),
            "url": settings.BASE_URL + reverse("confirm_claim", args=[token]),
            "days": HOLDS_FOR.days,
        }
        words = letters.words_of("claim-contact", facts)
    return Letter.objects.create(
        address=address,
        language=language,
        subject=words.subject[:200],
        text=words.text,
        html=words.html,
    )
