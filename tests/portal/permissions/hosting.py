"""Pages of a host: of its offers, of the draft of one, of a row of it."""

_OFFERS = ("representative", "shown.slug")
_DRAFT = (*_OFFERS, "draft_offer.pk")
_OF_DRAFT = (
    "offer",
    "write_about",
    "write_learning",
    "write_place",
    "write_conditions",
    "write_access",
    "write_contact",
    "costs",
    "add_batch",
    "add_day",
    "copy",
    "hand_in",
    "take_back",
    "preview",
    "history",
    "add_photo",
    "add_document",
    "demands",
    "fulfils",
)
_OF_ROW = (
    "batch",
    "remove_batch",
    "day",
    "remove_day",
    "photo",
    "remove_photo",
    "document",
    "remove_document",
)
HOSTING: dict[str, tuple[str, ...]] = {
    "hosting:offers": _OFFERS,
    "hosting:begin": _OFFERS,
    "hosting:stance": (*_OFFERS, "season"),
    **{f"hosting:{name}": _DRAFT for name in _OF_DRAFT},
    **{f"hosting:{name}": (*_DRAFT, "=1") for name in _OF_ROW},
}
