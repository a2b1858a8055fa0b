"""A form that is sent after the right to it has ended: refused, and nothing typed is lost."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from home.access import Actor
from partners.membership.models import Mandate, Membership


def knew(actor: Actor, slug: str) -> bool:
    """Whether who acts belongs or belonged to it, or has or had a mandate of it: then it is no
    news to them that it is there.
    """
    members = Membership.objects.of(actor).filter(organisation__slug=slug)
    return members.exists() or Mandate.objects.of(actor).filter(cooperative__slug=slug).exists()


def kept(request: HttpRequest, form_class: type[forms.Form]) -> HttpResponse:
    """What was typed, to be copied; answered 403."""
    fields = form_class.base_fields.items()
    typed = [
        (field.label or name, "\n".join(value for value in request.POST.getlist(name) if value))
        for name, field in fields
        if not isinstance(field.widget, forms.HiddenInput)
    ]
    context: dict[str, Any] = {"typed": [(label, text) for label, text in typed if text]}
    return render(request, "membership/over.html", context, status=403)
