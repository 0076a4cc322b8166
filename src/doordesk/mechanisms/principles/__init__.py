"""Leadership principles: the words for everything; versions keep the wording of old records (rules L6, F1)."""
