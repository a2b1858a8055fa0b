"""Commitments as beads that differ by shape, and the terms on a scale of years."""

from collections import Counter
from datetime import date

import pytest
from django.test import Client

from partners.agreements import beads, listing
from partners.agreements.rules.progress import Light
from partners.agreements.timeline import NEAR, Placed, apart, scale_of, ticks
from tests.factories.agreements import AgreementFactory, CommitmentFactory
from tests.partners.agreements.reading import in_days, text_of


def test_every_state_has_a_shape_of_its_own() -> None:
    assert set(beads.SHAPES) == set(Light)
    assert len(set(beads.SHAPES.values())) == len(Light)


def test_one_bead_a_commitment_in_the_order_of_their_states() -> None:
    shown, more = beads.string({Light.LATE: 1, Light.DONE: 2})
    assert [bead.light for bead in shown] == [Light.DONE, Light.DONE, Light.LATE]
    assert (shown[1].x, more) == (beads.STEP, 0)


def test_of_too_many_each_state_keeps_one() -> None:
    shown, more = beads.string({Light.PLANNED: 400, Light.BLOCKED: 1, Light.DONE: 30})
    assert len(shown) == beads.MOST
    assert more == 431 - beads.MOST
    assert Light.BLOCKED in {bead.light for bead in shown}


@pytest.mark.parametrize(
    ("last", "first_and_step"), [(2026, ("2020", 1)), (2031, ("2020", 2)), (2056, ("2020", 5))]
)
def test_scale_never_has_more_marks_than_a_phone_shows(last: int, first_and_step) -> None:
    marks = ticks(date(2020, 1, 1), date(last, 12, 31))
    years = [int(mark.words) for mark in marks]
    assert len(years) <= 8
    assert (str(years[0]), years[1] - years[0]) == first_and_step


def test_beads_that_would_cover_each_other_lie_above_and_below_on_their_days() -> None:
    bead = beads.Bead(Light.PLANNED)
    days = [50 + 2 * NEAR, 50 + NEAR / 2, 50, 10]
    laid = apart(Placed(bead, f"{at:g}", "") for at in days)
    assert [float(one.at) for one in laid] == sorted(days)
    alone, first, second, after = (one.y for one in laid)
    assert alone == after
    assert first + beads.SIZE <= second


@pytest.mark.parametrize(
    ("counts", "tells"), [((6, 1, 1), False), ((6, 2), True), ((9,), False), ((), False)]
)
def test_bars_by_country_tell_something_where_two_have_several(counts, tells: bool) -> None:
    assert listing.tells_by_country(counts) is tells


@pytest.mark.django_db
class TestTimeline:
    def test_known_end_unknown_end_and_no_end_differ(self) -> None:
        known = AgreementFactory(in_force=True, ends_on=in_days(100))
        endless = AgreementFactory(in_force=True, has_no_end=True)
        unknown = AgreementFactory(in_force=True)
        signed = AgreementFactory(signed=True)
        rows = {row.agreement: row for row in scale_of([known, endless, unknown, signed]).rows}
        assert not rows[known].unknown
        assert not rows[endless].unknown
        assert rows[unknown].unknown
        assert float(rows[signed].wide) < float(rows[unknown].wide) < float(rows[endless].wide)

    def test_commitments_stand_on_their_days_and_the_rest_is_counted(self) -> None:
        agreement = AgreementFactory(in_force=True)
        CommitmentFactory(agreement=agreement, due_on=in_days(-3), title_en="Barn")
        CommitmentFactory(agreement=agreement)
        CommitmentFactory(agreement=agreement, due_on=in_days(5), is_public=False)
        (row,) = scale_of([agreement]).rows
        assert [one.bead.light for one in row.beads] == [Light.LATE]
        assert row.undated == 1

    def test_it_is_read_out_in_words_and_marks_today(self, client: Client) -> None:
        AgreementFactory(signed=True)
        text = text_of(client, "list", query="?view=timeline")
        assert "Signed on 20 February 2024; term not known" in text
        assert 'class="now"' in text
        assert "style=" not in text

    def test_promises_of_a_list_are_one_query(self, django_assert_num_queries) -> None:
        agreement = AgreementFactory(in_force=True)
        CommitmentFactory(agreement=agreement, due_on=in_days(5))
        CommitmentFactory(agreement=agreement, due_on=in_days(3))
        CommitmentFactory(agreement=agreement, due_on=in_days(1), state="done", done_on=in_days(0))
        with django_assert_num_queries(1):
            promises = listing.promises_of([agreement.pk])[agreement.pk]
        assert promises.next_due == in_days(3)
        assert promises.lights == Counter({"planned": 2, "done": 1})
