"""Fetch the uv program from the package index with nothing but Python: fetch_uv.py FOLDER.

For machines with neither the venv module nor pip. Speaks the index's JSON (PEP 691) and checks the
file against the digest that the index gives. PIP_INDEX_URL names another index, as for pip.
"""

import hashlib
import io
import json
import os
import platform
import sys
import urllib.request
import zipfile
from pathlib import Path
from urllib.parse import urljoin

INDEX = os.environ.get("PIP_INDEX_URL", "https://pypi.org/simple").rstrip("/")
JSON = "application/vnd.pypi.simple.v1+json"


def main(folder: str) -> None:
    wheel = _newest(json.loads(_get(f"{INDEX}/uv/", Accept=JSON))["files"])
    content = _get(urljoin(f"{INDEX}/uv/", wheel["url"]))
    if hashlib.sha256(content).hexdigest() != wheel["hashes"]["sha256"]:
        sys.exit(f"{wheel['filename']} is not what the index says it is.")
    target = Path(folder) / "uv"
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        member = next(n for n in archive.namelist() if n.endswith(".data/scripts/uv"))
        target.write_bytes(archive.read(member))
    target.chmod(0o755)
    print(f"{wheel['filename']} → {target}")


def _newest(files: list) -> dict:
    """The last wheel for this machine's processor and C library that was not taken back."""
    libc = "manylinux" if platform.libc_ver()[0] == "glibc" else "musllinux"
    ending = f"_{platform.machine()}.whl"
    fitting = [
        one
        for one in files
        if one["filename"].endswith(ending) and libc in one["filename"] and not one.get("yanked")
    ]
    if not fitting:
        sys.exit(f"The index has no uv for {platform.machine()} ({libc}).")
    return max(fitting, key=lambda one: _version(one["filename"]))


def _version(filename: str) -> tuple:
    parts = filename.split("-")[1].split(".")
    return tuple(int(part) if part.isdigit() else -1 for part in parts)


def _get(address: str, **headers: str) -> bytes:
    request = urllib.request.Request(address, headers=headers)  # noqa: S310 - the package index
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
        return answer.read()


if __name__ == "__main__":
    main(sys.argv[1])
