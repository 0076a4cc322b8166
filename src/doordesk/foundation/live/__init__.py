"""Events: rows in an outbox, numbered for each channel; names, never content (promise 1)."""
