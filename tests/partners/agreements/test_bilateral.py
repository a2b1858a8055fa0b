"""The sheet of one partner: public facts, on one page."""

import io
from dataclasses import replace

import pypdfium2
import pytest
from django.test import Client
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from partners.agreements.bilateral import pdf
from partners.agreements.bilateral.facts import sheet_of
from partners.agreements.bilateral.fitting import MOST_AGREEMENTS, WHOLE, short, shortened
from partners.agreements.models import Agreement, Party, Source
from partners.agreements.rules.progress import Light
from partners.organisations.models import Organisation
from tests.factories.agreements import (
    AgreementFactory,
    CommitmentFactory,
    TwoPartyAgreementFactory,
)
from tests.factories.organisations import OrganisationFactory
from tests.partners.agreements.reading import get, in_days, text_of

pytestmark = pytest.mark.django_db


def partner_of(agreement: Agreement) -> Organisation:
    return agreement.parties.get(is_ours=False).organisation


def words_of(content: bytes) -> str:
    return str(pypdfium2.PdfDocument(io.BytesIO(content))[0].get_textpage().get_text_range())


@pytest.fixture
def agreement() -> Agreement:
    return TwoPartyAgreementFactory(in_force=True, title_en="Barn")


def test_it_tells_states_promises_next_dates_and_sources(client: Client, agreement) -> None:
    CommitmentFactory(agreement=agreement, title_en="Kept", state="done", done_on=in_days(-9))
    CommitmentFactory(agreement=agreement, title_en="Open", due_on=in_days(9))
    CommitmentFactory(agreement=agreement, title_en="Hidden", is_public=False)
    Source.objects.create(agreement=agreement, name="Antara", published_on=in_days(-99))
    text = text_of(client, "sheet", partner_of(agreement).slug)
    for words in ("Barn", "In force", "Kept", "Open", "Commitment due", "Antara", "end not known"):
        assert words in text, words
    assert "Hidden" not in text


@pytest.mark.parametrize("name", ["sheet", "sheet-file"])
def test_who_is_no_partner_has_none(client: Client, agreement, name: str) -> None:
    ours = agreement.parties.get(is_ours=True).organisation
    nobody = OrganisationFactory()
    hidden = TwoPartyAgreementFactory(in_force=True)
    Organisation.objects.filter(pk=partner_of(hidden).pk).update(is_public=False)
    drafted = partner_of(TwoPartyAgreementFactory(draft=True))
    made_up = partner_of(TwoPartyAgreementFactory(in_force=True, is_example=True))
    for one in (ours, nobody, partner_of(hidden), drafted, made_up):
        assert get(client, name, one.slug).status_code == 404


@pytest.mark.parametrize("language", ["id", "en"])
def test_pdf_is_one_page_however_much_there_is(agreement: Agreement, language: str) -> None:
    partner = partner_of(agreement)
    words = "Long words about what both sides promise to each other for their cooperatives " * 3
    for number in range(9):
        other = AgreementFactory(in_force=True, title_en=words[:200], title_id=words[:200])
        Party.objects.create(agreement=other, organisation=partner)
        for _each in range(15):
            CommitmentFactory(
                agreement=other, title_en=words[:240], title_id=words[:240], due_on=in_days(number)
            )
        for place in range(6):
            Source.objects.create(agreement=other, name=f"Newspaper {place} " * 6)
    with translation.override(language):
        sheet = sheet_of(partner)
        assert sheet is not None
        assert len(pypdfium2.PdfDocument(io.BytesIO(pdf.render(sheet)))) == 1


LONG = " ".join(f"cooperation number {number}," for number in range(60))  # 1,500 letters


def test_long_scope_stands_whole_where_there_is_room(client: Client, agreement: Agreement) -> None:
    title = f"Memorandum {'of understanding ' * 9}at last"
    Agreement.objects.filter(pk=agreement.pk).update(scope_en=LONG, title_en=title)
    slug = partner_of(agreement).slug
    written = words_of(get(client, "sheet-file", slug).content)
    for text in (text_of(client, "sheet", slug), " ".join(written.split())):
        assert "number 59," in text
        assert "at last" in text


