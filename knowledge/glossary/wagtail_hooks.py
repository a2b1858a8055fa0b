"""Registers the admin's list of terms."""

from wagtail.snippets.models import register_snippet

from home.handbook import links
from knowledge.glossary.admin.viewsets import term_viewset
from knowledge.glossary.models import Term

register_snippet(term_viewset)
links.about(Term, "translations")
