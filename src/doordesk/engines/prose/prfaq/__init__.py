"""A PR/FAQ as its readers see it: press release, external and internal questions, and the parts. Rule W4.

Nobody writes a PR/FAQ in quite the same form, so a part is known by any of several signs, and it is missing
only where nothing looks like it. What signs there are in a language stands in `<language>.yaml`.
"""

from doordesk.engines.prose.prfaq.outline import PrFaq, prfaq

__all__ = ["PrFaq", "prfaq"]
