"""What everybody reads of rounds, and never more than is known."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from partners.apprenticeships.results.models import Matching
from partners.apprenticeships.results.services import publishing
from partners.apprenticeships.results.site.published import FILES
from tests.factories.applications import ApplicationFactory
from tests.factories.rounds import RoundBatchFactory, RoundFactory
from tests.partners.apprenticeships.results.conftest import World

pytestmark = pytest.mark.django_db
BEFORE = ("draft", "collecting", "closed", "matched", "cancelled")


def address(name: str, *args: Any, language: str = "en") -> str:
    with translation.override(language):
        return reverse(f"rounds:{name}", args=args)


def text_of(client: Client, where: str) -> str:
    answer = client.get(where)
    assert answer.status_code == 200
    main = answer.content.decode().partition("<main")[2]
    return unescape(re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", main)))


@pytest.fixture
def published(world: World) -> World:
    world.match()
    publishing.publish(world.round, by=world.publishes)
    world.round.refresh_from_db()
    return world


class TestList:
    def test_it_stands_without_any_round(self, client: Client) -> None:
        assert "No round has been announced yet" in text_of(client, address("list"))

    def test_only_announced_rounds_are_in_it(self, client: Client) -> None:
        RoundFactory(name_en="Still a draft")
        row = RoundBatchFactory(round__name_en="Open round", batch__seats=38)
        text = text_of(client, address("list"))
        assert "Still a draft" not in text
        assert re.search("Open round .* 1 batch 38 seats", text)
        assert address("detail", row.round.code) in client.get(address("list")).content.decode()

    def test_its_queries_do_not_grow(
        self, client: Client, django_assert_max_num_queries: Any
    ) -> None:
        for _number in range(9):
            RoundBatchFactory()
        with django_assert_max_num_queries(8):
            client.get(address("list"))


class TestPage:
    def test_a_draft_is_not_there(self, client: Client) -> None:
        assert client.get(address("detail", RoundFactory().code)).status_code == 404

    @pytest.mark.parametrize("language", ["id", "en"])
    @pytest.mark.parametrize("phase", [*BEFORE[1:], "published", "answering", "ended"])
    def test_every_phase_has_a_page_in_both_languages(
        self, client: Client, phase: str, language: str
    ) -> None:
        round = RoundFactory(**{phase: True})
        RoundBatchFactory(round=round, batch__offer__title_id="Susu", batch__offer__title_en="Milk")
        text = text_of(client, address("detail", round.code, language=language))
        assert round.commitment in text
        assert round.policy in text
        assert ("Susu" if language == "id" else "Milk") in text

    def test_it_says_until_when_with_every_zone_and_how_to_apply(self, client: Client) -> None:
        text = text_of(client, address("detail", RoundFactory(collecting=True).code))
        assert "23:59 WIB, WITA or WIT" in text
        assert "Apply in your workspace" in text
        assert "Being early is worth nothing" in text

    def test_once_closed_nobody_is_asked_to_apply(self, client: Client) -> None:
        text = text_of(client, address("detail", RoundFactory(closed=True).code))
        assert "Apply in your workspace" not in text

    def test_a_batch_whose_offer_is_hidden_is_not_shown(self, client: Client) -> None:
        row = RoundBatchFactory(batch__offer__title_en="Hidden one", batch__offer__draft=True)
        assert "Hidden one" not in text_of(client, address("detail", row.round.code))

    def test_its_queries_do_not_grow(
        self, client: Client, django_assert_max_num_queries: Any
    ) -> None:
        round = RoundFactory(collecting=True)
        for _number in range(9):
            RoundBatchFactory(round=round)
        with django_assert_max_num_queries(10):
            client.get(address("detail", round.code))


class TestBeforeItIsPublished:
    @pytest.mark.parametrize("phase", BEFORE)
    def test_the_seed_is_nowhere(self, client: Client, phase: str) -> None:
        round = RoundFactory(**({} if phase == "draft" else {phase: True}), seed="rahasia-benih")
        for language in ("id", "en"):
            for where in ("list", "detail"):
                args = () if where == "list" else (round.code,)
                answer = client.get(address(where, *args, language=language))
                assert "rahasia-benih" not in answer.content.decode()

    def test_neither_applications_nor_a_result_change_a_word(
        self, client: Client, world: World
    ) -> None:
        where = [address("detail", world.round.code), address("list")]
        before = [text_of(client, one) for one in where]
        ApplicationFactory.create_batch(7, round=world.round, handed_in=True)
        assert [text_of(client, one) for one in where] == before
        world.match()
        assert [text_of(client, one) for one in where] == before

    def test_no_file_is_served_whatever_address_is_guessed(
        self, client: Client, world: World
    ) -> None:
        matching = world.match()
        assert set(matching.files["public"]) == set(FILES)
        key, code = matching.key, world.round.code
        for name in (*FILES, "result.json.gz", f"../{key}/result.json.gz", str(key)):
            for language in ("id", "en"):
                base = address("detail", code, language=language)
                part = "berkas" if language == "id" else "files"
                for guess in (f"{base}{part}/{name}", f"{base}files/{name}", f"{base}{name}"):
                    assert client.get(guess, follow=True).status_code == 404, guess
        for name in FILES:
            for place in ("media", "private", "documents"):
                guess = f"/{place}/rounds/{key}/public/{name}"
                assert client.get(guess, follow=True).status_code == 404, guess


class TestPublished:
    def test_seed_and_figures_are_there(self, client: Client, published: World) -> None:
        text = text_of(client, address("detail", published.round.code))
        assert published.round.seed in text
        assert "What came of it" in text
        assert "6 cooperatives applied" in text.replace(
            "cooperatives applied 6", "6 cooperatives applied"
        )

    def test_few_are_not_told(self, client: Client, published: World) -> None:
        facts = Matching.objects.get().figures
        assert facts["placed"] < 5
        text = text_of(client, address("detail", published.round.code))
        assert "fewer than 5" in text

    @pytest.mark.parametrize("name", FILES)
    def test_files_are_downloads_and_the_audit_page_opens(
        self, client: Client, published: World, name: str
    ) -> None:
        answer = client.get(address("file", published.round.code, name))
        kept = Matching.objects.get().files["public"]
        assert len(answer.getvalue()) == kept[name]
        is_page = name.startswith("audit.")
        how = "inline" if is_page else "attachment"
        assert answer.headers["Content-Disposition"] == f'{how}; filename="{name}"'
        assert answer.headers["Cache-Control"] == "no-cache"

    def test_audit_page_runs_nothing(self, client: Client, published: World) -> None:
        answer = client.get(address("file", published.round.code, "audit.html"))
        policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith("sandbox; default-src 'none'")
        assert "script" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert b"<script" not in answer.getvalue()

    def test_audit_page_is_read_or_kept(self, client: Client, published: World) -> None:
        where = address("file", published.round.code, "audit.html")
        html = client.get(address("detail", published.round.code)).content.decode()
        assert f'<a href="{where}">' in html
        assert f'href="{where}" download' in html

    @pytest.mark.parametrize("name", ["result.json.gz", "..", "results.xlsx"])
    def test_no_other_file_is(self, client: Client, published: World, name: str) -> None:
        base = address("detail", published.round.code)
        assert client.get(f"{base}files/{name}").status_code == 404

    def test_batches_that_do_not_run_say_why(self, client: Client, published: World) -> None:
        text = text_of(client, address("detail", published.round.code))
        assert "fewer than the 3 cooperatives that it needs" in text

    def test_the_page_follows_publishing(self, client: Client, world: World) -> None:
        where = address("detail", world.round.code)
        world.match()
        client.get(where)
        publishing.publish(world.round, by=world.publishes)
        assert "What came of it" in text_of(client, where)

    def test_its_queries_are_few(
        self, client: Client, published: World, django_assert_max_num_queries: Any
    ) -> None:
        with django_assert_max_num_queries(14):
            client.get(address("detail", published.round.code))
