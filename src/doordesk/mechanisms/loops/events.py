"""What a loop announces on `loop:<id>` and `application:<id>`: words, never content."""

CANCELLED = "cancelled"
CHANGED = "changed"
INVITED = "invited"
MOVED = "moved"
PLANNED = "planned"
