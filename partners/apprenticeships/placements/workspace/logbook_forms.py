"""An entry of the logbook, its photo, and what a cooperative says it can do."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from home.desk.forms import ActForm, day_field
from home.models import Competency
from home.uploads.forms import CheckedFile
from home.uploads.photos import ACCEPTED, LARGEST
from partners.apprenticeships.placements.models import Rating
from partners.apprenticeships.placements.models.logbook import LONGEST_ENTRY


class Lines(forms.CharField):
    """Ends of lines count once, as the device counts them that lets nobody write more; sent they
    are two signs.
    """

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


class SentEntryForm(ActForm):
    """As a device sends it; its photo comes apart. `key` makes that what is sent twice is one."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    day = day_field(gettext_lazy("Day"))
    words = Lines(  # type: ignore[assignment]  # a field, which Django takes off the class
        label=gettext_lazy("What did you do, and what did you learn?"),
        help_text=gettext_lazy("Name nobody who would not like to be named."),
        max_length=LONGEST_ENTRY,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class EntryForm(SentEntryForm):
    file = CheckedFile(
        label=gettext_lazy("Photo"), accepted=ACCEPTED, limit=LARGEST, required=False
    )


class SentPhotoForm(forms.Form):
    key = forms.UUIDField()
    photo = CheckedFile(accepted=ACCEPTED, limit=LARGEST)


class DeviceDayInput(forms.DateInput):
    """Read on the device, without a signal: by the browser, which refuses half a day itself."""

    input_type = "date"


class DeviceForm(forms.Form):
    """What is kept on the device first; `at` is filled there with the logbooks that it knows."""

    at = forms.ChoiceField(label=gettext_lazy("Apprenticeship"))
    day = day_field(gettext_lazy("Day"), widget=DeviceDayInput(format="%Y-%m-%d"))
    words = EntryForm.base_fields["words"]
    photo = CheckedFile(
        label=gettext_lazy("Photo"), accepted=ACCEPTED, limit=LARGEST, required=False
    )

    def __init__(self) -> None:
        super().__init__(auto_id="device_%s")


class AssessmentForm(ActForm):
    """A step of the scale for each competency; what is left open says nothing."""

    def __init__(self, *args: Any, competencies: list[Competency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in competencies:
            self.fields[name_of(one.pk)] = forms.TypedChoiceField(
                label=one.name,
                choices=[*Rating.Level.choices, ("", gettext_lazy("not answered"))],
                coerce=int,
                empty_value=None,
                required=False,
                widget=forms.RadioSelect,
            )
        self.keys = [one.pk for one in competencies]

    @property
    def levels(self) -> dict[int, int | None]:
        return {key: self.cleaned_data[name_of(key)] for key in self.keys}


def name_of(key: int) -> str:
    return f"competency_{key}"


class ShowingForm(ActForm):
    shows = forms.BooleanField(
        label=gettext_lazy("The host may see what we say here."), required=False
    )
