"""One person's language and how often we write of each kind."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

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


class SettingsForm(RhythmsForm):
    """With the language; Wagtail's account page has a field of its own for it."""

    language = forms.ChoiceField(
        label=_("Language"),
        help_text=_("Our e-mails to you come in this language."),
        choices=settings.LANGUAGES,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, actor=actor, **options)
        self.initial["language"] = actor.person.language

    def save(self) -> None:
        super().save()
        person = self.actor.person
        services.choose_language(person, self.cleaned_data["language"], by=self.actor)
