"""Every module may be the first to be asked for, in whatever order requests come in."""

import subprocess
import sys

# After setup, as in a web worker. Each module is imported in a process of its own, forked
# from one that has loaded what setup loads and no more.
ALONE = """
import os, pkgutil, sys, traceback
import django
django.setup()
ROOMS = ("home", "knowledge", "partners", "portal", "search")
SKIPPED = {"migrations", "settings", "wsgi"}
failed = []
names = [
    found.name
    for room in ROOMS
    for found in pkgutil.walk_packages([room], room + ".")
    if SKIPPED.isdisjoint(found.name.split("."))
]
for name in names:
    if name in sys.modules:
        continue
    child = os.fork()
    if child == 0:
        try:
            __import__(name)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    if os.waitpid(child, 0)[1]:
        failed.append(name)
print(len(names), "modules;", "cannot come first:", *failed)
sys.exit(bool(failed))
"""


def test_every_module_can_be_imported_first() -> None:
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", ALONE], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
