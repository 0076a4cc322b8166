"""Words with their places, and the figures among them."""

import re

WORD = re.compile(r"\d+(?:[.,:]\d+)*(?:[kKmM](?!\w)|%)?|[^\W\d_][^\W_]*(?:['’][^\W_]+)*|[^\W_]+")
_NUMBERS = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen
half third quarter twice once double triple
"""
NUMBERS = frozenset(_NUMBERS.split())
# What may stand between two words of one phrase: spaces, a hyphen, marks of emphasis.
JOINS = re.compile(r"[ \t\u00a0*_~]*(?:[-\u2010\u2011/][*_]*)?[ \t\u00a0]*\n?[ \t*_>]*\Z")


def is_number(word: str) -> bool:
    """Whether a word, in small letters, is a figure or the word for one.

    >>> is_number("40%"), is_number("twelve"), is_number("strong")
    (True, True, False)
    """
    return word[0].isdigit() or word in NUMBERS
