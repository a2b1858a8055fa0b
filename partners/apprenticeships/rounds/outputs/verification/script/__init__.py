"""The parts of ``check_round.py``: checked and importable here, published as one file.

Plain Python 3.9 with the standard library. The published file begins with the docstring of
``opening``, imports what all parts import from the standard library, and goes on with what stands
below ``CUT`` in each part.
"""

import re
from pathlib import Path

CUT = "# ---- published from here ----\n"
PARTS = ("opening", "rules", "replay", "places")
FUTURE = "from __future__ import annotations\n"

_LIBRARY = re.compile(r"^(?:import|from) (?!__future__|\.).*\n", re.MULTILINE)


def text() -> str:
    """The whole script."""
    folder = Path(__file__).parent
    parts = [(folder / f"{part}.py").read_text(encoding="utf-8") for part in PARTS]
    heads, bodies = zip(*(part.split(CUT) for part in parts), strict=True)
    imports = sorted({line for head in heads for line in _LIBRARY.findall(head)}, key=_plain_first)
    opening = heads[0].partition(FUTURE)[0]
    return (
        "\n\n\n".join([opening + FUTURE + "\n" + "".join(imports).strip(), *map(str.strip, bodies)])
        + "\n"
    )


def _plain_first(line: str) -> tuple[bool, str]:
    return line.startswith("from"), line
