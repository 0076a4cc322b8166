"""Written feedback, sealed until one's own is in (rules F1-F5, F7)."""
