"""What is done about an address that is not there: each as a form sends it."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils import timezone

from home.access import Actor
from home.visits.models import Missed

Sent = tuple[str, dict[str, Any]]


def a_missed(path: str = "/id/lama/", source: str = "", times: int = 3, **more: Any) -> Missed:
    today = timezone.localdate()
    days = {"first_on": today, "last_on": today, **more}
    return Missed.objects.create(path=path, source=source, times=times, **days)


def send(by: Actor) -> Sent:
    path = f"/id/lama-{Missed.objects.count()}/"
    return reverse("missing_send", args=[a_missed(path).pk]), {"address": "/id/"}


def dismiss(by: Actor) -> Sent:
    path = f"/id/lama-{Missed.objects.count()}/"
    return reverse("missing_dismiss", args=[a_missed(path).pk]), {}


ACTS: list[tuple[str, Callable[[Actor], Sent], bool]] = [
    ("missing_dismiss", dismiss, False),
    ("missing_send", send, False),
]
