"""What a translation may link to: the web, a letter, a telephone call, or a page of the site.

wagtail-localize takes whatever is sent for an overridden address, and keeps the links that stand in
a translated text; both reach readers as they are. Refused here, wherever they come from: its
editor, a PO file, a command.
"""

import json
import re
from html import unescape
from typing import Any

from django.core.exceptions import BadRequest
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.utils.html import strip_tags
from wagtail_localize.models import OverridableSegment, SegmentOverride, StringTranslation

from home.unseen import as_seen

SCHEMES = {"http", "https", "mailto", "tel"}
RUN = {"blob", "data", "file", "javascript", "vbscript"}  # or read what is the visitor's own
# Browsers leave out what cannot be seen before they read the scheme.
UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028\u2029\ufeff]")
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
LINKS = re.compile(
    r"(?:href|src|action|formaction|data|poster|srcdoc)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))",
    re.IGNORECASE,
)


class LeadsElsewhere(BadRequest):
    """An address that runs something instead of leading somewhere: uncaught, an answer 400.

    `source` is the text whose translation brings it; empty for an overridden address.
    """

    def __init__(self, link: str, source: str = "") -> None:
        super().__init__(link)
        self.source = source


def may_lead_to(address: str) -> bool:
    """Whether a link may have this address."""
    return _scheme(address) in {"", *SCHEMES}


@receiver(pre_save, sender=SegmentOverride)
def on_address_overridden(instance: SegmentOverride, **kwargs: Any) -> None:
    """Raises LeadsElsewhere. What replaces no address may be a text with a colon."""
    value = json.loads(instance.data_json or "null")
    if not isinstance(value, str) or may_lead_to(value):
        return
    if _scheme(value) in RUN or _replaces_address(instance):
        raise LeadsElsewhere(value[:80])


@receiver(pre_save, sender=StringTranslation)
def on_text_translated(instance: StringTranslation, **kwargs: Any) -> None:
    """Raises LeadsElsewhere. What nobody sees in it is not kept: it becomes titles, too."""
    instance.data = as_seen(instance.data)
    for link in LINKS.finditer(instance.data):
        if not may_lead_to(next(filter(None, link.groups()), "")):
            raise LeadsElsewhere(link[0][:80], strip_tags(instance.translation_of.data))


def _scheme(address: str) -> str:
    """In small letters; empty for an address without one, which stays on the site."""
    found = SCHEME.match(UNSEEN.sub("", unescape(address)))
    return found[1].lower() if found else ""


def _replaces_address(override: SegmentOverride) -> bool:
    segments = OverridableSegment.objects.filter(context=override.context)
    originals = (json.loads(text) for text in segments.values_list("data_json", flat=True))
    return any(isinstance(one, str) and _scheme(one) in SCHEMES for one in originals)
