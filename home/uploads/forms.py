"""Wagtail's documents and images ask for the content: alone, several at once, and in choosers.

Named in the settings (`WAGTAILDOCS_DOCUMENT_FORM_BASE`, `WAGTAILIMAGES_IMAGE_FORM_BASE`).
"""

from collections.abc import Collection
from typing import Any

from django import forms
from django.conf import settings
from django.utils.functional import lazy
from wagtail.admin.forms.account import AvatarPreferencesForm
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from home.uploads import pictures
from home.uploads.content import check
from home.uploads.refusals import FileIsEmpty, UploadRefused
from home.uploads.wording import WORDS, explain, help_text

_in_readers_words = lazy(help_text, str)  # fields are made before anybody reads them
LARGEST_PICTURE = 10 * 1024 * 1024
AVATARS = [ending for ending in pictures.FORMAT if ending != "avif"]


class CheckedFile(forms.FileField):
    """A file whose content is looked into; what is wrong stands beside it with what to do.

    `accepted` are endings without a dot, `limit` is in bytes.
    """

    def __init__(self, *, accepted: Collection[str], limit: int, **kwargs: Any) -> None:
        self.accepted, self.limit = accepted, limit
        super().__init__(**kwargs)
        self.help_text = _in_readers_words(accepted, limit)
        self.error_messages["empty"] = WORDS[FileIsEmpty]
        self.widget.attrs["accept"] = ",".join(f".{ending}" for ending in accepted)

    def to_python(self, data: Any) -> Any:
        if data not in self.empty_values and data.size:
            try:
                check(data, data.name, data.size, accepted=self.accepted, limit=self.limit)
            except UploadRefused as refusal:
                raise forms.ValidationError(explain(refusal)) from refusal
        return super().to_python(data)


class CheckedDocument(CheckedFile, WagtailDocumentField):
    """Wagtail's own attributes serve the page for several uploads at once."""


class CheckedImage(CheckedFile, WagtailImageField):
    """Before Wagtail opens it: half a photo would be a server error there."""


class DocumentForm(BaseDocumentForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        limit = settings.WAGTAILDOCS_MAX_UPLOAD_SIZE
        _look_into(self, "file", CheckedDocument, settings.WAGTAILDOCS_EXTENSIONS, limit)

    def _post_clean(self) -> None:
        """Wagtail's model would complain that a file which was refused has no ending."""
        said = self._errors["file"].copy() if "file" in self._errors else None
        super()._post_clean()
        if said:
            self._errors["file"] = said


class ImageForm(BaseImageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        endings = settings.WAGTAILIMAGES_EXTENSIONS
        _look_into(self, "file", CheckedImage, endings, LARGEST_PICTURE)


class AvatarForm(AvatarPreferencesForm):
    """A photo of oneself; the account's page scales it, so it must open to its last row."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _look_into(self, "avatar", CheckedFile, AVATARS, LARGEST_PICTURE)

    def clean_avatar(self) -> Any:
        """Wagtail takes "remove it" for "nothing new"."""
        is_removed = self.cleaned_data["avatar"] is False
        return False if is_removed else super().clean_avatar()


def _look_into(
    form: Any, name: str, kind: type[CheckedFile], accepted: Collection[str], limit: int
) -> None:
    """The same field, checked; the forms for several uploads at once lack it."""
    if field := form.fields.get(name):
        form.fields[name] = kind(
            accepted=accepted,
            limit=limit,
            label=field.label,
            required=field.required,
            max_length=getattr(field, "max_length", None),
            widget=field.widget,
        )
