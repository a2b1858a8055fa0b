"""Organisations and cooperatives."""

import datetime

import factory
from django.utils import timezone

from partners.organisations.models import (
    CooperativeProfile,
    Organisation,
    RegisterImport,
    RegisterRow,
)


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda n: f"Organisation {n}")
    slug = factory.Sequence(lambda n: f"organisation-{n}")
    kind = Organisation.Kind.DEVELOPMENT
    country = "CA"

    class Params:
        hidden = factory.Trait(is_public=False)


class CooperativeFactory(OrganisationFactory):
    """A cooperative in Indonesia with its profile; `profile__…` reaches the profile."""

    class Meta:
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Koperasi {n}")
    slug = factory.Sequence(lambda n: f"koperasi-{n}")
    kind = Organisation.Kind.COOPERATIVE
    country = "ID"
    profile = factory.RelatedFactory(
        "tests.factories.organisations.CooperativeProfileFactory", "organisation"
    )

    class Params:
        host = factory.Trait(profile__hosts_magang=True)


class CooperativeProfileFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CooperativeProfile
        skip_postgeneration_save = True

    organisation = factory.SubFactory(CooperativeFactory, profile=None)

    @factory.post_generation
    def sectors(profile, create, sectors, **kwargs):  # noqa: N805 - factory_boy's own signature
        if create and sectors:
            profile.sectors.set(sectors)


class RegisterImportFactory(factory.django.DjangoModelFactory):
    """A list of the whole country, compared with the register."""

    class Meta:
        model = RegisterImport

    name = factory.Sequence(lambda n: f"daftar-{n}.xlsx")
    sha256 = "0" * 64
    source = "SIMKOPDES"
    as_of = datetime.date(2026, 11, 1)
    scope = RegisterImport.Scope.FULL
    step = RegisterImport.Step.CHECK
    state = RegisterImport.State.DONE
    started_at = factory.LazyFunction(timezone.now)
    finished_at = factory.LazyFunction(timezone.now)


class RegisterRowFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = RegisterRow

    register_import = factory.SubFactory(RegisterImportFactory)
    sheet = "Daftar"
    number = factory.Sequence(lambda n: n + 2)
    outcome = RegisterRow.Outcome.NEW
