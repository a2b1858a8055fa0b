"""Reports of cooperatives about tools, as drafts unless a test says otherwise."""

import factory
from django.utils import timezone

from knowledge.adoption import consent
from knowledge.adoption.models import AdoptionReport, PublishedReport
from knowledge.adoption.models.words import Stands
from tests.factories.knowledge import ToolPageFactory
from tests.factories.membership import PersonFactory
from tests.factories.organisations import CooperativeFactory


class ReportFactory(factory.django.DjangoModelFactory):
    """`page` is the tool."""

    class Meta:
        model = AdoptionReport
        exclude = ["page"]

    page = factory.SubFactory(ToolPageFactory)
    organisation = factory.SubFactory(CooperativeFactory)
    tool = factory.LazyAttribute(lambda one: one.page.translation_key)
    title = factory.LazyAttribute(lambda one: one.page.title)
    stands = Stands.IN_USE
    since_year, since_month = 2025, 3
    account = "Kasir mencatat setiap hari. Selisih kas berkurang."
    by = factory.SubFactory(PersonFactory)
    role = AdoptionReport.Role.REPRESENTATIVE

    class Params:
        submitted = factory.Trait(
            state=AdoptionReport.State.SUBMITTED,
            consented_at=factory.LazyFunction(timezone.now),
            consented_to=consent.VERSION,
            submitted_at=factory.LazyFunction(timezone.now),
        )


class PublishedReportFactory(factory.django.DjangoModelFactory):
    """What readers see; `page` is the tool."""

    class Meta:
        model = PublishedReport
        exclude = ["page"]

    page = factory.SubFactory(ToolPageFactory)
    organisation = factory.SubFactory(CooperativeFactory)
    tool = factory.LazyAttribute(lambda one: one.page.translation_key)
    title = factory.LazyAttribute(lambda one: one.page.title)
    stands = Stands.IN_USE
    since_year, since_month = 2025, 3
    account = "Kasir mencatat setiap hari. Selisih kas berkurang."
    published_at = factory.LazyFunction(timezone.now)
