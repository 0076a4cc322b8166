"""Reading loops: plans and findings, pages, briefs, calendars, lists, duties and panels."""
