"""Each public address of the URL map, with examples: what the tests of public pages ask."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from home.ui import js

ENDINGS = ("csv", "json", "xlsx")


def addresses() -> dict[str, Callable[[dict[str, Any]], list[str]]]:
    """Each public pattern of the URL map below a language, or outside any, and examples of it."""

    service = "cooperatives:reconciliation"
    suggest = reverse(f"{service}-suggest", args=["entity"])
    listed = reverse("agreements:list")

    def of(name: str, *keys: str) -> Callable[[dict[str, Any]], list[str]]:
        return lambda rows: [reverse(name, args=[rows[key] for key in keys])]

    return {
        "": of("root"),
        "healthz": of("healthz"),
        "sw.js": of("service_worker"),
        "js/<str:names>.<slug:digest>.js": lambda rows: [js.address("")],
        "favicon.ico": of("favicon"),
        "robots.txt": of("robots"),
        r"^documents/(\d+)/(.*)$": lambda rows: [rows["file"].url],
        r"documents/^(\d+)/(.*)$": lambda rows: [rows["file"].url],
        "media/<path:path>": lambda rows: [f"/media/{rows['upload']}"],
        "sitemap.xml": lambda rows: ["/sitemap.xml"],
        "sitemap-<section>.xml": lambda rows: ["/sitemap-pages.xml", "/sitemap-agreements.xml"],
        "mitra/": of("organisations:list"),
        "mitra/<slug:slug>/": of("organisations:detail", "partner"),
        "koperasi/": of("cooperatives:list"),
        "koperasi/wilayah/<region:code>/": lambda rows: rows["regions"],
        "koperasi/wilayah/<region:code>/daftar.<slug:ending>": lambda rows: [
            f"{rows['regions'][0]}daftar.{ending}" for ending in ENDINGS
        ],
        "koperasi/seluruh-negeri/daftar.<slug:ending>": lambda rows: rows["lists"],
        "koperasi/saran/": lambda rows: [f"{reverse('cooperatives:suggest')}?q=ci"],
        "koperasi/cocokkan/": of("cooperatives:match-list"),
        "koperasi/cocokkan/api/": of(service),
        "koperasi/cocokkan/api/suggest/<slug:what>/": lambda rows: [f"{suggest}?prefix=a"],
        "koperasi/cocokkan/api/preview/<str:entity>/": of(f"{service}-preview", "host"),
        "koperasi/cocokkan/api/view/<str:entity>/": of(f"{service}-view", "host"),
        "koperasi/<slug:slug>/": of("cooperatives:detail", "host"),
        "luring/": of("offline"),
        "gaya/": of("styleguide"),
        "kesepakatan/": lambda rows: [listed, f"{listed}?view=timeline"],
        "kesepakatan/kalender.ics": of("agreements:calendar"),
        "kesepakatan/daftar.<slug:ending>": lambda rows: [f"{listed}daftar.{e}" for e in ENDINGS],
        "kesepakatan/dokumen/<uuid:key>/": of("agreements:document", "document"),
        "kesepakatan/lembar/<slug:slug>/": of("agreements:sheet", "signing_partner"),
        "kesepakatan/lembar/<slug:slug>.pdf": of("agreements:sheet-file", "signing_partner"),
        "kesepakatan/<slug:slug>/": of("agreements:detail", "agreement"),
        "kesepakatan/<slug:slug>/kalender.ics": of("agreements:agreement-calendar", "agreement"),
        "cari/": lambda rows: [f"{reverse('search:results')}{query}" for query in ("", "?q=kas")],
        "cari/saran/": lambda rows: [f"{reverse('search:suggest')}?q=kas"],
        "magang/buku-harian/": of("logbook"),
        "magang/sertifikat/": of("certificates:find"),
        "magang/sertifikat/keys.json": of("certificates:keys"),
        "magang/sertifikat/check_certificate.py": of("certificates:script"),
        "magang/sertifikat/<uuid:key>/": of("certificates:certificate", "certificate"),
        "magang/sertifikat/<uuid:key>.pdf": of("certificates:paper", "certificate"),
        "magang/sertifikat/<uuid:key>.json": of("certificates:badge", "certificate"),
        "magang/": of("apprenticeships:how"),
        "magang/penawaran/": of("apprenticeships:list"),
        "magang/penawaran/kalender.ics": of("apprenticeships:calendar"),
        "magang/penawaran/bandingkan/": lambda rows: [
            f"{reverse('apprenticeships:compare')}?offer={rows['offer']}"
        ],
        "magang/penawaran/cetak/": of("apprenticeships:bundle"),
        "magang/penawaran/<slug:slug>/": of("apprenticeships:detail", "offer"),
        "magang/penawaran/<slug:slug>/kalender.ics": of("apprenticeships:offer-calendar", "offer"),
        "magang/penawaran/<slug:slug>/berkas/<uuid:key>/": of(
            "apprenticeships:file", "offer", "offer_file"
        ),
        "magang/putaran/": of("rounds:list"),
        "magang/putaran/<slug:code>/": of("rounds:detail", "round"),
        "magang/putaran/<slug:code>/berkas/<str:name>": lambda rows: [rows["round_file"]],
        "magang/angka/": of("programme:figures"),
        "magang/angka/daftar.<slug:ending>": lambda rows: [
            reverse("programme:export", args=[ending]) for ending in ENDINGS if ending != "json"
        ],
        "magang/angka/<slug:code>/": of("programme:round", "published"),
        "glosarium/": of("glossary:list"),
        "glosarium/<slug:code>/": of("glossary:detail", "term"),
        "_util/login/": of("wagtailcore_login"),
        r"^(?!_util/)((?:[\w-]+/)*)$": lambda rows: rows["pages"],
        r"^((?:[\w\-]+/)*)$": lambda rows: rows["pages"],
    }
