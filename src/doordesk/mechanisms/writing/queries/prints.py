"""What a mark is known by, so that setting it aside outlives an edit elsewhere in the text."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

from doordesk.engines.prose import Finding

LENGTH = 20
FURTHEST = 600
CLOSING = ' \t\r\n.!?…"”’)'  # may not stand there yet while somebody types
END = re.compile(r"[.!?…]+[\"”’)]*\s|\n")


def prints(text: str, findings: Iterable[Finding], whole: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield the print of each finding: a hash of its rule, its words and the sentence they stand in.

    Of several that would be the same, the second ends in "-2" and so on. What a rule of `whole` says is about
    the text as it is, not about a sentence: there the rule alone makes the print.

    >>> from doordesk.engines.prose import Kind, check, standard
    >>> said = "I heard that he is good."
    >>> first, more = (
    ...     list(prints(text, check(text, Kind.ASSESSMENT, standard())))
    ...     for text in (said, f"Some more. {said} And more.")
    ... )
    >>> first == more
    True
    """
    times: Counter[str] = Counter()
    for one in findings:
        about = (one.rule,) if one.rule in whole else (one.rule, one.text, sentence(text, one.start, one.end))
        plain = "\0".join(" ".join(part.casefold().split()) for part in about)
        made = sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]
        times[made] += 1
        yield made if times[made] == 1 else f"{made}-{times[made]}"


def sentence(text: str, start: int, end: int) -> str:
    """Return what stands around a place, from the end of a sentence or a line to the next."""
    earliest = max(0, start - FURTHEST)
    before = max((found.end() for found in END.finditer(text, earliest, start)), default=earliest)
    after = END.search(text, max(start, end - 1), min(len(text), end + FURTHEST))
    return text[before : after.start() if after else end + FURTHEST].strip(CLOSING)
