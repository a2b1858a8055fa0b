"""Wagtail's database search (SQLite FTS5) as a peer, in a child process."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence

from benchmarks.relevance.collection import Passage
from benchmarks.relevance.measures import DEEP, Run
from search.engines.port import EngineUnavailable


def run(
    passages: Sequence[Passage],
    questions: Mapping[str, str],
    *,
    seconds: float | None = None,
    size: int = DEEP,
) -> Run:
    """As many questions as fit into `seconds`, `size` passages each.

    Raises `EngineUnavailable` with what the child said when it fails.
    """
    rows = [[passage.id, passage.title, passage.text] for passage in passages]
    with tempfile.TemporaryDirectory(prefix="evaluate-search-") as folder:
        done = subprocess.run(
            [
                sys.executable,
                *("-m", "benchmarks.relevance.wagtail_peer.asking"),
                f"{folder}/passages.sqlite3",
            ],
            input=json.dumps(
                {"passages": rows, "questions": questions, "seconds": seconds, "size": size}
            ),
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        raise EngineUnavailable(done.stderr.strip()[-2_000:])
    answer = json.loads(done.stdout)
    return Run(answer["rankings"], answer["times"], answer["indexing"])
