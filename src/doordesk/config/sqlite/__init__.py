"""SQLite as this house opens it: Django's own backend, writers in line, search in every alphabet."""
