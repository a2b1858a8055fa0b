"""The register of the demo says what its sources say, and nothing else."""

import re
import tomllib
from datetime import date
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from home.access import Actor
from home.services.progress import silent
from partners.agreements import demo, listing, wording
from partners.agreements.models import Agreement, Source
from partners.agreements.refusals import AlreadyArchived, NothingToCheckAgainst
from partners.agreements.services import checking
from tests.factories.agreements import AgreementFactory, editor
from tests.factories.organisations import OrganisationFactory
from tests.partners.agreements.reading import in_days, text_of

pytestmark = pytest.mark.django_db
ROWS = tomllib.loads((demo.FOLDER / "agreements.toml").read_text())["agreements"]


@pytest.fixture
def seeded() -> list[Agreement]:
    for slug in {party["organisation"] for row in ROWS for party in row["parties"]}:
        OrganisationFactory(slug=slug, name=slug)
    demo.load(silent)
    return list(Agreement.objects.all())


def test_nothing_is_in_force_whose_entry_into_force_no_source_tells(seeded) -> None:
    for agreement in seeded:
        with translation.override("en"):
            words = wording.standing_words(agreement.facts(), timezone.localdate())
        if not agreement.in_force_on:
            assert "in force" not in words
        if agreement.state == "signed":
            assert words == "signed; term not known"


def test_page_says_that_only_the_signature_is_known(client: Client, seeded) -> None:
    with translation.override("en"):
        page = client.get(reverse("agreements:detail", args=["kemenkop-kemenhut"])).content.decode()
    for words in ("Signed; term not known", "End not known", "to be looked at again on"):
        assert words in page
    assert "In force<" not in page


def test_every_agreement_names_its_sources_with_addresses_and_no_check_that_nobody_recorded(
    seeded,
) -> None:
    for agreement in seeded:
        assert agreement.checked_on is None, agreement
        assert agreement.sources.exists(), agreement
    for source in Source.objects.all():
        assert urlsplit(source.url).scheme == "https"
        assert source.published_on is None or source.published_on <= timezone.localdate()


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((0, 0), "0 agreements"),
        ((6, 0), "6 agreements"),
        ((7, 1), "7 agreements, 1 of them not signed yet"),
        ((1, 1), "1 agreement, not signed yet"),
    ],
)
def test_what_nobody_signed_is_counted_as_such(counts: tuple[int, int], words: str) -> None:
    with translation.override("en"):
        assert wording.counted(*counts) == words


def test_list_says_how_many_are_not_signed(client: Client, seeded) -> None:
    with translation.override("id"):
        page = client.get(reverse("agreements:list")).content.decode()
    assert "7 kesepakatan, 1 di antaranya belum ditandatangani" in page


def test_loading_again_doubles_no_source_and_clears_what_no_source_dates(seeded) -> None:
    before = Source.objects.count()
    Agreement.objects.filter(state="signed").update(in_force_on=in_days(-9))
    demo.load(silent)
    assert Source.objects.count() == before
    assert not Agreement.objects.filter(in_force_on__isnull=False).exists()


def test_figures_count_promises_and_no_next_steps(seeded) -> None:
    promised = sum(
        len(row.get("commitments", [])) for row in ROWS if row["state"] not in ("negotiation",)
    )
    assert sum(listing.totals(Agreement.objects.public()).values()) == promised


def test_sources_are_links_with_their_dates(client: Client) -> None:
    agreement = AgreementFactory(signed=True, checked_on=in_days(0))
    told = {"url": "https://example.org/a", "published_on": date(2025, 10, 27)}
    Source.objects.create(agreement=agreement, name="Antara", **told)
    Source.objects.create(agreement=agreement, name="Gazette")
    text = text_of(client, "detail", agreement.slug)
    assert '<a href="https://example.org/a" rel="external">' in text
    assert "Last checked against its sources on" in text
    assert "<small>(27 October 2025)</small>" in text
    assert "Gazette <small>(date not recorded)</small>" in text


@pytest.mark.parametrize(
    ("words", "told"),
    [("Gazette", "Gazette <small>(date not recorded)</small>"), ("Gazette 2024", "Gazette 2024")],
)
def test_source_in_words_says_when_it_has_no_date(client: Client, words: str, told: str) -> None:
    text = text_of(client, "detail", AgreementFactory(signed=True, source=words).slug)
    assert f"<li>{told}</li>" in re.sub(r"\s+</li>", "</li>", text)


def test_review_that_nobody_did_is_said_to_readers(client: Client) -> None:
    late = AgreementFactory(signed=True, review_on=in_days(-1))
    soon = AgreementFactory(signed=True, review_on=in_days(9))
    words = "as to be looked at again by"
    assert words in text_of(client, "detail", late.slug)
    assert words not in text_of(client, "detail", soon.slug)


def test_check_is_recorded_with_its_day() -> None:
    agreement = AgreementFactory(signed=True)
    Source.objects.create(agreement=agreement, name="Antara", url="https://example.org/a")
    checking.check(agreement, by=Actor(editor()))
    agreement.refresh_from_db()
    assert (agreement.checked_on, agreement.version) == (timezone.localdate(), 1)


def test_without_a_source_nothing_was_checked() -> None:
    agreement = AgreementFactory(signed=True)
    with pytest.raises(NothingToCheckAgainst):
        checking.check(agreement, by=Actor(editor()))
    agreement.refresh_from_db()
    assert agreement.checked_on is None


def test_what_is_archived_is_checked_no_more() -> None:
    agreement = AgreementFactory(signed=True, archived_at=timezone.now())
    Source.objects.create(agreement=agreement, name="Antara", url="https://example.org/a")
    with pytest.raises(AlreadyArchived):
        checking.check(agreement, by=Actor(editor()))
