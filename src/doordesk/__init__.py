"""Doordesk: run the mechanisms of a company that hires, writes and reviews by principle."""

from importlib.metadata import version

__version__ = version("doordesk")
