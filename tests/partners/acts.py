"""Every act that has a form: where it is sent, with what in it, on a record made for it."""

from collections.abc import Callable, Iterator
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry
from wagtail.users.models import UserProfile

from home.access import Actor
from home.desk.locking import version_of
from home.desk.views import ActView
from home.intake.models import HandedIn
from home.notices.models import Letter
from home.notices.models import State as LetterState
from partners.agreements.models import ImportedList, Proof
from partners.agreements.services import agreements, commitments, documents, reports
from tests.factories.agreements import (
    PDF,
    CommitmentFactory,
    TwoPartyAgreementFactory,
    a_document,
    person,
)
from tests.factories.apprenticeships import BatchFactory
from tests.factories.organisations import OrganisationFactory
from tests.home.intake.acts import ACTS as OF_LISTS
from tests.home.planning.acts import ACTS as OF_PLANNING
from tests.home.translation_acts import ACTS as OF_TRANSLATIONS
from tests.home.visits.acts import ACTS as OF_VISITS
from tests.partners.agreements.acts import ACTS as OF_AGREEMENTS
from tests.partners.apprenticeships.acts import ACTS as OF_ROUNDS
from tests.partners.membership.acts import ACTS as OF_MEMBERS
from tests.partners.organisations.acts import ACTS as OF_REGISTER
from tests.portal.users.acts import ACTS as OF_ACCOUNTS

OFFER, BATCH = "wagtailsnippets_apprenticeships_offer", "wagtailsnippets_apprenticeships_batch"
ORGANISATION = "wagtailsnippets_organisations_organisation"
Sent = tuple[str, dict[str, Any]]
REPORT = {"reported_on": "2025-07-01", "state": "underway", "text_id": "Tiga datang"}


