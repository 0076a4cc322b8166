"""The wordings that are looked for, as lists in files beside this one: who knows the trade can mend them."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

PLACE = re.compile(r"\{([a-z_]+)\}")


@cache
def table(name: str) -> dict[str, Any]:
    """Read one of the files; kept, since they do not change while a program runs."""
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def pattern(name: str, group: str) -> re.Pattern[str]:
    """The expressions of one group as one pattern, made on first use.

    They are in small letters, for a text in small letters: several times as quick as ignoring case.

    >>> bool(pattern("bias", "compared").search("better than the last candidate."))
    True
    """
    lists = table(name)
    return one_of(_filled(one, lists["words"]) for one in lists["patterns"][group])


@cache
def signs(name: str, group: str = "") -> re.Pattern[str]:
    """What begins a word of every sentence that a pattern could meet; far quicker than the pattern."""
    found = table(name)["signs"]
    return re.compile(rf"\b(?:{'|'.join(_by_first_letter(found[group] if group else found))})")


def _by_first_letter(expressions: Iterable[str]) -> Iterator[str]:
    """The same with what begins alike put together, so that one look at a letter rules out the others.

    >>> list(_by_first_letter(["age", "accent", "(?:is|was) old"]))
    ['a(?:ge|ccent)', '(?:is|was) old']
    """
    tails: dict[str, list[str]] = {}
    for one in expressions:
        head = one[0] if one[0].isalpha() else ""
        tails.setdefault(head, []).append(one.removeprefix(head))
    for head, ends in tails.items():
        yield f"{head}(?:{'|'.join(ends)})" if head else "|".join(ends)


def one_of(expressions: Iterable[str]) -> re.Pattern[str]:
    """A pattern that any of these expressions meets."""
    return re.compile("|".join(f"(?:{one})" for one in expressions))


def _filled(expression: str, words: dict[str, str]) -> str:
    """Put words in the place of their names, and what stands in those words, too."""
    while PLACE.search(expression):
        expression = PLACE.sub(lambda found: words[found[1]], expression)
    return expression
