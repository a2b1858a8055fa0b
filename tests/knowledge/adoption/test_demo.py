"""Reports of the demo: several tools, cooperatives far apart, marked as made up."""

import pytest

from home.services.progress import silent
from knowledge.adoption import demo
from knowledge.adoption.models import AdoptionReport, PublishedReport
from knowledge.models import ToolIndexPage
from partners.organisations.demo import nation
from tests.factories.claims import VillageFactory
from tests.factories.knowledge import ToolPageFactory
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def made_up(library: ToolIndexPage) -> None:
    for slug in {slug for slug, _state, _words in demo.REPORTS}:
        ToolPageFactory(parent=library, slug=slug, title=slug, is_demo=True)
    for regency in ("1104", "1801", "3204", "3301", "3507", "5201"):
        for district in ("01", "02"):
            within = f"{regency}{district}"
            village = VillageFactory(code=f"{within}2001", within=within)
            CooperativeFactory(region=village, is_demo=True, source=nation.SOURCE)


def test_demo_reports_about_several_tools_from_as_many_regencies(made_up: None) -> None:
    for _time in (1, 2):
        demo.load(silent)
        reports = AdoptionReport.objects.select_related("organisation")
        assert len({report.tool for report in reports}) >= 3
        regencies = {str(report.organisation.region_id)[:4] for report in reports}
        assert len(regencies) == reports.count() == len(demo.REPORTS)
        assert len(set(PublishedReport.objects.values_list("tool", flat=True))) >= 3


def test_demo_goes_as_it_came(made_up: None) -> None:
    demo.load(silent)
    demo.unload()
    assert not AdoptionReport.objects.exists()
    assert not PublishedReport.objects.exists()
