"""The lists of the register, and the agreement's own form: words, versions, history."""

from datetime import date, datetime, timedelta
from io import BytesIO

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from home.groups import MODERATORS
from partners.agreements.models import Agreement
from tests.factories.agreements import (
    AgreementFactory,
    CommitmentFactory,
    PartyFactory,
    TwoPartyAgreementFactory,
    person,
)
from tests.factories.agreements import (
    moderator as a_moderator,
)
from tests.factories.organisations import OrganisationFactory
from tests.partners.agreements.admin.conftest import signed_in

today = timezone.localdate


def snippet(name: str, *args: object) -> str:
    return reverse(f"wagtailsnippets_agreements_agreement:{name}", args=args)


def _rows(client: Client, **query: object) -> set[str]:
    return {row.title_en for row in client.get(snippet("list"), query).context["object_list"]}


def form_of(agreement: Agreement | None = None, **changes: object) -> dict[str, object]:
    """What the form sends for the agreement as it is, or for a new one."""
    parties = list(agreement.parties.all()) if agreement else []
    rows = [
        {"id": party.pk, "organisation": party.organisation_id, "is_ours": party.is_ours or ""}
        for party in parties
    ]
    fields = {
        "title_id": agreement.title_id if agreement else "Kesepakatan baru",
        "title_en": agreement.title_en if agreement else "",
        "slug": agreement.slug if agreement else "",
        "kind": "mou",
        "reach": "foreign",
        "report_months": "12",
        "parties": inline_formset(rows, initial=len(parties)),
        "sources": inline_formset([]),
        **changes,
    }
    return nested_form_data(fields)


def test_list_narrows_by_status_partner_and_words(editor) -> None:
    partner = OrganisationFactory()
    old = today() - timedelta(900)
    AgreementFactory(
        title_en="Over",
        state="in-force",
        signed_on=old,
        in_force_on=old,
        ends_on=today() - timedelta(1),
    )
    running = AgreementFactory(title_en="Running", in_force=True, reference="KSM/7")
    PartyFactory(agreement=running, organisation=partner)
    AgreementFactory(title_en="Idea")
    assert _rows(editor, status="expired") == {"Over"}
    assert _rows(editor, status=["in-force", "idea"]) == {"Running", "Idea"}
    assert _rows(editor, partner=partner.pk) == {"Running"}
    assert _rows(editor, q="KSM/7") == {"Running"}
    assert "expired" in editor.get(snippet("list")).content.decode()


@pytest.mark.parametrize("odd", ['"', "%00", "(", "9" * 20, "x" * 10_000])
def test_odd_questions_never_break_the_lists(editor, odd) -> None:
    for name in (snippet("list"), reverse("commitments:index")):
        for key in ("q", "p", "status", "ending", "unit", "partner", "light", "ordering"):
            assert editor.get(name, {key: odd}).status_code < 500


def test_archived_agreements_are_listed_only_when_asked_for(editor) -> None:
    AgreementFactory(title_en="Gone", archived_at=timezone.now())
    assert _rows(editor) == set()
    assert _rows(editor, archived="true") == {"Gone"}


def test_title_leads_to_the_desk(editor, url) -> None:
    agreement = AgreementFactory()
    assert url("manage", agreement.pk) in editor.get(snippet("list")).content.decode()


def test_commitments_of_all_agreements_in_one_list(url) -> None:
    promise = CommitmentFactory(due_on=today() - timedelta(3))
    page = signed_in("reader").get(reverse("commitments:index")).content.decode()
    assert "3 days late" in page
    assert url("commitment", promise.pk) in page
    assert signed_in("nobody").get(reverse("commitments:index")).status_code == 302


