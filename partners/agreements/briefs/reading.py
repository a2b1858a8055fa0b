"""Gathers the facts of a brief that a person may see, in the active language."""

from datetime import date
from typing import Any

from django.db.models import Max, Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from home.access import Actor, require
from partners.agreements import permissions
from partners.agreements.briefs.brief import (
    AgreementFacts,
    Brief,
    Contact,
    PartyFacts,
    PromiseFacts,
    build,
)
from partners.agreements.models import Agreement, Commitment, Document, Party, ProgressReport, Proof
from partners.agreements.rules.progress import CommitmentState
from partners.organisations.models import Organisation


def brief_of_agreement(agreement: Agreement, *, by: Actor, on: date | None = None) -> Brief:
    """One agreement. Raises ActionNotPermitted for people without a right to the register."""
    require(permissions.user_is_staff(by))
    facts = _facts(Agreement.objects.filter(pk=agreement.pk), by)
    return build(facts, on or timezone.localdate(), title=facts[0].title)


def brief_of_organisation(
    organisation: Organisation, *, by: Actor, on: date | None = None
) -> Brief:
    """All kept agreements with a partner but the made-up ones. Raises ActionNotPermitted."""
    require(permissions.user_is_staff(by))
    true = Agreement.objects.kept().filter(is_example=False)
    return build(
        _facts(true.with_organisation(organisation), by),
        on or timezone.localdate(),
        title=str(organisation),
        place=organisation.country_name,
        is_bilateral=True,
    )


def _facts(agreements: QuerySet[Agreement], by: Actor) -> list[AgreementFacts]:
    may_read_all = permissions.user_can_read_confidential(by)
    rows = agreements.select_related("unit", "latest_revision").prefetch_related(
        Prefetch("commitments", queryset=_promises(), to_attr="promise_list"),
        "parties__organisation",
    )
    confirmed = Q(commitments__reports__confirmed_at__isnull=False)
    rows = rows.annotate(last_report=Max("commitments__reports__reported_on", filter=confirmed))
    return [_agreement(row, may_read_all) for row in rows]


def _promises() -> QuerySet[Commitment]:
    reports = ProgressReport.objects.current().confirmed()
    proofs = Proof.objects.select_related("page", "document").prefetch_related("record")
    return (
        Commitment.objects.kept()
        .select_related("partner")
        .prefetch_related(
            Prefetch("reports", queryset=reports, to_attr="report_list"),
            Prefetch("proofs", queryset=proofs, to_attr="proof_list"),
        )
    )


def _agreement(row: Any, may_read_all: bool) -> AgreementFacts:
    words = _latest_words(row)
    parties = list(words.parties.all())
    return AgreementFacts(
        title=words.title,
        kind=words.kind,
        life=row.facts(parties=len(parties)),
        reference=words.reference,
        scope=words.scope,
        unit=str(words.unit or ""),
        is_draft=not row.live,
        report_months=words.report_months,
        last_report_on=row.last_report,
        address=reverse("wagtailsnippets_agreements_agreement:edit", args=[row.pk]),
        parties=tuple(_party(party, may_read_all) for party in parties),
        promises=tuple(_promise(promise, may_read_all) for promise in row.promise_list),
    )


def _latest_words(row: Agreement) -> Agreement:
    """What is not published yet is read from its latest draft, as its editors see it."""
    if row.live or row.latest_revision is None:
        return row
    latest: Agreement = row.latest_revision.as_object()
    return latest


def _party(party: Party, may_read_all: bool) -> PartyFacts:
    name = str(party.organisation)
    has_contact = may_read_all and (party.contact_name or party.contact_email)
    contact = Contact(name, party.contact_name, party.contact_email, party.contact_phone)
    return PartyFacts(
        name=name,
        is_ours=party.is_ours,
        country=party.organisation.country_name,
        unit=party.unit,
        signatory=party.signatory,
        position=party.position,
        contact=contact if has_contact else None,
    )


def _promise(row: Any, may_read_all: bool) -> PromiseFacts:
    report = row.report_list[0] if row.report_list else None
    return PromiseFacts(
        title=row.title,
        state=CommitmentState(row.state),
        is_shown=row.is_public,
        due_on=row.due_on,
        done_on=row.done_on,
        our_owner=row.our_owner,
        partner_owner=row.partner_owner or (str(row.partner) if row.partner_id else ""),
        measure=row.measure,
        obstacle=row.obstacle,
        obstacle_words=row.obstacle_words,
        next_step=row.next_step,
        report=report.text if report else "",
        reported_on=report.reported_on if report else None,
        proofs=tuple(str(proof) for proof in row.proof_list if _may_name(proof, may_read_all)),
    )


def _may_name(proof: Proof, may_read_all: bool) -> bool:
    """The title of a confidential document is confidential, too."""
    document = proof.document
    is_public = document is None or (
        document.visibility == Document.Visibility.PUBLIC and document.archived_at is None
    )
    return may_read_all or is_public
