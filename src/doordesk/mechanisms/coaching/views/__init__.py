"""Pages of coaching: the notes of a debrief, one note between two, a page of growth."""
