"""A refused upload in the reader's words: what is wrong, and what to do."""

from django.template.defaultfilters import filesizeformat
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.uploads import refusals
from home.uploads.refusals import UploadRefused

WORDS: dict[type[UploadRefused], Promise] = {
    refusals.FileIsEmpty: gettext_lazy(
        "This file is empty (0 bytes). Save it again on your device, then choose it once more."
    ),
    refusals.FileIsDamaged: gettext_lazy(
        "This file is damaged or not complete. Open it on your device, save it again, then "
        "choose it once more."
    ),
    refusals.FileIsLocked: gettext_lazy(
        "This file has a password, or is in a format of before 2007. Save it without a password "
        "as DOCX, PPTX or XLSX."
    ),
    refusals.FileHasMacros: gettext_lazy(
        "This file contains macros, which can harm whoever opens it. Save it without macros."
    ),
    refusals.FileUnpacksTooLarge: gettext_lazy(
        "This file unpacks to far more than its size. Save it again, or divide it."
    ),
    refusals.DrawingIsTooDeep: gettext_lazy(
        "This SVG has groups within groups, too many to be shown. Ungroup it in your drawing "
        "program, or export it as PNG."
    ),
    refusals.DrawingIsTooLarge: gettext_lazy(
        "This SVG has too many parts to be shown. Simplify it in your drawing program, or export "
        "it as PNG."
    ),
    refusals.DrawingHasNoSize: gettext_lazy(
        "The size of this SVG (width, height or viewBox) cannot be used. Export it again with a "
        "size in pixels, or as PNG."
    ),
}
# With the facts of the case.
SENTENCES: dict[type[UploadRefused], Promise] = {
    refusals.FileIsTooLarge: gettext_lazy(
        "The file is larger than %(limit)s. Make it smaller or divide it."
    ),
    refusals.EndingNotAccepted: gettext_lazy(
        "Files like this are not accepted. Choose one of these kinds: %(accepted)s."
    ),
    refusals.ContentIsOther: gettext_lazy(
        "The name ends in .%(ending)s, but the content is something else. Open the file in the "
        "program that made it and save it as %(kind)s."
    ),
    refusals.PictureHasTooManyPixels: gettext_lazy(
        "This picture has more than %(limit)s million pixels. Make it smaller first."
    ),
    refusals.DrawingIsActive: gettext_lazy(
        "This SVG is more than a drawing (%(part)s). Export it as plain SVG, or as PNG."
    ),
}


def explain(refusal: UploadRefused) -> str:
    if type(refusal) in WORDS:
        return str(WORDS[type(refusal)])
    facts = {name: _said(name, fact) for name, fact in refusal.facts.items()}
    if "ending" in facts:
        facts["kind"] = facts["ending"].upper()
    return str(SENTENCES[type(refusal)]) % facts


def kinds(accepted: object) -> str:
    """Endings as a reader's list: “CSV, DOCX, PDF”."""
    return ", ".join(str(ending).upper() for ending in accepted)  # type: ignore[attr-defined]


def help_text(accepted: object, limit: int) -> str:
    return _("%(kinds)s up to %(limit)s. The content is checked, not only the name.") % {
        "kinds": kinds(accepted),
        "limit": filesizeformat(limit),
    }


def _said(name: str, fact: object) -> str:
    if name == "accepted":
        return kinds(fact)
    if name == "limit" and isinstance(fact, int) and fact > 1_000:
        return filesizeformat(fact)
    # Wagtail's page for several files puts it into the page as it is: a name in pointed brackets
    # would be a tag there, and take the rest of the sentence with it.
    return str(fact).replace("<", "‹").replace(">", "›")
