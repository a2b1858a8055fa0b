"""A round reads the submissions that stand as it would read them from a spreadsheet."""

import csv
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from partners.apprenticeships.applications import source
from partners.apprenticeships.applications.content import number_of
from partners.apprenticeships.applications.models import Application, Submission
from partners.apprenticeships.applications.source import HandedIn, LeftOut
from partners.apprenticeships.models import Batch
from partners.apprenticeships.rounds.models import Round
from partners.apprenticeships.rounds.sources.database import Cooperatives, Record, vocabulary
from partners.apprenticeships.rounds.sources.gathering import gather
from partners.apprenticeships.rounds.sources.problems import BadInput
from partners.apprenticeships.rounds.sources.sheets.file import SheetFile
from partners.apprenticeships.rounds.sources.source import Entry, Handed
from partners.matching.rows import ApplicationRow, BatchRow
from partners.organisations.models import Organisation
from tests.factories.applications import ApplicationFactory, hand_in
from tests.factories.apprenticeships import in_days
from tests.factories.home import (
    BusinessUnitFactory,
    CompetencyFactory,
    RegencyFactory,
    RegionFactory,
    SectorFactory,
    StageFactory,
)
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db
HEADINGS = {
    "id": "Application number",
    "cooperative": "Cooperative code",
    "name": "Cooperative name",
    "province": "Province",
    "regency": "Regency or city",
    "sector": "Sector",
    "competencies": "Competencies wanted",
    "units": "Business units",
    "team": "Team size",
    "modes": "Mode",
    "reach": "Travel reach",
    "stage": "Stage",
    "languages": "Languages",
    "needs": "Access needs",
    "free_from": "Free from",
    "free_until": "Free until",
    "listed_only": "Own choices only",
    "choices": "Choices",
}
MODES = {"on-site": "on site", "online": "online", "both": "on site or online"}
REACHES = {"province": "own province", "island": "own island", "country": "whole country"}


@pytest.fixture
def country(round: Round, batches: list[Batch]) -> list[Application]:
    """Of every kind: drafts and withdrawn ones among them."""
    stages, sector = [StageFactory() for _number in range(3)], SectorFactory()
    subjects, unit = [CompetencyFactory() for _number in range(3)], BusinessUnitFactory()
    lake = RegencyFactory(code="9401", parent=RegionFactory(code="94"))
    one = ApplicationFactory(
        round=round,
        organisation=CooperativeFactory(region=RegencyFactory(code="3204")),
        choices=batches,
        competencies=subjects[:2],
    )
    two = ApplicationFactory(
        round=round,
        organisation=CooperativeFactory(region=lake, profile__stage=stages[1]),
        sector=sector,
        competencies=subjects,
        team=3,
        mode="both",
        reach="island",
        languages=["id", "en"],
        needs=["childcare", "wheelchair"],
        free_from=in_days(3),
        free_until=in_days(99),
        listed_only=True,
        choices=batches[:1],
        goals="Susu; dan “keju”",
    )
    two.business_units.set([unit])
    three = ApplicationFactory(
        round=round,
        organisation=CooperativeFactory(region=RegionFactory(code="53")),
        mode="online",
        reach="province",
        languages=[],
        competencies=subjects[2:],
    )
    handed_in = [one, two, three]
    for application in handed_in:
        hand_in(application)
    ApplicationFactory(round=round, choices=batches)
    ApplicationFactory(round=round, state=Application.State.WITHDRAWN)
    ApplicationFactory(choices=batches, handed_in=True)
    return handed_in


def typed(application: Application) -> dict[str, Any]:
    """As a clerk types an application into the sheet."""
    cooperative = application.organisation
    region = cooperative.region_id
    stage = cooperative.cooperative.stage
    return {
        "id": number_of(application.round, application.pk),
        "cooperative": cooperative.code,
        "name": cooperative.name,
        "province": region[:2],
        "regency": region if len(region) == 4 else "",
        "sector": application.sector.code if application.sector else "",
        "competencies": "; ".join(sorted(t.code for t in application.competencies.all())),
        "units": "; ".join(t.code for t in application.business_units.all()),
        "team": application.team,
        "modes": MODES[application.mode],
        "reach": REACHES[application.reach],
        "stage": stage.code if stage else "",
        "languages": "; ".join(sorted(application.languages)),
        "needs": "; ".join(sorted(application.needs)),
        "free_from": application.free_from or "",
        "free_until": application.free_until or "",
        "listed_only": "yes" if application.listed_only else "",
        "choices": "; ".join(c.batch.code for c in application.choices.order_by("place")),
    }


def of_sheet(path: Path, applications: list[Application]) -> Handed[ApplicationRow]:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(HEADINGS))
        writer.writerow(HEADINGS)
        writer.writerows(map(typed, applications))
    codes = list(Batch.objects.values_list("code", flat=True))
    with override("en"):
        handed = SheetFile(path, vocabulary()).applications(codes)
    assert [str(problem) for problem in handed.problems] == []
    return handed


def codes_of(round: Round) -> list[str]:
    return list(round.batches.values_list("batch__code", flat=True))


def test_rows_are_those_of_the_same_applications_in_a_spreadsheet(
    country: list[Application], round: Round, tmp_path: Path
) -> None:
    sheet = of_sheet(tmp_path / "applications.csv", country)
    stored = HandedIn(round).applications(codes_of(round))
    assert [entry.row for entry in stored.entries] == [entry.row for entry in sheet.entries]
    assert stored.names.cooperatives == sheet.names.cooperatives
    assert {(e.locked, e.is_graded) for e in stored.entries} == {("", False)}
    assert {(e.locked, e.is_graded) for e in sheet.entries} == {("", False)}


