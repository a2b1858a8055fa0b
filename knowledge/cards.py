"""A tool in a list: what a card shows, read in a constant number of queries."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from home.cache import shelf
from home.sizes import file_size
from home.visibility import public
from knowledge import languages, proving
from knowledge.metadata import head_tags
from knowledge.models.tool_page import ToolPage
from search.documents import Audiences, SearchHit, Segment

Snippet = tuple[Segment, ...]
SUMMARY_LENGTH = 140


@dataclass(frozen=True)
class Card:
    """`library` is the address above it: a page that looks up its own asks the cache each time.

    `snippet`: the passage that shows why the tool was found, else empty.
    """

    tool: ToolPage
    library: str
    snippet: Snippet = ()
    is_pinned: bool = False

    @property
    def kept_as(self) -> tuple[int, bool] | None:
        """What names this card, the same for everybody; a passage that was found is not."""
        return None if self.snippet else (self.tool.pk, self.is_pinned)

    @property
    def title(self) -> str:
        return self.tool.title

    @property
    def url(self) -> str:
        return self.tool.url_below(self.library)

    @property
    def summary(self) -> str:
        return whole_sentences(self.tool.summary)

    @property
    def kind(self) -> str:
        return self.tool.kind

    @property
    def language(self) -> str:
        """The language the text is really in, when it is not the page's."""
        original = self.tool.alias_of
        return original.locale.language_code if original else ""

    @property
    def tags(self) -> list[dict[str, Any]]:
        chosen = {"label": _("Chosen by the editors"), "tone": "attention", "icon": "star"}
        return ([chosen] if self.is_pinned else []) + head_tags(self.tool)

    @property
    def meta(self) -> list[dict[str, str]]:
        """Places of tests, what can be used today, then makers and languages in one line."""
        known = ", ".join(languages.name_of(code) for code in self.tool.languages)
        spoken = _("in %(languages)s") % {"languages": known} if known else ""
        facts = [
            *((words, "place") for words in proving.words_of(self.tool.evidence.all())),
            (self._files(), "download"),
            (" · ".join(part for part in (self._makers(), spoken) if part), ""),
        ]
        return [{"label": label, "icon": icon} for label, icon in facts if label]

    def _makers(self) -> str:
        names = (
            row.organisation.short_name if row.organisation else row.country_name
            for row in self.tool.origins.all()
        )
        return ", ".join(names)

    def _files(self) -> str:
        """The files in the reader's language are there to be used; of others, that they are."""
        rows = list(self.tool.files.all())
        own = [row for row in rows if row.language == self.tool.locale.language_code]
        if not rows:
            return ""
        said = _("in another language: %(files)s")
        if own:
            is_ours = all(row.is_ours for row in own)
            said = _("our worksheet: %(files)s") if is_ours else _("ready to use: %(files)s")
        shown = own or rows
        formats = ", ".join(dict.fromkeys(row.format for row in shown))
        return said % {"files": f"{formats} {file_size(sum(row.size for row in shown))}"}


def whole_sentences(text: str, most: int = SUMMARY_LENGTH) -> str:
    """As many whole sentences as fit, at least the first.

    >>> whole_sentences("Buku kas. Bisa diisi tangan. Untuk bendahara.", 30)
    'Buku kas. Bisa diisi tangan.'
    """
    shown, *more = re.split(r"(?<=[.!?]) (?=[A-Z])", text)
    for sentence in more:
        if len(shown) + 1 + len(sentence) > most:
            break
        shown += f" {sentence}"
    return shown


def cards(library: str, hits: Sequence[SearchHit], _audiences: Audiences) -> list[Card]:
    """The tools found, in their order, without those withdrawn since. At most four queries.

    They are public whoever asks: what is kept is the same for everybody.
    """
    wanted = [("tool", int(hit.identity[1])) for hit in hits]
    tools = shelf.kept_each(wanted, _read)
    return [
        Card(tools[key], library, snippet_of(hit), hit.is_pinned)
        for key, hit in zip(wanted, hits, strict=True)
        if key in tools
    ]


def snippet_of(hit: SearchHit) -> Snippet:
    """The passage, when it shows something that was looked for, and the file it stands in."""
    if not any(part.is_match for part in hit.snippet):
        return ()
    if not hit.file:
        return hit.snippet
    return (Segment(_("In the file “%(name)s”: ") % {"name": hit.file}), *hit.snippet)


def _read(keys: list[tuple[str, int]]) -> dict[tuple[str, int], ToolPage]:
    rows = (
        public(ToolPage.objects.filter(pk__in=[pk for _name, pk in keys]))
        .with_card_rows()
        .select_related("alias_of__locale", "locale")
        .defer_streamfields()
    )
    return {("tool", row.pk): row for row in rows}
