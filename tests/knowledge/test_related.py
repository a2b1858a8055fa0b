"""Tools among what belongs to them: who made them, where one learns them, what promised them."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from knowledge.enums import PathStage
from knowledge.models import ToolIndexPage, ToolOrigin, ToolPage
from knowledge.related import Fitting, in_order
from partners.agreements.models import Proof
from partners.apprenticeships.models import Offer
from tests.factories.agreements import CommitmentFactory, PartyFactory
from tests.factories.apprenticeships import BatchFactory, OfferFactory
from tests.factories.home import CompetencyFactory, SectorFactory
from tests.factories.knowledge import DocumentFactory, ToolFileFactory, ToolPageFactory
from tests.factories.organisations import OrganisationFactory
from tests.factories.rounds import RoundBatchFactory

FITTINGS = st.builds(
    Fitting,
    shared=st.integers(1, 5),
    is_usable=st.booleans(),
    stage=st.sampled_from(PathStage),
    key=st.integers(1, 99),
)


@given(st.lists(FITTINGS))
def test_what_shares_most_stands_first(tools: list[Fitting]) -> None:
    shown = [one.shared for one in in_order(tools)]
    assert shown == sorted(shown, reverse=True)


@given(FITTINGS)
def test_of_two_that_share_as_much_what_can_be_used_stands_first(one: Fitting) -> None:
    ready, other = replace(one, is_usable=True, key=100), replace(one, is_usable=False)
    assert in_order([other, ready]) == [ready, other]


def learned(library: ToolIndexPage, **fields: object) -> tuple[ToolPage, Offer]:
    """A tool and an offer about one competency."""
    keeping = CompetencyFactory(code="bookkeeping")
    tool = ToolPageFactory(parent=library, slug="kas", competencies=[keeping], **fields)
    return tool, OfferFactory(slug="susu", title_id="Di kandang", competencies=[keeping])


@pytest.mark.django_db
class TestPages:
    def test_tool_and_offer_lead_to_each_other(
        self, client: Client, library: ToolIndexPage
    ) -> None:
        tool, offer = learned(library, title="Buku kas")
        there = client.get(tool.url).content.decode()
        assert "Pelajari langsung di tempat" in there
        assert f'<a href="{offer.get_absolute_url()}">Di kandang</a>' in there
        assert "?competency=bookkeeping" in there
        back = client.get("/id/magang/penawaran/susu/").content.decode()
        assert "Baca sebelum berangkat" in back
        assert f'<a href="{tool.url}">Buku kas</a>' in back
        assert 'href="/id/magang/penawaran/?competency=bookkeeping"' in back

    def test_what_is_not_public_is_nowhere(self, client: Client, library: ToolIndexPage) -> None:
        tool, offer = learned(library, title="Buku kas")
        Offer.objects.filter(pk=offer.pk).update(live=False)
        assert "Di kandang" not in client.get(tool.url).content.decode()
        Offer.objects.filter(pk=offer.pk).update(live=True)
        ToolPage.objects.filter(pk=tool.pk).update(live=False)
        assert "Buku kas" not in client.get("/id/magang/penawaran/susu/").content.decode()

    def test_offer_that_one_can_apply_for_stands_first(
        self, client: Client, library: ToolIndexPage
    ) -> None:
        tool, offer = learned(library)
        term = offer.competencies.get()
        open_one = OfferFactory(title_id="Ambil nomor", competencies=[term])
        RoundBatchFactory(batch__offer=open_one, batch__starts_on=date(2099, 5, 4))
        BatchFactory(offer=open_one)
        html = client.get(tool.url).content.decode()
        assert html.index("Ambil nomor") < html.index("Di kandang")
        assert "angkatan mulai 4 Mei 2099" in html

    def test_offer_that_teaches_more_stands_before_one_that_is_open(
        self, client: Client, library: ToolIndexPage
    ) -> None:
        tool, _offer = learned(library)
        term, other = tool.competencies.get(), CompetencyFactory()
        tool.competencies.add(other)
        tool.save()
        open_one = OfferFactory(title_id="Ambil nomor", competencies=[term])
        RoundBatchFactory(batch__offer=open_one, batch__starts_on=date(2099, 5, 4))
        OfferFactory(title_id="Dua sekaligus", competencies=[term, other])
        html = client.get(tool.url).content.decode()
        assert html.index("Dua sekaligus") < html.index("Ambil nomor")

    def test_tool_with_a_file_in_the_readers_language_is_read_first(
        self, client: Client, library: ToolIndexPage
    ) -> None:
        tool, _offer = learned(library, title="Asing")
        term = tool.competencies.get()
        own = ToolPageFactory(parent=library, title="Siap pakai", competencies=[term])
        own.files = [ToolFileFactory.build(document=DocumentFactory())]
        own.save()
        html = client.get("/id/magang/penawaran/susu/").content.decode()
        assert html.index("Siap pakai") < html.index("Asing")

    def test_a_shared_sector_alone_ties_nothing(
        self, client: Client, library: ToolIndexPage
    ) -> None:
        dairy = SectorFactory(code="dairy")
        ToolPageFactory(parent=library, title="Sapi sehat", sectors=[dairy])
        OfferFactory(slug="susu", sectors=[dairy], competencies=[CompetencyFactory()])
        html = client.get("/id/magang/penawaran/susu/").content.decode()
        assert "Sapi sehat" not in html
        assert "Baca sebelum berangkat" not in html

    def test_both_say_which_competencies_they_share(
        self, client: Client, library: ToolIndexPage
    ) -> None:
        keeping, selling, milking = (
            CompetencyFactory(name_id=name) for name in ("Pembukuan", "Pemasaran", "Pemerahan")
        )
        near = ToolPageFactory(parent=library, title="Dekat", competencies=[keeping, selling])
        ToolPageFactory(parent=library, title="Jauh", competencies=[selling])
        offer = OfferFactory(slug="susu", competencies=[keeping, selling, milking])
        html = client.get("/id/magang/penawaran/susu/").content.decode()
        before = html[html.index('id="before"') :]
        assert before.index("Dekat") < before.index("Jauh")
        assert "sama-sama tentang: Pembukuan, Pemasaran<" in before
        assert "sama-sama tentang: Pemasaran<" in before
        there = client.get(near.url).content.decode()
        there = there[there.index(offer.get_absolute_url()) :]
        assert "sama-sama tentang: Pembukuan, Pemasaran<" in there

    def test_tool_names_the_promise_that_brings_it(
        self, client: Client, library: ToolIndexPage
    ) -> None:
        tool = ToolPageFactory(parent=library, slug="kas")
        commitment = CommitmentFactory(title_id="Memilih alat")
        Proof.objects.create(commitment=commitment, page=tool)
        html = client.get(tool.url).content.decode()
        assert "Memilih alat" in html
        assert f"#commitment-{commitment.pk}" in html

    def test_partner_lists_the_tools_that_it_made(
        self, client: Client, library: ToolIndexPage
    ) -> None:
        ilo = OrganisationFactory(slug="ilo")
        ToolPageFactory(parent=library, title="Think", origins=[ToolOrigin(organisation=ilo)])
        ToolPageFactory(
            parent=library, title="Sketsa", origins=[ToolOrigin(organisation=ilo)], live=False
        )
        html = client.get("/id/mitra/ilo/").content.decode()
        assert "Think</a>" in html
        assert "Sketsa" not in html

    def test_costs_the_same_with_many_on_either_side(
        self,
        client: Client,
        library: ToolIndexPage,
        django_assert_max_num_queries: DjangoAssertNumQueries,
    ) -> None:
        tool, offer = learned(library)
        term = offer.competencies.get()
        for _number in range(4):
            ToolPageFactory(parent=library, competencies=[term])
            OfferFactory(competencies=[term])
        client.get(tool.url)
        with django_assert_max_num_queries(13):
            client.get(tool.url)
        with django_assert_max_num_queries(12):
            client.get("/id/magang/penawaran/susu/")

    def test_machines_read_what_it_is(self, client: Client, library: ToolIndexPage) -> None:
        tool, _offer = learned(library, title="Buku <kas>", effort_minutes=90)
        html = client.get(tool.url).content.decode()
        found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
        assert found
        thing = json.loads(found[1])
        assert (thing["@type"], thing["name"]) == ("LearningResource", "Buku <kas>")
        assert thing["timeRequired"] == "PT90M"
        assert "license" not in thing

    def test_list_of_partners_says_what_there_is_of_each(
        self,
        client: Client,
        library: ToolIndexPage,
        django_assert_max_num_queries: DjangoAssertNumQueries,
    ) -> None:
        ilo, _silent = OrganisationFactory(name="ILO"), OrganisationFactory(name="ZZZ")
        for _number in range(2):
            ToolPageFactory(parent=library, origins=[ToolOrigin(organisation=ilo)])
        ToolPageFactory(parent=library, origins=[ToolOrigin(organisation=ilo)], live=False)
        PartyFactory(organisation=ilo)
        OfferFactory(host=ilo)
        with django_assert_max_num_queries(15):
            html = client.get("/id/mitra/").content.decode()
        first, second = html[html.index("ILO</a>") :].split("ZZZ</a>")
        for words in ("2 alat", "1 kesepakatan, belum ditandatangani", "1 penawaran"):
            assert words in first
        assert "alat" not in second[: second.index("</article>")]
