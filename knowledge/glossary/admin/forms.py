"""A term; choosing a sheet, and sending the checked rows once more to import them."""

from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from home.addresses import free_address
from home.intake.keeping import is_explainable
from home.sheets import words
from home.sheets.book import ENDINGS
from home.sheets.choosing import ChoosingForm
from home.sheets.problems import FileRefused
from knowledge.glossary.importing import sheets
from knowledge.glossary.models import Term

SALT = "glossary-import"
LONGEST = 55  # of an address, which leaves room for a number


class TermForm(WagtailAdminModelForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].required = False

    def clean_code(self) -> str:
        """Left empty, a new term's address follows from it; another term keeps its own."""
        if chosen := self.cleaned_data["code"] or self.instance.code:
            return chosen
        name = self.cleaned_data.get("name_id", "")
        return free_address(
            Term.objects.all(), name, field="code", longest=LONGEST, otherwise="istilah"
        )


class SheetForm(forms.Form):
    """After cleaning, `content` is the file and `handed` what stands in it, not yet checked; None
    where a person has yet to say what its columns mean.
    """

    content: bytes
    handed: sheets.Handed | None = None

    sheet = forms.FileField(
        label=_("Spreadsheet"),
        help_text=_("XLSX, XLS, ODS, XLSB or CSV; at most 2 MB and 3,000 rows."),
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
    )

    def clean_sheet(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["sheet"]
        if (file.size or 0) > sheets.LIMITS.size:
            raise ValidationError(_("The file is larger than 2 MB. Send it in parts."))
        return file

    def clean(self) -> dict[str, Any]:
        if file := self.cleaned_data.get("sheet"):
            self.content = file.read()
            try:
                self.handed = sheets.read(file.name, self.content)
            except FileRefused as refusal:
                if not is_explainable(refusal):
                    self.add_error("sheet", words.file_text(refusal, sheets.name_of))
        return self.cleaned_data


class RowsForm(ChoosingForm):
    """The rows of a sheet that was checked, carried by the page so that no file is kept, with its
    receipt and the fingerprint of what they would do. `key`: of the file, which waits as well.
    """

    rows = forms.CharField(widget=forms.HiddenInput)
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    left_out = forms.BooleanField(
        label=_("I have seen what was left out of the file"), required=False
    )

    def clean_rows(self) -> tuple[sheets.Handed, str]:
        try:
            rows, receipt, is_whole, seen = signing.loads(
                self.cleaned_data["rows"], salt=SALT, max_age=24 * 3600
            )
        except signing.BadSignature:
            raise ValidationError(_("Check the spreadsheet once more.")) from None
        return sheets.Handed([sheets.Row(*row) for row in rows], (), tuple(receipt), is_whole), seen


def packed(handed: sheets.Handed, fingerprint: str) -> str:
    """Rows as the hidden field carries them."""
    rows = [row[:3] for row in handed.rows]
    return signing.dumps(
        [rows, handed.receipt, handed.is_whole, fingerprint], salt=SALT, compress=True
    )
