"""One person's language and how often we write of each kind."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from home import zones
from home.access import Actor
from home.notices import services
from home.notices.kinds import Kind, heard_by
from home.notices.models import Choice, Rhythm


class RhythmsForm(forms.Form):
    """A field for each kind that this person may be told."""

    def __init__(self, *args: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        self.actor, self.kinds = actor, heard_by(actor)
        chosen = dict(Choice.objects.filter(user=actor.person).values_list("kind", "rhythm"))
        for kind in self.kinds:
            self.fields[kind.code] = forms.ChoiceField(
                label=kind.title,
                choices=Rhythm.choices,
                initial=chosen.get(kind.code, kind.rhythm),
                widget=forms.RadioSelect,
            )

    def save(self) -> None:
        for kind in self.kinds:
            if kind.code in self.changed_data:
                self._choose(kind)

    def _choose(self, kind: Kind) -> None:
        rhythm = self.cleaned_data[kind.code]
        services.choose(self.actor.person, kind, rhythm, by=self.actor)


def _hours() -> list[tuple[str, str]]:
    return [("", "–"), *((str(hour), f"{hour:02}.00") for hour in range(24))]


class SettingsForm(RhythmsForm):
    """With language, zone and quiet hours; Wagtail's account page has fields of its own for the
    first two.
    """

    language = forms.ChoiceField(
        label=_("Language"),
        help_text=_("Our e-mails to you come in this language."),
        choices=settings.LANGUAGES,
        widget=forms.RadioSelect,
    )

    zone = forms.ChoiceField(
        label=_("Time zone"),
        help_text=_("Days and hours are told in it."),
        choices=[(name, zones.shown(name)) for name in settings.WAGTAIL_USER_TIME_ZONES],
        required=False,
    )
    quiet_from = forms.ChoiceField(
        label=_("No e-mails from"),
        help_text=_(
            "What comes in these hours is sent when they end. Decisions about you and the safety "
            "of your account are not held back."
        ),
        choices=_hours,
        required=False,
    )
    quiet_until = forms.ChoiceField(label=_("until"), choices=_hours, required=False)

    def __init__(self, *args: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, actor=actor, **options)
        hours = getattr(actor.person, "quiet_hours", None)
        self.initial |= {"language": actor.person.language, "zone": zones.zone_of(actor.person)}
        if hours is not None:
            self.initial |= {"quiet_from": str(hours.begins), "quiet_until": str(hours.ends)}

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        begins, ends = given.get("quiet_from", ""), given.get("quiet_until", "")
        if bool(begins) != bool(ends):
            self.add_error("quiet_from", _("Choose both hours, or none."))
        elif begins and begins == ends:
            self.add_error("quiet_from", _("Choose two different hours."))
        given["quiet"] = (int(begins), int(ends)) if begins and ends else None
        return given

    def save(self) -> None:
        super().save()
        person, given = self.actor.person, self.cleaned_data
        services.choose_hours(person, given["zone"], given["quiet"], by=self.actor)
        services.choose_language(person, self.cleaned_data["language"], by=self.actor)
