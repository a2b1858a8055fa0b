"""Offers of a host: begun, written step by step, copied, handed in, taken back; and its seasons."""

from collections.abc import Callable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.timezone import localdate
from wagtail.models import GroupApprovalTask, Workflow, WorkflowContentType, WorkflowTask
from wagtail.users.models import UserProfile

from home.access import Actor
from partners.apprenticeships.hosting.seasons import asked_about
from partners.apprenticeships.models import Offer
from partners.apprenticeships.services import hosting, offer_files, submitting
from tests.factories.agreements import AgreementFactory, PartyFactory
from tests.factories.apprenticeships import in_days
from tests.factories.files import pdf, picture
from tests.factories.home import CompetencyFactory, RegencyFactory
from tests.factories.membership import MembershipFactory
from tests.factories.organisations import OrganisationFactory

Sent = tuple[str, dict[str, Any]]
DAY = {"first": 1, "title_id": "Perkenalan"}
REST = {"last": None, "title_en": "", "text_id": "", "text_en": ""}
BATCH = {"seats": 12, "minimum": 4, "max_per_cooperative": 1, "reserve_3t": 0}
TITLE = {"title_id": "Belajar kasir", "title_en": "", "summary_id": "Sepuluh hari."}


def _dates() -> dict[str, Any]:
    return {"starts_on": in_days(60), "ends_on": in_days(69)}


def an_offer(by: Actor) -> Offer:
    """Of a partner that `by` represents, with a batch and a day."""
    organisation = MembershipFactory(person=by.person, organisation=OrganisationFactory())
    host = organisation.organisation
    offer = hosting.begin(
        host, by=by, **TITLE, region=RegencyFactory(), competencies=[CompetencyFactory()]
    )
    hosting.put_batch(offer, None, by=by, **BATCH, **_dates(), apply_until=None, origins=[])
    hosting.put_day(offer, None, by=by, **DAY, **REST)
    return Offer.objects.get(pk=offer.pk)


def with_moderation() -> None:
    """Also where a test of two connections has left none behind."""
    workflow = Workflow.objects.create(name="Moderasi")
    task = GroupApprovalTask.objects.create(name="Moderasi")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    kind = ContentType.objects.get_for_model(Offer)
    WorkflowContentType.objects.update_or_create(content_type=kind, defaults={"workflow": workflow})


def _to(name: str, offer: Offer, *args: object, **data: object) -> Sent:
    address = reverse(f"hosting:{name}", args=[offer.host.slug, offer.pk, *args])
    return address, {"seen": str(offer.latest_revision_id), **data}


def begin(by: Actor) -> Sent:
    host = MembershipFactory(person=by.person, organisation=OrganisationFactory()).organisation
    return reverse("hosting:begin", args=[host.slug]), {"seen": "", **TITLE}


def write(step: str, **typed: object) -> Callable[[Actor], Sent]:
    def send(by: Actor) -> Sent:
        return _to(f"write_{step}", an_offer(by), **typed)

    send.__name__ = f"write_{step}"
    return send


def costs(by: Actor) -> Sent:
    return _to("costs", an_offer(by), payer_lodging="host", note_lodging="Asrama")


def add_batch(by: Actor) -> Sent:
    later = {"starts_on": in_days(90), "ends_on": in_days(99)}
    return _to("add_batch", an_offer(by), **BATCH, **later)


def batch(by: Actor) -> Sent:
    return _to("batch", an_offer(by), 1, **{**BATCH, "seats": 20}, **_dates())


def remove_batch(by: Actor) -> Sent:
    return _to("remove_batch", an_offer(by), 1)


def add_day(by: Actor) -> Sent:
    return _to("add_day", an_offer(by), first=2, title_id="Praktik")


def day(by: Actor) -> Sent:
    return _to("day", an_offer(by), 1, **{**DAY, "title_id": "Keliling toko"})


def remove_day(by: Actor) -> Sent:
    return _to("remove_day", an_offer(by), 1)


