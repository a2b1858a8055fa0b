"""Agreements, published and closed to the public, their documents and commitments."""

from typing import Any

from home.access import Actor
from partners.agreements.models import Agreement, Commitment, Document
from partners.agreements.services import commitments, documents, reports
from tests.portal.permissions.asking import Fresh, Question, about, at, does, otherwise, shows
from tests.portal.permissions.world import (
    AGREEMENT,
    COMMITMENT,
    FOR_PARTNERS,
    FOR_STAFF,
    OPEN_AGREEMENT,
    World,
)

ADMIN = "wagtailsnippets_agreements_agreement"


def publish(world: World) -> None:
    Agreement.objects.filter(pk=world.agreement.pk).update(live=True)


def withdraw(world: World) -> None:
    Agreement.objects.filter(pk=world.open_agreement.pk).update(live=False)


def publish_document(world: World) -> None:
    Document.objects.filter(pk=world.for_partners.pk).update(visibility="public")


def publish_commitment(world: World) -> None:
    Commitment.objects.filter(pk=world.commitment.pk).update(is_public=True)


def change(world: Fresh, by: Actor) -> Any:
    return commitments.change(world.commitment, by=by, title_id="Lain")


def show(world: Fresh, by: Actor) -> Any:
    return documents.show_to(world.for_partners, "public", by=by)


DOCUMENTS = "Documents of a published agreement"
COMMITMENTS = "Commitments"
QUESTIONS: dict[str, Question] = {
    **about(
        "An agreement that is published",
        {
            "read, page": otherwise(
                withdraw, shows(at("agreements:detail", "open_agreement.slug"), OPEN_AGREEMENT)
            ),
        },
    ),
    **about(
        "An agreement that is closed to the public",
        {
            "read, page": otherwise(
                publish, shows(at("agreements:detail", "agreement.slug"), AGREEMENT)
            ),
            "find, list": otherwise(
                publish, shows(at("agreements:list", query="q=rahasiasepakat"), AGREEMENT)
            ),
            "read, workspace": shows(
                at("agreements_workspace:detail", "agreement.slug"), AGREEMENT
            ),
            "see, admin": shows(at(f"{ADMIN}:list"), AGREEMENT),
            "take along, export": otherwise(
                publish, shows(at("agreements:export", "=csv"), AGREEMENT)
            ),
        },
    ),
    **about(
        "Documents of a published agreement",
        {
            "read what is for partners, file": shows(
                at("agreements_workspace:document", "for_partners.key"), FOR_PARTNERS
            ),
            "read what is for staff, file": shows(
                at("agreements_workspace:document", "for_staff.key"), FOR_STAFF
            ),
            "read what is for partners, public file": otherwise(
                publish_document, shows(at("agreements:document", "for_partners.key"), FOR_PARTNERS)
            ),
            "see its name, page": otherwise(
                publish_document,
                shows(at("agreements:detail", "open_agreement.slug"), FOR_PARTNERS),
            ),
            "see what is for partners, workspace": shows(
                at("agreements_workspace:detail", "open_agreement.slug"), FOR_PARTNERS
            ),
            "see what is for staff, workspace": shows(
                at("agreements_workspace:detail", "open_agreement.slug"), FOR_STAFF
            ),
            "show to others, admin, service": does(
                show, at("agreements_admin:document_show", "for_partners.pk")
            ),
        },
    ),
    **about(
        "Commitments",
        {
            "see what is not public, page": otherwise(
                publish_commitment,
                shows(at("agreements:detail", "open_agreement.slug"), COMMITMENT),
            ),
            "see what is not public, workspace": shows(
                at("agreements_workspace:detail", "open_agreement.slug"), COMMITMENT
            ),
            "change, admin, service": does(
                change, at("agreements_admin:commitment_change", "commitment.pk")
            ),
            "report, service": does(
                lambda world, by: reports.submit(
                    world.commitment, by=by, state="underway", text_id="Berjalan"
                )
            ),
            "confirm a report, admin, service": does(
                lambda world, by: reports.confirm(world.report, by=by),
                at("agreements_admin:report_confirm", "report.pk"),
            ),
        },
    ),
}
