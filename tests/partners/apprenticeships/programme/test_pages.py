"""What everybody reads of the programme, on the site and in files."""

import csv
import io
import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from home.sheets.book import open_book
from partners.apprenticeships.programme.models import HostFigures
from partners.apprenticeships.programme.tending import count_all
from tests.factories.organisations import OrganisationFactory
from tests.factories.programme import RoundFiguresFactory
from tests.factories.results import ResultFactory
from tests.factories.rounds import RoundBatchFactory, RoundFactory

pytestmark = pytest.mark.django_db


def address(name: str, *args: Any, language: str = "en") -> str:
    with translation.override(language):
        return reverse(f"programme:{name}", args=args)


def text_of(client: Client, where: str) -> str:
    answer = client.get(where)
    assert answer.status_code == 200
    main = answer.content.decode().partition("<main")[2]
    return unescape(re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", main)))


def rows_of(client: Client) -> list[dict[str, str]]:
    content = client.get(address("export", "csv")).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content)))


def host(**facts: Any) -> HostFigures:
    given = {"offers": 2, "seats": 30, "settled": 12, "completed": 12, "partly": 0}
    return HostFigures.objects.create(
        host=OrganisationFactory(name="Koperasi Susu"), **{**given, "did_not_come": 0, **facts}
    )


