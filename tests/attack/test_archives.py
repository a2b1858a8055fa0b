"""200 flipped bits in an archive, one at a time, and 100 places to cut it off."""

from random import Random

import pytest

from portal.backup import restoring
from portal.backup.archive import BackupFailed
from tests.portal.backup.site import Site
from tests.portal.backup.test_archive import flip

pytestmark = pytest.mark.attack


def test_200_flipped_bits_change_nothing_or_nothing_of_the_content(site: Site) -> None:
    saved = site.state
    content = site.save().archive.read_bytes()
    random = Random(20261128)
    refused = 0
    for _ in range(200):
        site.change_to("later")
        now = site.state
        site.archive.write_bytes(flip(content, random.randrange(len(content) * 8)))
        try:
            restoring.restore(site.archive)
        except BackupFailed:
            refused += 1
            assert site.state == now
            assert site.left <= {"restore.json"}
        else:
            assert site.state == saved
            restoring.forget()
    print(f"200 flips: {refused} refused, {200 - refused} restored what was saved, 0 wrong")


def test_100_cuts_change_nothing(site: Site) -> None:
    content = site.save().archive.read_bytes()
    site.change_to("later")
    now = site.state
    for share in range(100):
        site.archive.write_bytes(content[: len(content) * share // 100])
        with pytest.raises(BackupFailed):
            restoring.restore(site.archive)
        assert site.state == now
    print("100 cuts: 100 refused")
