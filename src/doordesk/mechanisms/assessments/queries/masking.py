"""Names out of a text: whoever reads it afterwards knows what was said, not of whom (rule P5).

It knows the names it is given and nothing else. A nickname, a university, a story that all the company knows
still gives a text away; the page that shows one says so.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ENDS = frozenset('.!?:\n“"‘(•-–—*')
_SHORTEST = 2  # an initial by itself is no name


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody's name and what stands in its place."""

    name: str
    instead: str


def masked(text: str, people: Iterable[Named]) -> str:
    """Put what stands in their place for the names, whole or in part, and for addresses.

    Of two who share a name the first in `people` has it. A part of a name counts when it is written as a name
    is, so that 'may' and 'will' stay verbs; a whole name counts however it is written.

    >>> ada = Named("Ada May Okafor", "the candidate")
    >>> masked("Ada said she may call. I asked Okafor's team: ada may okafor, A. Okafor.", [ada])
    "The candidate said she may call. I asked the candidate's team: the candidate, the candidate."
    """
    known: dict[str, str] = {}
    for one in people:
        for form in _forms(one.name):
            known.setdefault(form, one.instead)
    kept = _ADDRESS.sub("(an address)", text)
    if not known:
        return kept
    forms = sorted(known, key=len, reverse=True)
    found = re.compile("|".join(f"({_pattern(form)})" for form in forms))
    return found.sub(lambda hit: _fitted(known[forms[(hit.lastindex or 1) - 1]], kept, hit.start()), kept)


def _forms(name: str) -> list[str]:
    """A name as people write it: whole, first and last, initial and last, then each part."""
    parts = name.split()
    if not parts:
        return []
    first, last = parts[0], parts[-1]
    whole = [" ".join(parts), f"{first} {last}", f"{first[0]}. {last}", f"{first[0]} {last}"]
    single = [part for part in parts if len(part) >= _SHORTEST and not part.islower()]
    return [*(form for form in whole if len(parts) > 1), *single]


def _pattern(form: str) -> str:
    """Match a form as a word: two whole names in any case, an initial or a single name as it is written.

    Scripts without case, such as Chinese, set no gaps between words either.
    """
    said = r"\s+".join(map(re.escape, form.split()))
    if form.upper() == form.lower():
        return said
    if " " not in form:
        said = f"(?:{said}|{re.escape(form.upper())})"
    elif form[1] not in ". ":
        said = f"(?i:{said})"
    return rf"(?<!\w){said}(?!\w)"


def _fitted(instead: str, text: str, at: int) -> str:
    """Begin with a capital where a sentence does."""
    before = text[:at].rstrip(" \t")
    return instead[0].upper() + instead[1:] if not before or before[-1] in _ENDS else instead
