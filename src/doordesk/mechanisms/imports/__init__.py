"""Bring a company's past: people from CSV, hiring from Greenhouse exports (rules F2, F3, Y5)."""
