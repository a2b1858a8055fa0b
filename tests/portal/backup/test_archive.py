"""An archive that is not right in every byte is refused, and changes nothing."""

import gzip
import io
import json
import os
import re
import tarfile
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from portal.backup import packing, restoring, unpacking
from portal.backup.archive import CHUNK, MANIFEST, BackupFailed, Manifest
from portal.backup.unpacking import unpack
from tests.portal.backup.site import Site

Members = list[tuple[str, bytes]]


def members_of(archive: Path) -> Members:
    with tarfile.open(archive) as tar:
        return [(one.name, tar.extractfile(one).read()) for one in tar]


def write(archive: Path, members: Members) -> None:
    with tarfile.open(archive, "w:gz") as tar:
        for name, content in members:
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))


def flip(content: bytes, at: int) -> bytes:
    """The same with one bit turned."""
    changed = bytearray(content)
    changed[at // 8] ^= 1 << at % 8
    return bytes(changed)


def refused(site: Site, words: str) -> None:
    before = site.state
    with pytest.raises(BackupFailed, match=words):
        restoring.restore(site.archive)
    assert site.state == before
    assert site.left == set()


def test_whole_archive_brings_everything_back(site: Site) -> None:
    before = site.state
    site.save()
    site.change()
    assert not restoring.restore(site.archive).needs_restart
    assert site.state == before


def test_any_tar_reads_it_and_it_is_readable_for_its_owner_only(site: Site) -> None:
    saved = site.save()
    assert [name for name, _content in members_of(saved.archive)] == [
        "database.sqlite3",
        "media/a.txt",
        "media/documents/neraca.pdf",
        "private/naskah.pdf",
        MANIFEST,
    ]
    assert saved.archive.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("seed", range(12))
def test_flipped_bit_changes_nothing_or_nothing_of_the_content(site: Site, seed: int) -> None:
    """gzip has bits that mean nothing, such as the time of writing."""
    before = site.state
    content = site.save().archive.read_bytes()
    site.change()
    now = site.state
    at = Random(seed).randrange(len(content) * 8)
    site.archive.write_bytes(flip(content, at))
    try:
        restoring.restore(site.archive)
    except BackupFailed:
        assert site.state == now
        assert site.left == set()
    else:
        assert site.state == before


@pytest.mark.parametrize("share", [0, 0.01, 0.3, 0.7, 0.99, 1])
def test_truncated_archive_changes_nothing(site: Site, share: float) -> None:
    content = site.save().archive.read_bytes()
    site.archive.write_bytes(content[: int((len(content) - 1) * share)])
    refused(site, "cut off")


@pytest.mark.parametrize("more", [b"\0", b"x" * 600, gzip.compress(b"")], ids=len)
def test_what_follows_after_the_end_is_refused(site: Site, more: bytes) -> None:
    site.save()
    site.archive.write_bytes(site.archive.read_bytes() + more)
    refused(site, "follows after its end")


def test_other_sum_or_length_of_gzip_is_refused(site: Site) -> None:
    content = site.save().archive.read_bytes()
    for at in (-8, -1):
        changed = bytearray(content)
        changed[at] ^= 1
        site.archive.write_bytes(changed)
        refused(site, "damaged")


CHANGES: dict[str, Callable[[Members], Members]] = {
    "another order": lambda members: [members[1], members[0], *members[2:]],
    "media/a.txt is not in it": lambda members: [members[0], *members[2:]],
    "media/a.txt is in it twice": lambda members: [*members[:2], members[1], *members[2:]],
    "does not know media/c.txt": lambda members: [
        *members[:4],
        ("media/c.txt", b"x"),
        members[-1],
    ],
    "is not what its manifest says": lambda members: [
        members[0],
        (members[1][0], members[1][1][::-1]),
        *members[2:],
    ],
    "has no manifest": lambda members: members[:-1],
    "follows after the manifest": lambda members: [members[-1], *members[:-1]],
    "manifest cannot be read": lambda members: [*members[:-1], (MANIFEST, b'{"members": 1}')],
}


@pytest.mark.parametrize("words", CHANGES)
def test_members_that_the_manifest_does_not_tell_of_are_refused(site: Site, words: str) -> None:
    site.save()
    write(site.archive, CHANGES[words](members_of(site.archive)))
    refused(site, words)


def test_manifest_that_lies_about_rows_is_refused(site: Site) -> None:
    site.save()
    *members, (name, content) = members_of(site.archive)
    write(site.archive, [*members, (name, content.replace(b'"note": 1', b'"note": 2'))])
    refused(site, "other rows than its manifest says")


@pytest.mark.parametrize("rows", ["Infinity", "NaN", '"x"', "[]", "null", "[" * 9_999])
def test_manifest_with_odd_numbers_is_refused_in_a_sentence(site: Site, rows: str) -> None:
    site.save()
    *members, (name, content) = members_of(site.archive)
    odd = content.replace(b'"note": 1', f'"note": {rows}'.encode())
    write(site.archive, [*members, (name, odd)])
    refused(site, "its manifest cannot be read")


def test_archive_of_another_kind_of_database_is_refused(site: Site) -> None:
    site.save()
    *members, (name, content) = members_of(site.archive)
    write(site.archive, [*members, (name, content.replace(b'"sqlite"', b'"postgresql"'))])
    refused(site, "it is of 'postgresql', and this database is sqlite")


@pytest.mark.parametrize(
    ("headers", "words"),
    [
        ({"GNU.sparse.map": "0,1", "GNU.sparse.size": "6000000000"}, "has holes"),
        ({"mtime": "1e300"}, "is none"),
        ({"mtime": "nan"}, "is none"),
        ({"size": "6" + "0" * 15}, "there is no room for media/a.txt"),
    ],
    ids=str,
)
def test_member_that_says_odd_things_of_itself_is_refused_before_it_is_written(
    site: Site, headers: dict[str, str], words: str
) -> None:
    """92 bytes may say that they are 6 GB."""
    member = tarfile.TarInfo("media/a.txt")
    member.size, member.pax_headers = 1, headers
    with tarfile.open(site.archive, "w:gz", format=tarfile.PAX_FORMAT) as tar:
        tar.addfile(member, io.BytesIO(b"x"))
    refused(site, words)


def test_room_is_left_for_the_portal(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.save()
    monkeypatch.setattr(unpacking, "KEPT_FREE", 2**62)
    refused(site, "there is no room for database.sqlite3")


@pytest.mark.parametrize(
    "name", ['"a") <> 1 THEN NULL; END IF; END; $count$;\n\\! id\nDO (SELECT "', "a b", "", "a;"]
)
def test_manifest_whose_tables_are_commands_is_refused(site: Site, name: str) -> None:
    site.save()
    *members, (_manifest, content) = members_of(site.archive)
    told = json.loads(content) | {"rows": {name: 1}}
    write(site.archive, [*members, (MANIFEST, json.dumps(told).encode())])
    refused(site, "names a table that cannot be")


def test_archive_of_the_release_before_is_restored(site: Site) -> None:
    """All of it packed at one level, by Python's own gzip."""
    before = site.state
    site.save()
    content = gzip.decompress(site.archive.read_bytes())
    site.archive.write_bytes(gzip.compress(content, 1, mtime=0))
    site.change()
    restoring.restore(site.archive)
    assert site.state == before


def test_what_hardly_shrinks_is_stored_and_the_rest_packed(tmp_path: Path) -> None:
    random, text = Random(1).randbytes(3 * CHUNK), b"koperasi " * (CHUNK // 3)
    file = io.BytesIO()
    with packing.Writer(file, tmp_path) as writer:
        for name, part in (("media/a.jpg", random), ("media/b.txt", text), ("media/c", b"")):
            (tmp_path / "file").write_bytes(part)
            assert writer.add(tmp_path / "file", name)
    archive = tmp_path / "a.tar.gz"
    archive.write_bytes(file.getvalue())
    assert members_of(archive) == [("media/a.jpg", random), ("media/b.txt", text), ("media/c", b"")]
    assert len(random) < archive.stat().st_size < len(random) + len(text) // 4


def test_zeros_alone_may_follow_after_the_last_member(site: Site) -> None:
    """A tar ends at the first header that is damaged, without a word."""
    site.save()
    plain = bytearray(gzip.decompress(site.archive.read_bytes()))
    at = plain.index(b"private/naskah.pdf")
    plain[at] ^= 1
    site.archive.write_bytes(gzip.compress(bytes(plain)))
    refused(site, "follows after its last member")


def _member(name: str, kind: bytes = tarfile.REGTYPE, to: str = "") -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.type, member.linkname = kind, to
    return member


@pytest.mark.parametrize(
    "member",
    [
        _member("media/../../outside"),
        _member("../outside"),
        _member("/tmp/outside"),  # noqa: S108 - nothing is written there, that is the point
        _member("media/link", tarfile.SYMTYPE, "/etc/passwd"),
        _member("media/link", tarfile.LNKTYPE, "/etc/passwd"),
        _member("media/pipe", tarfile.FIFOTYPE),
        _member("others/file"),
    ],
    ids=lambda member: f"{member.name} {member.type!r}",
)
def test_member_that_leads_elsewhere_is_refused(site: Site, member: tarfile.TarInfo) -> None:
    with tarfile.open(site.archive, "w:gz") as tar:
        tar.addfile(member)
    refused(site, re.escape(member.linkname if member.islnk() else member.name))
    assert not (site.folder.parent / "outside").exists()


def test_what_is_no_archive_is_refused(site: Site) -> None:
    site.archive.write_bytes(b"no archive")
    refused(site, "damaged")
    site.archive.unlink()
    refused(site, "No such file")


def test_files_keep_their_times_and_linked_ones_their_content(tmp_path: Path) -> None:
    """Unpacked by hand: Debian 12's Python 3.11.2 has no extraction filters."""
    first = tmp_path / "first.txt"
    first.write_text("same")
    os.utime(first, (1_000_000_000, 1_000_000_000))
    os.link(first, tmp_path / "second.txt")
    with tarfile.open(tmp_path / "linked.tar.gz", "w:gz") as archive:
        archive.add(first, "media/first.txt")
        archive.add(tmp_path / "second.txt", "media/second.txt")
    assert unpack(tmp_path / "linked.tar.gz", {"media": tmp_path / "out"}) is None
    found = [tmp_path / "out" / name for name in ("first.txt", "second.txt")]
    assert [one.read_text() for one in found] == ["same", "same"]
    assert [one.stat().st_mtime for one in found] == [1_000_000_000] * 2


def test_manifest_reads_what_it_wrote(site: Site) -> None:
    manifest = site.save().manifest
    assert Manifest.of_json(manifest.as_json()) == manifest
