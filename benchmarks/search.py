"""The table of the search's targets: 100,000 invented documents, both engines, two peers.

    python -m benchmarks.search [--documents 100000] [--questions 1000] [--cluster URL]
                                [--only embedded|cluster …] [--peer-seconds 120]

Everything happens in a temporary folder. A request is what a page needs: the query string
parsed, analysis, correction, glossary, ten highlighted hits, total, eight multi-select facets
with labels, and the rows of the hits from the database. Without `--cluster` a real OpenSearch
node is started (see docs/operations.md); where it cannot be had, its lines say so. Wagtail's
database search gets `--peer-seconds` for its questions and answers as many as it can.
"""

import argparse
import os
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from benchmarks.search_site import FOLDER, TYPE, Site, use  # first: it sets Django up

# isort: split
from django.http import QueryDict
from django.utils import translation

from benchmarks import search_peers
from benchmarks.relevance.measures import percentile
from benchmarks.search_documents import FACETS, questions
from benchmarks.search_node import node
from partners.organisations.models import Organisation
from search import backends, rebuilding
from search.documents import SearchQuery
from search.finding import complete, find
from search.listing import Listing

# A cluster's virtual machine compiles what it often does: its first questions take four times
# as long.
WARM_UP, CHANGES = 500, 20


@dataclass(frozen=True, slots=True)
class Target:
    """One line of the table; `figure` names what is measured."""

    name: str
    figure: str
    limit: float
    unit: str
    at_least: bool = False

    def line(self, engine: str, figures: dict[str, float]) -> str:
        value = figures[self.figure]
        is_met = value >= self.limit if self.at_least else value <= self.limit
        bound = f"{'≥' if self.at_least else '≤'} {self.limit:,} {self.unit}"
        measured = f"{value:,.0f}" if value >= 100 else f"{value:.2f}"
        answer = "met" if is_met else "**missed**"
        return f"| {engine} | {self.name} | {bound} | {measured} {self.unit} | {answer} |"


TARGETS = (
    Target("full request, p50", "request p50", 5, "ms"),
    Target("full request, p95", "request p95", 12, "ms"),
    Target("completion, p95", "completion p95", 1, "ms"),
    Target("indexing", "indexing", 1_500, "documents/s", at_least=True),
    Target("change visible, slowest of 20", "visible", 1, "s"),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--questions", type=int, default=1_000)
    parser.add_argument("--cluster", metavar="URL", help="instead of starting a node")
    parser.add_argument("--only", nargs="*", default=["embedded", "cluster", "fts5", "wagtail"])
    parser.add_argument("--peer-seconds", type=float, default=120)
    arguments = parser.parse_args()
    site = Site(arguments.documents)
    step = max(1, len(site.documents) // arguments.questions)
    asked = questions(site.documents[::step][: arguments.questions])
    print(f"{len(site.documents):,} documents, {len(asked):,} questions, load {_load()}\n")
    print("| engine | what | target | measured | |\n|---|---|---|---|---|")
    if "embedded" in arguments.only:
        show("embedded", "embedded://", asked)
    if "cluster" in arguments.only:
        with node(arguments.cluster) as url:
            show("cluster", url, asked)
    print("\n| peer | what it does | indexing | p50 | p95 | questions |\n|---|---|---|---|---|---|")
    if "fts5" in arguments.only:
        peer(search_peers.fts5(site.documents, asked, f"{FOLDER.name}/fts5.sqlite3"))
    if "wagtail" in arguments.only:
        peer(search_peers.wagtail(site.documents, asked, arguments.peer_seconds))


def show(name: str, url: str, asked: list[SearchQuery]) -> None:
    if not url:
        print(f"| {name} | no cluster can be had here | | | – |")
        return
    use(url)
    figures = {**indexing(), **requests(asked), **completions(asked), **changes()}
    for target in TARGETS:
        print(target.line(name, figures), flush=True)
    extra = ", ".join(f"{key} {value:.2f}" for key, value in figures.items())
    print(f"<!-- {name}: {extra}; load {_load()} -->")
    backends.engine().destroy()


def indexing() -> dict[str, float]:
    """From rows to a searchable index and its vocabulary."""
    started, processor = time.perf_counter(), time.process_time()
    report = rebuilding.rebuild()
    seconds = time.perf_counter() - started
    busy = time.process_time() - processor
    return {"indexing": report.documents / seconds, "indexing CPU s": busy}


def requests(asked: list[SearchQuery]) -> dict[str, float]:
    def request(query: SearchQuery) -> None:
        parameters = QueryDict(urlencode({"q": query.text, **query.facets}, doseq=True))
        with translation.override(query.language):
            listing = Listing.of(parameters, types=(TYPE,), facets=tuple(FACETS))
            if listing.total and not listing.facets:
                raise SystemExit(f"no facets for {query}")

    return _timed("request", request, asked)


def completions(asked: list[SearchQuery]) -> dict[str, float]:
    """As somebody types: the first two to six letters of each question."""

    def begin(query: SearchQuery) -> None:
        complete(replace(query, text=query.text[: 2 + len(query.text) % 5]))

    return _timed("completion", begin, asked)


def changes() -> dict[str, float]:
    """An organisation gets another name; until the search finds it by that."""
    slowest = 0.0
    for number, organisation in enumerate(Organisation.objects.order_by("-pk")[:CHANGES]):
        language = "id" if organisation.summary_id else "en"
        organisation.name = f"Zyzzyva{number:02d} {organisation.name}"[:200]
        started = time.perf_counter()
        organisation.save()
        while not find(SearchQuery(f"zyzzyva{number:02d}", language, exact=True)).total:
            time.sleep(0.005)
        slowest = max(slowest, time.perf_counter() - started)
    return {"visible": slowest}


def _timed(
    name: str, do: Callable[[SearchQuery], None], asked: list[SearchQuery]
) -> dict[str, float]:
    for query in asked[:WARM_UP]:
        do(query)
    elapsed, busy = [], []
    for query in asked:
        started, processor = time.perf_counter(), time.process_time()
        do(query)
        elapsed.append((time.perf_counter() - started) * 1_000)
        busy.append((time.process_time() - processor) * 1_000)
    return {
        f"{name} p50": percentile(elapsed, 50),
        f"{name} p95": percentile(elapsed, 95),
        f"{name} CPU p50": percentile(busy, 50),
    }


def peer(found: search_peers.Peer) -> None:
    print(
        f"| {found.name} | {found.does} | {found.indexing:,.0f} documents/s | {found.p50:,.1f} ms "
        f"| {found.p95:,.1f} ms | {found.answered:,} |",
        flush=True,
    )


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


if __name__ == "__main__":
    main()
