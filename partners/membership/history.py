"""The words of an organisation's history for what was done about its people."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from partners.membership.services import (
    duplicates,
    invitations,
    lifetimes,
    memberships,
    merging,
    profiles,
)

# What the log calls it: its name in lists of actions, and the sentence about one.
WORDS: dict[str, tuple[Promise, Promise]] = {
    lifetimes.JOINED: (_("Join"), _("Somebody joined")),
    lifetimes.ROLE_CHANGED: (_("Change role"), _("Changed the role of a member")),
    memberships.LEFT: (_("Leave"), _("A member left")),
    memberships.REMOVED: (_("Remove member"), _("Removed a member")),
    memberships.HANDED_OVER: (_("Hand over"), _("Handed over to a successor")),
    memberships.CONFIRMED: (_("Confirm member"), _("Confirmed a member for a year")),
    profiles.PROPOSED: (_("Propose a profile"), _("Proposed a change of the profile")),
    profiles.SENT: (_("Send a profile"), _("Sent a change of the profile to the moderators")),
    profiles.WITHDRAWN: (_("Take a profile back"), _("Took back a change of the profile")),
    profiles.PUBLISHED: (_("Publish a profile"), _("Published a change of the profile")),
    profiles.REFUSED: (_("Refuse a profile"), _("Did not publish a change of the profile")),
    memberships.ENDED_BY_STAFF: (_("End membership"), _("Ended a membership")),
    merging.MERGED: (_("Merge organisations"), _("Merged two organisations into one")),
    merging.ENDED_BY_MERGING: (
        _("End membership by merging"),
        _("Ended a membership: the organisation was merged into another"),
    ),
    duplicates.DISTINCT: (_("Not the same"), _("Said that another record is not the same")),
    duplicates.SAME: (_("The same"), _("Told moderators that another record is the same")),
    duplicates.REOPENED: (_("Look again"), _("Opened a pair of records again")),
    invitations.INVITED: (_("Invite"), _("Invited somebody")),
    invitations.SENT_AGAIN: (_("Invite again"), _("Sent an invitation again")),
    invitations.ACCEPTED: (_("Accept invitation"), _("Accepted an invitation")),
    invitations.DECLINED: (_("Decline invitation"), _("Declined an invitation")),
    invitations.WITHDRAWN: (_("Withdraw invitation"), _("Withdrew an invitation")),
}
