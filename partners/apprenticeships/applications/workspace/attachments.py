"""Files that are enclosed with an application: the page, adding, taking off, reading one."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from home.desk.forms import ActForm, ConfirmForm, only_where_asked
from home.desk.refusals import Refusal
from home.uploads import wording
from home.uploads.forms import CheckedFile
from home.uploads.refusals import UploadRefused
from home.uploads.serving import guard
from partners.apprenticeships.applications import demanding, enclosing
from partners.apprenticeships.applications.content_words import name_of
from partners.apprenticeships.applications.models import Attachment
from partners.apprenticeships.applications.models.attachment import LONGEST_WHAT
from partners.apprenticeships.applications.services import attachments
from partners.apprenticeships.applications.workspace import finding
from partners.apprenticeships.applications.workspace.acts import OfApplication
from partners.apprenticeships.models import Batch


class AttachForm(ActForm):
    asked = forms.ChoiceField(label=_("What the offers ask for"), required=False)
    what = forms.CharField(
        label=_("What is it?"),
        help_text=_("As the offer calls it, for example: certificate of health."),
        max_length=LONGEST_WHAT,
    )
    batch = forms.ChoiceField(label=_("For which batch?"), required=False)
    file = CheckedFile(label=_("File"), accepted=enclosing.ACCEPTED, limit=enclosing.LARGEST)

    def __init__(
        self, *args: Any, batches: list[Batch], names: Sequence[str], **kwargs: Any
    ) -> None:
        """`names`: what the offers of the list call the files that they ask for."""
        super().__init__(*args, **kwargs)
        asked: Any = self.fields["asked"]
        asked.choices = [("", _("something else, which I name below")), *((n, n) for n in names)]
        if names:
            self.fields["what"].required = False
            only_where_asked(self.fields["what"])
        else:
            del self.fields["asked"]
        self.batches = {str(batch.pk): batch for batch in batches}
        field: Any = self.fields["batch"]
        listed = [(key, name_of(batch)) for key, batch in self.batches.items()]
        field.choices = [("", _("for all of your list")), *listed]

    def clean(self) -> dict[str, Any]:
        words: dict[str, Any] = super().clean() or {}
        words["what"] = words.get("asked") or words.get("what", "")
        if not words["what"] and not {"asked", "what"} & self.errors.keys():
            self.add_error("what", _("Choose what it is, or say it here."))
        return words

    @property
    def batch_meant(self) -> Batch | None:
        return self.batches.get(self.cleaned_data["batch"])


class AttachmentsView(OfApplication):
    form_class = AttachForm
    template_name = "applications/attachments.html"
    page_title = _("Attachments")
    intro = _(
        "Papers that offers ask for, if you have them by now. Only who works on your application "
        "reads them, and the host once you have a place there. They count once you hand in, and "
        "are deleted when nobody needs them any more."
    )
    button = _("Add the file")
    done = _("Added. It counts once you hand the application in.")

    def version(self, record: Any) -> str:
        """Nothing is overwritten."""
        return ""

    def batches(self) -> list[Batch]:
        rows = self.application.choices.select_related("batch__offer__host").order_by("place")
        return [choice.batch for choice in rows]

    def get_form_kwargs(self) -> dict[str, Any]:
        self.listed = self.batches()
        self.asked = demanding.asked_of(self.application, [one.pk for one in self.listed])
        names = list(dict.fromkeys(one.what for one in self.asked))
        return {**super().get_form_kwargs(), "batches": self.listed, "names": names}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        standing = self.application.standing
        counts = set(enclosing.keys_of(standing.content)) if standing else set()
        rows = self.application.attachments.kept().select_related("batch__offer__host")
        return {
            **context,
            "rows": [
                {
                    "it": one,
                    "batch": name_of(one.batch) if one.batch else "",
                    "counts": str(one.key) in counts,
                    "url": self.address("attachment", one.key),
                    "off_url": self.address("detach", one.key),
                }
                for one in rows
            ],
            "demanded": [(one, name_of(one.batch)) for one in self.asked],
            "is_required": any(one.is_required for one in self.asked),
            "asked": [batch for batch in self.listed if batch.offer.papers.strip()],
            "is_open": finding.is_open(self.round, self.standing.organisation),
            "most": enclosing.MOST,
        }

    def explain(self, refusal: Refusal) -> str:
        if isinstance(refusal, UploadRefused):
            return wording.explain(refusal)
        return super().explain(refusal)

    def act(self, form: AttachForm) -> None:
        words, by = form.cleaned_data, self.standing.actor
        what, batch = words["what"], form.batch_meant
        attachments.attach(self.application, words["file"], what=what, batch=batch, by=by)

    def get_success_url(self) -> str:
        return self.address("attachments")

    @property
    def back(self) -> str:
        return self.overview()


class DetachView(OfApplication):
    form_class = ConfirmForm
    page_title = _("Take the file off")
    intro = _("What you hand in next goes without it. What is handed in already stays as it is.")
    button = _("Take the file off")
    done = _("Taken off. It counts once you hand the application in.")
    is_serious = True

    def find(self) -> None:
        super().find()
        rows = self.application.attachments.kept()
        self.attachment = get_object_or_404(rows, key=self.kwargs["key"])

    def about(self) -> str:
        return str(self.attachment)

    def version(self, record: Any) -> str:
        return ""

    def act(self, form: ActForm) -> None:
        attachments.take_off(self.attachment, by=self.standing.actor)

    def get_success_url(self) -> str:
        return self.address("attachments")


@require_safe
def attachment(request: HttpRequest, organisation: str, round: str, key: Any) -> HttpResponseBase:
    """For who works on the application; 404 for others."""
    standing = finding.standing_for(request, organisation)
    application = finding.application_of(standing.organisation, round)
    return served(get_object_or_404(Attachment, application=application, key=key))


def served(kept: Attachment) -> HttpResponseBase:
    """Raises Http404 where the file is gone."""
    if not kept.file.storage.exists(str(kept.file.name)):
        raise Http404
    response = FileResponse(
        kept.file.open(), as_attachment=True, filename=kept.name, content_type=kept.media_type
    )
    response.headers["Cache-Control"] = "private, no-store"
    return guard(response, kept.name)
