"""Take in a round that was run from sheets: an act on a draft."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.desk.forms import ActForm
from home.sheets.book import ENDINGS, MEGABYTE
from partners.apprenticeships.results.admin.base import RoundAct
from partners.apprenticeships.results.models import Matching
from partners.apprenticeships.results.services import matching, taking_in
from partners.apprenticeships.results.taking_in.reading import FILES
from partners.apprenticeships.rounds.lifecycle import Phase
from partners.apprenticeships.rounds.models import Round

LARGEST = 60 * MEGABYTE
SHEET = ",".join(ENDINGS)


def _is_too_large(file: Any) -> None:
    if file.size > LARGEST:
        raise ValidationError(
            _("This file is larger than %(most)s."), params={"most": filesizeformat(LARGEST)}
        )


def _file(label: Any, help_text: Any, accept: str) -> forms.FileField:
    return forms.FileField(
        label=label,
        help_text=help_text,
        widget=forms.FileInput(attrs={"accept": accept}),
        validators=[_is_too_large],
        max_length=160,
        error_messages={"empty": gettext_lazy("This file is empty (0 bytes).")},
    )


class TakeInForm(ActForm):
    batches = _file(
        gettext_lazy("Sheet of batches"),
        gettext_lazy("The file that match_magang was given, unchanged."),
        SHEET,
    )
    applications = _file(
        gettext_lazy("Sheet of applications"),
        gettext_lazy("The file that match_magang was given, unchanged."),
        SHEET,
    )
    result = _file(
        gettext_lazy("result.json"), gettext_lazy("From the folder that it wrote."), ".json"
    )
    inputs = _file(
        gettext_lazy("inputs.json.gz"), gettext_lazy("From the folder that it wrote."), ".gz"
    )
    commitment = forms.CharField(
        label=gettext_lazy("Fingerprint of the seed"),
        max_length=100,
        help_text=gettext_lazy(
            "As it was published before applications closed; not copied from result.json."
        ),
    )
    named = forms.CharField(
        label=gettext_lazy("Codes of the portal for rows that have none"),
        required=False,
        max_length=400_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy(
            "One row on each line: the number of the application or the code of the batch in the "
            "sheet, an equals sign, the code on the portal, such as M-001 = 3204-0017."
        ),
    )

    def clean_named(self) -> dict[str, str]:
        """Raises ValidationError with the first line that cannot be read."""
        return dict(_pairs(self.cleaned_data["named"]))


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        row, equals, code = (part.strip() for part in line.rpartition("="))
        if not (row and equals and code) or row in seen:
            raise ValidationError(
                _("Line %(number)s cannot be read, or names a row again: %(line)s"),
                params={"number": number, "line": line[:100]},
            )
        seen.add(row)
        yield row, code


class TakeInView(RoundAct):
    allowed = staticmethod(matching.user_can_match)
    form_class = TakeInForm
    begins = (Phase.DRAFT,)
    page_title = gettext_lazy("Take in a round that was run from sheets")
    hint = gettext_lazy("With its two sheets and the files that prove its result.")
    button = gettext_lazy("Check it and take it in")
    done = gettext_lazy("The files are being checked. The round's page says how far it is.")
    intro = gettext_lazy(
        "A job runs the round anew from the sheets, with the seed of its result, has it checked "
        "and compares everything. Each row has to be found on the portal; whatever is not is told, "
        "row by row, and then nothing is taken in. Batches that are chosen here are replaced by "
        "those of the sheet. Another moderator publishes it; until then you can undo it, and it is "
        "a draft again."
    )

    @classmethod
    def may_begin(cls, round: Round) -> bool:
        return super().may_begin(round) and not Matching.objects.of(round).at_work().exists()

    def act(self, form: TakeInForm) -> None:
        said = form.words
        files = {name: said.pop(name) for name in FILES}
        taking_in.take_in(self.record, files, by=self.actor, seen=form.seen_version, **said)


urlpatterns = [path("<int:pk>/take-in/", TakeInView.as_view(), name="take_in")]
