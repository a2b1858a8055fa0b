"""`manage.py evaluate_search`. None of these tests may use the site's database."""

import gzip
import json

import pytest
from django.core.management import CommandError, call_command

KEYS = {
    "ndcg@10",
    "mrr@10",
    "recall@100",
    "zero_results",
    "p50_ms",
    "p95_ms",
    "documents",
    "queries",
}
PASSAGES = [
    ("p1", "Koperasi kredit", "Anggota menabung dan meminjam dengan bunga yang wajar."),
    ("p2", "", "Sapi perah menghasilkan susu dua kali sehari."),
    ("p3", "Kopi", "Petani menjemur biji kopi di halaman."),
]
QUESTIONS = {
    "q1": "siapa yang menabung?",
    "q2": "berapa kali sapi diperah",
    "q3": "tanpa jawaban",
    "q4": "xyzzy",
}


@pytest.fixture
def folder(tmp_path, settings):
    settings.SEARCH_ENGINES = {"default": {"URL": "embedded://", "PATH": tmp_path / "site"}}
    folder = tmp_path / "collection"
    (folder / "qrels").mkdir(parents=True)
    rows = [{"_id": name, "title": title, "text": text} for name, title, text in PASSAGES]
    write(folder / "corpus.jsonl.gz", rows)
    write(folder / "queries.jsonl", [{"_id": name, "text": t} for name, t in QUESTIONS.items()])
    judgements = "query-id\tcorpus-id\tscore\nq1\tp1\t1\nq2\tp2\t1\nq4\tp3\t1\n"
    (folder / "qrels" / "dev.tsv").write_text(judgements)
    return folder


def write(path, rows):
    text = "".join(json.dumps(row) + "\n" for row in rows)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())


def evaluate(folder, capsys, *options):
    call_command("evaluate_search", str(folder), "--format", "json", *options)
    return json.loads(capsys.readouterr().out)


def test_json_has_the_eight_keys_and_nothing_else_is_printed(folder, capsys):
    figures = evaluate(folder, capsys)
    assert set(figures) == KEYS
    assert (figures["documents"], figures["queries"]) == (3, 3)
    assert figures["zero_results"] == pytest.approx(1 / 3, abs=0.001)
    assert figures["ndcg@10"] == figures["mrr@10"] == pytest.approx(2 / 3, abs=0.001)


def test_index_and_database_of_the_site_are_not_touched(folder, capsys, tmp_path):
    evaluate(folder, capsys)
    assert not (tmp_path / "site").exists()


def test_plain_corpus_and_another_split(folder, capsys):
    write(folder / "corpus.jsonl", [])
    packed = folder / "corpus.jsonl.gz"
    (folder / "corpus.jsonl").write_bytes(gzip.decompress(packed.read_bytes()))
    packed.unlink()
    (folder / "qrels" / "test.tsv").write_text("q1\tp1\t2\n")
    assert evaluate(folder, capsys, "--split", "test")["queries"] == 1


def test_titled_and_fewer_questions(folder, capsys):
    assert evaluate(folder, capsys, "--titled")["queries"] == 2
    assert evaluate(folder, capsys, "--questions", "1")["queries"] == 1


def test_typos_are_repeatable(folder, capsys):
    first, again = (evaluate(folder, capsys, "--typos", "4") for _ in range(2))
    assert first["ndcg@10"] == again["ndcg@10"]


def test_engines_by_alias_and_address(folder, capsys):
    assert evaluate(folder, capsys, "--engine", "null://")["zero_results"] == 1
    assert evaluate(folder, capsys, "--engine", "default")["zero_results"] < 1


def test_plain_bm25_as_baseline(folder, capsys):
    assert evaluate(folder, capsys, "--baseline", "bm25")["mrr@10"] > 0.6


def test_wagtails_database_search_as_baseline(folder, capsys):
    figures = evaluate(folder, capsys, "--baseline", "database")
    assert set(figures) == KEYS
    assert figures["mrr@10"] > 0.3


def test_table_for_people(folder, capsys):
    call_command("evaluate_search", str(folder))
    assert "ndcg@10" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--split", "train"], "train.tsv"),
        (["--engine", "nobody"], "No engine is named"),
        (["--engine", "solr://x"], "begins with none"),
    ],
)
def test_mistakes_are_said_plainly(folder, options, message):
    with pytest.raises(CommandError, match=message):
        call_command("evaluate_search", str(folder), *options)


@pytest.mark.parametrize("line", ["{", "[]", '{"id": 1}'])
def test_bad_lines_are_named(folder, line):
    (folder / "queries.jsonl").write_text(f'{{"_id": "q1", "text": "x"}}\n{line}\n')
    with pytest.raises(CommandError, match="line 2"):
        call_command("evaluate_search", str(folder))


def test_no_folder(tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        call_command("evaluate_search", str(tmp_path / "none"))
