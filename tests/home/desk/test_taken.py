"""What only one record may have, two people give to theirs at the same moment."""

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Model, UniqueConstraint
from django.db.models.signals import pre_save
from django.test import Client
from django.urls import reverse

from home.access import Actor
from home.one_form import OneWhateverItsCase
from partners.organisations.models import Organisation
from partners.organisations.services import organisations
from tests.factories.home import RegencyFactory
from tests.factories.organisations import CooperativeFactory, OrganisationFactory
from tests.factories.people import admin

AT_ONCE = 2
Typed = dict[str, Any]


def _unique(model: type[Model]) -> Iterator[str]:
    for field in model._meta.local_fields:
        if field.unique and not field.primary_key:
            yield f"{model._meta.label}.{field.name}"
    for names in model._meta.unique_together:
        yield f"{model._meta.label}.{'+'.join(names)}"
    for constraint in model._meta.constraints:
        # The other one is of a column that is kept in one form, and so unique by itself.
        if isinstance(constraint, UniqueConstraint) and not isinstance(
            constraint, OneWhateverItsCase
        ):
            yield f"{model._meta.label}.{constraint.name}"


def _profiles_of_one() -> list[Typed]:
    return [{"organisation": CooperativeFactory(profile=None).pk}] * AT_ONCE


def _profiles_with_one_number() -> list[Typed]:
    return [
        {"organisation": CooperativeFactory(profile=None).pk, "registration_number": spelling}
        for spelling in ("AHU-12 TAHUN 2025", "ahu-12 tahun\u00a02025")
    ]


def _offers() -> list[Typed]:
    host, region = CooperativeFactory(host=True), RegencyFactory()
    return [{"title_id": "Susu segar", "host": host.pk, "region": region.pk}] * AT_ONCE


def _both(**typed: Any) -> Callable[[], list[Typed]]:
    return lambda: [typed] * AT_ONCE


