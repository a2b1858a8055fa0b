"""Letters that are no notices: about accounts, invitations, links that open something.

`templates/emails/<name>/` holds `subject.txt` and `body.txt`; the signature and the same words as
HTML are added here, in the dress that notices have.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string

LAST_SENTENCE = re.compile(r"(?P<before>(?:.*[.!?] )?)(?P<label>[^.!?]+):\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Words:
    """A letter in the active language; `subject` is one line."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, or, with a `url`, the button that it names."""

    text: str
    url: str = ""


def words_of(name: str, facts: Mapping[str, Any]) -> Words:
    """The letter of `emails/<name>/`; it also gets `site` and `contact`."""
    known = {"site": settings.WAGTAIL_SITE_NAME, "contact": settings.CONTACT_EMAIL, **facts}
    subject, body = (
        render_to_string(f"emails/{name}/{part}.txt", known).strip() for part in ("subject", "body")
    )
    return dressed(subject, body)


def dressed(subject: str, body: str) -> Words:
    """Signed, and as HTML too: a line that is an address of ours becomes a button with the sentence
    before it. No other text becomes a link: names and remarks are other people's words.
    """
    site = settings.WAGTAIL_SITE_NAME
    line = " ".join(subject.split())
    html = render_to_string(
        "emails/letter.html", {"subject": line, "parts": _parts(body), "site": site}
    )
    return Words(line, f"{body}\n\n{site}\n", html)


def post(
    name: str, address: str, facts: Mapping[str, Any], server: BaseEmailBackend | None = None
) -> None:
    """Send the letter of `emails/<name>/`, in the active language. `server` in place of the queue;
    then raises OSError where that does not take it.
    """
    words = words_of(name, facts)
    email = EmailMultiAlternatives(words.subject, words.text, to=[address], connection=server)
    email.attach_alternative(words.html, "text/html")
    email.send()


def _parts(body: str) -> Iterator[Part]:
    """Paragraphs; what stands before an address loses the sentence that the button says."""
    waiting = ""
    for line in re.split(r"\n{2,}|\n(?=https?://)", body):
        paragraph = line.strip()
        if paragraph.startswith(settings.BASE_URL + "/") and not re.search(r"\s", paragraph):
            named = LAST_SENTENCE.match(waiting)
            before, label = (named["before"], named["label"]) if named else (waiting, paragraph)
            if before:
                yield Part(before.strip())
            yield Part(label, paragraph)
            waiting = ""
            continue
        if waiting:
            yield Part(waiting)
        waiting = paragraph
    if waiting:
        yield Part(waiting)
