"""Lists of words as a rule's options hold them: a list, or one text with spaces between the words."""

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
