"""An offer among what belongs to it: the promises that it keeps, and tools that it teaches."""

from typing import Any

from django import template
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from home.bilingual import is_fallback, text_of
from home.ui.states import look
from partners.agreements import related
from partners.agreements.related import Promise
from partners.apprenticeships import linked_data
from partners.apprenticeships.lifecycle import Applying
from partners.apprenticeships.models import Offer

register = template.Library()
register.simple_tag(linked_data.course, name="course_data")
Item = dict[str, Any]


@register.simple_tag
def promises_of_offer(offer: Offer) -> list[Promise]:
    """The commitment that it names itself, and what it proves; nothing of a draft. A query only
    where it proves something.
    """
    if offer.is_preview:
        return []
    proved = related.of_record(offer) if getattr(offer, "is_proof", True) else []
    own = [related.promise(offer.public_commitment)] if offer.public_commitment else []
    return related.in_order([*own, *proved])


@register.simple_tag
def teaching_facts(offer: Offer) -> Item:
    """Tags, meta and language of an offer of `related.teaching`, for components/card.html."""
    tags = [{"label": capfirst(offer.get_mode_display())}]
    if offer.open_start:
        now = look(Applying.NOW)
        tags.insert(0, {"label": capfirst(now.word), "tone": now.tone})
    facts = [(offer.host.name, "organisation"), (offer.place, "place")]
    if start := offer.open_start or offer.next_start:
        words = _("batch from %(day)s") if offer.open_start else _("next batch from %(day)s")
        facts.append((words % {"day": date_format(start)}, "calendar"))
    return {
        "tags": tags,
        "meta": [*({"label": label, "icon": icon} for label, icon in facts if label), *offer.ties],
        "lang": text_of(offer, "title")[1] if is_fallback(offer, "title") else "",
    }
