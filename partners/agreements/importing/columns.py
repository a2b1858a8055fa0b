"""The columns of the two tables of a list, named in both languages, and the workbook to fill in."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from home.models import Sector
from home.models.taxonomy import Term
from home.sheets.fields import Field, Fields, Form
from home.sheets.template import Blank, Choice, in_language, render
from partners.agreements.importing.synonyms import AGREEMENTS_ALSO, COMMITMENTS_ALSO
from partners.agreements.labels import LIGHT, NOTICE_TO, STATUS, Kind, Obstacle
from partners.agreements.models import Unit
from partners.organisations.models import Organisation

C = Field
FIRST_ID = "Bila mitranya beberapa: mitra yang pertama."
FIRST_EN = "With several partners: the first one."
AGREEMENTS = Fields("agreements", most_rows=5_000, also=AGREEMENTS_ALSO, columns=(
    C("reference", "Nomor naskah", "Reference number", Form.CODE, longest=80,
      example="12/NK/DEP.2/II/2024",
      hint_id="Dipakai untuk mengenali kesepakatan yang sudah tercatat.",
      hint_en="Tells agreements apart that are recorded already."),
    C("partner_reference", "Nomor naskah mitra", "Partner's reference number", Form.CODE, 80),
    C("title_id", "Judul", "Title (Indonesian)", is_required=True,
      example="Nota kesepahaman tentang pengembangan koperasi"),
    C("title_en", "Judul (Inggris)", "Title (English)",
      example="Memorandum on the development of cooperatives"),
    C("kind", "Jenis", "Kind", is_required=True, example="MoU",
      hint_id="MoU, PKS, LoI, atau MoA.", hint_en="MoU, PKS, LoI or MoA."),
    C("our_party", "Pihak kami", "Our party", is_required=True, example="Kementerian Koperasi",
      hint_id="Nama atau singkatan organisasi yang sudah tercatat.",
      hint_en="Name or acronym of an organisation that is recorded here.", also=("Pihak kita",)),
    C("partners", "Mitra", "Partners", Form.LIST, is_required=True, longest=1000, example="SECoop",
      hint_id="Nama atau singkatan organisasi; bila beberapa, pisahkan dengan titik koma.",
      hint_en="Names or acronyms of organisations; semicolons between several."),
    C("partner_country", "Negara mitra baru", "Country of a new partner", example="",
      hint_id="Hanya bila mitra belum tercatat: nama negara atau kodenya, misalnya TL.",
      hint_en="Only for a partner not recorded yet: the country's name or code, for example TL."),
    C("partner_kind", "Jenis mitra baru", "Kind of a new partner",
      hint_id="Hanya bila mitra belum tercatat. Bersama negaranya, mitra itu ditambahkan.",
      hint_en="Only for a partner not recorded yet. With its country, the partner is added."),
    C("status", "Status", "Status", is_required=True, example="berlaku"),
    C("proposed_on", "Tanggal diusulkan", "Proposed on", Form.DATE),
    C("signed_on", "Tanggal ditandatangani", "Signed on", Form.DATE, example="2024-02-20",
      hint_id="Tanggal: 2024-02-20, 20/02/2024, atau 20 Februari 2024.",
      hint_en="Dates: 2024-02-20, 20/02/2024 or 20 February 2024."),
    C("in_force_on", "Berlaku sejak", "In force from", Form.DATE,
      hint_id="Bila kosong untuk kesepakatan yang berlaku: tanggal tanda tangan.",
      hint_en="If empty for an agreement in force: the date of signature."),
    C("ends_on", "Berakhir pada", "Ends on", Form.DATE, example="2027-02-19"),
    C("renews_automatically", "Diperpanjang otomatis", "Renews itself", Form.YES_NO,
      hint_id="ya atau tidak", hint_en="yes or no"),
    C("renewal_months", "Bulan tiap perpanjangan", "Months of each further term", Form.NUMBER, 600),
    C("notice_days", "Hari pemberitahuan", "Days of notice", Form.NUMBER, 3650, example="90"),
    C("notice_months", "Bulan pemberitahuan", "Months of notice", Form.NUMBER, 120,
      hint_id="Bila naskah menghitung dalam bulan, bukan hari.",
      hint_en="When the text counts in months, not in days."),
    C("notice_to", "Pemberitahuan berlaku", "Notice works",
      hint_id="Bila kosong: pada akhir masa berlaku.",
      hint_en="If empty: to the end of a term."),
    C("has_no_end", "Tanpa batas waktu", "Has no end", Form.YES_NO,
      hint_id="ya: naskahnya tidak menetapkan akhir. Tanpa ini dan tanpa tanggal: belum diketahui.",
      hint_en="yes: its text sets no end. Without this and without a date: not known."),
    C("review_on", "Ditinjau lagi pada", "To be looked at again on", Form.DATE,
      hint_id="Bila tidak ada tanggal berakhir.", hint_en="Where there is no last day."),
    C("signed_place", "Tempat tanda tangan", "Place of signature", longest=100),
    C("our_unit_id", "Unit atau bagian pihak kami", "Unit or division of our party (Indonesian)",
      longest=160,
      example="Deputi Bidang Talenta dan Daya Saing",
      hint_id="Bagian organisasi yang menjadi pihak, seperti tertulis dalam naskah.",
      hint_en="The part of the organisation that is the party, as the text has it.",
      also=("Unit atau bagian pihak kita",)),
    C("our_unit_en", "Unit atau bagian pihak kami (Inggris)",
      "Unit or division of our party (English)", longest=160,
      example="Deputy for Talent and Competitiveness",
      also=("Unit atau bagian pihak kita (Inggris)",)),
    C("our_signatory", "Penanda tangan kami", "Our signatory", longest=160,
      hint_id="Nama seperti tertulis dalam naskah.", hint_en="The name as the text has it.",
      also=("Penanda tangan kita",)),
    C("our_position_id", "Jabatan penanda tangan kami", "Position of our signatory (Indonesian)",
      longest=160, example="Menteri Koperasi", also=("Jabatan penanda tangan kita",)),
    C("our_position_en", "Jabatan penanda tangan kami (Inggris)",
      "Position of our signatory (English)", longest=160, example="Minister of Cooperatives",
      also=("Jabatan penanda tangan kita (Inggris)",)),
    C("partner_unit_id", "Unit atau bagian mitra", "Unit or division of the partner (Indonesian)",
      longest=160,
      hint_id=FIRST_ID, hint_en=FIRST_EN),
    C("partner_unit_en", "Unit atau bagian mitra (Inggris)",
      "Unit or division of the partner (English)", longest=160),
    C("partner_signatory", "Penanda tangan mitra", "Partner's signatory", longest=160,
      hint_id=FIRST_ID, hint_en=FIRST_EN),
    C("partner_position_id", "Jabatan penanda tangan mitra",
      "Position of the partner's signatory (Indonesian)", longest=160,
      example="Sekretaris Negara Urusan Koperasi"),
    C("partner_position_en", "Jabatan penanda tangan mitra (Inggris)",
      "Position of the partner's signatory (English)", longest=160,
      example="Secretary of State for Cooperatives"),
    C("our_contact", "Kontak kami", "Our contact", longest=160, also=("Kontak kita",)),
    C("our_email", "Surel kontak kami", "E-mail of our contact", longest=254,
      also=("Surel kontak kita",)),
    C("our_phone", "Telepon kontak kami", "Telephone of our contact", Form.TELEPHONE, 40,
      also=("Telepon kontak kita",)),
    C("partner_contact", "Kontak mitra", "Partner's contact", longest=160,
      hint_id=FIRST_ID, hint_en=FIRST_EN),
    C("partner_email", "Surel kontak mitra", "E-mail of the partner's contact", longest=254),
    C("partner_phone", "Telepon kontak mitra", "Telephone of the partner's contact",
      Form.TELEPHONE, 40),
    C("languages", "Bahasa naskah", "Languages of the text", longest=40, example="id,en",
      hint_id="Kode dua huruf, dipisahkan koma.", hint_en="Two-letter codes, commas between."),
    C("scope_id", "Ruang lingkup", "Scope (Indonesian)", longest=5000),
    C("scope_en", "Ruang lingkup (Inggris)", "Scope (English)", longest=5000),
    C("sectors", "Sektor", "Sectors", Form.LIST, longest=1000),
    C("regions", "Wilayah", "Regions", Form.LIST, longest=1000, example="33; Kabupaten Cilacap",
      hint_id="Nama atau kode Kemendagri.", hint_en="Names or Kemendagri codes."),
    C("unit", "Unit kami", "Our unit", longest=200,
      hint_id="Unit yang mengurus kesepakatan; lembar terakhir memuat daftarnya.",
      hint_en="The unit that looks after the agreement; the last sheet lists them.",
      also=("Unit kita",)),
    C("in_charge", "Surel penanggung jawab", "E-mail of the person in charge", longest=254,
      hint_id="Akun di portal ini; menerima pengingat.",
      hint_en="An account of this portal; receives the reminders."),
    C("report_months", "Bulan antarlaporan", "Months between reports", Form.NUMBER, 120),
    C("source", "Sumber", "Source"),
    C("notes", "Catatan internal", "Internal notes", longest=5000),
))  # fmt: skip
COMMITMENTS = Fields("commitments", most_rows=20_000, also=COMMITMENTS_ALSO, columns=(
    C("agreement", "Kesepakatan", "Agreement", Form.CODE, is_required=True,
      example="12/NK/DEP.2/II/2024",
      hint_id="Nomor naskah atau judul kesepakatan: dari lembar pertama, atau yang sudah tercatat.",
      hint_en="Reference number or title of an agreement: on the first sheet, or recorded here."),
    C("title_id", "Komitmen", "Commitment (Indonesian)", longest=240, is_required=True,
      example="SECoop mengirim lima pelatih ke Bali",
      hint_id="Siapa berbuat apa, dalam satu baris.", hint_en="Who does what, in one line."),
    C("title_en", "Komitmen (Inggris)", "Commitment (English)", longest=240,
      example="SECoop sends five trainers to Bali"),
    C("our_owner", "Penanggung jawab kami", "Owner on our side", longest=160,
      example="Biro Kerja Sama", also=("Penanggung jawab kita",)),
    C("partner", "Mitra yang berjanji", "Partner who promises", example="SECoop",
      hint_id="Salah satu pihak kesepakatan; kosong bila hanya pihak kami yang berjanji.",
      hint_en="One of the parties; empty when only our side promises something."),
    C("partner_owner", "Penanggung jawab mitra", "Owner on the partner's side", longest=160),
    C("measure_id", "Ukuran dan target", "Measure and target (Indonesian)", longest=240,
      example="5 pelatih, 10 hari, 120 peserta"),
    C("measure_en", "Ukuran dan target (Inggris)", "Measure and target (English)", longest=240),
    C("due_on", "Tenggat", "Due on", Form.DATE, example="2026-12-31",
      hint_id="Tanggal: 2024-02-20, 20/02/2024, atau 20 Februari 2024.",
      hint_en="Dates: 2024-02-20, 20/02/2024 or 20 February 2024."),
    C("state", "Keadaan", "State", example="berjalan",
      hint_id="Bila kosong: direncanakan. Terlambat mengikuti tenggat dengan sendirinya.",
      hint_en="If empty: planned. Late follows from the due date by itself."),
    C("done_on", "Selesai pada", "Done on", Form.DATE,
      hint_id="Wajib bila sudah selesai, dan hanya bila sudah selesai.",
      hint_en="Required when done, and only then."),
    C("obstacle", "Hambatan", "Obstacle", example="",
      hint_id="Wajib bila terhambat, dan hanya bila terhambat.",
      hint_en="Required when blocked, and only then."),
    C("obstacle_id", "Penjelasan hambatan", "Obstacle in words (Indonesian)", longest=240),
    C("obstacle_en", "Penjelasan hambatan (Inggris)", "Obstacle in words (English)", longest=240),
    C("next_step_id", "Langkah berikutnya", "Next step (Indonesian)", longest=240),
    C("next_step_en", "Langkah berikutnya (Inggris)", "Next step (English)", longest=240),
    C("proof_url", "Tautan bukti", "Link to the proof",
      hint_id="Alamat yang menunjukkan bahwa janji ditepati, mulai dari https://",
      hint_en="An address that shows that the promise was kept, from https:// on."),
    C("proof_title", "Judul bukti", "Title of the proof", longest=160,
      hint_id="Wajib bila ada tautan bukti.", hint_en="Required with a link to the proof."),
    C("in_charge", "Surel penanggung jawab", "E-mail of the person in charge", longest=254,
      hint_id="Akun di portal ini; menerima pengingat.",
      hint_en="An account of this portal; receives the reminders."),
    C("is_public", "Tampil di situs", "Shown on the site", Form.YES_NO, example="ya",
      hint_id="ya atau tidak; bila kosong: ya", hint_en="yes or no; if empty: yes"),
))  # fmt: skip
TABLES = (AGREEMENTS, COMMITMENTS)
TABLE_BY_NAME: Mapping[str, Fields] = {table.name: table for table in TABLES}
SHEETS: dict[str, Promise] = {
    "agreements": gettext_lazy("Agreements"),
    "commitments": gettext_lazy("Commitments"),
}


def template() -> bytes:
    """The workbook to fill in: headings in the active language, the legend in both."""
    return render(blanks())


def blanks() -> list[Blank]:
    """Either table with the words that its columns know."""
    agreements = {
        "kind": _choices((kind, kind.label) for kind in Kind),
        "status": _choices(STATUS.items()),
        "notice_to": _choices(NOTICE_TO.items()),
        "partner_kind": _choices((kind, kind.label) for kind in Organisation.Kind),
        "sectors": _terms(Sector),
        "unit": _terms(Unit),
    }
    commitments = {
        "state": _choices(LIGHT.items()),
        "obstacle": _choices((obstacle, obstacle.label) for obstacle in Obstacle),
    }
    return [
        Blank(SHEETS[AGREEMENTS.name], AGREEMENTS, agreements),
        Blank(SHEETS[COMMITMENTS.name], COMMITMENTS, commitments),
    ]


def _choices(pairs: Iterable[tuple[Any, Any]]) -> list[Choice]:
    return [
        Choice(in_language("id", label), in_language("en", label), value.value)
        for value, label in pairs
    ]


def _terms(model: type[Term]) -> list[Choice]:
    return [Choice(*row) for row in model.objects.values_list("name_id", "name_en", "code")]
