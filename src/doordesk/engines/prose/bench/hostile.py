"""Texts made to make a pattern run long: one piece, over and over, up to any length."""

PIECES = {
    "one letter": "a",
    "spaces": " ",
    "lines": "\n",
    "tabs and stars": "\t*",
    "brackets": "[",
    "links left open": "[a](b ",
    "pictures": "![](",
    "backticks": "``a",
    "quotation marks": '"a “b ‘c «d „e ',
    "nested quotations": "> ",
    "nested items": "- ",
    "tags": "<a ",
    "addresses": "http://a.",
    "entities": "&amp",
    "combining marks": "e\u0301\u0323",
    "full stops": ". ",
    "abbreviations": "Dr. e.g. U.S. ",
    "hyphens": "a-b-",
    "apostrophes": "it's'",
    "figures": "1,000.00 ",
    "headings": "# a\n",
    "underlined": "a\n===\n",
    "tables": "|a|b|\n|-|-|\n",
    "one word": "was ",
    "capitals": "ABC (",
    "commas": "really, very, ",
    "wide characters": "😀ﬁ\u200d",
}


def hostile(length: int) -> dict[str, str]:
    """Each piece repeated to about so many characters."""
    return {name: piece * (length // len(piece)) for name, piece in PIECES.items()}
