"""Words with their places, and the figures among them."""

import re

WORD = re.compile(r"\d+(?:[.,:]\d+)*(?:[kKmM](?!\w)|%)?|[^\W\d_][^\W_]*(?:['’][^\W_]+)*|[^\W_]+")
_NUMBERS = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen
half third quarter twice once double triple
"""
NUMBERS = frozenset(_NUMBERS.split())
# What may stand between two words of one phrase: spaces, a hyphen, marks of emphasis, one end of a line.
JOINS = re.compile(
    r"[ \t\u00a0*_~]{0,12}(?:[-\u2010\u2011/][*_]{0,6})?[ \t\u00a0]{0,12}(?:\r?\n)?[ \t*_>]{0,24}\Z"
)


def is_number(word: str) -> bool:
    """Whether a word, in small letters, is a figure or the word for one.

    >>> is_number("40%"), is_number("twelve"), is_number("strong")
    (True, True, False)
    """
    return word[0].isdigit() or word in NUMBERS
