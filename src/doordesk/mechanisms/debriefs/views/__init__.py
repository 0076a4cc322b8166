"""Pages of a debrief: thin; what may be seen and done is decided below."""
