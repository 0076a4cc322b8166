"""The trail: who did what to which record and when; append-only, chained, nothing sealed in it (rule Y5)."""
