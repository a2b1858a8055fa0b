"""Records that are closed, and accounts of each role."""

from collections.abc import Iterator
from datetime import date

from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.db.models import Model
from wagtail.images import get_image_model
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Workflow,
    WorkflowPage,
)
from wagtail_localize.models import Translation, TranslationSource

from home.access import Actor
from partners.agreements.models import PartnerAccess
from partners.agreements.services import proofs, reports
from portal.users.models import User
from tests.factories import files
from tests.factories.agreements import (
    CommitmentFactory,
    TwoPartyAgreementFactory,
    UnitFactory,
    a_document,
    moderator,
)
from tests.factories.apprenticeships import BatchFactory, OfferFactory
from tests.factories.home import HomePageFactory, StandardPageFactory
from tests.factories.knowledge import DocumentFactory

# The words by which a record is known where it does not belong.
MARKS = {
    "page": "RahasiaHalaman",
    "file": "RahasiaBerkas",
    "picture": "RahasiaGambar",
    "collection": "RahasiaMap",
    "agreement": "RahasiaSepakat",
    "document": "RahasiaNaskah",
    "contact": "RahasiaKontak",
    "offer": "RahasiaTawaran",
    "person": "rahasia-orang",
}
# What each role may know of.
ROLES: dict[str, set[str]] = {
    "editor of one collection": set(),
    "reader of agreements": {"agreement"},
    "moderator of apprenticeships": {"offer"},
    "partner": set(),
    "editor of another part": set(),
    "account without admin": set(),
    "nobody": set(),
    "superuser": set(MARKS),
}

# Addresses of the admin by which a role changes what is its own, or is there for it to change.
_OWN = r"/admin/(account|dismissibles)/"
MAY_CHANGE = {
    "editor of one collection": _OWN,
    "editor of another part": _OWN,
    "reader of agreements": _OWN,
    "moderator of apprenticeships": (
        rf"{_OWN}|/admin/(snippets|bulk)/apprenticeships/|/admin/apprenticeships/"
    ),
}


def closed_to(role: str) -> dict[str, str]:
    """The marks that this role is not to see, by name."""
    return {name: mark for name, mark in MARKS.items() if name not in ROLES[role]}


def closed_records() -> Iterator[dict[str, Model]]:
    """One of each, closed: drafts, confidential, in a closed collection."""
    by = moderator()
    home = HomePageFactory()
    section = StandardPageFactory(parent=home, title="Bagian")
    page = StandardPageFactory(parent=section, title=MARKS["page"], live=False)
    map_ = Collection.get_first_root_node().add_child(name=MARKS["collection"])
    CollectionViewRestriction.objects.create(collection=map_, restriction_type="groups")
    file = DocumentFactory(title=MARKS["file"], collection=map_)
    picture = get_image_model().objects.create(
        title=MARKS["picture"],
        file=ContentFile(files.picture(), name="gambar.png"),
        width=8,
        height=8,
        collection=map_,
    )
    agreement = TwoPartyAgreementFactory(
        title_id=MARKS["agreement"], title_en=MARKS["agreement"], live=False
    )
    agreement.parties.update(contact_name=MARKS["contact"])
    agreement.save_revision()
    commitment = CommitmentFactory(agreement=agreement, due_on=date(2025, 6, 30))
    report = reports.submit(commitment, by=Actor(by), state="underway", text_id="Berjalan")
    proof = proofs.attach(commitment, by=Actor(by), url="https://a.example/", title_id="Berita")
    document = a_document(agreement, by, title_id=MARKS["document"], visibility="staff")
    person = User.objects.create_user(f"{MARKS['person']}@simpul.test")
    access = PartnerAccess.objects.create(agreement=agreement, user=person)
    offer = OfferFactory(title_id=MARKS["offer"], title_en=MARKS["offer"], draft=True)
    offer.save_revision()
    batch = BatchFactory(offer=offer)
    source, _is_new = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(
        source=source, target_locale=Locale.objects.get(language_code="en")
    )
    section.get_parent().copy_for_translation(translation.target_locale)
    section.copy_for_translation(translation.target_locale)
    translation.save_target(publish=False)
    workflow = Workflow.objects.get()
    WorkflowPage.objects.get_or_create(workflow=workflow, page=section)
    page.get_latest_revision()
    state = workflow.start(page, by)
    yield {
        "page": page,
        "revision": page.latest_revision,
        "file": file,
        "picture": picture,
        "collection": map_,
        "agreement": agreement,
        "commitment": commitment,
        "report": report,
        "proof": proof,
        "document": document,
        "access": access,
        "organisation": agreement.parties.first().organisation,
        "unit": UnitFactory(),
        "offer": offer,
        "batch": batch,
        "person": person,
        "source": source,
        "translation": translation,
        "segment": source.stringsegment_set.first(),
        "workflow": workflow,
        "workflow_state": state,
        "task_state": state.current_task_state,
        "task": workflow.tasks.first(),
    }
    picture.delete()


def person_of(role: str) -> User | None:
    """An account of that role; None for who has none."""
    if role == "nobody":
        return None
    if role == "superuser":
        return User.objects.create_superuser("kuasa@simpul.test", "x")
    person = User.objects.create_user("peran@simpul.test", "x")
    rights: list[str] = []
    if role == "partner":
        open_ = TwoPartyAgreementFactory(title_id="Kesepakatan terbuka")
        PartnerAccess.objects.create(agreement=open_, user=person)
    elif role != "account without admin":
        rights.append("access_admin")
    if role == "reader of agreements":
        rights.append("view_agreement")
    if role == "moderator of apprenticeships":
        rights += ["view_offer", "change_offer", "publish_offer", "view_batch", "change_batch"]
    if role == "editor of one collection":
        group = Group.objects.create(name="Map sendiri")
        own = Collection.get_first_root_node().add_child(name="Map sendiri")
        for codename in ("add_document", "change_document", "choose_document"):
            _give(group, own, codename)
        for codename in ("add_image", "change_image", "choose_image"):
            _give(group, own, codename)
        person.groups.add(group)
    if role == "editor of another part":
        group = Group.objects.create(name="Bagian sendiri")
        home = Page.objects.filter(depth=2).first()
        own = StandardPageFactory(parent=home, title="Bagian sendiri")
        for codename in (
            "add_page",
            "change_page",
            "publish_page",
            "lock_page",
            "bulk_delete_page",
        ):
            right = Permission.objects.get(codename=codename)
            GroupPagePermission.objects.create(group=group, page=own, permission=right)
        person.groups.add(group)
    person.user_permissions.set(Permission.objects.filter(codename__in=rights))
    return person


def _give(group: Group, collection: Collection, codename: str) -> None:
    permission = Permission.objects.get(
        codename=codename, content_type__app_label__in=("wagtaildocs", "wagtailimages")
    )
    GroupCollectionPermission.objects.create(
        group=group, collection=collection, permission=permission
    )
