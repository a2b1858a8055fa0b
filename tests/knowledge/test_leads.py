"""The page of a tool begins with what its kind is about, from what the page holds."""

from typing import Any

import pytest
from django.test import Client

from home.ui import art
from knowledge.detail import context_of
from knowledge.leads import leads, parts_of
from knowledge.models import ToolIndexPage, ToolPage
from tests.factories.knowledge import (
    AdaptationFactory,
    DocumentFactory,
    EvidenceFactory,
    ToolFileFactory,
    ToolPageFactory,
)

pytestmark = pytest.mark.django_db
TEXT = [
    ("heading", {"text": "Cara memakainya", "level": "2"}),
    (
        "steps",
        {"title": "", "steps": [{"title": "Buka", "text": ""}, {"title": "Isi", "text": ""}]},
    ),
    ("heading", {"text": "Rinci", "level": "3"}),
    ("checklist", {"title": "Sebelum mulai", "items": ["Kertas", "Pena", "Jam"]}),
]


def tool(library: ToolIndexPage, kind: str, **fields: Any) -> ToolPage:
    fields = {"effort": "6 jam", "people": "5 orang", "body": TEXT, **fields}
    return ToolPageFactory(parent=library, kind=kind, **fields)


def told(page: ToolPage) -> list[tuple[str, str]]:
    return [(fact["value"], fact.get("url", "")) for fact in leads(page)]


def test_training_begins_with_its_time_and_its_people(library: ToolIndexPage) -> None:
    steps = ("2 langkah", "#cara-memakainya")
    assert told(tool(library, "training-module")) == [("6 jam", ""), ("5 orang", ""), steps]


def test_calculator_begins_with_its_worksheet_in_the_language_of_the_page(
    library: ToolIndexPage,
) -> None:
    rows = [
        ToolFileFactory.build(document=DocumentFactory(), title=title, language=language)
        for title, language in (("Sheet", "en"), ("Lembar", "id"))
    ]
    page = tool(library, "calculator", files=rows)
    assert told(page)[0] == ("Lembar", page.files.get(language="id").document.url)


def test_calculator_without_a_worksheet_promises_none(library: ToolIndexPage) -> None:
    points = ("Sebelum mulai: 3 butir", "#rinci")
    assert told(tool(library, "calculator")) == [points, ("6 jam", "")]


def test_checklist_begins_with_its_points(library: ToolIndexPage) -> None:
    assert told(tool(library, "checklist"))[0] == ("Sebelum mulai: 3 butir", "#rinci")


def test_guide_begins_with_its_steps(library: ToolIndexPage) -> None:
    assert told(tool(library, "guide"))[0] == ("2 langkah", "#cara-memakainya")


def test_tool_without_anything_known_has_no_beginning_of_its_own(library: ToolIndexPage) -> None:
    page = tool(library, "method", effort="", people="", body=[])
    assert leads(page) == []
    assert list(parts_of(page)) == []


def test_what_stands_first_is_not_said_again(client: Client, library: ToolIndexPage) -> None:
    page = tool(library, "training-module")
    html = client.get(page.url).content.decode()
    assert html.count("6 jam") == 1
    assert html.count("5 orang") == 1


def test_contents_lead_to_every_section_of_the_page(client: Client, library: ToolIndexPage) -> None:
    page = tool(library, "guide", adaptations=[AdaptationFactory.build(verdict="fits")])
    html = client.get(page.url).content.decode()
    links = [item["url"] for item in context_of(page)["contents"]]
    text = ["#cara-memakainya", "#adaptations"]
    assert links == ["#evidence", "#path", *text, "#reports", "#original"]
    for link in links:
        assert html.count(f'id="{link[1:]}"') == 1
        assert html.count(f'href="{link}"') >= 2


def test_evidence_stands_before_the_text_and_long_lists_are_folded(
    client: Client, library: ToolIndexPage
) -> None:
    rows = [EvidenceFactory.build(tested_by=name) for name in ("Satu", "Dua", "Tiga", "Empat")]
    html = client.get(tool(library, "guide", evidence=rows).url).content.decode()
    evidence = html[html.index('id="evidence"') : html.index('id="path"')]
    open_part, folded = evidence.split("<details")
    assert "Satu" in open_part
    assert "Dua" in open_part
    assert "Tiga" in folded
    assert "2 uji atau pemakaian lain" in folded
    assert html.index('id="evidence"') < html.index('id="cara-memakainya"')


def test_countries_of_which_a_source_says_no_more_are_named_together(
    client: Client, library: ToolIndexPage
) -> None:
    rows = [EvidenceFactory.build(tested_by=name) for name in ("Satu", "Dua")]
    bare = {"place": "", "year": None, "tested_by": "", "scale": "", "result": "", "strength": 0}
    rows += [
        EvidenceFactory.build(country=code, outcome="unknown", source="Laporan", **bare)
        for code in ("LA", "NP")
    ]
    rows.append(EvidenceFactory.build(tested_by="Tiga"))
    html = client.get(tool(library, "guide", evidence=rows).url).content.decode()
    folded = html[html.index('id="evidence"') : html.index('id="path"')].split("<details")[1]
    assert "3 uji atau pemakaian lain" in folded
    assert folded.count('class="stamp"') == 1
    assert folded.index("Tiga") < folded.index("Dipakai di Laos, Nepal")
    assert folded.count("Laporan") == 1


@pytest.mark.parametrize("kind", ["guide", "training-module", "calculator", "assessment", "method"])
def test_kind_is_drawn_on_the_page_and_in_the_list(
    client: Client, library: ToolIndexPage, kind: str
) -> None:
    page = tool(library, kind)
    assert art.kind(kind) in client.get(page.url).content.decode()
    assert art.kind(kind) in client.get(library.url).content.decode()
