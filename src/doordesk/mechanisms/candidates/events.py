"""What candidates announce on `application:<id>` and `opening:<id>`: words, never content."""

APPLICATION_ADDED = "application_added"
MOVED = "moved"
TOLD = "told"
