"""Pure Python that decides and explains; no Django, no clock, no global randomness."""
