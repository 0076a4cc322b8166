"""Reading an export, without touching the company: files to items, items to records, records to a past."""

from doordesk.mechanisms.imports.queries.panels import past_application, past_opening

__all__ = ("past_application", "past_opening")
