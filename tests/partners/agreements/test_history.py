"""What the history calls an act is known, whatever was imported before."""

import re
import subprocess
import sys

from tests.architecture.test_shape import ROOT

DECLARED = re.compile(r"history\.action\(\s*\"([\w.]+)\"")
# In a process that has loaded what setup loads and no more.
ALONE = """
import django
django.setup()
from wagtail.log_actions import registry
registry.scan_for_actions()
print(*registry.formatters)
"""


def test_every_action_is_registered_before_any_service_was_needed() -> None:
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", ALONE], cwd=ROOT, capture_output=True, text=True, check=True
    )
    sources = (ROOT / "partners/agreements/services").glob("*.py")
    declared = {name for path in sources for name in DECLARED.findall(path.read_text())}
    assert len(declared) > 20
    assert declared <= set(done.stdout.split())
