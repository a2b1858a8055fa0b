"""What was typed into a form and not sent yet: kept for its own person (docs/drafts.md)."""
