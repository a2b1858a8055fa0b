"""People of the demo's organisations; their accounts come from `portal.users.demo`.

Loading again changes nothing.
"""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from home.services.progress import Progress
from partners.membership.models import Invitation, Membership, Role
from partners.membership.models.invitation import LASTS, digest_of_token, new_token
from partners.organisations.models import Organisation

# E-mail address, address of the organisation, role, days until the yearly review.
PEOPLE = (
    ("pengurus@simpul.demo", "al-ittifaq", Role.REPRESENTATIVE, 200),
    ("pengurus@simpul.demo", "kdmp-banjarsari-3204152008", Role.REPRESENTATIVE, 160),
    ("pengurus@simpul.demo", "kdmp-pulosari-3204152011", Role.REPRESENTATIVE, 150),
    ("pengurus@simpul.demo", "kdmp-wanasuka-3204152012", Role.REPRESENTATIVE, 140),
    ("pengurus@simpul.demo", "kdmp-margamekar-3204152013", Role.REPRESENTATIVE, 130),
    ("pengurus@simpul.demo", "kdmp-sukaluyu-3204152009", Role.REPRESENTATIVE, 125),
    ("pengurus@simpul.demo", "kdmp-warnasari-3204152003", Role.REPRESENTATIVE, 115),
    ("kontributor@simpul.demo", "al-ittifaq", Role.CONTRIBUTOR, 0),
    ("mitra@simpul.demo", "cdf-canada", Role.REPRESENTATIVE, 120),
    ("mitra@simpul.demo", "kan-jabung", Role.REPRESENTATIVE, 180),
    ("ica@simpul.demo", "ica", Role.REPRESENTATIVE, 300),
)
INVITED = ("Ahmad Fauzi", "ahmad.fauzi@simpul.demo", "pengurus@simpul.demo", "al-ittifaq")


@transaction.atomic
def load(progress: Progress) -> None:
    people = {person.email: person for person in get_user_model().objects.filter(is_demo=True)}
    places = Organisation.objects.in_bulk({slug for _, slug, _, _ in PEOPLE}, field_name="slug")
    for done, (email, slug, role, days) in enumerate(PEOPLE, 1):
        Membership.objects.get_or_create(
            person=people[email],
            organisation=places[slug],
            defaults={
                "role": role,
                "review_on": timezone.localdate() + timedelta(days),
                "is_demo": True,
            },
        )
        progress("people of organisations", done, len(PEOPLE))
    name, address, sender, slug = INVITED
    Invitation.objects.get_or_create(
        organisation=places[slug],
        address=address,
        defaults={
            "name": name,
            "role": Role.CONTRIBUTOR,
            "means": Invitation.Means.EMAIL,
            "digest": digest_of_token(new_token()),
            "invited_by": people[sender],
            "expires_at": timezone.now() + LASTS,
            "is_demo": True,
        },
    )


def unload() -> None:
    Invitation.objects.filter(is_demo=True).delete()
    Membership.objects.filter(is_demo=True).delete()
