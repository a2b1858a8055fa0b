"""Collections in the BEIR layout: `corpus.jsonl`, `queries.jsonl` (or .gz), `qrels/<split>.tsv`."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

Judgements = Mapping[str, Mapping[str, int]]


class CollectionUnreadable(Exception):
    """A file is missing or is not what the layout asks for."""


@dataclass(frozen=True, slots=True)
class Passage:
    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Collection:
    """`judgements`: question to passage to grade, above 0 when relevant."""

    passages: tuple[Passage, ...]
    questions: Mapping[str, str]
    judgements: Judgements

    def titled(self) -> Collection:
        """Only the questions whose relevant passages all have a title."""
        titled = {passage.id for passage in self.passages if passage.title}
        kept = {
            question: text
            for question, text in self.questions.items()
            if all(passage in titled for passage in _relevant(self.judgements[question]))
        }
        return replace(self, questions=kept)

    def first(self, count: int) -> Collection:
        """So many questions, evenly spread over all of them."""
        step = max(1, len(self.questions) // max(1, count))
        kept = dict(list(self.questions.items())[::step][:count])
        return replace(self, questions=kept)


def read(folder: Path, split: str = "dev") -> Collection:
    """Questions without judgements are left out. Raises `CollectionUnreadable`."""
    judgements = _judgements(folder / "qrels" / f"{split}.tsv")
    texts = {str(row["_id"]): str(row.get("text", "")) for row in _rows(folder, "queries")}
    passages = tuple(
        Passage(str(row["_id"]), str(row.get("title") or ""), str(row.get("text") or ""))
        for row in _rows(folder, "corpus")
    )
    questions = {name: texts[name] for name in judgements if name in texts}
    if not passages or not questions:
        raise CollectionUnreadable(f"{folder}: no passage or no question with a judgement")
    return Collection(passages, questions, judgements)


def _rows(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    plain, packed = folder / f"{name}.jsonl", folder / f"{name}.jsonl.gz"
    path = packed if packed.exists() else plain
    try:
        with gzip.open(path, "rt") if path == packed else path.open(encoding="utf-8") as stream:
            for number, line in enumerate(stream, start=1):
                if line.strip():
                    yield _row(path, number, line)
    except OSError as error:
        raise CollectionUnreadable(f"{path}: {error.strerror or error}") from error


def _row(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise CollectionUnreadable(f"{path}, line {number}: {error}") from error
    if not isinstance(row, dict) or "_id" not in row:
        raise CollectionUnreadable(f"{path}, line {number}: no object with an _id")
    return row


def _judgements(path: Path) -> Judgements:
    """Lines of question, passage and grade; a heading is skipped."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise CollectionUnreadable(f"{path}: {error.strerror}") from error
    found: dict[str, dict[str, int]] = {}
    for number, line in enumerate(lines, start=1):
        cells = line.split("\t")
        if len(cells) == 3 and cells[2].strip().lstrip("-").isdigit():
            found.setdefault(cells[0], {})[cells[1]] = int(cells[2])
        elif number > 1 and line.strip():
            raise CollectionUnreadable(f"{path}, line {number}: not question, passage, grade")
    return found


def _relevant(grades: Mapping[str, int]) -> list[str]:
    return [passage for passage, grade in grades.items() if grade > 0]
