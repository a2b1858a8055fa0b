"""What a host's people do about the photos, documents and agreement of an offer, and what they ask
applications to enclose.
"""

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.desk.forms import ActForm
from partners.agreements.models import Agreement, Commitment
from partners.apprenticeships.hosting import fulfilling
from partners.apprenticeships.services import hosting, offer_files
from partners.apprenticeships.workspace.acts import OfWords, RemoveRowView, RowView
from partners.apprenticeships.workspace.demand_forms import DemandsForm
from partners.apprenticeships.workspace.file_forms import DocumentForm, FulfilsForm, PhotoForm


class PhotoView(RowView):
    rows = "photos"
    form_class = PhotoForm
    page_title = gettext_lazy("A photo")
    intro = gettext_lazy(
        "Readers see it once the offer is published. Only people who agreed may be recognised in "
        "it. Where and when it was taken is not kept."
    )

    def act(self, form: ActForm) -> None:
        seen, by = self.version(self.record), self.standing.actor
        offer_files.put_photo(self.record, self.place, by=by, seen=seen, **form.words)


class DocumentView(RowView):
    rows = "documents"
    form_class = DocumentForm
    page_title = gettext_lazy("A document")
    intro = gettext_lazy(
        "Something to read or to fill in. Readers get it once the offer is published."
    )

    def act(self, form: ActForm) -> None:
        seen, by = self.version(self.record), self.standing.actor
        offer_files.put_document(self.record, self.place, by=by, seen=seen, **form.words)


class RemovePhotoView(RemoveRowView):
    rows = "photos"
    page_title = gettext_lazy("Take a photo out")
    intro = gettext_lazy("What readers see stays until the offer is published anew.")
    remove = staticmethod(offer_files.remove_photo)

    def about(self) -> str:
        return str(self.of_draft[self.place or 0])


class RemoveDocumentView(RemoveRowView):
    rows = "documents"
    page_title = gettext_lazy("Take a document out")
    intro = gettext_lazy("What readers see stays until the offer is published anew.")
    remove = staticmethod(offer_files.remove_document)

    def about(self) -> str:
        return str(self.of_draft[self.place or 0])


class DemandsView(OfWords):
    form_class = DemandsForm
    page_title = gettext_lazy("What to enclose with an application")
    intro = gettext_lazy(
        "Ask only for what you need to receive people well. What is required must be there before "
        "a cooperative hands in; who has handed in already is not asked again. Papers to show on "
        "arrival belong under “What people need”."
    )

    def act(self, form: DemandsForm) -> None:
        seen = self.version(self.record)
        hosting.say_demands(self.record, form.demands, by=self.standing.actor, seen=seen)


class FulfilsView(OfWords):
    form_class = FulfilsForm
    page_title = gettext_lazy("What it fulfils")

    intro = gettext_lazy("The agreement, and the promise in it, that this offer keeps.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if context["form"].has_a_choice:
            return context
        none = _(
            "No agreement in the register that you may read names your organisation as a party, "
            "so there is nothing to choose. Look in the register of agreements; if one of yours is "
            "missing, tell the ministry's staff."
        )
        return {**context, "intro": f"{self.intro} {none}"}

    def get_form_kwargs(self) -> dict[str, Any]:
        agreements, promises = self.known
        given = {"agreements": agreements, "promises": promises, "draft": self.draft_words}
        return {**super().get_form_kwargs(), **given}

    @cached_property
    def known(self) -> tuple[list[Agreement], list[Commitment]]:
        """What this person may choose: asked once, however often the form is made."""
        who = self.standing.actor, self.standing.organisation
        found = fulfilling.agreements_for(*who), fulfilling.commitments_for(*who)
        return list(found[0]), list(found[1])

    def act(self, form: FulfilsForm) -> None:
        seen, by = self.version(self.record), self.standing.actor
        agreement, commitment = form.chosen
        offer_files.fulfil(self.record, agreement, commitment=commitment, by=by, seen=seen)
