"""Memberships, mandates and areas, live unless a test says otherwise."""

from datetime import timedelta
from typing import Any

import factory
from django.utils import timezone
from django.utils.timezone import localdate

from partners.membership.models import (
    Area,
    Invitation,
    Mandate,
    MandateScope,
    Membership,
    Role,
    Scope,
)
from partners.membership.models.invitation import LASTS, digest_of_code, digest_of_token
from portal.users.models import User
from tests.factories.home import RegencyFactory
from tests.factories.organisations import CooperativeFactory


class PersonFactory(factory.django.DjangoModelFactory):
    """Somebody with an account and no rights."""

    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"orang-{n}@simpul.test")
    first_name = factory.Sequence(lambda n: f"Orang {n}")


class MembershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Membership

    person = factory.SubFactory(PersonFactory)
    organisation = factory.SubFactory(CooperativeFactory)
    role = Role.REPRESENTATIVE
    began_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=30))
    review_on = factory.LazyFunction(lambda: localdate() + timedelta(days=365))

    class Params:
        over = factory.Trait(
            ended_at=factory.LazyFunction(timezone.now), ending=Membership.Ending.LEFT
        )


class MandateFactory(factory.django.DjangoModelFactory):
    """Given, in force from yesterday; `scopes` are all, or those of a test."""

    class Meta:
        model = Mandate
        skip_postgeneration_save = True

    cooperative = factory.SubFactory(CooperativeFactory)
    assistant = factory.SubFactory(PersonFactory)
    state = Mandate.State.GIVEN
    means = Mandate.Means.PORTAL
    begins_on = factory.LazyFunction(lambda: localdate() - timedelta(days=1))
    ends_on = factory.LazyFunction(lambda: localdate() + timedelta(days=180))
    given_at = factory.LazyFunction(timezone.now)

    class Params:
        asked = factory.Trait(state=Mandate.State.ASKED, means="", given_at=None)
        over = factory.Trait(state=Mandate.State.ENDED, ended_at=factory.LazyFunction(timezone.now))

    @factory.post_generation
    def scopes(mandate: Mandate, create: bool, scopes: Any, **kwargs: Any) -> None:  # noqa: N805 - factory_boy's own signature
        for scope in Scope if scopes is None else scopes:
            MandateScope.objects.create(mandate=mandate, scope=scope)


class AreaFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Area

    person = factory.SubFactory(PersonFactory)
    office = Area.Office.PMO
    region = factory.SubFactory(RegencyFactory)
    begins_on = factory.LazyFunction(lambda: localdate() - timedelta(days=1))

    class Params:
        assistant = factory.Trait(office=Area.Office.ASSISTANT)
        over = factory.Trait(ends_on=factory.LazyFunction(lambda: localdate() - timedelta(days=1)))


class InvitationFactory(factory.django.DjangoModelFactory):
    """Open, by a representative, to an address; `token` is what its link ends with."""

    class Meta:
        model = Invitation
        exclude = ["token"]

    # Of letters that a code has too, where 0 and 1 would be dropped: 10 and 11 were one code.
    token = factory.Sequence(lambda n: "token-" + "".join("ABCDEFGHJK"[int(d)] for d in str(n)))
    organisation = factory.SubFactory(CooperativeFactory)
    role = Role.CONTRIBUTOR
    name = factory.Sequence(lambda n: f"Undangan {n}")
    means = Invitation.Means.EMAIL
    address = factory.Sequence(lambda n: f"undangan-{n}@simpul.test")
    digest = factory.LazyAttribute(lambda one: digest_of_token(one.token))
    invited_by = factory.LazyAttribute(
        lambda one: MembershipFactory(organisation=one.organisation).person
    )
    expires_at = factory.LazyFunction(lambda: timezone.now() + LASTS)

    class Params:
        paper = factory.Trait(
            means=Invitation.Means.PAPER,
            address="",
            digest=factory.LazyAttribute(lambda one: digest_of_code(one.token)),
        )
