"""What a brief must not blur: what the site hides, what was missed, whose line is whose."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pypdfium2
import pytest
from django.utils import translation
from openpyxl import load_workbook

from partners.agreements.briefs import pdf, wording, workbook
from partners.agreements.briefs.brief import (
    AgreementFacts,
    Brief,
    EventKind,
    PartyFacts,
    PromiseFacts,
    build,
)
from partners.agreements.rules.lifecycle import AgreementState, Facts
from partners.agreements.rules.progress import CommitmentState, Light
from tests.partners.agreements.briefs.test_renderers import text_of

TODAY = date(2026, 11, 25)
BEGUN = date(2024, 2, 20)
LIFE = Facts(AgreementState.IN_FORCE, signed_on=BEGUN, in_force_on=BEGUN)
ROLLING = replace(
    LIFE, ends_on=date(2026, 12, 31), renews_automatically=True, renewal_months=12, notice_months=3
)
LATE = PromiseFacts("Janji", CommitmentState.PLANNED, due_on=date(2026, 6, 30))
HIDDEN = replace(LATE, title="Janji tersembunyi", is_shown=False)


def _brief(*promises: PromiseFacts, life: Facts = LIFE, **fields: object) -> Brief:
    facts = AgreementFacts("MoU", "mou", life=life, promises=promises, **fields)
    return build([facts], TODAY, title="SECoop", is_bilateral=True)


def test_hidden_commitments_are_marked_and_counted_apart() -> None:
    brief = _brief(LATE, HIDDEN)
    assert (brief.totals.late, brief.totals.shown, brief.totals.shown_late) == (2, 1, 1)
    with translation.override("en"):
        marked = [each for each in (LATE, HIDDEN) if "not shown" in str(wording.details(each))]
        words = text_of(pdf.render(brief, "Citra"))
        rows = load_workbook(BytesIO(workbook.render(brief)))["Commitments"].values
    assert marked == [HIDDEN]
    assert words.count("not shown") == 1
    said = "The site shows 1 of the 2 commitments, 1 of them late and 0 blocked."
    assert said in words.replace("\n", " ")
    heading, *rows = rows
    assert [row[heading.index("On the site")] for row in rows] == ["yes", "no"]


def test_site_shows_nothing_of_a_draft() -> None:
    brief = _brief(LATE, is_draft=True)
    assert (brief.totals.late, brief.totals.shown, brief.totals.shown_late) == (1, 0, 0)


def test_numbers_that_agree_are_not_explained() -> None:
    assert wording.hidden(_brief(LATE)) == ""


@pytest.mark.parametrize(
    ("life", "day", "kind"),
    [
        (ROLLING, date(2026, 9, 30), EventKind.NOTICE_MISSED),
        (replace(LIFE, review_on=date(2026, 11, 1)), date(2026, 11, 1), EventKind.REVIEW),
    ],
)
def test_missed_dates_stand_on_it(life: Facts, day: date, kind: EventKind) -> None:
    brief = _brief(life=life)
    assert [(event.day, event.kind) for event in brief.missed] == [(day, kind)]
    assert all(event.day >= TODAY for event in brief.events)
    with translation.override("en"):
        words = text_of(pdf.render(brief, "Citra"))
        book = load_workbook(BytesIO(workbook.render(brief)))
    assert "Dates gone by" in words
    assert book["Dates gone by"]["A2"].value.date() == day


def test_missed_notice_names_the_term_that_it_would_end() -> None:
    with translation.override("en"):
        said = dict(wording.life(_brief(life=ROLLING).sections[0], TODAY))
    assert said["Notice date missed"] == (
        "30 September 2026. Notice given now ends it on 31 December 2027."
    )


@pytest.mark.parametrize(
    "life",
    [
        replace(ROLLING, notice_given_on=date(2026, 9, 1)),
        replace(ROLLING, closes_on=TODAY + timedelta(9), closes_as="terminated"),
        replace(ROLLING, renews_automatically=False),
        replace(ROLLING, ends_on=date(2027, 12, 31)),
    ],
)
def test_nothing_is_missed_where_nothing_renews_itself(life: Facts) -> None:
    assert not _brief(life=life).missed


@pytest.mark.parametrize(
    ("life", "words"),
    [
        (replace(LIFE, has_no_end=True), "No end"),
        (LIFE, "End not known"),
        (replace(LIFE, closes_on=date(2027, 1, 1), closes_as="terminated"),
         "1 January 2027, then terminated"),
        (ROLLING, "31 December 2026, then renews itself"),
    ],
)  # fmt: skip
def test_no_end_and_unknown_end_are_told_apart(life: Facts, words: str) -> None:
    with translation.override("en"):
        assert dict(wording.life(_brief(life=life).sections[0], TODAY))["Ends"] == words


def test_commitments_of_what_is_over_are_not_late() -> None:
    over = replace(LIFE, state=AgreementState.TERMINATED)
    groups = [group.light for group in _brief(LATE, life=over).sections[0].groups]
    assert groups == [Light.PLANNED]


@pytest.mark.parametrize("filled", range(9, 21))
def test_parties_stay_together_on_a_page(filled: int) -> None:
    parties = tuple(
        PartyFacts(f"Pihak {number} {'yang bernama panjang ' * 6}") for number in range(6)
    )
    first = AgreementFacts("A", "mou", life=LIFE, promises=(LATE,) * filled)
    second = AgreementFacts("B", "mou", life=replace(LIFE, signed_on=date(2020, 1, 1)),
                            parties=parties)  # fmt: skip
    brief = build([first, second], TODAY, title="SECoop", is_bilateral=True)
    document = pypdfium2.PdfDocument(pdf.render(brief, "Citra"))
    pages = [document[n].get_textpage().get_text_range() for n in range(len(document))]
    document.close()
    [counted] = [page.count("Pihak ") for page in pages if "Pihak " in page]
    assert counted == len(parties)
