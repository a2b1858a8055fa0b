"""Applications of cooperatives, in drafts unless a test says otherwise."""

import hashlib
from collections.abc import Sequence
from typing import Any

import factory
from django.core.files.base import ContentFile
from django.utils import timezone

from partners.apprenticeships.applications.enclosing import of_now
from partners.apprenticeships.applications.models import (
    Application,
    Attachment,
    Choice,
    Delegate,
    Submission,
)
from partners.apprenticeships.models import Batch
from tests.factories.agreements import PDF
from tests.factories.home import RegencyFactory
from tests.factories.membership import PersonFactory
from tests.factories.organisations import CooperativeFactory
from tests.factories.rounds import RoundFactory


class ApplicationFactory(factory.django.DjangoModelFactory):
    """In a collecting round. `choices` are batches, best first; with `handed_in=True` what it
    holds then stands in the round.
    """

    class Meta:
        model = Application
        skip_postgeneration_save = True

    round = factory.SubFactory(RoundFactory, collecting=True)
    organisation = factory.SubFactory(CooperativeFactory, region=factory.SubFactory(RegencyFactory))
    by = factory.SubFactory(PersonFactory)
    role = Application.Role.REPRESENTATIVE
    languages = factory.LazyFunction(lambda: ["id"])

    @factory.post_generation
    def competencies(one: Application, create: bool, terms: Any, **kwargs: Any) -> None:  # noqa: N805 - factory_boy's own signature
        if terms:
            one.competencies.set(terms)

    @factory.post_generation
    def choices(one: Application, create: bool, batches: Any, **kwargs: Any) -> None:  # noqa: N805 - factory_boy's own signature
        put(one, batches or ())

    @factory.post_generation
    def delegates(one: Application, create: bool, names: Any, **kwargs: Any) -> None:  # noqa: N805 - factory_boy's own signature
        for number, name in enumerate(names or (), 1):
            DelegateFactory(application=one, number=number, name=name)

    @factory.post_generation
    def handed_in(one: Application, create: bool, wanted: Any, **kwargs: Any) -> None:  # noqa: N805 - factory_boy's own signature
        if wanted:
            hand_in(one)


class DelegateFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Delegate

    application = factory.SubFactory(ApplicationFactory)
    number = 1
    name = factory.Sequence(lambda n: f"Utusan {n}")


class AttachmentFactory(factory.django.DjangoModelFactory):
    """A PDF for all of the list; it counts once the application is handed in."""

    class Meta:
        model = Attachment

    application = factory.SubFactory(ApplicationFactory)
    what = "Surat sehat"
    file = factory.LazyFunction(lambda: ContentFile(PDF, "sehat.pdf"))
    name = "sehat.pdf"
    media_type = "application/pdf"
    size = len(PDF)
    sha256 = hashlib.sha256(PDF).hexdigest()


def put(application: Application, batches: Sequence[Batch]) -> None:
    """These on its list, best first, after what is there."""
    start = application.choices.count() + 1
    for place, batch in enumerate(batches, start):
        Choice.objects.create(application=application, batch=batch, place=place)


def hand_in(application: Application) -> Submission:
    """As it stands, without asking any rule."""
    submission = Submission.objects.create(
        application=application,
        number=application.submissions.count() + 1,
        content=of_now(application),
        policy=application.round.policy,
        submitted_at=timezone.now(),
        region=application.organisation.region_id or "",
        by=application.by,
        role=application.role,
        mandate=application.mandate,
    )
    application.state, application.standing = Application.State.SUBMITTED, submission
    application.save()
    return submission
