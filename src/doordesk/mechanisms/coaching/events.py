"""The word that goes to one person's own channel when there is something to read; never what it says."""

NOTED = "noted"
