"""Competencies that tools and offers share: counted in the query that finds them, and named."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _


def counted(names: Mapping[str, str]) -> dict[str, Count]:
    """To annotate rows with competencies: how many of these (by code) each shares, and which."""
    return {
        "shared": _count(names),
        **{f"tie_{number}": _count([code]) for number, code in enumerate(names)},
    }


def said(row: Any, names: Mapping[str, str]) -> list[dict[str, str]]:
    """Which of them a row shares that was annotated with `counted`: for components/meta.html."""
    shared = [name for number, name in enumerate(names.values()) if getattr(row, f"tie_{number}")]
    return [{"label": _("both about: %(competencies)s") % {"competencies": ", ".join(shared)}}]


def _count(codes: Any) -> Count:
    return Count("competencies", filter=Q(competencies__code__in=list(codes)), distinct=True)
