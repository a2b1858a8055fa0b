"""The sheet stays within what a slow phone can carry."""

import re
from pathlib import Path

from home.ui import css

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"


def test_properties_of_the_sheet_have_short_names_that_differ() -> None:
    names = css.short_names()
    assert len(set(names.values())) == len(names)
    assert f"color:var({names['--text']})" in css.sheet(css.STYLE_GUIDE)
    used, defined = (
        set(re.findall(form, css.sheet(css.STYLE_GUIDE))) for form in (r"var\((--\w+)", r"(--\w+):")
    )
    assert used <= defined <= set(names.values())


def test_row_that_an_address_leads_to_is_framed_and_tinted() -> None:
    """A colour alone would not be seen by everybody."""
    rules = re.findall(r"[{}]([^{}]*tr:target)\{([^{}]*)", css.sheet(css.STYLE_GUIDE))
    said = ";".join(declarations for _selector, declarations in rules)
    assert "outline:3px solid" in said
    assert "background:" in said


def test_templates_leave_the_names_of_properties_to_the_sheet() -> None:
    paths = list(TEMPLATES.rglob("*.html"))
    assert paths
    for path in paths:
        if "admin" not in str(path.relative_to(TEMPLATES)):
            assert "var(--" not in path.read_text(), path


def test_minifying_keeps_strings_and_drops_comments() -> None:
    source = (
        "/* a; */ a > b :is(i) {\n  content: '› ';\n  margin: 0.5rem 10.5px calc(1px + 0.1em);\n}\n"
    )
    assert css.minify(source) == "a>b :is(i){content:'› ';margin:.5rem 10.5px calc(1px + .1em)}"


def test_frame_rules_stand_in_layers() -> None:
    for name in css.ORDER:
        assert css.minify((css.CSS_DIR / name).read_text()).startswith("@layer"), name


def test_every_component_sheet_is_one_block_of_its_layer() -> None:
    for path in (css.CSS_DIR / "components").glob("*.css"):
        text = css.minify(path.read_text())
        assert text.startswith("@layer components{"), path.name
        assert text.count("@layer") == 1, path.name


def test_braces_of_the_sheet_are_balanced() -> None:
    assert css.sheet(css.STYLE_GUIDE).count("{") == css.sheet(css.STYLE_GUIDE).count("}")


def test_every_component_says_what_it_takes() -> None:
    components = list((TEMPLATES / "components").glob("*.html"))
    assert components
    for path in components:
        opening = path.read_text().split("\n", 1)[0]
        assert "{% comment %}" in opening, path.name


def test_on_paper_marks_say_what_is_done_and_sources_show_their_addresses() -> None:
    paper = css.sheet("tool").split("@media print{", 1)[1]
    assert '.steps .done b::before{content:"✓ "}' in css.sheet("tool")
    assert 'main a[href^="http"]:not(.button)::after{content:" (" attr(href) ")"' in paper