def test_editor_records_a_draft_that_the_site_does_not_show(editor, url) -> None:
    ours, theirs = OrganisationFactory(country="ID"), OrganisationFactory(country="TL")
    parties = inline_formset(
        [{"organisation": ours.pk, "is_ours": "on"}, {"organisation": theirs.pk}]
    )
    response = editor.post(snippet("add"), form_of(parties=parties), follow=True)
    agreement = Agreement.objects.get()
    assert not agreement.live
    assert url("manage", agreement.pk) in response.content.decode()
    desk = editor.get(url("manage", agreement.pk)).content.decode()
    assert str(theirs) in desk, "the draft's parties are known at the desk"


def test_editor_names_the_sources_of_an_agreement(editor) -> None:
    told = {"name": "Antara", "url": "https://example.org/a", "published_on": "5 Desember 2025"}
    editor.post(snippet("add"), form_of(sources=inline_formset([told])))
    (source,) = Agreement.objects.get().get_latest_revision_as_object().sources.all()
    assert (source.name, source.published_on) == ("Antara", date(2025, 12, 5))


def test_new_agreement_saves_itself_as_a_draft(editor) -> None:
    assert "data-w-autosave-interval-value" in editor.get(snippet("add")).content.decode()


def test_editor_cannot_publish_and_moderator_can(editor, moderator) -> None:
    agreement = TwoPartyAgreementFactory(draft=True)
    data = {**form_of(agreement), "action-publish": "1"}
    editor.post(snippet("edit", agreement.pk), data)
    agreement.refresh_from_db()
    assert not agreement.live
    moderator.post(snippet("edit", agreement.pk), data)
    agreement.refresh_from_db()
    assert agreement.live


def _opened(client: Client, agreement: Agreement) -> dict[str, object]:
    """The hidden inputs with which Wagtail tells versions apart."""
    context = client.get(snippet("edit", agreement.pk)).context
    return {
        "loaded_revision_id": context["object"].latest_revision_id,
        "loaded_revision_created_at": context["loaded_revision_created_at"],
    }


def test_second_editor_of_the_words_is_told_and_keeps_the_own_text(editor, moderator) -> None:
    agreement = TwoPartyAgreementFactory()
    agreement.save_revision()
    opened = _opened(editor, agreement)
    moderator.post(snippet("edit", agreement.pk), form_of(agreement, title_en="Hers", **opened))
    data = form_of(agreement, title_en="Mine", **opened)
    response = editor.post(snippet("edit", agreement.pk), data)
    page = response.content.decode()
    assert response.status_code == 200
    assert "Somebody else has saved a newer version" in page
    assert 'value="Mine"' in page
    agreement.refresh_from_db()
    assert agreement.get_latest_revision_as_object().title_en == "Hers"
    compare = snippet("revisions_compare", agreement.pk, opened["loaded_revision_id"], "latest")
    assert compare in page
    differences = editor.get(compare).content.decode()
    assert "Hers" in differences
    again = {**data, **_opened(editor, agreement)}
    assert editor.post(snippet("edit", agreement.pk), again).status_code == 302
    assert Agreement.objects.get().get_latest_revision_as_object().title_en == "Mine"


def test_step_taken_while_words_are_edited_is_not_undone(editor, moderator, url) -> None:
    agreement = TwoPartyAgreementFactory()
    data = {**form_of(agreement, title_en="New words"), "action-publish": "1"}
    editor.post(
        url("step", agreement.pk, "negotiate"), {"seen": agreement.version, "on": str(today())}
    )
    moderator.post(snippet("edit", agreement.pk), data)
    agreement.refresh_from_db()
    assert (agreement.state, agreement.title_en) == ("negotiation", "New words")


def test_signed_agreement_keeps_two_parties_also_in_the_form(moderator) -> None:
    agreement = TwoPartyAgreementFactory(in_force=True)
    first, second = agreement.parties.all()
    rows = [
        {"id": first.pk, "organisation": first.organisation_id},
        {"id": second.pk, "organisation": second.organisation_id, "DELETE": "on"},
    ]
    data = form_of(agreement, parties=inline_formset(rows, initial=2))
    response = moderator.post(snippet("edit", agreement.pk), {**data, "action-publish": "1"})
    assert "Two parties are needed." in response.content.decode()
    assert agreement.parties.count() == 2


