"""Assessments looked at again, blind to the outcome, against a rubric of four lines (rule P5)."""
