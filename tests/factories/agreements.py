"""Agreements, parties, documents, commitments."""

import itertools
from datetime import date

import factory
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile

from home.access import Actor
from partners.agreements.models import Agreement, Commitment, Document, Party, Unit
from partners.agreements.rules.lifecycle import AgreementState
from partners.agreements.services import documents
from portal.users.models import User
from tests.factories.organisations import OrganisationFactory

PDF = (
    b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)
EDITOR_RIGHTS = ("view_agreement", "add_agreement", "change_agreement", "confidential_agreement")
MODERATOR_RIGHTS = (*EDITOR_RIGHTS, "publish_agreement", "undo_transition")
_numbers = itertools.count(1)


class AgreementFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Agreement
        skip_postgeneration_save = True

    title_id = factory.Sequence(lambda n: f"Kesepakatan {n}")
    title_en = factory.Sequence(lambda n: f"Agreement {n}")
    live = True

    class Params:
        signed = factory.Trait(state=AgreementState.SIGNED, signed_on=date(2024, 2, 20))
        in_force = factory.Trait(
            state=AgreementState.IN_FORCE,
            signed_on=date(2024, 2, 20),
            in_force_on=date(2024, 2, 20),
        )
        draft = factory.Trait(live=False)

    @factory.post_generation
    def parties(agreement, create, organisations, **kwargs):  # noqa: N805 - factory_boy's signature
        if create:
            for order, organisation in enumerate(organisations or ()):
                Party.objects.create(
                    agreement=agreement, organisation=organisation, sort_order=order
                )


class TwoPartyAgreementFactory(AgreementFactory):
    """With two parties, one of them abroad, as signing needs."""

    class Meta:
        model = Agreement
        skip_postgeneration_save = True

    @factory.post_generation
    def pair(agreement, create, given, **kwargs):  # noqa: N805 - factory_boy's signature
        if create:
            PartyFactory(
                agreement=agreement, organisation__country="ID", is_ours=True, sort_order=0
            )
            PartyFactory(agreement=agreement, organisation__country="TL", sort_order=1)


class PartyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Party

    agreement = factory.SubFactory(AgreementFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    contact_name = "Kontak Rahasia"
    contact_email = "rahasia@kontak.example"
    contact_phone = "+62 811 000 111"


class CommitmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Commitment

    agreement = factory.SubFactory(AgreementFactory)
    title_id = factory.Sequence(lambda n: f"Janji {n}")
    title_en = factory.Sequence(lambda n: f"Promise {n}")


class UnitFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Unit

    code = factory.Sequence(lambda n: f"unit-{n}")
    name_id = factory.Sequence(lambda n: f"Biro {n}")
    name_en = factory.Sequence(lambda n: f"Bureau {n}")


def person(*rights: str, **fields: object) -> User:
    """A user with these rights of the agreements app."""
    user = User.objects.create_user(f"person-{next(_numbers)}@simpul.example", **fields)
    user.user_permissions.set(
        Permission.objects.filter(content_type__app_label="agreements", codename__in=rights)
    )
    return user


def editor(**fields: object) -> User:
    return person(*EDITOR_RIGHTS, **fields)


def moderator(**fields: object) -> User:
    return person(*MODERATOR_RIGHTS, **fields)


def a_document(agreement: Agreement, by: User | None = None, **fields: object) -> Document:
    given = {"kind": Document.Kind.SIGNED, "title_id": "Naskah", **fields}
    return documents.add(
        agreement, ContentFile(PDF, name="naskah.pdf"), by=Actor(by or moderator()), **given
    )
