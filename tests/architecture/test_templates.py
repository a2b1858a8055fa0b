"""Arrows between templates and the rooms whose tags and parts they use; import-linter sees none.

A template may use the tags and parts of its own room and of those below it. The frame of every
page (base.html, components, blocks) belongs to home. Where rooms meet on a page, one template is
the place, and shows what the upper rooms offer for it by tags of theirs.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template import engines

ROOT = Path(__file__).resolve().parent.parent.parent / "templates"
# From the lowest; a folder of templates or a package of tags belongs to the first that names it.
LAYERS = (
    "home",
    "search",
    "organisations",
    "membership",
    "agreements",
    "apprenticeships",
    "knowledge",
    "portal",
)
FOLDERS = {
    "knowledge": {"knowledge", "adoption", "glossary", "extraction"},
    "organisations": {"organisations"},
    "membership": {"membership"},
    "agreements": {"agreements"},
    "apprenticeships": {
        "apprenticeships",
        "applications",
        "placements",
        "programme",
        "results",
        "rounds",
    },
    "search": {"search"},
    "portal": {"portal", "mfa"},
}
MEETINGS = {
    "home/pillars.html",
    "organisations/linked.html",
    "organisations/results.html",
    "agreements/offers.html",
    "apprenticeships/before.html",
}
LOAD = re.compile(r"{%\s*load\s+(?:[\w\s.]+?\s+from\s+)?([\w\s.]+?)\s*%}")
PART = re.compile(r"{%\s*(?:include|extends)\s+[\"']([^\"']+)[\"']")
TEMPLATES = sorted(str(path.relative_to(ROOT)) for path in ROOT.rglob("*.html"))


def layer_of_template(name: str) -> str:
    parts = name.split("/")
    if parts[0] == "emails":
        parts = [parts[1].partition("_")[0] + "s", *parts[2:]]
    return next((room for room, folders in FOLDERS.items() if parts[0] in folders), "home")


def layer_of_library(name: str) -> str | None:
    """None for those of Django, Wagtail and other packages."""
    module = engines["django"].engine.libraries[name].split(".")
    if module[0] == "partners":
        return module[1]
    return module[0] if module[0] in LAYERS else None


def arrows(name: str) -> Iterator[tuple[str, str]]:
    """What the template uses of our own, each with its layer."""
    source = (ROOT / name).read_text()
    for libraries in LOAD.findall(source):
        for library in libraries.split():
            if layer := layer_of_library(library):
                yield library, layer
    for part in PART.findall(source):
        if (ROOT / part).exists():
            yield part, layer_of_template(part)


@pytest.mark.parametrize("name", [name for name in TEMPLATES if name not in MEETINGS])
def test_template_uses_its_own_room_and_those_below(name: str) -> None:
    height = LAYERS.index(layer_of_template(name))
    upward = [used for used, layer in arrows(name) if LAYERS.index(layer) > height]
    assert upward == []


@pytest.mark.parametrize("name", sorted(MEETINGS))
def test_meeting_place_uses_tags_of_rooms_above_but_not_of_portal(name: str) -> None:
    height = LAYERS.index(layer_of_template(name))
    upward = {layer for _used, layer in arrows(name) if LAYERS.index(layer) > height}
    assert upward, "no meeting place any more: take it off the list"
    assert "portal" not in upward


def test_an_arrow_upward_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The check itself: a component that loads a tag of the library."""
    (tmp_path / "components").mkdir()
    (tmp_path / "components/odd.html").write_text("{% load i18n knowledge_tags %}")
    monkeypatch.setattr("tests.architecture.test_templates.ROOT", tmp_path)
    assert list(arrows("components/odd.html")) == [("knowledge_tags", "knowledge")]
