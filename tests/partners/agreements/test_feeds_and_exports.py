"""Calendar feeds and exports: what they hold, in which shape, and what they cost."""

import csv
import io
import json
from datetime import date, timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from icalendar import Calendar
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from partners.agreements.models import Agreement, Source
from tests.factories.agreements import AgreementFactory, CommitmentFactory, PartyFactory

pytestmark = pytest.mark.django_db
FORMULAS = ("=1+1", "+1+cmd", "-2+3", "@SUM(A1)", "\t=1", "\r=1")


def get(client: Client, name: str, *args: str, query: str = "") -> HttpResponse:
    with translation.override("en"):
        response = client.get(reverse(f"agreements:{name}", args=args) + query)
    assert response.status_code == 200
    return response


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def events(response: HttpResponse) -> dict[str, date]:
    """What happens when."""
    found = Calendar.from_ical(response.content).walk("VEVENT")
    return {str(event["summary"]): event.decoded("dtstart") for event in found}


class TestCalendar:
    def test_it_holds_end_notice_and_due_dates(self, client: Client) -> None:
        agreement = AgreementFactory(
            title_en="Barn", in_force=True, ends_on=in_days(200), notice_days=90
        )
        CommitmentFactory(agreement=agreement, title_en="Visit", due_on=in_days(20))
        response = get(client, "agreement-calendar", agreement.slug)
        assert response.headers["Content-Type"].startswith("text/calendar")
        assert events(response) == {
            "Ends: Barn": in_days(200),
            "Last day to give notice: Barn": in_days(110),
            "Due: Visit": in_days(20),
        }

    def test_end_of_all_days_takes_no_feed_down(self, client: Client) -> None:
        """Spreadsheets write 9999-12-31 for "without end"; the day after it is none."""
        agreement = AgreementFactory(title_en="Barn", in_force=True, ends_on=date.max)
        CommitmentFactory(agreement=agreement, title_en="Visit", due_on=date.max)
        for name, args in (("calendar", ()), ("agreement-calendar", (agreement.slug,))):
            found = events(get(client, name, *args))
            assert found["Ends: Barn"] == found["Due: Visit"] == date.max

    def test_odd_record_is_left_out_and_said(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        odd = AgreementFactory(title_en="Odd", in_force=True, ends_on=in_days(9))
        AgreementFactory(title_en="Barn", in_force=True, ends_on=in_days(200))
        facts = Agreement.facts

        def facts_of(agreement: Agreement) -> object:
            if agreement.pk == odd.pk:
                raise OverflowError("date value out of range")
            return facts(agreement)

        monkeypatch.setattr(Agreement, "facts", facts_of)
        response = get(client, "calendar")
        assert events(response) == {"Ends: Barn": in_days(200)}
        said = Calendar.from_ical(response.content)["x-wr-caldesc"]
        assert said == "1 entry cannot be shown at the moment."

    def test_renewing_agreement_ends_its_term(self, client: Client) -> None:
        AgreementFactory(
            title_en="Barn",
            in_force=True,
            ends_on=in_days(30),
            renews_automatically=True,
            renewal_months=12,
        )
        assert "This term ends: Barn" in events(get(client, "calendar"))

    def test_terminated_agreements_and_dropped_promises_are_left_out(self, client: Client) -> None:
        over = AgreementFactory(state="terminated", ends_on=in_days(30))
        CommitmentFactory(agreement=over, state="dropped", due_on=in_days(9))
        assert events(get(client, "calendar")) == {}

    def test_what_is_long_past_is_left_out(self, client: Client) -> None:
        CommitmentFactory(title_en="Old", due_on=in_days(-120))
        CommitmentFactory(title_en="Late", due_on=in_days(-40))
        assert list(events(get(client, "calendar"))) == ["Due: Late"]

    def test_it_keeps_the_filters_of_the_list(self, client: Client) -> None:
        CommitmentFactory(agreement__kind="pks", title_en="Wanted", due_on=in_days(9))
        CommitmentFactory(agreement__kind="loi", title_en="Other", due_on=in_days(9))
        assert list(events(get(client, "calendar", query="?kind=pks"))) == ["Due: Wanted"]

    def test_events_keep_their_identity_in_every_feed(self, client: Client) -> None:
        commitment = CommitmentFactory(due_on=in_days(9))
        feeds = (
            get(client, "calendar"),
            get(client, "agreement-calendar", commitment.agreement.slug),
        )
        uids = {str(Calendar.from_ical(feed.content).walk("VEVENT")[0]["uid"]) for feed in feeds}
        assert uids == {f"commitment-{commitment.pk}@simpul-koperasi"}

    def test_feed_without_dates_is_a_valid_calendar(self, client: Client) -> None:
        calendar = Calendar.from_ical(get(client, "calendar").content)
        assert calendar.subcomponents, "RFC 5545, 3.6: at least one component"
        assert not calendar.walk("VEVENT")
        assert calendar.errors == []

    def test_unchanged_feed_is_the_same_bytes_at_any_hour(
        self, client: Client, time_machine
    ) -> None:
        time_machine.move_to("2026-11-25 01:00+07:00", tick=False)
        CommitmentFactory(due_on=date(2026, 12, 1))
        first = get(client, "calendar").content
        time_machine.move_to("2026-11-25 20:00+07:00", tick=False)
        assert get(client, "calendar").content == first

    def test_it_costs_the_same_for_any_number(
        self, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        for _number in range(5):
            agreement = AgreementFactory(in_force=True, ends_on=in_days(9))
            CommitmentFactory(agreement=agreement, due_on=in_days(9))
        with django_assert_max_num_queries(3):
            get(client, "calendar")


class TestExports:
    def test_odd_record_is_left_out_and_said(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        odd = AgreementFactory(title_en="Odd", in_force=True)
        AgreementFactory(title_en="Barn", in_force=True)
        current_end = Agreement.current_end

        def end_of(agreement: Agreement, on: date) -> date | None:
            if agreement.pk == odd.pk:
                raise OverflowError("date value out of range")
            return current_end(agreement, on)

        monkeypatch.setattr(Agreement, "current_end", end_of)
        lines = get(client, "export", "csv").content.decode("utf-8-sig").splitlines()
        assert [line.split(",")[0] for line in lines[1:]] == [
            "Barn",
            "1 entry cannot be shown at the moment.",
        ]
        told = json.loads(get(client, "export", "json").content)
        assert (len(told["agreements"]), told["left_out"]) == (1, 1)

    def test_csv_has_a_heading_and_a_row_for_each_agreement(self, client: Client) -> None:
        agreement = AgreementFactory(title_en="Barn", in_force=True)
        PartyFactory(agreement=agreement, organisation__country="TL", organisation__name="SECoop")
        CommitmentFactory(agreement=agreement, due_on=in_days(-3))
        response = get(client, "export", "csv")
        assert response.content.startswith(b"\xef\xbb\xbf")
        (row,) = csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")))
        assert row["Agreement"] == "Barn"
        assert row["Partners"] == "SECoop"
        assert row["Countries"] == "Timor-Leste"
        assert row["Signed"] == "2024-02-20"
        assert row["Commitments: late"] == "1"
        assert row["Address"].endswith(f"/en/agreements/{agreement.slug}/")

    def test_json_has_the_same_fields_in_both_languages(self, client: Client) -> None:
        AgreementFactory(title_en="Barn", in_force=True)
        (record,) = json.loads(get(client, "export", "json").content)["agreements"]
        assert record["title"] == "Barn"
        assert record["signed_on"] == "2024-02-20"
        assert record["late"] == 0

    def test_sources_have_addresses_and_dates_or_say_that_none_is_recorded(
        self, client: Client
    ) -> None:
        agreement = AgreementFactory(in_force=True)
        told = {"url": "https://example.org/a", "published_on": date(2025, 11, 19)}
        Source.objects.create(agreement=agreement, name="Antara", sort_order=0, **told)
        Source.objects.create(agreement=agreement, name="Gazette", sort_order=1)
        (record,) = json.loads(get(client, "export", "json").content)["agreements"]
        first, second = record["sources"]
        assert first["published_on"] == "2025-11-19"
        assert (second["published_on"], second["dated"]) == (None, "date not recorded")
        text = get(client, "export", "csv").content.decode("utf-8-sig")
        (row,) = csv.DictReader(io.StringIO(text))
        words = "Antara (19 November 2025) https://example.org/a; Gazette (date not recorded)"
        assert row["Sources"] == words

    def test_xlsx_opens_with_dates_as_dates(self, client: Client) -> None:
        AgreementFactory(title_en="Barn", in_force=True)
        book = load_workbook(io.BytesIO(get(client, "export", "xlsx").content))
        heading, row = book.active.iter_rows(values_only=True)
        record = dict(zip(heading, row, strict=True))
        assert record["Agreement"] == "Barn"
        assert record["Signed"].date() == date(2024, 2, 20)

    @pytest.mark.parametrize("words", FORMULAS)
    def test_no_cell_is_taken_for_a_formula(self, client: Client, words: str) -> None:
        AgreementFactory(title_en=words, title_id="x", scope_en=words)
        text = get(client, "export", "csv").content.decode("utf-8-sig")
        cells = [cell for row in list(csv.reader(io.StringIO(text)))[1:] for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
        book = load_workbook(io.BytesIO(get(client, "export", "xlsx").content))
        found = [cell for row in book.active.iter_rows(min_row=2) for cell in row]
        assert not [cell for cell in found if cell.data_type == "f"]
        assert not [c for c in found if isinstance(c.value, str) and c.value[0] in "=+-@\t\r"]

    def test_it_keeps_filters_and_order(self, client: Client) -> None:
        for title in ("Bee", "Ant"):
            AgreementFactory(title_en=title, kind="pks")
        AgreementFactory(title_en="Cat", kind="loi")
        text = get(client, "export", "csv", query="?kind=pks&sort=title").content.decode()
        assert text.index("Ant") < text.index("Bee")
        assert "Cat" not in text

    def test_other_endings_do_not_exist(self, client: Client) -> None:
        with translation.override("en"):
            address = reverse("agreements:export", args=["exe"])
        assert client.get(address).status_code == 404

    def test_it_costs_the_same_for_any_number(
        self, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        for _number in range(5):
            CommitmentFactory()
        with django_assert_max_num_queries(5):
            get(client, "export", "csv")
