"""Forms lose what is written many times over, and nothing that is shown, named or sent."""

import json
import re
from html import escape, unescape
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles.finders import get_finders
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from portal import slim_admin
from portal.slim_forms import _IDLE, OF_A_FORM, slim_form
from tests.factories.apprenticeships import BatchFactory
from tests.factories.knowledge import (
    AdaptationFactory,
    EvidenceFactory,
    ToolIndexPageFactory,
    ToolPageFactory,
)


class Told(HTMLParser):
    """Of a page: what is shown, what controls are there, and what refers to what."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.controls: list[tuple[str, str | None, str | None]] = []
        self.ids: set[str] = set()
        self.references: set[str] = set()
        self.scripts: dict[str, Any] = {}
        self.blocks: list[Any] = []
        self._script = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        is_json = tag == "script" and given.get("type") == "application/json"
        self._script = str(given.get("id") or "") if is_json else ""
        if is_hidden(given):
            return
        if tag in {"input", "select", "textarea", "option", "a", "form"}:
            told = given.get("value") or given.get("href") or ""
            named = given.get("name") or given.get("action")
            self.controls.append((tag, named, re.sub("^#.*", "#", told)))
        if given.get("id"):
            self.ids.add(str(given["id"]))
        for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
            self.references |= set((given.get(name) or "").split())
        if (told := given.get("href") or "").startswith("#"):
            self.references.add(told[1:])
        for name in ("data-w-block-data-value", "data-w-block-arguments-value"):
            if block := given.get(name):
                self.blocks.append(_as_shown(json.loads(block)))

    def handle_data(self, data: str) -> None:
        if self._script:
            self.scripts[self._script] = json.loads(data)
            self._script = ""
        elif data.split():
            self.words.append(" ".join(data.split()))


def is_hidden(given: dict[str, str | None]) -> bool:
    """The second link of a row to itself (core.css: .w-panel--nested .w-panel)."""
    is_second = "w-panel__anchor--suffix" in (given.get("class") or "")
    return is_second and (given.get("href") or "").startswith("#inline_child_")


def _as_shown(told: Any) -> Any:
    """Blanks of markup are one blank."""
    if isinstance(told, dict):
        return {name: _as_shown(each) for name, each in told.items()}
    if isinstance(told, list):
        return [_as_shown(each) for each in told]
    if isinstance(told, str) and told.startswith("{") and '"entityMap"' in told:
        return json.loads(told)
    is_markup = isinstance(told, str) and told.lstrip().startswith("<")
    return " ".join(told.split()) if is_markup else told


def forms(admin_client: Client, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Each as Wagtail makes it, and as it is sent."""
    monkeypatch.setattr(slim_admin, "slim_form", lambda page: page)
    monkeypatch.setattr(slim_admin, "slim", lambda page: page)
    tool = ToolPageFactory(
        parent=ToolIndexPageFactory(),
        summary="Kas  & <b>&#x27;panel-child-isi-child-title&quot;\n\n  dua",
        evidence=[EvidenceFactory.build(country="KE"), EvidenceFactory.build()],
        adaptations=[AdaptationFactory.build()],
    )
    offer = BatchFactory().offer
    pages = [
        reverse("wagtailadmin_pages:edit", args=[tool.pk]),
        reverse("wagtailsnippets_apprenticeships_offer:edit", args=[offer.pk]),
    ]
    plain = [admin_client.get(page).content.decode() for page in pages]
    monkeypatch.undo()
    return [(page, slim_form(slim_admin.slim(page.encode()).decode())) for page in plain]


