"""Have a page translated. Nothing of it is live until somebody publishes it."""

from django.db import transaction
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from home.access import Actor, require
from home.translation.rights import rights_on, user_can_start


@transaction.atomic
def start(page: Page, locale: Locale, *, by: Actor) -> Translation | None:
    """The translation of `page` into `locale`, to be worked on; None where there is one already.

    A new version is a draft, and so are those of the pages above it that have none yet:
    wagtail-localize puts untranslated copies on the site instead. A placeholder stays what readers
    see until its translation is published, and what is linked from the page stays as it is.
    Raises ActionNotPermitted.
    """
    require(user_can_start(by, page))
    written = page.get_translations(inclusive=True).filter(locale=locale, alias_of=None)
    if page.is_root() or written.exists():
        return None
    source, _is_new = TranslationSource.get_or_create_from_instance(page.specific)
    translation, _is_new = Translation.objects.update_or_create(
        source=source, target_locale=locale, defaults={"enabled": True}
    )
    if not page.has_translation(locale):
        require(bool(rights_on(by, _parent(page, locale, by)).can_add_subpage()))
        translation.save_target(user=by.person, publish=False)
    return translation


def _parent(page: Page, locale: Locale, by: Actor) -> Page:
    above = page.get_parent()
    if above.is_root():
        return above
    if not above.has_translation(locale):
        start(above, locale, by=by)
    return above.get_translation(locale)
