"""Practice: rate a fictional interview, then see what experts rated and why; accuracy over time (rule P2)."""
