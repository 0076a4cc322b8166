"""The questions that an internal FAQ has to answer. Rule W4."""

from collections.abc import Iterable, Mapping
from typing import Any

from doordesk.engines.prose.detectors import Options, detector
from doordesk.engines.prose.detectors.wordlists import joined, said_as
from doordesk.engines.prose.finding import Hit
from doordesk.engines.prose.prfaq import PrFaq, prfaq
from doordesk.engines.prose.prfaq.outline import Area
from doordesk.engines.prose.prfaq.pieces import NAMES, asks
from doordesk.engines.prose.prfaq.signs import Signs, signs_of
from doordesk.engines.prose.rule import BadRules
from doordesk.engines.prose.text.reading import Reading


@detector("internal-faq")
def internal_faq(reading: Reading, options: Options) -> Iterable[Hit]:
    """The compulsory questions that nobody asks, told together at the internal FAQ's heading.

    Each entry of `questions` has phrases by which the question is known (`asked`), and phrases that show in
    the answer to another one that it is dealt with (`answered`).
    """
    found = prfaq(reading)
    label = found.label_of(Area.INTERNAL) if found is not None else None
    if found is None or label is None:
        return
    wanted: Mapping[str, Any] = options.get("questions", {})
    if not isinstance(wanted, dict) or not all(isinstance(one, dict) for one in wanted.values()):
        raise BadRules("The option “questions” is a table of questions, each with “asked” and “answered”.")
    ways = ("asked", "answered")
    signs = signs_of(
        reading, {f"{name}/{way}": one.get(way, ()) for name, one in wanted.items() for way in ways}
    )
    lacks = [name for name in wanted if not _is_there(found, signs, name)]
    if lacks:
        slots = {"missing": joined(said_as(options, lacks)), "count": str(len(lacks))}
        yield Hit(*label, slots, 3 * len(lacks))


def _is_there(found: PrFaq, signs: Signs, name: str) -> bool:
    for piece in found.of(Area.INTERNAL):
        asked = piece.end if piece.look in NAMES else asks(found.text, piece)
        if signs.has(f"{name}/asked", piece.start, asked) or signs.has(
            f"{name}/answered", piece.start, piece.end
        ):
            return True
    return False
