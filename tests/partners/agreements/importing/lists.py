"""Lists to import, as people hand them in."""

from io import BytesIO

from django.contrib.auth.models import Permission
from openpyxl import Workbook

from partners.agreements.importing.columns import AGREEMENTS, COMMITMENTS
from partners.agreements.models import Agreement
from partners.agreements.services import importing
from tests.factories.agreements import editor, moderator
from tests.factories.organisations import OrganisationFactory

ROW = {
    "title_id": "Nota kesepahaman Dili",
    "kind": "MoU",
    "our_party": "Kemenkop",
    "partners": "SECoop",
    "status": "berlaku",
    "signed_on": "2024-02-20",
}
KNOWN = {
    **ROW, "reference": "12/NK", "title_en": "Memorandum", "our_signatory": "Ferry",
    "notes": "Di lemari 3",
}  # fmt: skip
PROMISE = {"agreement": ROW["title_id"], "title_id": "SECoop mengirim lima pelatih"}
SAID = {**PROMISE, "agreement": KNOWN["reference"]}


def the_parties():
    ours = OrganisationFactory(name="Kementerian Koperasi", acronym="Kemenkop", country="ID")
    theirs = OrganisationFactory(
        name="Secretaria de Estado de Cooperativas", acronym="SECoop", country="TL"
    )
    return ours, theirs


def a_workbook(*rows: dict, promises: tuple[dict, ...] = ()) -> bytes:
    """`rows` on the first sheet and `promises` on the second, if there are any."""
    book = Workbook()
    book.remove(book.active)
    for table, sheet in ((AGREEMENTS, rows), (COMMITMENTS, promises)):
        if sheet:
            _fill(book.create_sheet(table.name), table, sheet)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _fill(page, table, rows: tuple[dict, ...]) -> None:
    keys = list(dict.fromkeys(key for row in rows for key in row))
    page.append([table.by_key[key].name_id for key in keys])
    for row in rows:
        page.append([row.get(key) for key in keys])


def a_csv(*rows: dict, delimiter: str = ";", encoding: str = "utf-8-sig") -> bytes:
    keys = list(dict.fromkeys(key for row in rows for key in row))
    lines = [keys, *([str(row.get(key, "")) for key in keys] for row in rows)]
    return "\r\n".join(delimiter.join(line) for line in lines).encode(encoding)


def importer(*, publisher: bool = False, may_add: bool = False):
    user = moderator() if publisher else editor()
    names = ["access_admin"] + ["add_organisation"] * may_add
    user.user_permissions.add(*Permission.objects.filter(codename__in=names))
    if publisher:
        user.user_permissions.add(Permission.objects.get(codename="add_agreement"))
    return user


def look(by, *rows, promises=()):
    handed_in = importing.hand_in(a_workbook(*rows, promises=promises), "b.xlsx", by=by)
    return handed_in, importing.look(handed_in, by=by)


def take_over(by, *rows, promises=(), **options):
    handed_in, plan = look(by, *rows, promises=promises)
    chosen = [update.key for update in plan.choosable]
    return importing.carry_out(handed_in, by=by, seen=plan.fingerprint, update=chosen, **options)


def as_written(agreement) -> Agreement:
    return Agreement.objects.get(pk=agreement.pk).get_latest_revision_as_object()
