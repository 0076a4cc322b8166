"""Backups: one file that holds a whole company, made while people work, proved, rotated and put back.

`making` and `restoring` are what the command and the server's clock call; `archive` and `manifest` are the
file, `sqlite` and `postgres` the two databases, `standing` is what check says (docs/decisions/0016).
"""
