"""Bring a company's past: people from CSV, hiring from Greenhouse exports."""
