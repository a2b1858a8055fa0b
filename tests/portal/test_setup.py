"""`manage.py setup`: from an empty database to a portal, and again at every upgrade."""

import os
import re
from collections.abc import Iterator
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import caches
from django.core.management import CommandError, call_command
from django.core.management.sql import emit_pre_migrate_signal
from django.db import connection
from django.test import Client
from wagtail.models import Page, Site

from home.models import HomePage, StandardPage
from home.regions.source import PROVINCE
from home.services.regions import load_regions
from portal.management.commands import setup as command

ADMIN = "kepala@kop.example.id"
SHOWN = {
    "/id/": "Belajar dari koperasi",
    "/en/": "Learn from cooperatives",
    "/id/perpustakaan/": "Perpustakaan alat",
    "/en/library/": "Tool library",
    "/id/tentang/": "Tentang Simpul Koperasi",
    "/en/privacy/": "Your personal data",
    "/id/aksesibilitas/": "Aksesibilitas",
    "/en/contact/": "Our e-mail address",
}
pytestmark = pytest.mark.django_db


@pytest.fixture
def empty_machine(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, search_index: Any
) -> Iterator[None]:
    """Its provinces are regions enough, and no mail server answers."""
    monkeypatch.setattr(command, "load_regions", partial(load_regions, down_to=PROVINCE))
    settings.DATA_DIR = tmp_path / "data"
    settings.STATIC_ROOT = tmp_path / "data" / "static"
    settings.BASE_URL = "https://simpul.example"
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    before = os.umask(0)
    yield
    os.umask(before)


def set_up(**options: Any) -> str:
    out = StringIO()
    call_command("setup", stdout=out, **options)
    return out.getvalue()


def test_empty_database_becomes_a_portal_and_keeps_what_editors_change(
    empty_machine: None, settings: Any, client: Client
) -> None:
    said = set_up(admin=ADMIN)
    for address, words in SHOWN.items():
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert words in answer.content.decode()
    site = Site.objects.get()
    assert site.root_url == "https://simpul.example"
    assert site.root_page.specific_class is HomePage
    assert not Page.objects.filter(title__startswith="Welcome").exists()
    assert not StandardPage.objects.filter(is_demo=True).exists()
    assert settings.DATA_DIR.stat().st_mode & 0o027 == 0, "others on the machine may look in"
    # The letter could not be sent, so whoever set it up hands the link over.
    assert re.search(r"^  https://simpul\.example/\S+$", said, re.MULTILINE), said

    about = StandardPage.objects.get(slug="tentang")
    about.title = "Kami"
    about.save_revision().publish()
    StandardPage.objects.get(slug="kontak").delete()
    Site.objects.update(hostname="koperasi.example")
    before = _pages()
    said = set_up()
    assert _pages() == before
    assert "» vocabulary\n  up to date\n" in said
    assert "https://koperasi.example in the admin" in said


def test_folder_that_cannot_be_used_is_said_in_a_sentence(settings: Any, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file stands where the folder should")
    settings.DATA_DIR = tmp_path / "data"
    with pytest.raises(CommandError, match=r"This cannot be used: .*File exists.*"):
        set_up()


def _pages() -> list[tuple[Any, ...]]:
    return list(Page.objects.order_by("pk").values_list("pk", "title", "latest_revision_id"))


def test_migrating_makes_the_tables_of_the_cache_first(settings: Any) -> None:
    """Also one that a new release brings."""
    backend = "django.core.cache.backends.db.DatabaseCache"
    newer = {"BACKEND": backend, "LOCATION": "newer_cache"}
    settings.CACHES = {**settings.CACHES, "newer": newer}
    try:
        emit_pre_migrate_signal(verbosity=0, interactive=False, db="default")
    finally:
        del caches["newer"]
    assert "newer_cache" in connection.introspection.table_names()
