"""One of each thing, each with words that stand nowhere else, and one person of each role."""

from collections.abc import Callable
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.timezone import localdate

from home.access import NOBODY, Actor
from partners.agreements.models import Document, PartnerAccess
from partners.agreements.services import documents, reports
from partners.apprenticeships.hosting.seasons import asked_about
from partners.apprenticeships.models import HostStance, Offer, OfferDay, OfferDocument, OfferPhoto
from partners.apprenticeships.placements.models import HostMessage, Placement, SelfAssessment
from partners.membership.models import DoneInName, Role, Scope
from partners.membership.permissions import acting_for
from partners.membership.services import claims, mandate_sheets, profiles
from tests.factories import agreements
from tests.factories.adoption import ReportFactory
from tests.factories.applications import ApplicationFactory, AttachmentFactory, hand_in
from tests.factories.apprenticeships import BatchFactory, OfferFactory, OfferFileFactory
from tests.factories.claims import ClaimFactory, ProposalFactory, VillageFactory
from tests.factories.duplicates import a_pair
from tests.factories.home import CompetencyFactory, RegencyFactory
from tests.factories.knowledge import ToolIndexPageFactory, ToolPageFactory
from tests.factories.membership import (
    AreaFactory,
    InvitationFactory,
    MandateFactory,
    MembershipFactory,
)
from tests.factories.organisations import CooperativeFactory, OrganisationFactory
from tests.factories.placements import (
    CertificateFactory,
    ConfirmationFactory,
    ObjectionFactory,
    PlacementFactory,
    a_logbook_entry,
    a_plan,
)
from tests.factories.results import AppealFactory, ResultFactory, SeatsFactory, line_up
from tests.factories.rounds import RoundBatchFactory, RoundFactory
from tests.portal.access.asking import signed_in
from tests.portal.permissions.ended import keep_result, make_ended
from tests.portal.permissions.roles import NAMES, person_of

SHOWN, HIDDEN = "Koperasi Tampakjaya", "Koperasi Sembunyijaya"
MEMBER, INVITED = "Rahasianggota", "Rahasiaundangan"
SUMMARY, PREPARED = "Rahasiausulprofil menjual beras.", "Rahasiasiapprofil menjual gula."
CLAIM, PROOF, CONTESTED = "Rahasiaklaim", "Rahasiabukti", "Rahasiasengketa"
PROPOSED, HOLDER, SHEET = "KDMP Rahasiausulan", "Rahasiapemegang", "Rahasialembar"
AGREEMENT, DOCUMENT, COMMITMENT = "Rahasiasepakat", "Rahasianaskah", "Rahasiajanji"
OPEN_AGREEMENT, FOR_PARTNERS, FOR_STAFF = "Sepakatterbuka", "Rahasiamitra", "Rahasiastaf"
TOOL, DRAFT_TOOL = "Alattampakjaya", "Rahasiaalat"
ADOPTED, ADOPTING = "Rahasialaporan", "Rahasiadraflaporan"
DISAGREED = "Rahasiatanggapan"
MESSAGE = "Rahasiapesan"
OBJECTED, APPEALED = "Rahasiakeberatan", "Rahasiasanggahan"
PLANNED = "Rahasialangkah"
NOTED, TAUGHT = "Rahasiacatatan", "Rahasiakecakapan"
RESULT = "Rahasiaputaran"
APPLIED, DELEGATE = "Rahasiapermohonan", "Rahasiautusan"
OFFER, DRAFT_OFFER = "Magangtampakjaya", "Rahasiamagang"
DRAFT_ROUND = "Rahasiaputaran"
STANCE = "Rahasiamusim"


def a_pdf(words: str) -> bytes:
    return agreements.PDF + f"% {words}\n".encode()


