"""The classes of a component that are its own."""

import re

from home.ui import css


def own_classes(component: str) -> set[str]:
    """Those that no other component and no frame has rules for."""
    others = [
        path.read_text()
        for path in css.CSS_DIR.rglob("*.css")
        if path.stem not in (component, "admin")
    ]
    return selected((css.CSS_DIR / "components" / f"{component}.css").read_text()) - selected(
        "".join(others)
    )


def selected(text: str) -> set[str]:
    return set(
        re.findall(r"\.([a-z][\w-]*)", re.sub(r"/\*.*?\*/|url\([^)]*\)", "", text, flags=re.S))
    )
