"""Terms in a list: months of notice, no end or an unknown one, effect from before the signature."""

from datetime import date

import pytest
from django.utils import translation

from partners.agreements.importing import preview
from tests.partners.agreements.importing.lists import ROW, a_workbook, importer, the_parties
from tests.partners.agreements.importing.test_importing import carry_out, errors_of, plan_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("word", ["akhir triwulan", "to the end of a quarter", "quarter"])
def test_period_of_notice_is_read_as_the_text_counts_it(word: str) -> None:
    the_parties()
    with translation.override("id"):
        word = "sampai akhir triwulan" if word == "akhir triwulan" else word
    terms = {"notice_months": 3, "notice_to": word, "has_no_end": "ya", "review_on": "2027-06-01"}
    [agreement] = carry_out(a_workbook({**ROW, **terms}), importer())
    agreement.refresh_from_db()
    kept = (agreement.notice_months, agreement.notice_to, agreement.has_no_end)
    assert kept == (3, "quarter", True)
    assert (agreement.review_on, agreement.ends_on) == (date(2027, 6, 1), None)


def test_what_a_list_does_not_say_is_not_known() -> None:
    the_parties()
    [agreement] = carry_out(a_workbook(ROW), importer())
    assert (agreement.ends_on, agreement.has_no_end, agreement.review_on) == (None, False, None)
    assert (agreement.notice_days, agreement.notice_months, agreement.notice_to) == (0, 0, "term")


def test_effect_from_before_the_signature_is_taken_and_shown() -> None:
    the_parties()
    rows = a_workbook({**ROW, "in_force_on": "2024-01-01", "notice_months": 3})
    with translation.override("en"):
        [part] = preview.parts(plan_of(rows, importer()))
    [row] = part.rows
    assert row.facts[-3:] == (
        "20 February 2024 – …", "In force from 1 January 2024", "Period of notice: 3 months",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({"has_no_end": "ya", "ends_on": "2029-01-01"}, "Has no end"),
        ({"notice_days": 90, "notice_months": 3}, "Months of notice"),
        ({"notice_to": "kapan-kapan"}, "Notice works"),
    ],
)
def test_contradictions_are_told_in_their_cell(changes: dict, column: str) -> None:
    the_parties()
    [(row, named, _words)] = errors_of({**ROW, **changes})
    assert (row, named) == (2, column)
