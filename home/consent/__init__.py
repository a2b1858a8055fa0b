"""What people agreed to: texts with versions, answers with days (docs/privacy.md)."""
