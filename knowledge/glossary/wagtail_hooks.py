"""Registers the admin's list of terms, and leads there from words that found nothing."""

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet

from home.handbook import links
from knowledge.glossary.admin.viewsets import term_viewset
from knowledge.glossary.models import Term
from search.admin import remedies

register_snippet(term_viewset)
links.about(Term, "translations")


def _among_terms(words: str, language: str) -> str:
    """The terms that come near: one gets another word for it, or a new one is written."""
    return f"{reverse(term_viewset.get_url_name('list'))}?{urlencode({'q': words})}"


remedies.register(remedies.Remedy(_("Add to the glossary"), "glossary.change_term", _among_terms))