class World:
    """Made once for all rows; what a row changes is taken back after it."""

    def __init__(self) -> None:
        self.people: dict[str, Any] = {}
        self.told: dict[tuple[str, str], tuple[int, str]] = {}
        self.letters: dict[Callable[..., Any], dict[str, str]] = {}
        self.make_organisations()
        self.make_claims()
        self.make_mandates()
        self.make_agreements()
        self.make_library()
        self.make_placements()
        make_ended(self)
        self.make_results()
        self.make_applications()
        self.make_rounds()
        self.clients = {role: signed_in(self.people[role]) for role in NAMES}

    def make_organisations(self) -> None:
        self.village = VillageFactory(within="320301")
        self.elsewhere = RegencyFactory(code="3204", name="Kabupaten Lain")
        self.shown = CooperativeFactory(
            name=SHOWN, slug="tampakjaya", region=self.village, host=True
        )
        self.hidden = CooperativeFactory(
            name=HIDDEN, slug="sembunyijaya", region=self.village, hidden=True
        )
        self.partner = OrganisationFactory(name="Mitra Tampak", slug="mitra-tampak")
        for role in NAMES:
            self.people[role] = person_of(role, self.shown, self.partner, self.elsewhere)
        self.contributor = self.people["contributor"]
        contributor = {"organisation": self.shown, "role": Role.CONTRIBUTOR}
        self.member = MembershipFactory(**contributor, person__first_name=MEMBER)
        self.invitation = InvitationFactory(
            organisation=self.shown, name=INVITED, invited_by=self.people["representative"]
        )
        partner = self.actor("partner")
        self.prepared = profiles.propose(
            self.partner, {"summary_id": PREPARED}, by=acting_for(partner, self.partner)
        )
        self.prepared.state = self.prepared.State.PREPARED
        self.prepared.save()

    def make_claims(self) -> None:
        """One about a cooperative that nobody represents, one about the one that somebody does."""
        self.unclaimed = CooperativeFactory(name="Koperasi Tanpaorang", region=self.village)
        self.pair = a_pair(self.shown, self.unclaimed)
        claimant = self.actor("account")
        file = ContentFile(a_pdf(PROOF), name="bukti.pdf")
        self.claim = claims.claim(self.unclaimed, by=claimant, words=CLAIM, files=[file])
        self.proof = self.claim.proofs.get()
        self.contested = ClaimFactory(
            person=claimant.person, organisation=self.shown, words=CONTESTED
        )
        self.proposal = ProposalFactory(person=claimant.person, name=PROPOSED, region=self.village)

    def make_mandates(self) -> None:
        """One in force of somebody from elsewhere, under which something was done; one asked for
        by the assistant of the area, with a sheet that waits for a check.
        """
        self.mandate = MandateFactory(cooperative=self.shown, assistant__first_name=HOLDER)
        AreaFactory(assistant=True, region=self.elsewhere, person=self.mandate.assistant)
        holder = acting_for(Actor(self.mandate.assistant), self.shown, Scope.PROFILE)
        self.change = profiles.propose(self.shown, {"summary_id": SUMMARY}, by=holder)
        self.done = DoneInName.objects.latest("pk")
        assigned = self.people["assigned"]
        self.asked = MandateFactory(cooperative=self.shown, assistant=assigned, asked=True)
        file = ContentFile(a_pdf(SHEET), name="lembar.pdf")
        self.sheet = mandate_sheets.hand_in(
            self.asked, file, by=Actor(assigned), code=self.asked.sheet_code
        )

    def make_agreements(self) -> None:
        by = agreements.moderator()
        self.agreement = agreements.TwoPartyAgreementFactory(
            title_id=AGREEMENT, title_en=AGREEMENT, live=False
        )
        self.agreement.save_revision()
        self.document = self._document(self.agreement, by, DOCUMENT, "partners")
        self.open_agreement = agreements.TwoPartyAgreementFactory(
            title_id=OPEN_AGREEMENT, title_en=OPEN_AGREEMENT
        )
        for agreement in (self.agreement, self.open_agreement):
            PartnerAccess.objects.create(agreement=agreement, user=self.people["partner"])
        self.commitment = agreements.CommitmentFactory(
            agreement=self.open_agreement, title_id=COMMITMENT, is_public=False
        )
        self.report = reports.submit(
            self.commitment, by=self.actor("partner"), state="underway", text_id="Mulai"
        )
        self.for_partners = self._document(self.open_agreement, by, FOR_PARTNERS, "partners")
        self.for_staff = self._document(self.open_agreement, by, FOR_STAFF, "staff")

    def _document(self, agreement: Any, by: Any, words: str, visibility: str) -> Document:
        """Named by these words, which stand in the file, too."""
        file = ContentFile(a_pdf(words), name="naskah.pdf")
        given = {"kind": Document.Kind.SIGNED, "title_id": words, "visibility": visibility}
        return documents.add(agreement, file, by=Actor(by), **given)

    def make_library(self) -> None:
        index = ToolIndexPageFactory()
        self.tool = ToolPageFactory(parent=index, title=TOOL)
        self.draft_tool = ToolPageFactory(parent=index, title=DRAFT_TOOL, live=False)
        report = {"organisation": self.shown, "by": self.people["representative"]}
        self.adoption = ReportFactory(page=self.tool, account=ADOPTED, submitted=True, **report)
        other = ToolPageFactory(parent=index)
        self.adopting = ReportFactory(page=other, account=ADOPTING, **report)
        self.offer = OfferFactory(title_id=OFFER, slug="magang-tampak", host=self.shown)
        self.batch = BatchFactory(offer=self.offer, open=True)
        self.draft_offer = OfferFactory(
            title_id=DRAFT_OFFER, slug="magang-lain", host=self.shown, draft=True
        )
        self.draft_batch = BatchFactory(offer=self.draft_offer)
        self.draft_offer = Offer.objects.get(pk=self.draft_offer.pk)
        self.draft_offer.days = [OfferDay(first=1, title_id="Perkenalan")]
        self.draft_file = OfferFileFactory(organisation=self.shown, photo=True)
        form = OfferFileFactory(organisation=self.shown)
        self.draft_offer.photos = [OfferPhoto(file=self.draft_file, alt_id="Toko")]
        self.draft_offer.documents = [OfferDocument(file=form, title_id="Daftar bawaan")]
        self.draft_offer.save()
        self.draft_offer.save_revision()
        self.season = str(asked_about(localdate())[1])
        self.stance = HostStance.objects.create(
            organisation=self.shown,
            year=int(self.season[:4]),
            half=int(self.season[5:]),
            stance=HostStance.Stance.NOT_NOW,
            why=STANCE,
            by=self.people["representative"],
        )

    def make_results(self) -> None:
        """A place at a partner, and one elsewhere that the cooperative likes better."""
        round = RoundFactory(answering=True, name_id=RESULT, name_en=RESULT)
        place = SeatsFactory(round=round, batch__offer__host=self.partner)
        better = SeatsFactory(round=round, batch__offer__host=self.partner, seats=1)
        self.result = ResultFactory(
            place=place,
            organisation=self.shown,
            choices=[better, place],
        )
        ResultFactory(place=better)
        line_up(better, [self.result])
        self.appealed = AppealFactory(result=self.result, words=APPEALED)

    def make_applications(self) -> None:
        """One that is handed in, in a round that collects; and a round where none is begun."""
        seat = RoundBatchFactory(
            round__collecting=True,
            batch__offer__host=self.partner,
            batch__offer__region=self.elsewhere,
        )
        self.round, self.wanted = seat.round, seat.batch
        self.next_round = RoundFactory(collecting=True)
        self.application = ApplicationFactory(
            round=self.round,
            organisation=self.shown,
            by=self.people["representative"],
            goals=APPLIED,
            choices=[self.wanted],
            delegates=[DELEGATE],
            handed_in=True,
        )

        self.attachment = AttachmentFactory(application=self.application)

    def make_rounds(self) -> None:
        """One that could be announced, one that could be matched, one that could be published."""
        draft = RoundFactory(name_id=DRAFT_ROUND, name_en=DRAFT_ROUND)
        seat = RoundBatchFactory(round=draft, batch__offer__region=self.elsewhere)
        self.draft_round = seat.round
        self.closed_round = RoundFactory(closed=True)
        self.matched_round = RoundFactory(matched=True)
        keep_result(self.matched_round)

    def make_placements(self) -> None:
        """Of the cooperative at the partner: one that goes on, one whose outcome is disputed."""
        self.placement = self.place(attending=True)
        self.entry = a_logbook_entry(self.placement, NOTED)
        self.placement.batch.offer.competencies.add(CompetencyFactory(name_id=TAUGHT))
        self.placement.batch.offer.save()
        self.assessment = SelfAssessment.objects.create(placement=self.placement)
        self.enclosed = AttachmentFactory(application=self.placement.result.application)
        hand_in(self.placement.result.application)
        self.disputed = self.place(
            completed=True, word="disagreed", comment=DISAGREED, answered_at=timezone.now()
        )
        a_logbook_entry(self.disputed, NOTED)

        self.objected = ObjectionFactory(placement=self.place(), words=OBJECTED)
        self.message = HostMessage.objects.create(
            batch=self.objected.batch, subject=MESSAGE, text="Bawa sepatu bot."
        )
        self.message.placements.add(self.objected.placement)
        self.objectable = self.place()
        self.objected_late = ObjectionFactory(placement=self.place(), heard=True)
        self.plan = a_plan(self.place(settled=True, first=-100, last=-91), handed_in=True)
        self.plan.steps.update(what=PLANNED)
        self.awaited = ConfirmationFactory(place__batch__offer__host=self.partner)
        self.certificate = CertificateFactory(placement=self.plan.placement, names=[DELEGATE])

    def place(self, **given: Any) -> Placement:
        offer = OfferFactory(host=self.partner)
        return PlacementFactory(
            result__batch=BatchFactory(offer=offer),
            result__is_over=True,
            result__application__organisation=self.shown,
            result__application__delegates=[DELEGATE],
            **given,
        )

    def actor(self, role: str) -> Actor:
        person = self.people[role]
        return Actor(person) if person else NOBODY