def add_photo(by: Actor) -> Sent:
    file = SimpleUploadedFile("toko.png", picture())
    return _to("add_photo", an_offer(by), file=file, alt_id="Toko", alt_en="")


def photo(by: Actor) -> Sent:
    return _to("photo", _with_files(by), 1, alt_id="Dua kasir", alt_en="")


def remove_photo(by: Actor) -> Sent:
    return _to("remove_photo", _with_files(by), 1)


def add_document(by: Actor) -> Sent:
    file = SimpleUploadedFile("bawaan.pdf", pdf("Bawa KTP"))
    return _to("add_document", an_offer(by), file=file, title_id="Bawaan", title_en="")


def document(by: Actor) -> Sent:
    return _to("document", _with_files(by), 1, title_id="Daftar bawaan", title_en="")


def remove_document(by: Actor) -> Sent:
    return _to("remove_document", _with_files(by), 1)


def _with_files(by: Actor) -> Offer:
    offer = an_offer(by)
    shot = SimpleUploadedFile("toko.png", picture())
    offer_files.put_photo(offer, None, by=by, file=shot, alt_id="Toko", alt_en="")
    form = SimpleUploadedFile("bawaan.pdf", pdf("Bawa KTP"))
    offer_files.put_document(offer, None, by=by, file=form, title_id="Bawaan", title_en="")
    return Offer.objects.get(pk=offer.pk)


def demands(by: Actor) -> Sent:
    return _to("demands", an_offer(by), what_1="Surat sehat", kind_1="required")


def fulfils(by: Actor) -> Sent:
    offer = an_offer(by)
    agreement = PartyFactory(organisation=offer.host, agreement=AgreementFactory()).agreement
    return _to("fulfils", offer, fulfils=str(agreement.pk))


def copy(by: Actor) -> Sent:
    address, _data = _to("copy", an_offer(by))
    return address, {"seen": "0"}


def hand_in(by: Actor) -> Sent:
    with_moderation()
    UserProfile.get_for_user(by.user)  # Wagtail makes it with the first submission, once
    return _to("hand_in", an_offer(by))


def take_back(by: Actor) -> Sent:
    with_moderation()
    offer = an_offer(by)
    submitting.submit(offer, by=by)
    return _to("take_back", Offer.objects.get(pk=offer.pk))


def stance(by: Actor) -> Sent:
    host = MembershipFactory(person=by.person, organisation=OrganisationFactory()).organisation
    season = str(asked_about(localdate())[1])
    return reverse("hosting:stance", args=[host.slug, season]), {"seen": "", "stance": "open"}


ACTS = [
    ("hosting:begin", begin, False),
    ("hosting:write_about", write("about", **TITLE | {"title_en": "Till"}), False),
    ("hosting:write_learning", write("learning"), False),
    ("hosting:write_place", write("place", mode="online", language="id"), False),
    ("hosting:write_conditions", write("conditions", papers_id="KTP"), False),
    ("hosting:write_access", write("access", is_step_free="on"), False),
    ("hosting:write_contact", write("contact", contact_name="Ibu Sari"), False),
    ("hosting:costs", costs, False),
    ("hosting:add_batch", add_batch, False),
    ("hosting:batch", batch, False),
    ("hosting:remove_batch", remove_batch, False),
    ("hosting:add_day", add_day, False),
    ("hosting:day", day, False),
    ("hosting:remove_day", remove_day, False),
    ("hosting:add_photo", add_photo, False),
    ("hosting:photo", photo, False),
    ("hosting:remove_photo", remove_photo, False),
    ("hosting:add_document", add_document, False),
    ("hosting:document", document, False),
    ("hosting:remove_document", remove_document, False),
    ("hosting:demands", demands, False),
    ("hosting:fulfils", fulfils, False),
    ("hosting:copy", copy, False),
    ("hosting:hand_in", hand_in, False),
    ("hosting:take_back", take_back, False),
    ("hosting:stance", stance, False),
]
