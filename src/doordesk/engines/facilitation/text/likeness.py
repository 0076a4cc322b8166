"""How alike the situations are that two texts tell: rare words in common, weighed by their rarity.

Each text is a bag of word stems without common words. The weight of a stem is (1 + ln tf) · ln(1 + N / df),
and two texts are as alike as the cosine of their weights: the vector space model of Salton, Wong and Yang
("A vector space model for automatic indexing", Communications of the ACM 18, 1975) with weights as in Salton
and Buckley ("Term-weighting approaches in automatic text retrieval", Information Processing & Management 24,
1988). Stems are Harman's S-stemmer ("How effective is suffixing?", JASIS 42, 1991) with -ed and -ing taken
off as well.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import combinations
from math import log, sqrt

from doordesk.engines.facilitation.text.common_words import COMMON

SHORTEST_STEM = 3
SHORTEST_FIGURE = 2
FIGURES = {
    name: str(value)
    for value, name in enumerate(
        [
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ],
        start=11,
    )
}


def stem(word: str) -> str:
    """A word without its ending, good enough to meet its brothers.

    >>> stem("Displays"), stem("frozen"), stem("stopped"), stem("refused"), stem("fourteen"), stem("1,140")
    ('display', 'frozen', 'stop', 'refus', '14', '1140')
    """
    low = word.lower().replace("’", "'").removesuffix("'s")
    if low in FIGURES or low[0].isdigit():
        return FIGURES.get(low, low).replace(",", "")
    for ending, least in (("ies", 4), ("ing", 6), ("ed", 5), ("es", 5), ("s", 4), ("e", 5)):
        if low.endswith(ending) and len(low) >= least and not low.endswith("ss"):
            low = low[: -len(ending)] + ("y" if ending == "ies" else "")
            break
    doubled = len(low) > SHORTEST_STEM and low[-1] == low[-2] and low[-1] in "bdgmnprt"
    return low[:-1] if doubled else low


COMMON_STEMS = frozenset(map(stem, COMMON)) | COMMON


def telling(text: Iterable[str], ignored: Collection[str] = ()) -> Counter[str]:
    """The stems among these words that tell which story it is, with how often each stands there.

    >>> sorted(telling("She asked about the Bergen ferry , our ferry".split()))
    ['bergen', 'ferry']
    """
    stems = ((word.lower(), stem(word)) for word in text)
    return Counter(
        one
        for word, one in stems
        if len(one) >= (SHORTEST_FIGURE if one[0].isdigit() else SHORTEST_STEM)
        and word not in COMMON
        and one not in COMMON_STEMS
        and one not in ignored
    )


def likeness(texts: Sequence[Counter[str]]) -> dict[tuple[int, int], tuple[float, frozenset[str]]]:
    """For each two of these texts, by their places: the cosine, 0 to 1, and the stems they share.

    Texts that share nothing are left out.

    >>> a, b, c = (telling(it.split()) for it in ("Bergen ferry cards", "the ferry to Bergen", "a lift"))
    >>> {pair: sorted(shared) for pair, (_, shared) in likeness([a, b, c]).items()}
    {(0, 1): ['bergen', 'ferry']}
    """
    df = Counter(one for text in texts for one in text)
    rarity = {one: log(1 + len(texts) / times) for one, times in df.items()}
    weights = [{one: (1 + log(tf)) * rarity[one] for one, tf in text.items()} for text in texts]
    lengths = [sqrt(sum(weight * weight for weight in one.values())) for one in weights]
    alike = {}
    for first, second in combinations(range(len(texts)), 2):
        shared = texts[first].keys() & texts[second].keys()
        if shared:
            product = sum(weights[first][one] * weights[second][one] for one in sorted(shared))
            alike[first, second] = (product / (lengths[first] * lengths[second]), frozenset(shared))
    return alike
