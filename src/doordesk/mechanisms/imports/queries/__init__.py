"""Reading an export, without touching the company: files to items, items to records, records to a past."""
