"""People who apply, their applications and résumés, and how far each has come (rules L8, A3, Y4)."""
