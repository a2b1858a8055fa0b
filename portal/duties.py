"""What has to be done from time to time: the one table that timers and docs are made of.

Each may be run twice, and catches up when it was missed.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Duty:
    """`command`: of manage.py, with its options; `when`: a calendar event of systemd;
    `writes_to`: a folder beside that of the data.
    """

    name: str
    command: str
    when: str
    often: str
    what: str
    writes_to: str = ""


BACKUPS = "/var/backups/simpul"
DUTIES = (
    Duty(
        "remind",
        "remind",
        "*-*-* 06:00",
        "every morning",
        "notes reminders of agreements and commitments; the worker sends them (docs/notices.md)",
    ),
    Duty(
        "remind-applicants",
        "remind_applicants",
        "*-*-* 05:50",
        "every morning",
        "notes lists that are not handed in shortly before the deadline, and batches that are lost",
    ),
    Duty(
        "post-notices",
        "post_notices",
        "*-*-* 06:10",
        "every morning",
        "puts what waits for a person into one letter, on their day (docs/notices.md)",
    ),
    Duty(
        "expire-mandates",
        "expire_mandates",
        "*-*-* 00:20",
        "every night",
        "mandates that are past their last day end; both sides hear of an end a month before",
    ),
    Duty(
        "tend-memberships",
        "tend_memberships",
        "*-*-* 05:00",
        "every night",
        "invitations that are over end, representatives are asked who still acts with them",
    ),
    Duty(
        "check-memberships",
        "check_memberships",
        "*-*-* 05:10",
        "every night",
        "fails, and names them, where people have no representative or an invitation no sender",
    ),
    Duty(
        "tend-seats",
        "tend_seats",
        "*:3/10",
        "every 10 minutes",
        "tells results, lets answers that did not come lapse, gives seats on (docs/rounds.md)",
    ),
    Duty(
        "recover-jobs",
        "recover_jobs",
        "*:0/10",
        "every 10 minutes",
        "jobs that a killed worker left, e-mails that a mail server put off, files never read",
    ),
    Duty(
        "refresh-chances",
        "refresh_chances",
        "*:8/10",
        "every 10 minutes",
        "the chance of a list in rounds that receive applications (docs/magang.md)",
    ),
    Duty(
        "publish-scheduled",
        "publish_scheduled",
        "*:5/10",
        "every 10 minutes",
        "pages, tools, agreements and offers with a publishing or closing date",
    ),
    Duty(
        "release-bundles",
        "release_bundles",
        "*:6/10",
        "every 10 minutes",
        "bundles of drafts whose moment has come, each whole or not at all",
    ),
    Duty(
        "check-links",
        "check_links",
        "*-*-* 01:10",
        "every night",
        "addresses in published texts, each elsewhere once a week, politely (docs/editing.md)",
    ),
    Duty(
        "extract-files",
        "extract_files",
        "*-*-* 03:30",
        "every night",
        "files whose text was never taken out",
    ),
    Duty(
        "clear-sessions",
        "clearsessions",
        "Sun *-*-* 03:00",
        "weekly",
        "sessions that have ended",
    ),
    Duty(
        "prune-jobs",
        "prune_db_task_results --backend jobs --queue-name '*' --min-age-days 30",
        "Sun *-*-* 03:10",
        "weekly",
        "jobs that were finished a month ago",
    ),
    Duty(
        "forget-old",
        "forget_old --carry-out",
        "*-*-* 03:20",
        "every night",
        "what is kept of people no longer than it is needed (docs/privacy.md)",
    ),
    Duty(
        "follow-claims",
        "follow_claims",
        "*-*-* 04:00",
        "every night",
        "claims whose person did not answer for 30 days, boards that were silent for 14",
    ),
    Duty(
        "tend-placements",
        "tend_placements",
        "*-*-* 05:20",
        "every night",
        "placements begin for binding answers and end where the seat is gone; reminders are noted",
    ),
    Duty(
        "count-programme",
        "count_programme",
        "*-*-* 05:40",
        "every night",
        "what published rounds came to, for the page of the programme in figures (docs/rounds.md)",
    ),
    Duty(
        "find-duplicates",
        "find_duplicates",
        "*-*-* 04:20",
        "every night",
        "cooperatives that stand twice, and how complete the register is (docs/duplicates.md)",
    ),
    Duty(
        "list-country",
        "list_country",
        "*-*-* 04:40",
        "every night",
        "the list of all cooperatives that visitors take away (docs/directory.md)",
    ),
    Duty(
        "backup",
        f"backup {BACKUPS} --keep 14",
        "*-*-* 02:00",
        "every night",
        "one archive of database and files; the newest 14 stay",
        BACKUPS,
    ),
)
