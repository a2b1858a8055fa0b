"""40 kills of the worker of jobs while files are replaced; then every text is that of its file.

A portal of its own on SQLite, in production's way: jobs in the database, a worker as systemd starts
it again, `recover_jobs` as cron runs it.
"""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.attack
ROOT = Path(__file__).resolve().parents[2]
KILLS, DOCUMENTS = 40, 12

SETUP = """
import os, sys, django
django.setup()
from django.core.files.base import ContentFile
from django.core.management import call_command
from wagtail.documents import get_document_model
from wagtail.models import Collection
from knowledge.extraction import services
from knowledge.extraction.models import FileText
Document = get_document_model()
"""
BEGIN = """
call_command("migrate", verbosity=0, interactive=False)
for number in range(int(sys.argv[1])):
    document = Document.objects.create(
        title=str(number), file=ContentFile(f"berkas {number} versi 0".encode(), "a.txt")
    )
    services.request(document)
"""
WORK = """
print("up", flush=True)
options = ("--backend=jobs", "--queue-name=*", "--interval=0.05", "--no-reload")
call_command("db_worker", *options, "--no-startup-delay", *sys.argv[1:])
"""
# As an editor does, until told to end: a new file, then the old one goes.
REPLACE = """
import random, select
versions = {}
while not select.select([sys.stdin], [], [], 0.1)[0]:  # no more than a worker can follow
    document = random.choice(Document.objects.all())
    version = versions[document.pk] = versions.get(document.pk, 0) + 1
    old = document.file.name
    words = f"berkas {document.title} versi {version}".encode()
    document.file = ContentFile(words, f"a{version}.txt")
    document.save()
    document.file.storage.delete(old)
print(sum(versions.values()))
"""
JUDGE = """
states, wrong = {}, []
for row in FileText.objects.select_related("document"):
    states[row.state] = states.get(row.state, 0) + 1
    with row.document.file.open("rb") as file:
        words = file.read().decode()
    if (row.state, row.text) != ("done", words):
        wrong.append((row.state, row.problem, row.text, words))
print(len(wrong), states, wrong[:3])
"""


def test_40_kills_of_the_worker_leave_no_text_wrong(tmp_path: Path) -> None:
    known = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    own = {
        "DATA_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "portal.settings.demo",
        "SEARCH_URL": "null://",
        "JOBS": "database",
    }

    def python(*words: str) -> subprocess.Popen[str]:
        return subprocess.Popen(  # noqa: S603 - our own code
            [sys.executable, *words],
            cwd=ROOT,
            env={**known, **own},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def told(*words: str) -> str:
        with python(*words) as child:
            said = child.communicate(timeout=600)[0]
        assert child.returncode == 0, said
        return said

    dice = random.Random(20261128)
    told("-c", SETUP + BEGIN, str(DOCUMENTS))
    with python("-c", SETUP + REPLACE) as editor:
        for kill in range(KILLS):
            with python("-c", SETUP + WORK) as running:
                running.stdout.readline()  # it is up
                time.sleep(dice.uniform(0, 1.5))
                assert running.poll() is None, "the worker ended by itself"
                running.send_signal(signal.SIGKILL)
            if kill % 10 == 9:
                told("manage.py", "recover_jobs", "--verbosity", "0")
        replaced = editor.communicate("\n", timeout=120)[0].strip()
    for _ in range(3):
        told("manage.py", "recover_jobs", "--verbosity", "0")
        told("-c", SETUP + WORK, "--batch")
        time.sleep(61)  # a ring that was lost is known after a minute
    wrong, _, rest = told("-c", SETUP + JUDGE).partition(" ")
    print(f"{KILLS} kills, {replaced} replacements, {wrong} wrong: {rest.strip()}")
    assert wrong == "0", rest