def test_history_names_what_was_done_and_differences_are_readable(editor, url) -> None:
    agreement = TwoPartyAgreementFactory()
    editor.post(snippet("edit", agreement.pk), form_of(agreement))
    other = OrganisationFactory(name="Liga Koperasi")
    rows = [
        {"id": party.pk, "organisation": other.pk if party.is_ours else party.organisation_id}
        for party in agreement.parties.all()
    ]
    changed = form_of(
        agreement, title_en="Renamed", scope_en="Training", parties=inline_formset(rows, initial=2)
    )
    editor.post(snippet("edit", agreement.pk), changed)
    editor.post(
        url("step", agreement.pk, "negotiate"), {"seen": agreement.version, "on": str(today())}
    )
    history = editor.get(snippet("history", agreement.pk)).content.decode()
    assert "Begin negotiations" in history
    page = editor.get(
        snippet("revisions_compare", agreement.pk, "earliest", "latest")
    ).content.decode()
    assert "Renamed" in page
    assert "Liga Koperasi" in page


def test_nobody_deletes_an_agreement(moderator) -> None:
    agreement = AgreementFactory()
    assert moderator.post(snippet("delete", agreement.pk)).status_code == 302
    assert Agreement.objects.exists()


def test_only_people_of_the_register_can_be_put_in_charge(editor) -> None:
    agreement, outsider, keeper = AgreementFactory(), person(), a_moderator()
    fields = editor.get(snippet("edit", agreement.pk)).context["form"].fields
    offered = set(fields["in_charge"].queryset)
    assert keeper in offered
    assert outsider not in offered


def test_editor_submits_and_moderator_finds_and_approves(editor, moderator) -> None:
    agreement = TwoPartyAgreementFactory(draft=True, title_en="Submitted")
    moderator.user.groups.add(Group.objects.get(name=MODERATORS))
    editor.post(snippet("edit", agreement.pk), {**form_of(agreement), "action-submit": "1"})
    agreement.refresh_from_db()
    assert agreement.workflow_in_progress
    assert not agreement.live
    assert "Submitted" in moderator.get(reverse("wagtailadmin_home")).content.decode()
    task = agreement.current_workflow_task_state
    read = {"revision": task.revision_id}
    moderator.post(snippet("workflow_action", agreement.pk, "approve", task.pk), read)
    agreement.refresh_from_db()
    assert agreement.live


@pytest.mark.parametrize("odd", ['"', "99999999", "9" * 20, "x" * 10_000])
def test_odd_choice_is_refused_in_the_form(editor, odd) -> None:
    parties = inline_formset([{"organisation": odd}])
    response = editor.post(snippet("add"), form_of(parties=parties, predecessor=odd))
    assert response.status_code == 200
    assert not Agreement.objects.exists()


def test_nameless_draft_is_refused_and_a_named_one_gets_its_address(editor) -> None:
    response = editor.post(snippet("add"), form_of(title_id=""))
    assert list(response.context["form"].errors) == ["title_id"]
    assert not Agreement.objects.exists()
    editor.post(snippet("add"), form_of(title_id="Kerja sama benih"))
    assert Agreement.objects.get().slug == "kerja-sama-benih"


def test_the_end_is_a_day_in_a_file_where_it_is_known(admin_client: Client) -> None:
    AgreementFactory(in_force=True, ends_on=date(2029, 2, 19))
    AgreementFactory(in_force=True, has_no_end=True)
    answer = admin_client.get(snippet("list"), {"export": "xlsx"})
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    column = [cell.value for cell in sheet[1]].index("Berakhir pada")
    ends = {row[column].value for row in sheet.iter_rows(min_row=2)}
    assert {end.date() if isinstance(end, datetime) else end for end in ends} == {
        date(2029, 2, 19),
        "Tanpa batas waktu",
    }
