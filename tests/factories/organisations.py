"""Organisations and cooperatives."""

import factory

from partners.organisations.models import CooperativeProfile, Organisation


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
