"""Photos, documents and the agreement of an offer, as its host writes them."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from home.access import Actor
from home.desk.forms import Difference, said
from home.uploads.forms import CheckedFile
from home.uploads.photos import ACCEPTED, LARGEST
from partners.agreements.models import Agreement, Commitment
from partners.apprenticeships.hosting import fulfilling
from partners.apprenticeships.hosting.drafts import draft_of
from partners.apprenticeships.hosting.files import DOCUMENTS, LARGEST_DOCUMENT
from partners.apprenticeships.models import Offer, OfferDocument, OfferPhoto
from partners.apprenticeships.services.offer_files import OF_DOCUMENTS, OF_PHOTOS
from partners.apprenticeships.workspace.forms import BY_STAFF, RowForm, WordsForm
from partners.organisations.models import Organisation

AS_IT_IS = _("Leave it empty to keep the file that is there.")
CHOSEN_BY_STAFF = _("as the ministry's staff chose it")


class FileRowForm(RowForm):
    """A row that shows a file. The first one is asked for; later it may stay."""

    def add_file(self, file: CheckedFile) -> None:
        if self.place is not None:
            file.required = file.widget.is_required = False
            file.help_text = f"{file.help_text} {AS_IT_IS}"
        self.fields = {"file": file, **self.fields}


class PhotoForm(FileRowForm):
    model = OfferPhoto
    rows = "photos"
    names = OF_PHOTOS
    help = {
        "alt_id": _("For people who do not see it. For example: two cashiers at the till."),
        "alt_en": BY_STAFF,
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_file(CheckedFile(label=_("Photo"), accepted=ACCEPTED, limit=LARGEST))


class DocumentForm(FileRowForm):
    model = OfferDocument
    rows = "documents"
    names = OF_DOCUMENTS
    help = {
        "title_id": _("What it is, for example: list of what to bring."),
        "title_en": BY_STAFF,
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        file = CheckedFile(label=_("Document"), accepted=DOCUMENTS, limit=LARGEST_DOCUMENT)
        self.add_file(file)


class FulfilsForm(WordsForm):
    """One list of agreements with the commitments in them. What stands in the draft and is not for
    this person to know is offered as it is, without its name.
    """

    fulfils = forms.ChoiceField(
        label=_("Agreement that it fulfils, or the commitment in it"), required=False
    )

    def __init__(
        self,
        *args: Any,
        agreements: Sequence[Agreement],
        promises: Sequence[Commitment],
        draft: Offer,
        **kwargs: Any,
    ) -> None:
        """`agreements` and `promises` are those that this person may choose."""
        super().__init__(*args, **kwargs)
        self.meant: dict[str, tuple[Agreement | None, Commitment | None]] = {"": (None, None)}
        choices: list[Any] = [("", _("none"))]
        for one in agreements:
            of_one = [promise for promise in promises if promise.agreement_id == one.pk]
            self.meant |= {_key(one, each): (one, each) for each in [None, *of_one]}
            whole = (_key(one, None), one.title)
            parts = [(_key(one, each), each.title) for each in of_one]
            choices.append((one.title, [whole, *parts]) if parts else whole)
        self.known = frozenset(self.meant)
        stands = _key(draft.agreement, draft.commitment)
        if stands not in self.known:
            self.meant[stands] = (draft.agreement, draft.commitment)
            choices.append((stands, CHOSEN_BY_STAFF))
        field: Any = self.fields["fulfils"]
        field.choices = choices
        if not self.has_a_choice:
            del self.fields["fulfils"]

    @property
    def has_a_choice(self) -> bool:
        return len(self.meant) > 1

    @classmethod
    def written(cls, offer: Offer, place: int | None = None) -> dict[str, Any]:
        return {"fulfils": _key(offer.agreement, offer.commitment)}

    @property
    def chosen(self) -> tuple[Agreement | None, Commitment | None]:
        return self.meant[self.cleaned_data.get("fulfils", "")]

    def differences(self, current: Any) -> list[Difference]:
        self.full_clean()
        theirs = self.written(draft_of(current))["fulfils"]
        mine = self.cleaned_data.get("fulfils", "")
        if theirs == mine:
            return []
        return [Difference(str(self["fulfils"].label), self._named(theirs), self._named(mine))]

    def _named(self, key: str) -> str:
        """Only what this person may know of has a name."""
        if key not in self.known:
            return str(CHOSEN_BY_STAFF)
        found = [one.title for one in self.meant[key] if one is not None]
        return said(" · ".join(found))


def _key(agreement: Agreement | None, commitment: Commitment | None) -> str:
    """How a choice is sent."""
    if agreement is None:
        return ""
    return f"{agreement.pk}-{commitment.pk}" if commitment else str(agreement.pk)


def fulfilled(draft: Offer, by: Actor, organisation: Organisation) -> list[tuple[str, str]]:
    """What a draft fulfils, as (label, text), as far as this person may know of it."""
    if draft.agreement_id is None:
        return []
    known = fulfilling.agreements_for(by, organisation).filter(pk=draft.agreement_id).first()
    if known is None:
        return [(str(capfirst(_("agreement"))), str(CHOSEN_BY_STAFF))]
    rows = [(str(capfirst(_("agreement"))), known.title)]
    if draft.commitment_id:
        found = fulfilling.commitments_for(by, organisation).filter(pk=draft.commitment_id).first()
        rows += [(str(capfirst(_("commitment"))), found.title)] if found else []
    return rows
