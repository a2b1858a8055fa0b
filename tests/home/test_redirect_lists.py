"""Redirects are imported from text of a few hundred lines, and hold nobody up."""

from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from home import redirect_lists

pytestmark = pytest.mark.django_db
HEADINGS, TO = "lama,baru\n", "https://contoh.id/"


def _sent(client: Client, content: str | bytes, name: str = "daftar.csv") -> Any:
    content = content if isinstance(content, bytes) else content.encode()
    sent = {"import_file": SimpleUploadedFile(name, content)}
    return client.post(reverse("wagtailredirects:start_import"), sent, follow=True)


@pytest.mark.parametrize(("name", "between"), [("a.csv", ","), ("a.tsv", "\t")])
def test_list_of_text_is_imported(admin_client: Client, name: str, between: str) -> None:
    page = _sent(admin_client, f"lama{between}baru\n/a{between}{TO}a\n/b{between}{TO}b\n", name)
    sent = page.context["form"].initial | {"from_index": "0", "to_index": "1", "permanent": "on"}
    admin_client.post(reverse("wagtailredirects:process_import"), sent)
    assert set(Redirect.objects.values_list("old_path", "redirect_link")) == {
        ("/a", f"{TO}a"),
        ("/b", f"{TO}b"),
    }


def test_workbook_is_opened_by_nobody(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(openpyxl, "load_workbook", None)
    page = _sent(admin_client, b"PK\x03\x04", "a.xlsx")
    assert "&quot;xlsx&quot;" in page.content.decode()
    assert "CSV, TSV" in page.content.decode()


@pytest.mark.parametrize(
    "content",
    [HEADINGS + "/a,/b\n" * redirect_lists.MOST_LINES, HEADINGS + "a" * redirect_lists.MOST_BYTES],
    ids=["lines", "size"],
)
def test_list_that_would_take_long_is_refused(admin_client: Client, content: str) -> None:
    assert "paling banyak berisi 500 baris" in _sent(admin_client, content).content.decode()


@pytest.mark.parametrize("content", [HEADINGS + "/a\n", HEADINGS + "\n", "lama\n/a\n", "\n"])
def test_line_without_both_columns_is_refused(admin_client: Client, content: str) -> None:
    assert (
        "Setiap baris memerlukan kolom yang sama" in _sent(admin_client, content).content.decode()
    )


@pytest.mark.parametrize("content", [b"\xff\xfe", b"a,b\n" + b"x" * 150_000 + b",c"])
def test_what_is_no_text_is_said(admin_client: Client, content: bytes) -> None:
    page = _sent(admin_client, content)
    assert page.redirect_chain == [(reverse("wagtailredirects:start_import"), 302)]