@pytest.mark.django_db
def test_a_form_shows_and_sends_the_same(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for plain, slim in forms(admin_client, monkeypatch):
        before, now = Told(plain), Told(slim)
        assert now.words == before.words
        assert now.controls == before.controls
        assert now.blocks == before.blocks
        assert len(slim) < 0.75 * len(plain)
        assert slim_form(slim) == slim


@pytest.mark.django_db
def test_what_a_form_refers_to_is_there(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for plain, slim in forms(admin_client, monkeypatch):
        before, now = Told(plain), Told(slim)
        nowhere = before.references - before.ids  # of the admin's scripts
        assert now.references - now.ids <= nowhere
        panels = list(prefixes(now.scripts["w-edit-handler-data"]))
        assert len(panels) == len(set(panels)) > 20
        assert len(panels) == len(list(prefixes(before.scripts["w-edit-handler-data"])))
        kept = {name for name in now.ids if name.endswith("-wrapper")}
        assert {name.removesuffix("-wrapper") for name in kept} <= set(panels)
        assert len(kept) >= 20


def test_kinds_of_fields_that_are_left_out_are_looked_for_nowhere() -> None:
    """In no style sheet of Wagtail's or ours; scripts of tables name some, of their own fields."""
    kind = re.compile(r"\.(w-field--[\w-]+)")
    sheets = [path for folder in ("wagtailadmin", "home", "ui") for path in sheets_of(folder)]
    looked_for = {name for path in sheets for name in kind.findall(path.read_text())}
    assert len(looked_for) > 10
    assert not {name for name in looked_for if _IDLE.search(f' {name}"')}


def sheets_of(folder: str) -> list[Path]:
    roots = chain.from_iterable(one.find(folder, find_all=True) for one in get_finders())
    return [sheet for root in roots for sheet in Path(root).rglob("*.css")]


def prefixes(told: Any) -> Any:
    if isinstance(told, dict):
        if "prefix" in told:
            yield told["prefix"]
        told = list(told.values())
    for each in told if isinstance(told, list) else ():
        yield from prefixes(each)


@pytest.mark.django_db
def test_a_button_for_remarks_is_sent_once_where_there_can_be_any(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tool, slim_tool), (offer, slim_offer) = forms(admin_client, monkeypatch)
    button = "data-comment-add "
    assert tool.count(button) > 20
    assert offer.count(button) > 20
    assert slim_tool.count(button) == 1
    assert slim_offer.count(button) == 0
    rows = re.findall(r'<div id="id_[\w-]+-FORMS">.*?-ADD"', slim_tool, re.S)
    assert len(rows) == 5
    assert not any("w-field--commentable" in row for row in rows)
    assert "w-field--commentable" in slim_tool


@pytest.mark.parametrize(
    "page",
    ["", "<p>a</p>", '<script id="w-edit-handler-data" type="application/json">{</script>', "<"],
)
def test_what_is_no_form_or_broken_stays(page: str) -> None:
    assert slim_form(page) == page


@pytest.mark.parametrize(
    "typed",
    [
        '<textarea name="a">\n  a \n\n panel-child-isi  </textarea>',
        '<input value="a  panel-child-isi-child-b\n\n  c" name="a">',
    ],
)
def test_what_was_typed_stays(typed: str) -> None:
    page = f'<p id="w-edit-handler-data"></p>{typed}'
    assert slim_form(page) == page


@given(words=st.text(st.sampled_from("ab >\n\t'=/")), quote=st.sampled_from("\"'"))
def test_what_stands_between_quotation_marks_stays(words: str, quote: str) -> None:
    words = words.replace(quote, "")
    page = f'<p {OF_A_FORM}></p>\n<div   data-said={quote}{words}{quote}\n  class="a" ></div>'
    assert f'<div data-said={quote}{words}{quote} class="a">' in slim_form(page)


@pytest.mark.parametrize(
    ("told", "sent"),
    [
        ("\n\n  <div\n    hidden\n>\n  a\n</div>", "\n<div\nhidden\n>\na\n</div>"),
        ("<textarea>\n  a\n</textarea>", "<textarea>\n  a\n</textarea>"),
        ("Satu\n\n  <b>dua</b>", "Satu\n\n  <b>dua</b>"),
    ],
)
def test_lines_of_markup_that_scripts_are_told_are_short(told: str, sent: str) -> None:
    page = f'<form {OF_A_FORM}><div data-w-block-data-value="{escape(json.dumps([told]))}">'
    assert json.loads(unescape(slim_form(page).split("'")[1])) == [sent]
