"""Screens and loops: who interviews whom, when and on which principles (rules L1-L10)."""
