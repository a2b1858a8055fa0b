"""The register of the whole country as files: made by a job, kept, and withdrawn with what it holds
that readers see no more.
"""

import gzip
import json
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from home.access import NOBODY, ActionNotPermitted, system
from home.jobs import recovery
from home.jobs.heavy import HeavyWorkInRequest, _is_answering
from home.sheets.book import open_book
from home.uploads.storage import private_storage
from partners.organisations.models import CountryList, DirectoryRow, Organisation
from partners.organisations.services import country_lists
from tests.factories.claims import VillageFactory
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db
JOB = system("list_country", "organisations.change_organisation")
ADDRESS = "/id/koperasi/seluruh-negeri/daftar."
ENGLISH = "/en/cooperatives/whole-country/list."


@pytest.fixture
def shown() -> Organisation:
    made: Organisation = CooperativeFactory(name="KUD Mino Saroyo", region=VillageFactory())
    return made


@pytest.fixture
def kept(shown: Organisation) -> CountryList:
    CooperativeFactory(name="Koperasi Rahasia", is_public=False)
    made = country_lists.make(by=JOB)
    assert made is not None
    return made


def body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def lines(client: Client) -> list[dict[str, Any]]:
    return [json.loads(line) for line in body(client.get(f"{ADDRESS}jsonl")).splitlines()]


def test_every_kind_of_file_holds_what_readers_see_and_nothing_else(
    kept: CountryList, client: Client
) -> None:
    assert [record["name"] for record in lines(client)] == ["KUD Mino Saroyo"]
    table = body(client.get(f"{ADDRESS}csv")).decode("utf-8-sig").splitlines()
    assert table[0].startswith("Kode portal,Nama")
    assert [line.split(",")[1] for line in table[1:]] == ["KUD Mino Saroyo"]
    book = open_book(body(client.get(f"{ADDRESS}xlsx")), "daftar.xlsx").sheets[0]
    assert [row[1] for row in book.rows[3:]] == ["KUD Mino Saroyo"]
    assert kept.rows == 1


def test_headings_are_in_the_language_of_the_address(kept: CountryList, client: Client) -> None:
    assert b"Registration number" in body(client.get(f"{ENGLISH}csv"))


def test_it_travels_packed_where_that_is_understood(kept: CountryList, client: Client) -> None:
    answer = client.get(f"{ADDRESS}csv", headers={"accept-encoding": "gzip, br"})
    assert answer.headers["Content-Encoding"] == "gzip"
    packed = body(answer)
    assert len(packed) == kept.sizes_in("id")["csv"]
    assert gzip.decompress(packed) == body(client.get(f"{ADDRESS}csv"))


def test_no_copy_is_used_without_asking_again(kept: CountryList, client: Client) -> None:
    answer = client.get(f"{ADDRESS}xlsx")
    answer.close()
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="koperasi-20')


def test_the_directory_leads_to_it_with_day_rows_and_size(
    kept: CountryList, client: Client
) -> None:
    page = client.get("/id/koperasi/").content.decode()
    for said in (f"{ADDRESS}csv", f"{ADDRESS}xlsx", f"{ADDRESS}jsonl", "1 koperasi yang dikenal"):
        assert said in page


def test_file_whose_place_a_newer_list_takes_in_this_moment_is_not_there(
    kept: CountryList, client: Client
) -> None:
    private_storage().delete(kept.path("id", "csv"))
    assert client.get(f"{ADDRESS}csv").status_code == 404


def test_without_a_list_there_is_neither_link_nor_file(client: Client) -> None:
    assert ADDRESS not in client.get("/id/koperasi/").content.decode()
    for ending in ("csv", "pdf"):
        assert client.get(f"{ADDRESS}{ending}").status_code == 404


@pytest.mark.parametrize(
    "how", ["hidden", "archived", "deleted", "hidden in bulk", "no cooperative any more"]
)
def test_what_is_hidden_withdraws_the_list_at_once_and_asks_for_a_new_one(
    how: str,
    kept: CountryList,
    shown: Organisation,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:
    rung: list[int] = []
    monkeypatch.setattr(recovery, "ring", lambda model, key: rung.append(key))
    with django_capture_on_commit_callbacks(execute=True):
        _take_off(shown, how)
    assert client.get(f"{ADDRESS}csv").status_code == 404
    assert ADDRESS not in client.get("/id/koperasi/").content.decode()
    assert rung == [CountryList.objects.get(state="waiting").pk]


def _take_off(shown: Organisation, how: str) -> None:
    if how == "deleted":
        shown.cooperative.delete()
        shown.delete()
        return
    if how == "no cooperative any more":
        shown.kind = Organisation.Kind.APEX
        shown.save()
        return
    shown.is_public = False
    if how == "hidden in bulk":
        Organisation.objects.filter(pk=shown.pk).update(is_public=False)
        DirectoryRow.objects.renew([shown.pk])
        return
    if how == "archived":
        shown.archived_at = "2026-01-01T00:00Z"
    shown.save()


def test_the_next_one_holds_it_no_more_and_the_old_files_are_gone(
    kept: CountryList, shown: Organisation, client: Client
) -> None:
    shown.is_public = False
    shown.save()
    country_lists.make(by=JOB)
    assert lines(client) == []
    assert not private_storage().exists(kept.path("id", "csv"))
    assert not CountryList.objects.filter(pk=kept.pk).exists()


def test_a_run_that_may_have_read_what_is_hidden_now_gives_no_list(
    shown: Organisation, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    write = country_lists._written

    def hidden_meanwhile(made: CountryList) -> Any:
        written = write(made)
        monkeypatch.setattr(country_lists, "_written", write)
        shown.is_public = False
        with django_capture_on_commit_callbacks(execute=True):
            shown.save()
        return written

    monkeypatch.setattr(country_lists, "_written", hidden_meanwhile)
    country_lists.make(by=JOB)
    newest = CountryList.objects.newest()
    assert newest is not None
    assert newest.rows == 0


def test_it_is_never_made_while_somebody_waits(db: None) -> None:
    token = _is_answering.set(True)
    try:
        with pytest.raises(HeavyWorkInRequest):
            country_lists.make(by=JOB)
    finally:
        _is_answering.reset(token)


def test_only_staff_have_it_made(db: None) -> None:
    with pytest.raises(ActionNotPermitted):
        country_lists.make(by=NOBODY)


def test_a_second_run_and_one_that_was_taken_for_dead_leave_it(
    shown: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = CountryList.objects.waiting()
    CountryList.take(waiting.pk)
    assert country_lists.carry_out(waiting.pk) is None
    monkeypatch.setattr(CountryList, "beat", lambda row, **values: False)
    assert country_lists.make(by=JOB) is None


def test_the_command_says_how_many(shown: Organisation, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("list_country")
    assert capsys.readouterr().out == "1 cooperatives\n"
