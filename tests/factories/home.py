"""Vocabulary, facts and pages of the site itself."""

from datetime import date

import factory
from wagtail.models import Locale, Page, Site

from home.models import (
    BusinessUnit,
    Challenge,
    Competency,
    DatedFact,
    HomePage,
    Region,
    Sector,
    Stage,
    StandardPage,
)


class TermFactory(factory.django.DjangoModelFactory):
    class Meta:
        abstract = True

    code = factory.Sequence(lambda n: f"term-{n}")
    name_id = factory.Sequence(lambda n: f"Istilah {n}")
    name_en = factory.Sequence(lambda n: f"Term {n}")


class SectorFactory(TermFactory):
    class Meta:
        model = Sector


class CompetencyFactory(TermFactory):
    class Meta:
        model = Competency


class ChallengeFactory(TermFactory):
    class Meta:
        model = Challenge


class BusinessUnitFactory(TermFactory):
    class Meta:
        model = BusinessUnit


class StageFactory(TermFactory):
    class Meta:
        model = Stage


# The codes of no province: what a test makes by count is never one that it names elsewhere.
NOWHERE = (*range(22, 31), *range(37, 51), *range(54, 61), *range(66, 71), *range(83, 91))


class RegionFactory(factory.django.DjangoModelFactory):
    """A province; `RegencyFactory` lies in one."""

    class Meta:
        model = Region
        django_get_or_create = ("code",)

    code = factory.Sequence(lambda n: str(NOWHERE[n % len(NOWHERE)]))
    name = factory.LazyAttribute(lambda region: f"Provinsi {region.code}")
    level = Region.Level.PROVINCE
    kind = Region.Kind.PROVINCE


class RegencyFactory(RegionFactory):
    # By count from 3210: none is the regency that a test names (3201 to 3205), so that nothing lies
    # there by chance.
    code = factory.Sequence(lambda n: f"32{10 + n % 60}")
    name = factory.LazyAttribute(lambda region: f"Kabupaten {region.code}")
    level = Region.Level.REGENCY
    kind = Region.Kind.REGENCY
    parent = factory.SubFactory(RegionFactory, code="32")


class DatedFactFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = DatedFact

    class Params:
        past_review = factory.Trait(as_of=date(2024, 1, 1), review_date=date(2024, 6, 30))

    code = factory.Sequence(lambda n: f"fact-{n}")
    label_id = factory.Sequence(lambda n: f"koperasi {n}")
    label_en = factory.Sequence(lambda n: f"cooperatives {n}")
    value_id = "82.780"
    value_en = "82,780"
    source = "desa.nu"
    as_of = date(2025, 11, 21)
    review_date = date(2099, 12, 31)


class PageFactory(factory.django.DjangoModelFactory):
    """A page is made as a child of `parent` and published with a revision."""

    class Meta:
        abstract = True

    title = factory.Sequence(lambda n: f"Halaman {n}")

    @classmethod
    def _create(cls, model_class: type[Page], *args: object, **fields: object) -> Page:
        parent = fields.pop("parent")
        live = fields.pop("live", True)
        page = parent.add_child(instance=model_class(live=False, **fields))
        revision = page.save_revision()
        if live:
            revision.publish()
        return model_class.objects.get(pk=page.pk)


class HomePageFactory(PageFactory):
    """The root of the site's tree in one language; replaces Wagtail's welcome page."""

    class Meta:
        model = HomePage

    title = "Beranda"
    lead = "Alat, kesepakatan, dan magang."
    parent = factory.LazyFunction(lambda: Page.get_first_root_node())
    locale = factory.LazyFunction(lambda: Locale.objects.get_or_create(language_code="id")[0])

    @classmethod
    def _create(cls, model_class: type[Page], *args: object, **fields: object) -> Page:
        page = super()._create(model_class, *args, **fields)
        site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
        site.hostname, site.root_page = "localhost", page
        site.save()
        Locale.objects.get_or_create(language_code="en")
        return page


class StandardPageFactory(PageFactory):
    class Meta:
        model = StandardPage

    lead = "Apa yang Anda temukan di sini."
    parent = factory.SubFactory(HomePageFactory)
