"""Learning beside an interviewer: two assessments compared, and the talk afterwards (rules F8, L7, P1)."""
