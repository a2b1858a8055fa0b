"""Registers the admin's list of terms."""

from wagtail.snippets.models import register_snippet

from knowledge.glossary.admin.viewsets import term_viewset

register_snippet(term_viewset)
