"""One explanation as a small self-contained page: Indonesian, then English."""

import html
from functools import lru_cache
from pathlib import Path

from partners.apprenticeships.rounds.languages import LANGUAGES, Language, in_language
from partners.apprenticeships.rounds.outputs.explanations import words
from partners.apprenticeships.rounds.outputs.explanations.sentences import ExplanationInWords

STYLE = Path(__file__).with_name("page.css").read_text(encoding="utf-8").strip()
escape = lru_cache(maxsize=1 << 14)(html.escape)
"""Most texts are names of batches and sentences that many pages share."""

SKIP: dict[Language, str] = {"id": "Bahasa Indonesia", "en": "English"}


def page(in_words: dict[Language, ExplanationInWords], digest: str) -> str:
    """The whole page; all texts are escaped here and nowhere else."""
    first = in_words["id"].title
    links = "".join(f'<a href="#{code}" lang="{code}">{SKIP[code]}</a>' for code in LANGUAGES)
    bodies = "".join(_body(code, in_words[code], digest) for code in LANGUAGES)
    return (
        '<!doctype html><html lang="id"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(first)}</title><style>{STYLE}</style>"
        f"<nav>{links}</nav><main>{bodies}</main></html>\n"
    )


def _body(code: Language, told: ExplanationInWords, digest: str) -> str:
    parts = [
        f'<section id="{code}" lang="{code}"><h1>{escape(told.title)}</h1>',
        _paragraphs(told.result, "lead"),
        _facts(told.facts),
    ]
    if told.facts:
        parts.append(_titled(code, words.WHY, _paragraphs(told.why) + _points(code, told)))
    else:
        parts.append(_paragraphs(told.why))
    chosen = _choices(told) or f"<p>{escape(in_language(words.NO_CHOICES, code))}</p>"
    parts.append(_titled(code, words.CHOICES, chosen))
    if told.waits:
        parts.append(_titled(code, words.WAITS, _list(told.waits)))
    if told.changes:
        parts.append(_titled(code, words.CHANGES, _list(told.changes)))
    parts.append(f"<h2>{escape(told.class_title)}</h2>{_classes(code, told)}")
    check = f"<p>{escape(told.check)}</p><p>{escape(in_language(words.RESULT, code))}: <code>"
    parts.append(_titled(code, words.CHECK, f"{check}{digest}</code></p></section>"))
    return "".join(parts)


def _titled(code: Language, title: str, body: str) -> str:
    return f"<h2>{escape(in_language(title, code))}</h2>{body}"


def _paragraphs(texts: list[str], kind: str = "") -> str:
    opening = f'<p class="{kind}">' if kind else "<p>"
    return "".join(f"{opening}{escape(text)}</p>" for text in texts)


def _list(texts: list[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(text)}" for text in texts) + "</ul>"


def _facts(facts: list[tuple[str, str]]) -> str:
    rows = "".join(f"<dt>{escape(name)}<dd>{escape(value)}" for name, value in facts)
    return f"<dl>{rows}</dl>" if rows else ""


def _points(code: Language, told: ExplanationInWords) -> str:
    of = in_language(words.OF, code)
    rows = "".join(
        f"<dt>{escape(name)}<dd>{_bar(points, weight)}{of.format(points=points, weight=weight)}"
        for name, points, weight in told.points
        if weight
    )
    return f"<h3>{escape(in_language(words.POINTS, code))}</h3><dl>{rows}</dl>"


def _bar(points: int, weight: int) -> str:
    """The number stands beside it as text."""
    return (
        '<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        '<rect width="100" height="8"/>'
        f'<rect class="on" width="{100 * points // weight}" height="8"/></svg>'
    )


def _classes(code: Language, told: ExplanationInWords) -> str:
    total = sum(points for _, points in told.classes)
    rows = "".join(f"<dt>{escape(name)}<dd>{points}" for name, points in told.classes)
    return f"<dl>{rows}<dt>{escape(in_language(words.TOTAL, code))}<dd><b>{total}</b></dl>"


def _choices(told: ExplanationInWords) -> str:
    rows = "".join(f"<li><b>{escape(batch)}</b> {escape(text)}" for batch, text in told.choices)
    return f"<ol>{rows}</ol>" if rows else ""
