"""Known items: every tool of the library looked for by words of its own title.

    python -m benchmarks.search_titles [--boosts title=1.2 keywords=1.1 …]

Reads the demo database and its index (`make demo` once, or set DATA_DIR). Each title is asked
whole, by its two rarest words, by one of them with a typo, and in the other language. `--boosts`
tries other weights of fields. The figure is the mean reciprocal rank among the first ten.
"""

import argparse
import os
from collections.abc import Iterator
from statistics import mean

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.demo")
KINDS = ("whole title", "two rarest words", "one with a typo", "the other language")
SEED = 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--boosts", nargs="*", default=[], metavar="FIELD=WEIGHT")
    arguments = parser.parse_args()

    import django

    django.setup()
    from search.plan import FIELD_BOOSTS

    for pair in arguments.boosts:
        name, weight = pair.split("=")
        FIELD_BOOSTS[name] = float(weight)
    ranks: dict[str, list[float]] = {kind: [] for kind in KINDS}
    for kind, text, language, key in questions():
        ranks[kind].append(reciprocal_rank(text, language, key))
    print("| tools looked for by | questions | MRR@10 | first |\n|---|---|---|---|")
    for kind, found in ranks.items():
        first = mean(rank == 1 for rank in found)
        print(f"| {kind} | {len(found)} | {mean(found):.3f} | {first:.0%} |")


def questions() -> Iterator[tuple[str, str, str, str]]:
    """Kind of question, text, the reader's language, key of the tool."""
    from benchmarks.relevance.typos import with_typo
    from knowledge.models import ToolPage
    from search import lexicons
    from search.building import key_of
    from search.text.stopwords import content_words
    from search.text.tokens import tokens

    vocabulary = lexicons.current().vocabulary
    for tool in ToolPage.objects.live().select_related("locale"):
        language = tool.locale.language_code
        key = key_of(tool, language)
        words = [word for word in content_words(tokens(tool.title)) if len(word) > 3]
        rarest = sorted(words, key=vocabulary.idf)[-2:]
        yield "whole title", tool.title, language, key
        yield "two rarest words", " ".join(rarest), language, key
        yield "one with a typo", with_typo(" ".join(rarest), SEED, key), language, key
        for other in tool.get_translations().live():
            yield "the other language", other.title, language, key


def reciprocal_rank(text: str, language: str, key: str) -> float:
    from search.documents import SearchQuery
    from search.finding import find

    found = find(SearchQuery(text, language, types=("knowledge.toolpage",)))
    keys = [hit.key for hit in found.hits]
    return 1 / (keys.index(key) + 1) if key in keys else 0.0


if __name__ == "__main__":
    main()
