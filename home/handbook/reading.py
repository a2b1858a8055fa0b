"""Pages of the handbook, from `pages/<language>/<name>.md`: a title, headings, steps, pictures.

What is written is a small part of Markdown: `#` the title, `##` a heading, `-` and `1.` lists,
`**bold**`, `![what one sees](picture)`, and `[[Publish]]`, a button or menu by its English name,
which the reader meets in the words of the catalogue: it cannot say other words than the admin does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.templatetags.static import static
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.utils.translation import get_language, gettext

FOLDER = Path(__file__).parent / "pages"
# In the order in which one learns them.
NAMES = (
    "start",
    "account",
    "tools",
    "review",
    "translations",
    "agreements",
    "offers",
    "organisations",
    "imports",
    "lists",
    "together",
    "calendar",
    "visitors",
)
NAMED = re.compile(r"\[\[([^\]]+)\]\]")
BOLD = re.compile(r"\*\*([^*]+)\*\*")
PICTURE = re.compile(r"!\[([^\]]+)\]\(([a-z-]+)\)")
STEP = re.compile(r"\d+\. ")
MARK = re.compile(r"^(?:- |\d+\. )")
SIZE = (720, 450)  # of every picture
WORKFLOW = "Moderasi"  # as the migrations name it


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading; the first has none."""

    heading: str
    lines: tuple[str, ...]

    @property
    def anchor(self) -> str:
        return slugify(self.heading)

    @property
    def html(self) -> SafeString:
        return mark_safe("".join(_blocks(self.lines)))  # noqa: S308  # each part is escaped

    @property
    def plain_lines(self) -> list[str]:
        """Words alone, with buttons as they are shown."""
        return [_plain(line) for line in self.lines if line.strip()]


@dataclass(frozen=True, slots=True)
class HandbookPage:
    name: str
    title: str
    sections: tuple[Section, ...]

    @property
    def text(self) -> str:
        return "\n".join(line for one in self.sections for line in one.lines)


def language() -> str:
    """English for who reads the admin in English, Indonesian for everybody else."""
    return "en" if (get_language() or "").startswith("en") else "id"


def pages(code: str) -> list[HandbookPage]:
    return [page(name, code) for name in NAMES]


@cache
def page(name: str, code: str) -> HandbookPage:
    """Raises KeyError for a page that there is not."""
    if name not in NAMES:
        raise KeyError(name)
    lines = (FOLDER / code / f"{name}.md").read_text(encoding="utf-8").splitlines()
    title = lines[0].removeprefix("# ")
    return HandbookPage(name, title, tuple(_sections(lines[1:])))


@dataclass(frozen=True, slots=True)
class Found:
    page: HandbookPage
    section: Section
    line: str = ""  # where it stands, if not in the heading


def found(words: str, code: str) -> list[Found]:
    """Sections that hold every word: those of such a title first, then of a heading, then of a
    text, as the reader reads it.
    """
    wanted = words.lower().split()[:8]
    if not wanted:
        return []
    by_title: list[Found] = []
    by_heading: list[Found] = []
    by_text: list[Found] = []
    for one in pages(code):
        for section in one.sections:
            heading, lines = f"{one.title} {section.heading}", section.plain_lines
            if _holds(one.title, wanted):
                by_title.append(Found(one, section))
            elif _holds(heading, wanted):
                by_heading.append(Found(one, section))
            elif _holds(" ".join([heading, *lines]), wanted):
                by_text.append(Found(one, section, _best(lines, wanted)))
    return [*by_title, *by_heading, *by_text]


def names_in(text: str) -> list[str]:
    """Buttons and menus that it names, as the catalogue does."""
    return NAMED.findall(text)


def pictures_in(text: str) -> list[str]:
    return [name for _words, name in PICTURE.findall(text)]


def _sections(lines: list[str]) -> Iterator[Section]:
    heading, body = "", []
    for line in lines:
        if line.startswith("## "):
            if body or heading:
                yield Section(heading, tuple(body))
            heading, body = line.removeprefix("## "), []
        elif line.strip() or body:
            body.append(line)
    yield Section(heading, tuple(body))


def _blocks(lines: tuple[str, ...]) -> Iterator[str]:
    kind = ""
    for line in (*lines, ""):
        now = "ul" if line.startswith("- ") else "ol" if STEP.match(line) else ""
        if now != kind:
            yield f"</{kind}>" if kind else ""
            yield f"<{now}>" if now else ""
            kind = now
        if now:
            yield f"<li>{_words(line.split(' ', 1)[1])}</li>"
        elif picture := PICTURE.fullmatch(line.strip()):
            yield _picture(*picture.groups())
        elif line.strip():
            yield f"<p>{_words(line)}</p>"


def _words(line: str) -> str:
    """Escaped; then buttons by the words of the catalogue, and what is bold."""
    named = NAMED.sub(lambda one: f"<b>{escape(_shown(one[1]))}</b>", escape(line))
    return BOLD.sub(r"<strong>\1</strong>", named)


def _plain(line: str) -> str:
    words = PICTURE.sub(r"\1", MARK.sub("", line))
    return BOLD.sub(r"\1", NAMED.sub(lambda one: _shown(one[1]), words))


def _holds(text: str, wanted: list[str]) -> bool:
    return all(word in text.lower() for word in wanted)


def _best(lines: list[str], wanted: list[str]) -> str:
    """The first of the lines that hold most of the words."""
    return max(lines, key=lambda line: sum(word in line.lower() for word in wanted))


def _shown(name: str) -> str:
    """What stands on the button."""
    return gettext(name).replace("%(workflow_name)s", WORKFLOW)


def _picture(words: str, name: str) -> str:
    width, height = SIZE
    return format_html(
        '<figure><img src="{}" alt="{}" width="{}" height="{}" loading="lazy">'
        "<figcaption>{}</figcaption></figure>",
        static(f"home/handbook/{name}.webp"),
        words,
        width,
        height,
        words,
    )
