"""Every act of members that has a form; a module here for each part of the room has its `ACTS`,
as `tests/partners/acts.py` has them. What an act is done to belongs to who does it.
"""

import importlib
import pkgutil
from collections.abc import Callable
from typing import Any

from home.access import Actor

Sent = tuple[str, dict[str, Any]]
ACTS: list[tuple[str, Callable[[Actor], Sent], bool]] = [
    act
    for module in pkgutil.iter_modules(__path__)
    for act in importlib.import_module(f"{__name__}.{module.name}").ACTS
]
