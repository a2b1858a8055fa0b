"""The rows that name an account; those in the first part give it more than its groups do."""

NAMES_ACCOUNT = """
    agreements.PartnerAccess.user membership.Area.person membership.Mandate.assistant
    membership.Membership.person users.User_groups.user users.User_user_permissions.user

    account.EmailAddress.user adoption.AdoptionReport.by adoption.AdoptionReport.decided_by
    agreements.Agreement.in_charge agreements.Agreement.locked_by agreements.Commitment.in_charge
    agreements.Document.uploaded_by agreements.ImportedList.by agreements.PartnerAccess.granted_by
    agreements.ProgressReport.by agreements.ProgressReport.confirmed_by agreements.Proof.added_by
    agreements.Transition.by agreements.Transition.undone_by applications.Application.by
    applications.Attachment.added_by
    applications.Submission.by apprenticeships.HostStance.by apprenticeships.Offer.locked_by
    apprenticeships.Offer.in_charge consent.Consent.person desk.SentForm.by
    drafts.Draft.person knowledge.SavedTool.person
    intake.HandedIn.by intake.LearnedHeading.by planning.Bundle.created_by
    planning.Bundle.planned_by planning.Remark.by planning.Remark.done_by
    planning.ReviewDay.checked_by
    membership.Area.given_by membership.Claim.checked_by membership.Claim.decided_by
    membership.Claim.person membership.DoneInName.person membership.DoneInName.undone_by
    membership.Invitation.ended_by membership.Invitation.invited_by membership.Mandate.asked_by
    membership.Mandate.ended_by membership.Mandate.given_by membership.MandateOffer.made_by
    membership.MandateSheet.checked_by membership.MandateSheet.uploaded_by
    membership.Membership.ended_by membership.ProfileChange.by membership.ProfileChange.decided_by
    membership.Proposal.decided_by membership.Proposal.person mfa.Authenticator.user
    notices.Choice.user notices.Letter.recipient notices.Notice.recipient notices.QuietHours.user
    organisations.DuplicatePair.decided_by organisations.DuplicatePair.said_by
    organisations.Organisation.in_charge
    organisations.RegisterImport.asked_by organisations.RegisterImport.by
    organisations.RegisterRow.decided_by placements.ActionPlan.confirmed_by
    placements.ActionPlan.handed_in_by placements.AttendanceDay.by
    placements.BatchConfirmation.confirmed_by
    placements.Certificate.ended_by
    placements.Certificate.issued_by placements.ChecklistItem.confirmed_by
    placements.HostMessage.sent_by placements.Objection.answered_by placements.Objection.decided_by
    placements.Objection.raised_by
    placements.Placement.answered_by placements.Placement.stated_by placements.PlanStep.done_by
    placements.PlanStep.written_by placements.PlanWriter.person
    placements.PublishedPlan.consented_by
    placements.LogbookEntry.written_by placements.LogbookPhoto.uploaded_by placements.Rating.said_by
    placements.SelfAssessment.shown_by
    placements.StepProof.uploaded_by results.Appeal.decided_by results.Appeal.raised_by
    results.Matching.asked_by results.Result.answered_by
    rounds.Round.matched_by rounds.Round.published_by search.Pin.created_by users.Proof.person
    usersessions.UserSession.user wagtail_localize.SegmentOverride.last_translated_by
    wagtail_localize.StringTranslation.last_translated_by wagtailadmin.EditingSession.user
    wagtailadmin.FormState.user wagtailcore.APIToken.user wagtailcore.Comment.resolved_by
    wagtailcore.Comment.user wagtailcore.CommentReply.user wagtailcore.ModelLogEntry.user
    wagtailcore.Page.locked_by wagtailcore.Page.owner wagtailcore.PageLogEntry.user
    wagtailcore.PageSubscription.user wagtailcore.Revision.user wagtailcore.TaskState.finished_by
    wagtailcore.UploadedFile.uploaded_by_user wagtailcore.WorkflowState.requested_by
    wagtaildocs.Document.uploaded_by_user wagtailimages.Image.uploaded_by_user
    wagtailusers.UserProfile.user
"""
