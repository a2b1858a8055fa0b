"""An act is done once, however often its form is sent: double tap, resend, back button.

A form is shown with a key. Carrying it out stores the key in the same transaction, so that a
second request with it waits for the first and then gets the first one's answer; when the first
is refused nothing is stored, and the second tries for itself. The same key with other words is
not the same act: see `SentBefore.is_same`.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.urls import translate_url
from django.utils import timezone

from home.desk.models import SentForm
from home.drafts import keeping
from home.single import only

FIELD = "once"
KEPT_FOR = timedelta(days=30)
# What differs between two sendings of the same words: the session's token, what was shown.
NOT_TYPED = {"csrfmiddlewaretoken", FIELD, keeping.VERSION, keeping.MARK}


@dataclass(frozen=True, slots=True)
class Sending:
    """One sending of a form: whose, under which key, to which address, with what in it."""

    by: AbstractBaseUser
    key: UUID
    act: str
    content: str


class SentBefore(Exception):
    """A form with this key was carried out already. `first` is that one."""

    def __init__(self, first: SentForm, sending: Sending) -> None:
        self.first = first
        self.is_same = first.content == sending.content
        super().__init__(str(first))


def new_key() -> str:
    return str(uuid4())


def sending_of(request: HttpRequest) -> Sending | None:
    """None for a form without a key, which no page of ours sends, and for nobody."""
    try:
        key = UUID(request.POST.get(FIELD, ""))
    except ValueError:
        return None
    if not request.user.is_authenticated:
        return None
    return Sending(request.user, key, request.path[:200], _digest(request))


def first_of(sending: Sending | None) -> SentBefore | None:
    """The same form, if it was carried out already."""
    if sending is None:
        return None
    first = only(SentForm.objects.filter(by=sending.by, key=sending.key, act=sending.act))
    return SentBefore(first, sending) if first else None


def last_sent(by: Any, act: str) -> datetime | None:
    """When this person last carried out the form at this address, in whatever language."""
    acts = [translate_url(act, code)[:200] for code, _name in settings.LANGUAGES]
    sent = SentForm.objects.filter(by=by, act__in=acts).order_by("-at")
    return sent.values_list("at", flat=True).first()


@contextmanager
def carried_out_once(sending: Sending | None) -> Iterator[SentForm]:
    """A transaction for one act; write `answer` and `words` of what it yields before the end.

    Raises SentBefore.
    """
    with transaction.atomic():
        form = SentForm() if sending is None else _claim(sending)
        yield form
        if sending is not None and not transaction.get_rollback():
            form.save(update_fields=["answer", "words"])


def _claim(sending: Sending) -> SentForm:
    """Waits for another request with the same key to end."""
    SentForm.objects.filter(by=sending.by, at__lt=timezone.now() - KEPT_FOR).delete()
    given = {"by": sending.by, "key": sending.key, "act": sending.act}
    try:
        with transaction.atomic():
            return SentForm.objects.create(**given, content=sending.content)
    except IntegrityError:
        raise SentBefore(SentForm.objects.get(**given), sending) from None


def _digest(request: HttpRequest) -> str:
    """Of what was typed and chosen, files included."""
    digest = hashlib.sha256()
    for name, values in sorted(request.POST.lists()):
        if name not in NOT_TYPED:
            digest.update(repr((name, values)).encode(errors="surrogatepass"))
    for name, file in sorted(request.FILES.items()):
        digest.update(repr((name, file.name)).encode(errors="surrogatepass"))
        for chunk in file.chunks():
            digest.update(chunk)
        file.seek(0)
    return digest.hexdigest()