def test_3t_comes_from_the_register(country: list[Application], round: Round) -> None:
    village = RegionFactory(code="53")
    village.tier_3t, village.source_3t, village.as_of_3t = 2, "Perpres", in_days(-900)
    village.save()
    inputs = gather(Batches(round), HandedIn(round), vocabulary(), Cooperatives())
    assert [row.tier for row in inputs.applications] == [0, 0, 2]


class Batches:
    """As a source, with what a list needs only."""

    def __init__(self, round: Round) -> None:
        self.round = round

    def batches(self) -> Handed[BatchRow]:
        rows = [BatchRow(id=code, province="32", seats=2) for code in codes_of(self.round)]
        return Handed(entries=[Entry(row, Record(row.id)) for row in rows])


def test_what_stands_is_read_not_what_is_written_since(
    country: list[Application], round: Round
) -> None:
    country[0].choices.all().delete()
    country[0].team = 9
    country[0].save()
    (row, *_others) = rows(round)
    assert (row.team, len(row.choices)) == (1, 3)


def rows(round: Round) -> list[ApplicationRow]:
    return [entry.row for entry in HandedIn(round).applications(codes_of(round)).entries]


def test_batches_that_left_the_round_leave_the_lists(
    country: list[Application], round: Round, batches: list[Batch]
) -> None:
    round.batches.get(batch=batches[0]).delete()
    first, second, _third = rows(round)
    assert first.choices == (batches[1].code, batches[2].code)
    assert second.choices == ()
    called_off = set(codes_of(round)) - {batches[1].code}
    (entry, *_others) = HandedIn(round).applications(called_off).entries
    assert entry.row.choices == (batches[2].code,)


def test_a_batch_that_is_called_otherwise_since_stays_on_the_lists(
    country: list[Application], round: Round, batches: list[Batch]
) -> None:
    Batch.objects.filter(pk=batches[0].pk).update(code="SUSU-BARU")
    assert rows(round)[0].choices[0] == "SUSU-BARU"


def test_merged_and_hidden_cooperatives_are_left_out_and_named(
    country: list[Application], round: Round
) -> None:
    kept, merged, hidden = (application.organisation for application in country)
    Organisation.objects.filter(pk=hidden.pk).update(is_public=False)
    Organisation.objects.filter(pk=merged.pk).update(
        is_public=False, archived_at=round.created_at, merged_into=kept
    )
    handed_in = HandedIn(round)
    (entry,) = handed_in.applications(codes_of(round)).entries
    assert entry.row.cooperative == kept.code
    numbers = [number_of(round, application.pk) for application in country]
    assert handed_in.left_out == {numbers[1]: LeftOut.MERGED, numbers[2]: LeftOut.HIDDEN}


def test_a_cooperative_whose_region_was_taken_away_counts_where_it_handed_in(
    country: list[Application], round: Round
) -> None:
    before = gather(Batches(round), HandedIn(round), vocabulary(), Cooperatives())
    Organisation.objects.filter(pk=country[0].organisation_id).update(region=None)
    handed_in = HandedIn(round)
    after = gather(Batches(round), handed_in, vocabulary(), Cooperatives())
    assert handed_in.as_handed_in == [number_of(round, country[0].pk)]
    assert handed_in.left_out == {}
    assert _places(before) == _places(after)


def _places(inputs: Any) -> list[tuple[str, str, str]]:
    return [(row.id, row.province, row.regency) for row in inputs.applications]


def test_what_the_register_says_now_comes_before_the_day_of_handing_in(
    country: list[Application], round: Round
) -> None:
    elsewhere = RegencyFactory(code="7371")
    Organisation.objects.filter(pk=country[0].organisation_id).update(region=elsewhere)
    handed_in = HandedIn(round)
    rows = gather(Batches(round), handed_in, vocabulary(), Cooperatives()).applications
    assert "7371" in {row.regency for row in rows}
    assert handed_in.as_handed_in == []


def test_a_cooperative_that_never_had_a_place_is_a_problem(
    country: list[Application], round: Round
) -> None:
    Organisation.objects.filter(pk=country[0].organisation_id).update(region=None)
    Submission.objects.filter(application=country[0]).update(region="")
    with pytest.raises(BadInput) as told:
        gather(Batches(round), HandedIn(round), vocabulary(), Cooperatives())
    (problem,) = told.value.problems
    assert country[0].organisation.name in str(problem.value)


def test_queries_are_three_however_many_applications_there_are(
    country: list[Application], round: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "AT_ONCE", 1)
    codes, told = codes_of(round), list[int]()
    with CaptureQueriesContext(
        connection,
    ) as few:
        HandedIn(round, progress=lambda name, count: told.append(count)).applications(codes)
    for _number in range(5):
        ApplicationFactory(round=round, handed_in=True)
    with CaptureQueriesContext(connection) as more:
        HandedIn(round).applications(codes)
    assert len(few) == len(more) == 3
    assert told == [1, 2, 3]


def test_days_are_days(country: list[Application], round: Round) -> None:
    second = rows(round)[1]
    assert second.free_until - second.free_from == timedelta(days=96)