FACT = {
    "code": "koperasi",
    "label_id": "Koperasi",
    "label_en": "Cooperatives",
    "value_id": "82.780",
    "value_en": "82,780",
    "source": "Kemenkop",
    "as_of": "2026-01-01",
    "review_date": "2027-01-01",
}
TERM = _both(name_id="Perikanan", name_en="Fishery", code="perikanan")
MEANT = {"meaning_id": "Uang anggota.", "meaning_en": "Money of members."}
# Two add a record at once: what each types, and where the slower one is told; nowhere where the
# portal makes the value itself, and counts further.
REASON = _both(code="foto-gelap", text_id="Foto terlalu gelap.", text_en="The photo is too dark.")
DOORS: dict[str, tuple[Callable[[], list[Typed]], str]] = {
    "agreements.Agreement.slug": (_both(title_id="Pelatihan", kind="mou"), ""),
    "agreements.Unit.code": (TERM, "code"),
    "apprenticeships.Offer.slug": (_offers, ""),
    "glossary.Term.code": (_both(name_id="Simpanan", name_en="Savings", **MEANT), ""),
    "home.BusinessUnit.code": (TERM, "code"),
    "home.Challenge.code": (TERM, "code"),
    "home.Competency.code": (TERM, "code"),
    "home.DatedFact.code": (_both(**FACT), "code"),
    "home.Sector.code": (TERM, "code"),
    "home.Stage.code": (TERM, "code"),
    "knowledge.ToolTag.name": (_both(name="Gudang", name_en="Warehouse"), "name"),
    "membership.ClaimReason.code": (REASON, "code"),
    "organisations.CooperativeProfile.cooperative_registration_number_unique": (
        _profiles_with_one_number,
        "registration_number",
    ),
    "organisations.CooperativeProfile.organisation": (_profiles_of_one, "organisation"),
    "organisations.Organisation.slug": (
        _both(name="ICA", slug="ica", kind="apex", country="BE"),
        "slug",
    ),
}
# What two cannot run into by a form of their own, and why.
ELSEWHERE = {
    "agreements.Document.key": "drawn at random",
    "adoption.AdoptionReport.adoptionreport_once": "the organisation is locked",
    "adoption.PublishedReport.publishedreport_once": "the organisation is locked",
    "agreements.ImportedList.key": "drawn at random",
    "intake.HandedIn.key": "drawn at random",
    "planning.BundleItem.draft_is_in_a_bundle_once": "the draft is locked",
    "planning.ReviewDay.record_has_one_review_day": "the record is locked",
    "intake.LearnedHeading.learned_heading_means_one": "read again: home/intake/learning.py",
    "agreements.Party.party_once_per_agreement": "the agreement is locked while it is written",
    "agreements.PartnerAccess.partner_access_once_per_user": "read again: tests/partners/acts.py",
    "agreements.ProgressReport.replaces": "the report is locked: tests/partners/acts.py",
    "applications.Application.application_once_in_a_round": "the organisation is locked",
    "applications.Application.standing": "the application is locked",
    "applications.Choice.choice_once": "the application is locked",
    "applications.Choice.choice_one_at_a_place": "the application is locked",
    "applications.Delegate.delegate_numbered": "the application is locked",
    "applications.Submission.submission_numbered": "the application is locked",
    "apprenticeships.Batch.code": "counted further with its offer",
    "apprenticeships.HostStance.host_stance_once_a_season": "the organisation is locked",
    "apprenticeships.OfferFile.key": "drawn at random",
    "consent.Consent.consent_given_once_at_a_time": "the account is locked",
    "desk.SentForm.form_is_carried_out_once": "tests/home/desk/test_once.py",
    "drafts.Draft.draft_one_of_a_form": "read again",
    "extraction.FileText.document": "read again",
    "knowledge.Adaptation.translation_key+locale": "drawn at random",
    "knowledge.Evidence.translation_key+locale": "drawn at random",
    "knowledge.RelatedTool.related_tool_named_once": "asked again",
    "knowledge.SavedTool.tool_is_saved_once": "the account is locked",
    "knowledge.ToolFile.translation_key+locale": "drawn at random",
    "knowledge.ToolTag.slug": "counted further by taggit",
    "membership.Area.area_begins_once": "given in the admin, asked again",
    "membership.Claim.claim_open_once": "the organisation is locked",
    "applications.Attachment.key": "drawn at random",
    "membership.ClaimProof.key": "drawn at random",
    "membership.ContactLink.claim": "made with its claim",
    "membership.ContactLink.digest": "drawn at random",
    "membership.Invitation.digest": "drawn at random",
    "membership.Invitation.invitation_open_once": "the organisation is locked",
    "membership.Mandate.mandate_once_at_a_time": "the cooperative is locked",
    "membership.MandateOffer.mandate": "the cooperative is locked",
    "membership.MandateOffer.mandate_offer_one_code_at_a_time": "the cooperative is locked",
    "membership.MandateScope.mandate_scope_once": "written with its mandate",
    "membership.MandateSheet.key": "drawn at random",
    "membership.MandateSheet.mandate_sheet_one_to_check": "the cooperative is locked",
    "membership.Membership.membership_once_at_a_time": "the organisation is locked",
    "membership.ProfileChange.profile_change_one_at_a_time": "the organisation is locked",
    "membership.Proposal.organisation": "made with it",
    "notices.Choice.one_choice_a_kind": "read again",
    "notices.QuietHours.user": "read again",
    "notices.Notice.occasion_is_told_once": "the second is left out",
    "organisations.DuplicatePair.duplicate_pair_once": "written by the job, of which one runs",
    "organisations.FormerIdentity.former_identity_once": "the organisation is locked",
    "organisations.NameWord.name_word_once": "the second is left out",
    "organisations.Organisation.code": "its first address",
    "organisations.RegisterEntry.organisation": "written with its list, of which one writes",
    "organisations.RegisterImport.key": "drawn at random",
    "organisations.RegisterReview.register_review_one_at_work": "the one at work is taken",
    "organisations.RegisterImport.register_import_one_writes": "asked again",
    "placements.ActionPlan.placement": "the placement is locked",
    "placements.Certificate.certificate_one_valid": "the placement is locked",
    "placements.Certificate.key": "drawn at random",
    "placements.Certificate.replaces": "the certificate is locked",
    "placements.Objection.objection_one_undecided": "the placement is locked",
    "placements.LogbookEntry.key": "drawn at random, and asked for under the placement's lock",
    "placements.LogbookPhoto.entry": "the placement is locked",
    "placements.LogbookPhoto.key": "drawn at random",
    "placements.Rating.rating_once_a_moment": "the placement is locked",
    "placements.SelfAssessment.placement": "the placement is locked",
    "placements.PlanStep.plan_step_numbered": "the plan is locked",
    "placements.PublishedPlan.plan": "the plan is locked",
    "placements.StepProof.key": "drawn at random",
    "placements.AttendanceDay.attendance_once_a_day": "the placement is locked",
    "placements.ChecklistItem.checklist_item_numbered": "made with its placement",
    "placements.BatchConfirmation.place": "the batch of the round is locked",
    "placements.Placement.result": "the result is locked",
    "results.Result.result_one_place_accepted": "the second is told that another is held",
    "programme.HostFigures.host": "counted by one duty at a time",
    "programme.RoundFigures.round": "counted by one duty at a time",
    "results.Appeal.appeal_once_a_matter": "the result is locked",
    "results.ChanceTable.round": "the round is locked",
    "results.Matching.key": "drawn at random",
    "results.Matching.matching_one_at_work": "the round is locked",
    "results.Matching.matching_one_result": "the round is locked",
    "results.Result.application": "written with its round, which is locked",
    "results.WaitingList.round_batch": "written with its round, which is locked",
    "rounds.Round.code": "refused_if_taken: tests/partners/apprenticeships/rounds/test_at_once.py",
    "rounds.RoundBatch.round_batch_once": "the round is locked",
    "search.Opened.search_opened_once_a_day": "the slower one is not counted",
    "search.Pin.search_pin_stands_once_for_a_query": "asked again",
    "search.Searched.search_searched_once_a_day": "the slower one is not counted",
    "links.Address.url": "the slower one is left out",
    "links.Place.address_stands_in_a_text_once": "the slower one is left out",
    "visits.Missed.missed_address_is_one_number": "added to",
    "visits.Viewed.views_of_a_week_are_one_number": "added to",
    "search.Word.search_word_stands_once_for_an_audience": "the second is left out",
}


