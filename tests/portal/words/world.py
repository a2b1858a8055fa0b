"""One record of every kind that the admin shows, so that its pages have something to say."""

from collections.abc import Iterator

from django.db.models import Model
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from home.links.models import Address, Problem
from home.notices.models import Letter
from home.notices.models import State as LetterState
from home.visits.models import Missed, Viewed, type_key
from home.visits.weeks import monday
from knowledge.models import ToolPage, ToolTag
from search.models import Pin
from tests.factories import glossary, home
from tests.factories.adoption import PublishedReportFactory, ReportFactory
from tests.factories.agreements import person
from tests.factories.claims import ClaimFactory, ProposalFactory, ReasonFactory
from tests.factories.knowledge import AdaptationFactory, EvidenceFactory, ToolPageFactory
from tests.factories.membership import (
    AreaFactory,
    InvitationFactory,
    MandateFactory,
    MembershipFactory,
)
from tests.factories.organisations import CooperativeFactory, RegisterRowFactory
from tests.factories.placements import (
    CertificateFactory,
    ConfirmationFactory,
    ObjectionFactory,
    PlacementFactory,
)
from tests.factories.results import AppealFactory
from tests.portal.access.roles import closed_records

OF_EVERY_KIND = (
    home.SectorFactory,
    home.CompetencyFactory,
    home.ChallengeFactory,
    home.BusinessUnitFactory,
    home.StageFactory,
    home.DatedFactFactory,
    glossary.TermFactory,
    ReasonFactory,
    CooperativeFactory,
    MembershipFactory,
    MandateFactory,
    AreaFactory,
    InvitationFactory,
    ClaimFactory,
    ProposalFactory,
    RegisterRowFactory,
    ReportFactory,
    PublishedReportFactory,
    PlacementFactory,
    AppealFactory,
    ConfirmationFactory,
    CertificateFactory,
    ObjectionFactory,
)


def written_world() -> Iterator[dict[str, Model]]:
    # `manage.py setup` puts our home page in its place.
    Page.objects.filter(title__startswith="Welcome").update(title="Beranda", draft_title="Beranda")
    for records in closed_records():
        for make in OF_EVERY_KIND:
            make()
        tool = ToolPageFactory()
        EvidenceFactory(page=tool)
        AdaptationFactory(page=tool)
        ToolTag.objects.create(name="Panen")
        Letter.objects.create(
            recipient=person(), kind="agreement-reminders", state=LetterState.FAILED
        )
        missed = Missed.objects.create(
            path="/id/lama/", source="/id/", times=3, first_on="2026-11-02", last_on="2026-11-30"
        )
        Address.objects.create(
            url="https://contoh.id/", problem=Problem.GONE, failures=2, first_failed_on="2026-11-02"
        ).places.create(content_type_id=type_key(ToolPage), object_id=tool.pk)
        Viewed.objects.create(
            content_type_id=type_key(ToolPage), object_id=tool.pk, week=monday(), times=3
        )
        Pin.objects.create(words="panen", language="id", key="x:1:id", title="Panen")
        yield records | {"redirect": Redirect.add_redirect("/lama", "/id/"), "missed": missed}
