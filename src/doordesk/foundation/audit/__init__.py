"""The trail: who did what to which record and when; append-only, hash-chained, no sealed content (rule Y5)."""
