"""Terms in templates."""

from django import template
from django.utils import translation

from knowledge.glossary.models import Term
from knowledge.glossary.related import uses_of

register = template.Library()
register.simple_tag(uses_of)


@register.simple_tag
def in_other_language(term: Term) -> dict[str, object]:
    """`language`, `title`, `others` and `meaning` in the language that is not the reader's."""
    with translation.override(term.other_language):
        return {
            "language": translation.get_language(),
            "title": str(term),
            "others": term.others,
            "meaning": term.meaning,
        }
