"""The style guide: every component with its parameters and with invented examples."""

import re
import tomllib
from pathlib import Path
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy
from django.views.decorators.http import require_safe

from home.ui import art, icons, states

DATA = Path(__file__).parent / "data"
COLOURS = ("page", "surface", "raised", "line", "control", "strand", "strand-pale")
PARTS = ("foundations", "frame", "content", "lists", "forms", "feedback", "charts", "signature")
_COMMENT = re.compile(r"{% comment %}\s*(.*?)\s*{% endcomment %}", re.S)


class SampleForm(forms.Form):
    """Shows each kind of control; with errors when bound."""

    name = forms.CharField(
        label=gettext_lazy("Name of the cooperative"),
        help_text=gettext_lazy("As in the deed of establishment."),
    )
    email = forms.EmailField(label=gettext_lazy("E-mail address"), required=False)
    stage = forms.ChoiceField(
        label=gettext_lazy("Stage"),
        choices=[("legal", gettext_lazy("Legal status")), ("open", gettext_lazy("Outlet open"))],
        widget=forms.RadioSelect,
    )
    story = forms.CharField(
        label=gettext_lazy("What do you want to learn?"), widget=forms.Textarea(attrs={"rows": 3})
    )


def samples(language: str) -> dict[str, Any]:
    """Invented content for the examples, in one language."""
    return tomllib.loads((DATA / f"styleguide.{language}.toml").read_text(encoding="utf-8"))


def parameters_of(component: str) -> str:
    """The comment at the head of a component's template."""
    source = get_template(f"components/{component}.html").template.source
    found = _COMMENT.search(source)
    return found.group(1) if found else ""


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    sample = samples(get_language() or "id")
    context = {
        **sample,
        "parts": [f"styleguide/{name}.html" for name in PARTS],
        "colours": COLOURS,
        "milestones": [
            {**item, "state": states.Look(**item["state"])} for item in sample["milestones"]
        ],
        "states": {
            f"{enum.__module__}.{enum.__qualname__}": [
                {"state": state, "label": capfirst(str(look.word))} for state, look in looks.items()
            ]
            for enum, looks in states.declared().items()
        },
        "tones": [tone for tone in states.TONES if tone != "neutral"],
        "icon_names": sorted(icons.symbols()),
        "drawn_sectors": list(art.drawings("sectors")),
        "drawn_kinds": list(art.drawings("kinds")),
        "form": SampleForm({"name": "", "email": "sukamaju", "story": ""}),
        "sample_page": Paginator(range(60), 20).get_page(2),
    }
    return render(request, "styleguide.html", context)
