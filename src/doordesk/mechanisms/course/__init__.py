"""The course: short lessons, each with a check of understanding, that a company makes its own (rule P1)."""
