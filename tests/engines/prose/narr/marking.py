"""What the coach marks in a narrative, by family, and texts that make trouble."""

from hypothesis import strategies as st

from doordesk.engines.prose import Finding, Kind, check, markdown, standard

FAMILIES = ("acronym", "adjective", "long-sentence", "passive", "so-what", "weasel")

PIECES = [
    *("The launch was postponed", "by the board", "by Friday", "is", "was", "been", "being", "got", "by"),
    *("interested", "decided", "used to", "written", "not", "there", "Was the bill", "?", ".", ". ", "; "),
    *("many customers", "some", "may", "one of the most", "significantly faster", "soon", "seamless", "42%"),
    *("1,000", "2024", "so", "SKU", "SKUs", "stock keeping unit (SKU)", "SKU (stock keeping unit)", "and"),
    *("PARIS, May 4", "(", ")", "“", "”", '"', "`code`", "# ", "- ", "\n", "\n\n", "> ", "—", "’", "ß", "İ"),
    *("é", "\u200b", "😀", "x" * 40, ": ", ",", "or"),
]
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=60).map(" ".join)
kinds = st.sampled_from([Kind.NARRATIVE, Kind.PRFAQ])


def marks(text: str, family: str, kind: Kind = Kind.NARRATIVE) -> list[Finding]:
    """All findings of one family, whatever its allowance."""
    return [one for one in check(markdown(text), kind, standard(), everything=True) if one.family == family]


def marked(text: str, family: str) -> list[tuple[str, str]]:
    """Rule and marked words of each finding of a family."""
    return [(one.rule, one.text) for one in marks(text, family)]