class TestAllRounds:
    @pytest.mark.parametrize("language", ["id", "en"])
    def test_it_stands_without_any_round(self, client: Client, language: str) -> None:
        text_of(client, address("figures", language=language))

    def test_charts_have_their_words(self, client: Client) -> None:
        RoundFiguresFactory()
        text = text_of(client, address("figures"))
        assert "Of 40 cooperatives that applied, 30 got a place: 75%." in text
        assert "West Java" in text
        assert "women 18" in text
        assert "not told to us 9" in text

    def test_what_is_hidden_is_said_and_no_number_stands_there(self, client: Client) -> None:
        RoundFiguresFactory()
        assert "not told" in text_of(client, address("figures"))

    def test_rounds_add_up(self, client: Client) -> None:
        RoundFiguresFactory.create_batch(2)
        assert "80 cooperatives applied" in _with_labels(text_of(client, address("figures")))

    @pytest.mark.parametrize(("language", "words"), [("en", "at least"), ("id", "paling sedikit")])
    def test_one_round_that_hides_a_count_leaves_the_others_told(
        self, client: Client, language: str, words: str
    ) -> None:
        RoundFiguresFactory()
        hides = RoundFiguresFactory()
        hides.content["totals"]["placed"] = None
        hides.content["groups"]["province"]["placed"] |= {"32": None, "33": None}
        hides.content["people"] = {"woman": None, "man": None, "": 9}
        hides.save()
        text = text_of(client, address("figures", language=language))
        assert f"80 {words} 30" not in text
        for said in ("30", "22", "8", "18", "12"):
            assert f"{words} {said}" in text
        assert f"{words} 9" not in text

    def test_group_that_is_told_in_part_stands_without_a_bar(self, client: Client) -> None:
        cells = {"applied": {"3t": 24, "elsewhere": 16}, "placed": {"3t": 15, "elsewhere": 15}}
        for got in (15, None):
            one = RoundFiguresFactory()
            one.content["groups"]["3t"] = {**cells, "placed": {"3t": got, "elsewhere": 15}}
            one.save()
        html = client.get(address("figures")).content.decode()
        part = html.partition("3T regions</h2>")[2].partition("</section>")[0]
        text = unescape(re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", part)))
        assert "48 applied, with a place: at least 15" in text
        assert "Without a bar" in text
        assert part.count("<svg") == 1

    def test_women_and_men_told_in_part_are_not_drawn(self, client: Client) -> None:
        one = RoundFiguresFactory()
        html = client.get(address("figures")).content.decode()
        assert html.partition('id="people"')[2].partition("</section>")[0].count("<svg") == 3
        one.content["people"] = {"woman": None, "man": None, "": 0}
        one.save()
        html = client.get(address("figures")).content.decode()
        assert html.partition('id="people"')[2].partition("</section>")[0].count("<svg") == 0

    def test_the_sentence_on_top_says_so_too(self, client: Client) -> None:
        RoundFiguresFactory()
        hides = RoundFiguresFactory()
        hides.content["totals"]["placed"] = None
        hides.save()
        text = text_of(client, address("figures"))
        assert "Of 80 cooperatives that applied, at least 30 got a place." in text

    def test_hosts_are_told_and_hidden_ones_are_not(self, client: Client) -> None:
        RoundFiguresFactory()
        one = host()
        assert "Koperasi Susu" in text_of(client, address("figures"))
        one.host.is_public = False
        one.host.save()
        assert "Koperasi Susu" not in text_of(client, address("figures"))
        assert "Koperasi Susu" not in client.get(address("export", "csv")).content.decode()

    def test_its_queries_do_not_grow(
        self, client: Client, django_assert_max_num_queries: Any
    ) -> None:
        RoundFiguresFactory.create_batch(6)
        for _n in range(3):
            host()
        with django_assert_max_num_queries(8):
            client.get(address("figures"))

    def test_who_asks_for_more_is_led_to_the_page(self, client: Client) -> None:
        assert client.get(f"{address('figures')}?x=1").status_code == 301


class TestOneRound:
    def test_its_own_figures(self, client: Client) -> None:
        RoundFiguresFactory()
        one = RoundFiguresFactory()
        text = text_of(client, address("round", one.round.code))
        assert one.round.name_en in text
        assert "Of 40 cooperatives" in text

    def test_a_round_that_is_published_and_not_counted_yet(self, client: Client) -> None:
        round = RoundFactory(published=True)
        assert "counted in the night" in text_of(client, address("round", round.code))

    @pytest.mark.parametrize("phase", ["collecting", "closed", "matched", "cancelled"])
    def test_one_that_is_not_published_has_none(self, client: Client, phase: str) -> None:
        one = RoundFiguresFactory(round=RoundFactory(**{phase: True}))
        assert client.get(address("round", one.round.code)).status_code == 404
        assert one.round.name_en not in text_of(client, address("figures"))
        assert rows_of(client) == []


class TestFiles:
    def test_csv_has_one_count_in_a_row_with_day_and_source(self, client: Client) -> None:
        one = RoundFiguresFactory()
        rows = [row for row in rows_of(client) if row["Round"] == one.round.name_en]
        [applied] = [row for row in rows if row["Table"] == "All together"][:1]
        assert (applied["What is counted"], applied["Count"]) == ("Applied", "40")
        assert applied["Outcomes until"] == "2026-10-31"
        assert applied["Source"].endswith("/en/apprenticeships/figures/")

    def test_what_the_page_hides_is_hidden_there_too(self, client: Client) -> None:
        RoundFiguresFactory()
        rows = [row for row in rows_of(client) if row["What is counted"] == "Completed"]
        assert rows
        told = {row["Code"]: (row["Count"], row["Remark"]) for row in rows}
        assert told.pop("34") == ("0", "")  # nobody applied there, which is told
        assert set(told.values()) == {("", "not told")}

    def test_a_part_of_a_sum_is_a_number_with_a_remark(self, client: Client) -> None:
        RoundFiguresFactory()
        hides = RoundFiguresFactory()
        hides.content["totals"]["placed"] = None
        hides.save()
        [placed] = [
            row
            for row in rows_of(client)
            if row["Round"] == "all rounds"
            and row["Table"] == "All together"
            and row["What is counted"] == "With a place"
        ]
        assert (placed["Count"], placed["Remark"]) == ("30", "at least")
        [sheet] = open_book(client.get(address("export", "xlsx")).content, "magang.xlsx").sheets
        assert len(list(sheet.rows)) == len(rows_of(client)) + 1

    def test_xlsx_holds_the_same(self, client: Client) -> None:
        RoundFiguresFactory()
        host()
        [sheet] = open_book(client.get(address("export", "xlsx")).content, "magang.xlsx").sheets
        assert len(list(sheet.rows)) == len(rows_of(client)) + 1

    def test_no_other_kind_is_made(self, client: Client) -> None:
        assert client.get(address("export", "json")).status_code == 404


def test_counted_rounds_are_shown(client: Client) -> None:
    """From the results to the page."""
    row = RoundBatchFactory(round=RoundFactory(ended=True), seats=40)
    ResultFactory.create_batch(7, place=row)
    count_all()
    text = text_of(client, address("round", row.round.code))
    assert "Of 7 cooperatives that applied, 7 got a place: 100%." in text


def test_the_page_follows_the_count(client: Client) -> None:
    where = address("figures")
    client.get(where)
    RoundFiguresFactory()
    assert "Of 40 cooperatives" in text_of(client, where)


def test_rounds_lead_to_their_figures(client: Client) -> None:
    with translation.override("en"):
        listed = client.get(reverse("rounds:list")).content.decode()
        offers = client.get(reverse("apprenticeships:list")).content.decode()
    assert address("figures") in listed
    assert address("figures") in offers


def _with_labels(text: str) -> str:
    """Totals are drawn with the label first."""
    return re.sub(r"(cooperatives applied) (\d+)", r"\2 \1", text)
