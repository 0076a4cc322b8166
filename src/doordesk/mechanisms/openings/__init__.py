"""Posts to fill: description, level, principles, and the Bar Raiser's approval (rule L1)."""
