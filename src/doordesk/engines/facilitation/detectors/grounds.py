"""Content that no decision may rest on. Rule F6."""

import re
from collections.abc import Iterator

from doordesk.engines.facilitation.meeting import Meeting, Passage
from doordesk.engines.facilitation.prompt import Kind, Prompt, ask
from doordesk.engines.facilitation.saying import listed, quoted
from doordesk.engines.facilitation.spotting import spotted
from doordesk.engines.facilitation.text.grounds import grounds, may_hold_grounds
from doordesk.engines.facilitation.text.reading import as_told, sentences, words

SHORTEST_NAME = 3
NEVER = r"(?!)"


def forbidden_ground(meeting: Meeting) -> Iterator[Prompt]:
    """Each member who wrote of the candidate's age, family, origin, religion, health, looks or sex."""
    names = [re.escape(word) for word in words(meeting.candidate) if len(word) >= SHORTEST_NAME]
    called = re.compile(rf"\b(?:{'|'.join(names) or NEVER})\b(?!['’]s)")

    def see(passage: Passage) -> Iterator[tuple[str, str]]:
        read = sentences(called.sub("they", as_told(passage.text)))
        close = [number for number, sentence in enumerate(read) if may_hold_grounds(sentence)]
        written = sentences(passage.text) if close else []
        for number in close:
            for ground in grounds(read[number]):
                yield written[number] if number < len(written) else read[number], ground

    for member, spots in spotted(meeting, see):
        what = listed(dict.fromkeys(one.what for one in spots))
        yield ask(
            Kind.FORBIDDEN_GROUND,
            f"{member.name} wrote of the candidate's {what}: {quoted(spots[0].sentence)}",
            f"{member.name}, leaving that aside, as no decision may rest on it: which act or answer carries "
            "your rating?",
            people=[member.id],
            passages=[one.passage.id for one in spots],
            more=min(len({one.what for one in spots}) - 1, 3),
        )
