"""What the register stores about people (home/privacy)."""

from django.utils.translation import gettext_lazy as _

from home.privacy.held import Erasure, Held, Merging, hold, nobodys
from home.privacy.retention import Rule, forget_after
from home.privacy.words import FROM_OTHERS, ORGANISATIONS, deed, lock
from partners.agreements.models import (
    Agreement,
    Commitment,
    Document,
    ImportedList,
    PartnerAccess,
    Party,
    ProgressReport,
    Proof,
    Transition,
)
from partners.agreements.services import importing


def declare() -> None:
    hold(
        Held(
            PartnerAccess,
            "user",
            _("Agreements opened to you"),
            ORGANISATIONS,
            FROM_OTHERS,
            Erasure.DELETE,
            Merging.MOVE_UNLESS_THERE,
            shows=("agreement", "granted_at"),
            called_after=True,
        ),
        deed(PartnerAccess, "granted_by", _("Agreements that you opened to others")),
        lock(Agreement, _("Agreements that you locked")),
        deed(Agreement, "in_charge", _("Agreements that you are in charge of")),
        deed(Commitment, "in_charge", _("Commitments that you are in charge of")),
        deed(Document, "uploaded_by", _("Documents that you added")),
        deed(ImportedList, "by", _("Lists that you handed in")),
        deed(ProgressReport, "by", _("Reports that you wrote")),
        deed(ProgressReport, "confirmed_by", _("Reports that you confirmed")),
        deed(Proof, "added_by", _("Proofs that you attached")),
        deed(Transition, "by", _("Steps of agreements that you took")),
        deed(Transition, "undone_by", _("Steps of agreements that you took back")),
    )
    forget_after(
        Rule(
            "lists handed in and never imported",
            importing.KEPT_FOR,
            "who has not come back by then hands it in again",
            importing.left_behind,
            importing.throw_away,
        )
    )
    nobodys("the contact of an organisation, which the agreement prints", (Party, "contact_email"))
    nobodys("leads to a record of the register", (Proof, "object_id"))
