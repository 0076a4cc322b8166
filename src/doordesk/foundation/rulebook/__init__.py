"""The rule book: every rule on a page, and the company's own numbers where a rule leaves one open."""
