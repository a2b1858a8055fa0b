"""The editors' and moderators' screens."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from home.access import Actor
from home.desk.locking import version_of
from partners.agreements.models import Agreement
from partners.apprenticeships.admin.today import batches_to_decide
from partners.apprenticeships.lifecycle import BatchState
from partners.apprenticeships.models import Batch, Offer
from partners.apprenticeships.services import batches
from portal.users.models import User
from tests.factories.apprenticeships import BatchFactory, in_days
from tests.factories.home import RegencyFactory
from tests.factories.organisations import CooperativeFactory

pytestmark = pytest.mark.django_db
CHILDREN = ("batches", "days", "costs", "demands", "documents", "photos")


def _offers(name: str, *args: object) -> str:
    return reverse(f"wagtailsnippets_apprenticeships_offer:{name}", args=args)


def _batches(name: str, *args: object) -> str:
    return reverse(f"wagtailsnippets_apprenticeships_batch:{name}", args=args)


def _form(**values: object) -> dict[str, object]:
    batches = values.pop("batches", inline_formset([]))
    fields = {
        "title_id": "Susu segar",
        "slug": "susu",
        "summary_id": "Belajar mengelola susu.",
        "mode": "on-site",
        "language": "id",
        **{name: inline_formset([]) for name in CHILDREN},
        "batches": batches,
        **values,
    }
    return nested_form_data(fields)


def _batch_form(**values: object) -> dict[str, object]:
    return {
        "starts_on": in_days(60),
        "ends_on": in_days(69),
        "seats": 38,
        "minimum": 20,
        "reserve_3t": 4,
        "max_per_cooperative": 1,
        **values,
    }


class TestOffers:
    def test_editor_writes_a_draft_and_the_site_does_not_show_it(
        self, client: Client, editor: User
    ) -> None:
        client.force_login(editor)
        host, region = CooperativeFactory(host=True), RegencyFactory()
        data = _form(host=host.pk, region=region.pk, batches=inline_formset([_batch_form()]))
        response = client.post(_offers("add"), data)
        assert response.status_code == 302, response.context["form"].errors
        offer = Offer.objects.get()
        assert not offer.live
        assert not Offer.objects.public().exists()
        assert offer.get_latest_revision_as_object().batches.get().seats == 38

    def test_moderator_publishes_with_batches(self, client: Client, moderator: User) -> None:
        client.force_login(moderator)
        data = _form(
            host=CooperativeFactory(host=True).pk,
            region=RegencyFactory().pk,
            batches=inline_formset([_batch_form()]),
        )
        client.post(_offers("add"), {**data, "action-publish": "1"})
        assert Batch.objects.public().get().state == BatchState.PLANNED

    def test_impossible_dates_are_said_in_the_form(self, client: Client, moderator: User) -> None:
        client.force_login(moderator)
        late = _batch_form(apply_until=in_days(61))
        data = _form(host=CooperativeFactory(host=True).pk, batches=inline_formset([late]))
        response = client.post(_offers("add"), data)
        assert response.status_code == 200
        assert not Offer.objects.exists()

    def test_opened_batch_cannot_be_deleted_in_the_form(
        self, client: Client, moderator: User
    ) -> None:
        client.force_login(moderator)
        batch = BatchFactory(open=True)
        gone = _batch_form(id=batch.pk, DELETE="on")
        data = _form(
            host=batch.offer.host_id,
            region=batch.offer.region_id,
            batches=inline_formset([gone], initial=1),
        )
        response = client.post(_offers("edit", batch.offer_id), {**data, "action-publish": "1"})
        assert response.status_code == 200
        assert Batch.objects.filter(pk=batch.pk).exists()

    def test_commitment_of_another_agreement_is_refused(
        self, client: Client, moderator: User
    ) -> None:
        client.force_login(moderator)
        first = Agreement.objects.create(title_id="Satu", slug="satu")
        second = Agreement.objects.create(title_id="Dua", slug="dua")
        promise = second.commitments.create(title_id="Magang")
        data = _form(
            host=CooperativeFactory(host=True).pk, agreement=first.pk, commitment=promise.pk
        )
        response = client.post(_offers("add"), data)
        assert "commitment" in response.context["form"].errors

    def test_copy_for_next_year_asks_and_leads_to_the_draft(
        self, client: Client, editor: User
    ) -> None:
        client.force_login(editor)
        offer = BatchFactory().offer
        assert client.get(_offers("next_year", offer.pk)).status_code == 200
        response = client.post(_offers("next_year", offer.pk), {"seen": "0"})
        copy = Offer.objects.get(copied_from=offer)
        assert response.headers["Location"] == _offers("edit", copy.pk)

    def test_batch_without_end_is_copied_without_end(self, client: Client, editor: User) -> None:
        """Old lists write 9999-12-31; a year later there is no day."""
        client.force_login(editor)
        batch = BatchFactory(ends_on=date.max)
        assert client.get(_offers("next_year", batch.offer.pk)).status_code == 200
        client.post(_offers("next_year", batch.offer.pk), {"seen": "0"})
        [copied] = Offer.objects.get(copied_from=batch.offer).batches.all()
        assert (copied.starts_on > batch.starts_on, copied.ends_on) == (True, date.max)

    @pytest.mark.parametrize("mode", ["id", "en"])
    def test_preview_shows_the_page_in_both_languages(
        self, client: Client, editor: User, mode: str
    ) -> None:
        client.force_login(editor)
        offer = BatchFactory(offer__draft=True).offer
        url = _offers("preview_on_edit", offer.pk)
        client.post(url, _form(host=offer.host_id, title_en="Fresh milk"))
        response = client.get(f"{url}?mode={mode}")
        title = {"id": "Susu segar", "en": "Fresh milk"}[mode]
        assert title in response.content.decode()

    def test_lists_and_filters_answer(self, client: Client, moderator: User) -> None:
        client.force_login(moderator)
        BatchFactory()
        assert client.get(_offers("list") + '?without_dates=true&q="').status_code == 200
        assert client.get(_batches("list") + "?state=planned&q=x").status_code == 200
        assert client.get(_offers("history", Offer.objects.get().pk)).status_code == 200


class TestBatches:
    def test_moderator_decides_and_the_history_tells(self, client: Client, moderator: User) -> None:
        client.force_login(moderator)
        batch = BatchFactory()
        url = _batches("edit", batch.pk)
        assert client.get(url).status_code == 200
        client.post(url, {"decision": "open", "note": "Surat 12", "seen": version_of(batch)})
        batch.refresh_from_db()
        assert batch.state == BatchState.OPEN
        history = client.get(_offers("history", batch.offer_id)).content.decode()
        assert "Surat 12" in history

    def test_decisions_are_worded_as_what_one_does(self, client: Client, moderator: User) -> None:
        client.force_login(moderator)
        opened = client.get(_batches("edit", BatchFactory(open=True).pk)).content.decode()
        assert "Tutup permohonan" in opened
        assert "Batalkan angkatan" in opened
        over = client.get(_batches("edit", BatchFactory(state="cancelled").pk)).content.decode()
        assert "Tidak ada lagi yang perlu diputuskan" in over

    def test_impossible_decision_is_not_offered(self, client: Client, moderator: User) -> None:
        client.force_login(moderator)
        batch = BatchFactory()
        data = {"decision": "confirmed", "seen": version_of(batch)}
        response = client.post(_batches("edit", batch.pk), data)
        assert response.status_code == 200
        assert list(response.context["form"].errors) == ["decision"]
        batch.refresh_from_db()
        assert batch.state == BatchState.PLANNED

    def test_second_moderator_sees_what_the_first_decided_and_what_the_dates_became(
        self, client: Client, moderator: User
    ) -> None:
        client.force_login(moderator)
        batch = BatchFactory()
        shown = client.get(_batches("edit", batch.pk)).context["form"]
        opened = {name: shown[name].value() or "" for name in shown.fields}
        batches.decide(batch, BatchState.OPEN, by=Actor(moderator), note="Surat 12")
        Batch.objects.filter(pk=batch.pk).update(seats=19, minimum=10)
        data = {**opened, "decision": "cancelled", "note": "Terlalu sedikit"}
        response = client.post(_batches("edit", batch.pk), data)
        assert response.status_code == 409
        told, form = response.context["conflict"], response.context["form"]
        assert "Surat 12" in told.events[0].text
        rows = [(row.theirs, row.mine) for row in told.differences]
        assert rows == [("menerima permohonan", "dibatalkan"), ("19", "38"), ("10", "20")]
        assert form["note"].value() == "Terlalu sedikit"
        again = {**data, **{name: form[name].value() or "" for name in ("seen", "seats")}}
        assert client.post(_batches("edit", batch.pk), again).status_code == 302
        batch.refresh_from_db()
        assert batch.state == BatchState.CANCELLED

    def test_second_moderator_is_offered_their_choice_again_and_told_why_it_is_closed(
        self, client: Client, moderator: User
    ) -> None:
        client.force_login(moderator)
        batch = BatchFactory()
        data = {"decision": "open", "note": "Surat 13", "seen": version_of(batch)}
        batches.decide(batch, BatchState.CANCELLED, by=Actor(moderator), note="Surat 12")
        response = client.post(_batches("edit", batch.pk), data)
        assert response.status_code == 409
        form = response.context["form"]
        assert '<input type="radio" name="decision" value="open"' in str(form["decision"])
        assert "checked" in str(form["decision"])
        assert form["note"].value() == "Surat 13"
        refused = client.post(_batches("edit", batch.pk), {**data, "seen": form["seen"].value()})
        assert list(refused.context["form"].errors) == ["decision"]
        batch.refresh_from_db()
        assert batch.state == BatchState.CANCELLED

    def test_second_copy_for_the_same_year_is_asked_about(
        self, client: Client, moderator: User
    ) -> None:
        client.force_login(moderator)
        offer = BatchFactory().offer
        url = _offers("next_year", offer.pk)
        client.post(url, {"seen": "0"})
        response = client.post(url, {"seen": "0"})
        assert response.status_code == 409
        assert len(response.context["conflict"].events) == 1
        assert Offer.objects.filter(copied_from=offer).count() == 1
        seen = response.context["form"]["seen"].value()
        assert client.post(url, {"seen": seen}).status_code == 302
        assert Offer.objects.filter(copied_from=offer).count() == 2

    def test_editors_look_but_do_not_decide(self, client: Client, editor: User) -> None:
        client.force_login(editor)
        batch = BatchFactory()
        assert client.get(_batches("list")).status_code == 200
        client.post(_batches("edit", batch.pk), {"decision": "open"})
        batch.refresh_from_db()
        assert batch.state == BatchState.PLANNED

    def test_batches_are_neither_made_nor_deleted_here(
        self, client: Client, moderator: User
    ) -> None:
        client.force_login(moderator)
        batch = BatchFactory()
        client.post(_batches("delete", batch.pk))
        assert Batch.objects.filter(pk=batch.pk).exists()
        assert client.get(_batches("add")).status_code == 302

    def test_what_is_due_today_is_told_to_moderators_only(
        self, moderator: User, editor: User
    ) -> None:
        BatchFactory(code="closed", open=True, apply_until=in_days(-1))
        BatchFactory(code="soon", starts_on=in_days(20))
        BatchFactory(code="later", starts_on=in_days(200))
        assert [item.label.split(" · ")[1] for item in batches_to_decide(moderator)] == [
            "soon",
            "closed",
        ]
        assert batches_to_decide(editor) == []
