"""What is done about an address that is not there: each as a form sends it."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils import timezone

from home.access import Actor
from home.visits.models import Missed
from home.visits.services import missing

Sent = tuple[str, dict[str, Any]]


def a_missed(path: str = "/id/lama/", source: str = "", times: int = 3, **more: Any) -> Missed:
    today = timezone.localdate()
    days = {"first_on": today, "last_on": today, **more}
    return Missed.objects.create(path=path, source=source, times=times, **days)


def send(by: Actor) -> Sent:
    path = f"/id/lama-{Missed.objects.count()}/"
    return reverse("missing_send", args=[a_missed(path).pk]), {"address": "/id/mitra/"}


def dismiss(by: Actor) -> Sent:
    path = f"/id/lama-{Missed.objects.count()}/"
    return reverse("missing_dismiss", args=[a_missed(path).pk]), {}


def take_back(by: Actor) -> Sent:
    redirect = missing.send_to(a_missed("/id/salah/"), address="/id/mitra/", by=by)
    assert redirect
    return reverse("missing_take_back", args=[redirect.pk]), {}


ACTS: list[tuple[str, Callable[[Actor], Sent], bool]] = [
    ("missing_dismiss", dismiss, False),
    ("missing_send", send, False),
    ("missing_take_back", take_back, False),
]
