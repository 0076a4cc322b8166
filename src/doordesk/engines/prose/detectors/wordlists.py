"""Lists of words as a rule's options hold them: a list, or one text with spaces between the words."""

from collections.abc import Iterable, Sequence

from doordesk.engines.prose.detectors import Options
from doordesk.engines.prose.rule import BadRules


def wordlist(options: Options, name: str) -> frozenset[str]:
    """The words of one option, in small letters; none when the rule does not have it.

    >>> sorted(wordlist({"late": "soon Shortly"}, "late"))
    ['shortly', 'soon']
    """
    found = options.get(name, ())
    if isinstance(found, str):
        found = found.split()
    if not isinstance(found, list | tuple) or not all(isinstance(one, str) for one in found):
        raise BadRules(f"The option “{name}” is a list of words.")
    return frozenset(one.lower() for one in found)


def number(options: Options, name: str, otherwise: int) -> int:
    """A whole number among the options, or `otherwise` when the rule does not have it."""
    found = options.get(name, otherwise)
    if not isinstance(found, int) or isinstance(found, bool):
        raise BadRules(f"The option “{name}” is a whole number.")
    return found


def said_as(options: Options, names: Iterable[str]) -> list[str]:
    """What a rule calls things, from its option `called`; a thing without an entry by its own name."""
    called = options.get("called", {})
    if not isinstance(called, dict):
        raise BadRules("The option “called” is a table of names.")
    return [str(called.get(name, name)) for name in names]


def joined(several: Sequence[str], last: str = "or") -> str:
    """Several things as a sentence lists them.

    >>> joined(["a date", "a place"]), joined(["one", "two", "three"])
    ('a date or a place', 'one, two or three')
    """
    return f" {last} ".join(filter(None, (", ".join(several[:-1]), *several[-1:])))