def registered(patterns: Any = None, path: tuple[str, ...] = ()) -> Iterator[str]:
    """The names of all addresses that lead to an act."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if not isinstance(pattern, URLPattern):
            name = (pattern.namespace,) if pattern.namespace else ()
            yield from registered(pattern.url_patterns, (*path, *name))
        elif issubclass(getattr(pattern.callback, "view_class", object), ActView):
            yield ":".join((*path, pattern.name))


def _desk(name: str, *args: object, **data: object) -> Sent:
    return reverse(f"agreements_admin:{name}", args=args), data


def _seen(record: Any, **data: object) -> dict[str, object]:
    record.refresh_from_db()
    return {"seen": version_of(record), **data}


def step(by: Actor) -> Sent:
    agreement = TwoPartyAgreementFactory()
    return _desk(
        "step", agreement.pk, "negotiate", **_seen(agreement, on=str(timezone.localdate()))
    )


def step_with_a_file(by: Actor) -> Sent:
    agreement = TwoPartyAgreementFactory()
    file = SimpleUploadedFile("naskah.pdf", PDF)
    said = {"on": "2024-02-20", "visibility": "staff", "file": file}
    return _desk("step", agreement.pk, "prepare", **_seen(agreement, **said))


def undo(by: Actor) -> Sent:
    agreement = TwoPartyAgreementFactory()
    decision = agreements.Decision(agreements.Verb.NEGOTIATE, on=timezone.localdate())
    agreements.decide(agreement, decision, by=by)
    return _desk("undo", agreement.pk, **_seen(agreement, reason="Salah catat"))


def archive(by: Actor) -> Sent:
    agreement = TwoPartyAgreementFactory()
    return _desk("archive", agreement.pk, **_seen(agreement, reason="Dua kali dicatat"))


def restore(by: Actor) -> Sent:
    agreement = TwoPartyAgreementFactory()
    agreements.archive(agreement, by=by, reason="Dua kali dicatat")
    return _desk("restore", agreement.pk, **_seen(agreement))


def add_commitment(by: Actor) -> Sent:
    return _desk("commitment_add", TwoPartyAgreementFactory().pk, title_id="Lima pelatih")


def change_commitment(by: Actor) -> Sent:
    promise = CommitmentFactory()
    said = {"title_id": "Sepuluh pelatih", "initial-title_id": promise.title_id}
    return _desk("commitment_change", promise.pk, **_seen(promise, **said))


def _move(name: str, before: Any = None, **data: object) -> Callable[[Actor], Sent]:
    def move(by: Actor) -> Sent:
        promise = CommitmentFactory()
        if before:
            before(promise, by=by)
        return _desk("commitment_move", promise.pk, name, **_seen(promise, **data))

    return move


def report(by: Actor) -> Sent:
    return _desk("report_add", CommitmentFactory().pk, **REPORT)


def correct_report(by: Actor) -> Sent:
    said = reports.submit(CommitmentFactory(), by=by, state="underway", text_id="Dua datang")
    return _desk("report_correct", said.pk, **_seen(said, **REPORT))


def confirm_report(by: Actor) -> Sent:
    promise, partner = CommitmentFactory(), person()
    promise.agreement.partner_access.create(user=partner)
    said = reports.submit(promise, by=Actor(partner), state="done", text_id="Selesai")
    return _desk("report_confirm", said.pk, **_seen(said))


def attach_link(by: Actor) -> Sent:
    data = {"url": "https://contoh.example/berita", "title_id": "Berita"}
    return _desk("proof_add", CommitmentFactory().pk, "link", **data)


def attach_file(by: Actor) -> Sent:
    file = SimpleUploadedFile("daftar.pdf", PDF)
    data = {"file": file, "document_title": "Daftar hadir", "visibility": "staff"}
    return _desk("proof_add", CommitmentFactory().pk, "document", **data)


def detach(by: Actor) -> Sent:
    link = {"url": "https://contoh.example", "title_id": "Berita"}
    return _desk("proof_detach", Proof.objects.create(commitment=CommitmentFactory(), **link).pk)


def add_document(by: Actor) -> Sent:
    file = SimpleUploadedFile("naskah.pdf", PDF)
    data = {"file": file, "kind": "signed", "title_id": "Naskah", "visibility": "staff"}
    return _desk("document_add", TwoPartyAgreementFactory().pk, **data)


def show_document(by: Actor) -> Sent:
    document = a_document(TwoPartyAgreementFactory())
    return _desk("document_show", document.pk, seen="staff", visibility="partners")


def archive_document(by: Actor) -> Sent:
    return _desk("document_archive", a_document(TwoPartyAgreementFactory()).pk)


def restore_document(by: Actor) -> Sent:
    document = a_document(TwoPartyAgreementFactory())
    documents.archive(document, by=by)
    return _desk("document_restore", document.pk)


def let_in(by: Actor) -> Sent:
    return _desk("access_add", TwoPartyAgreementFactory().pk, email=person().email)


def shut_out(by: Actor) -> Sent:
    access = TwoPartyAgreementFactory().partner_access.create(user=person())
    return _desk("access_remove", access.pk)


def decide_batch(by: Actor) -> Sent:
    batch = BatchFactory()
    said = _seen(batch, decision="open", note="Surat 12")
    return reverse(f"{BATCH}:edit", args=[batch.pk]), said


def copy_offer(by: Actor) -> Sent:
    return reverse(f"{OFFER}:next_year", args=[BatchFactory().offer.pk]), {"seen": "0"}


def archive_organisation(by: Actor) -> Sent:
    organisation = OrganisationFactory()
    address = reverse(f"{ORGANISATION}:archive", args=[organisation.pk])
    return address, _seen(organisation)


def send_letter_again(by: Actor) -> Sent:
    letter = Letter.objects.create(
        recipient=person(), kind="agreement-reminders", state=LetterState.FAILED
    )
    return reverse("letters_again", args=[letter.pk]), {}


def correct_own_data(by: Actor) -> Sent:
    type(by.user).objects.filter(pk=by.person.pk).update(first_name="Shri")
    UserProfile.objects.update_or_create(user=by.person, defaults={"preferred_language": "en"})
    return reverse("privacy:correct"), {"first_name": "Sri", "last_name": "", "language": "id"}


def _reason(act: Any) -> Any:
    return lambda promise, by: act(promise, by=by)


REOPEN = _move("reopen", _reason(commitments.drop), reason="Belum selesai")
# The name of the address, the act, and whether two people at once may both do it.
ACTS: list[tuple[str, Callable[[Actor], Sent], bool]] = [
    ("agreements_admin:step", step, False),
    ("agreements_admin:step", step_with_a_file, False),
    ("agreements_admin:undo", undo, False),
    ("agreements_admin:archive", archive, False),
    ("agreements_admin:restore", restore, False),
    ("agreements_admin:commitment_add", add_commitment, True),
    ("agreements_admin:commitment_change", change_commitment, False),
    ("agreements_admin:commitment_move", _move("start"), False),
    ("agreements_admin:commitment_move", _move("finish", on="2025-05-03"), False),
    ("agreements_admin:commitment_move", _move("block", obstacle="budget"), False),
    ("agreements_admin:commitment_move", _move("drop", reason="Disepakati"), False),
    ("agreements_admin:commitment_move", REOPEN, False),
    ("agreements_admin:commitment_move", _move("archive"), False),
    ("agreements_admin:commitment_move", _move("restore", _reason(commitments.archive)), False),
    ("agreements_admin:report_add", report, True),
    ("agreements_admin:report_correct", correct_report, False),
    ("agreements_admin:report_confirm", confirm_report, False),
    ("agreements_admin:proof_add", attach_link, True),
    ("agreements_admin:proof_add", attach_file, True),
    ("agreements_admin:proof_detach", detach, False),
    ("agreements_admin:document_add", add_document, True),
    ("agreements_admin:document_show", show_document, False),
    ("agreements_admin:document_archive", archive_document, False),
    ("agreements_admin:document_restore", restore_document, False),
    ("agreements_admin:access_add", let_in, False),
    ("agreements_admin:access_remove", shut_out, False),
    ("letters_again", send_letter_again, False),
    (f"{BATCH}:edit", decide_batch, False),
    (f"{OFFER}:next_year", copy_offer, False),
    (f"{ORGANISATION}:archive", archive_organisation, False),
    ("privacy:correct", correct_own_data, True),
    *OF_ACCOUNTS,
    *OF_LISTS,
    *OF_MEMBERS,
    *OF_PLANNING,
    *OF_REGISTER,
    *OF_TRANSLATIONS,
    *OF_AGREEMENTS,
    *OF_ROUNDS,
    *OF_VISITS,
]


def written() -> int:
    """How much was done so far: an act writes to the log, a list that was handed in waits."""
    waiting = ImportedList.objects.count() + HandedIn.objects.count()
    return ModelLogEntry.objects.count() + PageLogEntry.objects.count() + waiting


def fresh(data: dict[str, Any]) -> dict[str, Any]:
    """The same words to send again: a file is read anew."""
    copied = dict(data)
    for name, file in data.items():
        if isinstance(file, SimpleUploadedFile):
            file.seek(0)
            copied[name] = SimpleUploadedFile(file.name, file.read())
    return copied
