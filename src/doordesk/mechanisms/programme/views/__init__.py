"""The programme's page and its tables as files."""

from doordesk.mechanisms.programme.views.page import programme

__all__ = ["programme"]
