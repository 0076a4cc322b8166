"""What no decision may rest on, as a sentence puts it about a candidate. Rule F6."""

import re
from collections.abc import Iterator
from functools import cache

from doordesk.engines.facilitation.wordings import pattern, signs, table


@cache
def _somebody_else() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('grounds')['somebody_else'])})\b")


def may_hold_grounds(sentence: str) -> bool:
    """Tell quickly whether it is worth reading closely."""
    return signs("grounds").search(sentence.lower()) is not None


def grounds(sentence: str) -> Iterator[str]:
    """What of this a sentence says of the candidate, who is he, she or they in it; each ground once.

    >>> list(grounds("She has twins of three at home.")), list(grounds("The accent colour was hers."))
    (['family'], [])
    """
    small = sentence.lower()
    for ground in table("grounds")["patterns"]:
        found = pattern("grounds", ground).search(small)
        if found is not None and not _somebody_else().search(small, 0, found.start()):
            yield ground