def test_long_scopes_are_cut_between_words_where_the_page_is_full(
    client: Client, agreement: Agreement
) -> None:
    partner = partner_of(agreement)
    for _each in range(4):
        other = AgreementFactory(in_force=True, scope_en=LONG)
        Party.objects.create(agreement=other, organisation=partner)
        CommitmentFactory(agreement=other, title_en="Kept in any case")
    written = words_of(get(client, "sheet-file", partner.slug).content)
    for text in (text_of(client, "sheet", partner.slug), written):
        assert "number 59," not in text
        assert text.count("…") == 4
        assert text.count("Kept in any case") == 4


@pytest.mark.parametrize(
    ("words", "shown"),
    [("one two", "one two"), ("one two three", "one two…"), ("uninterrupted", "uninterru…")],
)
def test_words_are_cut_between_two_of_them(words: str, shown: str) -> None:
    assert short(words, 10) == shown


def test_sources_on_the_sheet_are_links_with_dates(client: Client, agreement: Agreement) -> None:
    told = {"url": "https://example.org/a", "published_on": in_days(-99)}
    Source.objects.create(agreement=agreement, name="Antara", **told)
    Source.objects.create(agreement=agreement, name="Gazette")
    slug = partner_of(agreement).slug
    text, file = text_of(client, "sheet", slug), get(client, "sheet-file", slug).content
    assert '<a href="https://example.org/a" rel="external">Antara</a>' in text
    assert "Gazette <small>(date not recorded)</small>" in text
    assert b"https://example.org/a" in file
    assert "Gazette (date not recorded)" in words_of(file)


def test_pdf_says_what_the_page_says(client: Client, agreement: Agreement) -> None:
    CommitmentFactory(agreement=agreement, title_en="Late one", due_on=in_days(-9))
    response = get(client, "sheet-file", partner_of(agreement).slug)
    assert response.headers["Content-Type"] == "application/pdf"
    text = words_of(response.content)
    for words in ("Barn", "Late one", "9 days late", "In force"):
        assert words in text, words


def test_the_most_pressing_promises_stay_and_the_rest_is_counted(agreement: Agreement) -> None:
    for _each in range(5):
        CommitmentFactory(agreement=agreement, state="done", done_on=in_days(-9))
    CommitmentFactory(agreement=agreement, state="blocked", obstacle="budget")
    sheet = sheet_of(partner_of(agreement))
    assert sheet is not None
    (line,) = shortened(sheet, replace(WHOLE, promises=2)).lines
    assert [one.light for one in line.promises] == [Light.BLOCKED, Light.DONE]
    assert line.more == 4
    assert sheet.totals[Light.DONE] == 5


def test_page_holds_few_agreements_and_counts_the_rest(client: Client, agreement) -> None:
    partner = partner_of(agreement)
    for _each in range(MOST_AGREEMENTS + 1):
        Party.objects.create(agreement=AgreementFactory(in_force=True), organisation=partner)
    text = text_of(client, "sheet", partner.slug)
    assert "And 2 more agreements in the register." in text


@pytest.mark.parametrize("count", [1, 4])
def test_it_costs_the_same_for_any_number(
    client: Client, agreement, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    partner = partner_of(agreement)
    for _each in range(count):
        other = AgreementFactory(in_force=True)
        Party.objects.create(agreement=other, organisation=partner)
        CommitmentFactory(agreement=other)
    text_of(client, "sheet", partner.slug)
    with django_assert_max_num_queries(12):
        text_of(client, "sheet", partner.slug)


def test_agreement_and_partner_lead_to_it(client: Client, agreement: Agreement) -> None:
    partner = partner_of(agreement)
    with translation.override("en"):
        page = client.get(partner.get_absolute_url()).content.decode()
    assert f"/en/agreements/sheet/{partner.slug}/" in page
    assert f"/en/agreements/sheet/{partner.slug}/" in text_of(client, "detail", agreement.slug)
