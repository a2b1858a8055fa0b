"""From a certificate's number, as somebody types or pastes it, to the page of the certificate."""

import re
from typing import Any
from uuid import UUID

from allauth.core.internal import ratelimit
from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from home.queries import reads_only
from partners.apprenticeships.placements.models import Certificate

APP = "certificates"
MINUTE = 60  # seconds
LONGEST = 300  # letters: an address with its signature fits
SIGNS = 32
_SEPARATORS = r"[\s\u2010-\u2015-]*"
_NUMBER = re.compile(rf"(?<![0-9a-z])(?:[0-9a-f]{_SEPARATORS}){{{SIGNS}}}(?![0-9a-z])", re.I)
_MISREAD = str.maketrans("oOiIlL", "001111")


class NumberForm(forms.Form):
    number = forms.CharField(
        label=gettext_lazy("Number of the certificate"),
        help_text=gettext_lazy(
            "It stands at the foot of the certificate: 32 digits and letters from A to F. You may "
            "also paste the address of the certificate."
        ),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


@require_safe
@reads_only("number")
def find(request: HttpRequest) -> HttpResponse:
    """Leads to the certificate; says what is wrong where there is none."""
    typed = request.GET.get("number")
    if typed is None:
        return render(request, "placements/find_certificate.html", {"form": NumberForm()})
    form = NumberForm({"number": typed.replace("\x00", "")})
    if not _may_ask(request):
        form.add_error("number", _("That was often. Try again in a minute: it still stands here."))
        answer = _shown(request, form, 429)
        answer.headers["Retry-After"] = str(MINUTE)
        return answer
    if not form.is_valid():
        return _shown(request, form, 200)
    key = key_in(form.cleaned_data["number"])
    if key is None:
        said = _("This is no number of a certificate. It has 32 digits and letters from A to F.")
        form.add_error("number", said)
    elif found := Certificate.objects.filter(key=key).first():
        return redirect(found)
    else:
        form.add_error(
            "number",
            _(
                "No certificate has this number. Compare it sign by sign. If it is just the same, "
                "this portal has not issued the certificate."
            ),
        )
    return _shown(request, form, 404 if key else 200)


def key_in(typed: str) -> UUID | None:
    """The number in what was typed, also within an address; blanks and dashes count for nothing,
    and an O is read as 0, an I or L as 1, which a number never has.
    """
    found = _NUMBER.search(typed) or _NUMBER.search(typed.translate(_MISREAD))
    return UUID(re.sub(_SEPARATORS, "", found[0])) if found else None


def _may_ask(request: HttpRequest) -> bool:
    given: dict[str, Any] = {"app": APP, "action": "find", "config": settings.CERTIFICATE_LIMITS}
    return ratelimit.consume(request, limit_get=True, **given) is not None


def _shown(request: HttpRequest, form: NumberForm, status: int) -> HttpResponse:
    answer = render(request, "placements/find_certificate.html", {"form": form}, status=status)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
