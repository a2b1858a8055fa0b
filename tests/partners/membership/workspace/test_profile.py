"""The pages of a profile: what readers see, what is proposed, and the moderators' queue."""

from typing import Any

import pytest
from django.test import Client

from partners.membership.models import ProfileChange, Role
from partners.organisations.models import Organisation
from tests.factories.home import RegencyFactory
from tests.factories.membership import AreaFactory, MembershipFactory
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db
HERE = "/id/ruang/organisasi/sukamaju/profil/"
QUEUE = "/admin/snippets/membership/profilechange/"
TYPED = {"seen": "-", "summary_id": "Kami menjual beras <b>dan</b> gula.", "members": "120"}


@pytest.fixture
def cooperative() -> Organisation:
    return CooperativeFactory(slug="sukamaju", name="Sukamaju", summary_id="Lama")


def _sign_in(client: Client, organisation: Organisation, role: Role = Role.REPRESENTATIVE) -> None:
    client.force_login(MembershipFactory(organisation=organisation, role=role).person)


def test_member_sees_now_and_proposed_and_readers_do_not(
    client: Client, cooperative: Organisation
) -> None:
    _sign_in(client, cooperative)
    answer = client.post(f"{HERE}ubah/", TYPED, follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain == [(HERE, 302)]
    assert "Terkirim" in page
    assert "Kami menjual beras &lt;b&gt;dan" in page
    assert "menunggu moderator" in page
    public = client.get(cooperative.get_absolute_url()).content.decode()
    assert "Kami menjual" not in public


def test_what_was_typed_stays_beside_what_is_wrong(
    client: Client, cooperative: Organisation
) -> None:
    _sign_in(client, cooperative)
    typed = {**TYPED, "members": "nol", "founded": "3000", "website": "bukan alamat"}
    page = client.post(f"{HERE}ubah/", typed).content.decode()
    for kept in ("nol", "3000", "bukan alamat", "Kami menjual beras"):
        assert kept in page
    assert not ProfileChange.objects.exists()


def test_nothing_changed_is_said(client: Client, cooperative: Organisation) -> None:
    _sign_in(client, cooperative)
    page = client.post(f"{HERE}ubah/", {"seen": "-", "summary_id": "Lama"}).content.decode()
    assert "Anda tidak mengubah apa pun" in page


def test_contributor_keeps_it_and_a_representative_finds_it_waiting(
    client: Client, cooperative: Organisation
) -> None:
    _sign_in(client, cooperative, Role.CONTRIBUTOR)
    client.post(f"{HERE}ubah/", TYPED)
    assert ProfileChange.objects.get().state == ProfileChange.State.PREPARED
    assert client.get(f"{HERE}kirim/").status_code == 403
    board = Client()
    _sign_in(board, cooperative)
    assert "Perubahan profil sudah disiapkan" in board.get("/id/ruang/").content.decode()
    change = ProfileChange.objects.get()
    seen = change.updated_at.isoformat()
    assert board.post(f"{HERE}kirim/", {"seen": seen}).status_code == 302
    assert ProfileChange.objects.get().state == ProfileChange.State.WAITING


def test_second_one_sees_both_versions(client: Client, cooperative: Organisation) -> None:
    other = Client()
    _sign_in(client, cooperative)
    _sign_in(other, cooperative)
    other.post(f"{HERE}ubah/", {"seen": "-", "summary_id": "Dari yang lain"})
    answer = client.post(f"{HERE}ubah/", TYPED)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Dari yang lain" in page
    assert "Kami menjual beras" in page


@pytest.mark.parametrize("path", ["", "ubah/", "kirim/", "batalkan/"])
def test_it_is_not_there_for_others(client: Client, cooperative: Organisation, path: str) -> None:
    _sign_in(client, CooperativeFactory())
    assert client.get(HERE + path).status_code == 404
    refused = 405 if path == "" else 404
    assert client.post(HERE + path, TYPED).status_code == refused
    assert not ProfileChange.objects.exists()


def test_officer_of_the_area_sees_but_does_not_propose(client: Client) -> None:
    cooperative = CooperativeFactory(slug="sukamaju", region=RegencyFactory())
    client.force_login(AreaFactory(region=cooperative.region).person)
    page = client.get(HERE)
    assert page.status_code == 200
    assert f"{HERE}ubah/" not in page.content.decode()
    assert client.post(f"{HERE}ubah/", TYPED).status_code == 403


def test_moderator_sees_before_and_after_and_publishes(
    client: Client, cooperative: Organisation, moderator: Any
) -> None:
    _sign_in(client, cooperative)
    client.post(f"{HERE}ubah/", TYPED)
    client.force_login(moderator)
    key = ProfileChange.objects.get().pk
    assert "Sukamaju" in client.get(QUEUE).content.decode()
    page = client.get(f"{QUEUE}edit/{key}/")
    text = page.content.decode()
    assert "Lama → Kami menjual beras &lt;b&gt;dan" in text
    seen = page.context["form"]["seen"].value()
    client.post(f"{QUEUE}edit/{key}/", {"seen": seen, "decision": "publish"})
    cooperative.refresh_from_db()
    assert cooperative.summary_id == TYPED["summary_id"]
    assert cooperative.cooperative.members == 120
    assert client.get(f"{QUEUE}edit/{key}/").status_code == 404


def test_refusal_needs_its_reason(
    client: Client, cooperative: Organisation, moderator: Any
) -> None:
    _sign_in(client, cooperative)
    client.post(f"{HERE}ubah/", TYPED)
    client.force_login(moderator)
    address = f"{QUEUE}edit/{ProfileChange.objects.get().pk}/"
    seen = client.get(address).context["form"]["seen"].value()
    page = client.post(address, {"seen": seen, "decision": "refuse"})
    assert "reason" in page.context["form"].errors
    assert ProfileChange.objects.get().state == ProfileChange.State.WAITING


def test_editors_do_not_decide(client: Client, cooperative: Organisation, editor: Any) -> None:
    _sign_in(client, cooperative)
    client.post(f"{HERE}ubah/", TYPED)
    client.force_login(editor)
    key = ProfileChange.objects.get().pk
    client.post(f"{QUEUE}edit/{key}/", {"decision": "publish"})
    assert ProfileChange.objects.get().state == ProfileChange.State.WAITING


def test_queries_stay_few(
    client: Client, cooperative: Organisation, django_assert_max_num_queries: Any
) -> None:
    _sign_in(client, cooperative)
    client.post(f"{HERE}ubah/", TYPED)
    with django_assert_max_num_queries(20):
        client.get(HERE)
