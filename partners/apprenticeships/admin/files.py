"""What a host brought itself, in the form of an offer: looked at, or replaced by another choice."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from partners.apprenticeships.models import OfferFile


class BroughtByHost(forms.TextInput):
    """Carries the file along; staff see it, and choose something else in its place."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        file = OfferFile.objects.filter(pk=value).first() if value else None
        kept: Any = forms.HiddenInput().render(name, value if file else "", attrs, renderer)
        if file is None:
            return format_html("{}<p>–</p>", kept)
        url = reverse("hosting:file", args=[file.key])
        if not file.width:
            return format_html('{}<p><a href="{}">{}</a></p>', kept, url, file.name)
        what = _("The photo that the host brought")
        return format_html('{}<p><img src="{}" alt="{}" width="320"></p>', kept, url, what)
