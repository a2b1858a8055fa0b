"""A PO file that an editor hands in for a translation: all of it is taken over, or nothing."""

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail_localize.views.edit_translation import upload_pofile

from home.translation.links import LeadsElsewhere

FILE, MADE_FOR = "file", "X-WagtailLocalize-TranslationID"
LETTERS_SHOWN = 80
# A page has a few hundred strings; each takes some milliseconds to be looked up and kept.
MOST_STRINGS, MOST_BYTES = 1_000, 500_000


def upload(request: HttpRequest, translation_id: int) -> HttpResponse:
    """wagtail-localize's, which keeps the strings before one that is refused, and breaks where
    there is no file or it does not say which translation it was made for.
    """
    if _is_too_long(request.FILES.get(FILE)):
        return _refused(
            request,
            _("Nothing was imported: a PO file has %(strings)s strings and %(size)s at most.")
            % {"strings": MOST_STRINGS, "size": filesizeformat(MOST_BYTES)},
        )
    try:
        with transaction.atomic():
            answer: HttpResponse = upload_pofile(request, translation_id)
            return answer
    except LeadsElsewhere as error:
        text = _(
            "Nothing was imported: the translation of “%(string)s” has a link that may not be. "
            "Links lead to the web, an e-mail address, a telephone number or a page of this site."
        )
        refusal = text % {"string": error.source[:LETTERS_SHOWN]}
    except KeyError as error:
        if not {FILE, repr(FILE), MADE_FOR}.intersection(error.args):
            raise
        refusal = _("Please upload a valid PO file.")
    return _refused(request, refusal)


def _refused(request: HttpRequest, sentence: str) -> HttpResponse:
    messages.error(request, sentence)
    return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_home")


def _is_too_long(file: UploadedFile | None) -> bool:
    if file is None or file.size > MOST_BYTES:
        return file is not None
    strings = sum(line.lstrip().startswith(b"msgid") for line in file.read().splitlines())
    file.seek(0)
    return strings > MOST_STRINGS
