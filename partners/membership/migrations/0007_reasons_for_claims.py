"""The first reasons why a claim or proposal is not granted; editors keep them from here on."""

from django.db import migrations

from home.groups import EDITORS, MODERATORS, grant

REASONS = {
    "proof-missing": (
        "Belum ada bukti bahwa Anda menjabat di sana.",
        "There is no proof yet of your office there.",
        "Foto berita acara rapat anggota atau surat keputusan yang memuat nama Anda.",
        "A photo of the minutes of the members' meeting, or of the decree that names you.",
    ),
    "proof-unreadable": (
        "Bukti yang dikirim tidak dapat dibaca.",
        "The proof that was sent cannot be read.",
        "Foto ulang di tempat terang, semua sisi surat terlihat.",
        "Take the photo again in good light, with all edges of the letter in it.",
    ),
    "another-organisation": (
        "Bukti itu milik organisasi lain yang namanya mirip.",
        "The proof is of another organisation with a like name.",
        "Cari organisasi Anda dengan nomor registrasinya.",
        "Find yours by its registration number.",
    ),
    "not-in-office": (
        "Organisasi itu tidak mengenal Anda sebagai wakilnya.",
        "The organisation does not know you as one who represents it.",
        "Minta pengurusnya mengundang Anda.",
        "Ask its board to invite you.",
    ),
    "unknown-to-contact": (
        "Narahubung dalam daftar tidak mengenal Anda sebagai wakil organisasi itu.",
        "The contact in the register does not know you as one who represents it.",
        "Bicaralah dengan pengurusnya, lalu ajukan lagi.",
        "Speak with its board, then claim again.",
    ),
    "here-already": (
        "Organisasi itu sudah ada di sini.",
        "The organisation is here already.",
        "Cari dengan nama desa atau nomornya, lalu ajukan diri sebagai wakilnya.",
        "Find it by its village or number, then claim it.",
    ),
    "not-of-this-programme": (
        "Itu bukan koperasi atau mitra program ini.",
        "It is no cooperative or partner of this programme.",
        "",
        "",
    ),
}


def seed(apps, schema_editor):
    reasons = apps.get_model("membership", "ClaimReason")
    for order, (code, (text_id, text_en, remedy_id, remedy_en)) in enumerate(REASONS.items()):
        texts = {"text_id": text_id, "text_en": text_en}
        remedies = {"remedy_id": remedy_id, "remedy_en": remedy_en}
        reasons.objects.get_or_create(
            code=code, defaults={**texts, **remedies, "order": 10 * (order + 1)}
        )
    for group in (EDITORS, MODERATORS):
        grant(apps, group, *(f"membership.{verb}_claimreason" for verb in ("view", "add", "change")))


class Migration(migrations.Migration):
    dependencies = [("membership", "0006_claims_and_proposals")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
