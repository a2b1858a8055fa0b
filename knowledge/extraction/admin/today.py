"""What the files ask of editors today: a scan without text, a file that cannot be read."""

from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import AdminURLFinder

from home.access import Actor
from home.dashboard import Item, Panel
from knowledge.extraction.models import FileText
from knowledge.models import ToolFile


def files_without_text(user: AbstractUser) -> list[Item]:
    """Files of tools only, and only those that this person may change."""
    if not Actor(user).has("wagtaildocs.change_document"):
        return []
    finder = AdminURLFinder(user)
    offered = ToolFile.objects.values("document_id")
    rows = FileText.objects.troubled().filter(document__in=offered).select_related("document")
    return [
        Item(row.document.title, finder.get_edit_url(row.document) or "", reason(row))
        for row in rows
    ]


def reason(row: FileText) -> str:
    """In words: what it is, and why."""
    problem = row.get_problem_display()
    return f"{row.get_state_display()}: {problem}" if problem else str(row.get_state_display())


PANEL = Panel(
    "files-without-text",
    _("Files that the search cannot read"),
    "doc-full",
    files_without_text,
    lambda: reverse("file_texts"),
    order=60,
)