def test_every_unique_value_of_ours_is_in_one_of_the_lists() -> None:
    rooms = ("home", "partners", "knowledge", "search")
    models = (model for model in apps.get_models() if model.__module__.startswith(rooms))
    assert sorted(name for model in models for name in _unique(model)) == sorted(
        [*DOORS, *ELSEWHERE]
    )


def _filled(client: Client, address: str, typed: Typed) -> Typed:
    """Everything that the empty form sends, with what is typed into it."""
    form = client.get(address).context["form"]
    fields = {name: form[name].value() for name in form.fields}
    for formset in form.formsets.values():
        manager = formset.management_form
        fields |= {manager.add_prefix(name): manager[name].value() for name in manager.fields}
    return {name: value for name, value in {**fields, **typed}.items() if value is not None}


def _written_at_once(model: type[Model], sendings: list[tuple[Client, str, Typed]]) -> list[Any]:
    """The answers, each over a connection of its own: nobody writes before both have checked."""
    checked, answers = threading.Barrier(len(sendings)), [None] * len(sendings)
    waited = threading.local()

    def wait(**_signal: Any) -> None:
        if not hasattr(waited, "once"):
            waited.once = True
            with suppress(threading.BrokenBarrierError):  # SQLite lets one begin to write
                checked.wait(timeout=2)

    def send(number: int) -> None:
        client, address, typed = sendings[number]
        try:
            answers[number] = client.post(address, typed)
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=[number]) for number in range(len(sendings))]
    pre_save.connect(wait, sender=model, weak=False)
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        pre_save.disconnect(wait, sender=model)
    return answers


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", DOORS)
def test_slower_one_is_told_at_the_field_or_gets_the_next_value(name: str) -> None:
    (what, field), label = DOORS[name], name.rpartition(".")[0]
    model = apps.get_model(label)
    address = reverse(f"wagtailsnippets_{model._meta.app_label}_{model._meta.model_name}:add")
    people = [admin("satu"), admin("dua")]
    before = model._default_manager.count()
    answers = _written_at_once(
        model,
        [
            (client, address, _filled(client, address, typed))
            for client, typed in zip(people, what(), strict=True)
        ],
    )
    stored = model._default_manager.count() - before
    statuses = sorted(answer.status_code for answer in answers)
    if not field:
        assert (statuses, stored) == ([302, 302], AT_ONCE)
        return
    assert (statuses, stored) == ([200, 302], 1)
    told = next(answer for answer in answers if answer.status_code == 200)
    assert field in told.context["form"].errors


@pytest.mark.django_db
class TestService:
    def test_what_is_taken_after_the_check_is_refused_at_the_field(
        self, editor: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """As a command or an import meets it."""
        check = Organisation.validate_constraints

        def check_too_early(self: Organisation, **options: Any) -> None:
            check(self, **options)
            monkeypatch.setattr(Organisation, "validate_constraints", check)
            OrganisationFactory(slug="ica")

        monkeypatch.setattr(Organisation, "validate_constraints", check_too_early)
        with pytest.raises(ValidationError) as refused:
            organisations.create(
                by=Actor(editor), name="ICA", slug="ica", kind="apex", country="BE"
            )
        assert "slug" in refused.value.message_dict
