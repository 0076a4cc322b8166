"""Traits where acts should stand. Rules D7, F6."""

import re
from collections.abc import Iterator

from doordesk.engines.facilitation.meeting import Meeting, Passage
from doordesk.engines.facilitation.prompt import Kind, Prompt, ask
from doordesk.engines.facilitation.saying import quoted
from doordesk.engines.facilitation.text.reading import own_words, quotes, sentences
from doordesk.engines.facilitation.spotting import spotted

TRAIT = re.compile(
    r"\b(?:(?:good|great|positive|right|nice|excellent|fantastic|can-do|bad|poor|wrong|lovely) (?:\w+ )?"
    r"(?:attitude|energy|vibes?|presence|personality|mindset|spirit|chemistry)"
    r"|(?:lots|lot|full|plenty) of (?:energy|enthusiasm|passion|drive)|smart|bright|sharp|clever|brilliant|intelligent"
    r"|driven|hungry|passionate|enthusiastic|motivated|like?able|nice|friendly|charismatic|charming|humble|confident"
    r"|arrogant|lazy|boring|dull|a natural|natural (?:leader|seller|talent)|team ?player|people person|go-?getter"
    r"|self-?starter|rock ?star|high potential|gut (?:feeling|says)|spark|impressive|trustworthy|mature|professional"
    r"|good (?:person|guy|egg)|strong (?:personality|character))\b",
    re.IGNORECASE,
)
CULTURE = re.compile(
    r"\b(?:culture|cultural|team) fit\b|\bfit(?:s|ted)? (?:\w+ )?(?:our|the|this) (?:culture|team|company)\b"
    r"|\bfits? (?:right |straight )?in (?:here|with us|well|perfectly|nicely|great)\b|\b(?:would|will|could) fit in"
    r"(?: \w+)?[.,;]|\bbelongs? here\b|\bone of our kind\b|\b(?:not|isn['’]t|is) (?:really )?our (?:type|kind)\b",
    re.IGNORECASE,
)
ACT = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|once|twice|half|asked|told|took|wrote|went"
    r"|made|found|saw|gave|kept|built|ran|showed|brought|rang|sent|said|closed|moved|changed|drew|named|put|cut"
    r"|learnt|learned|read|counted|refused|called|tested|waited|stayed|explained|described|walked|noticed)\b",
    re.IGNORECASE,
)


def vague_trait(meeting: Meeting) -> Iterator[Prompt]:
    """A text that gives traits and no act, or speaks of a fit with the culture."""
    for member, spots in spotted(meeting, _vague):
        culture = [one for one in spots if one.what]
        shown = (culture or spots)[0]
        yield ask(
            Kind.VAGUE_TRAIT,
            f"{member.name} names a {'fit' if culture else 'trait'} and no act: {quoted(shown.sentence)}",
            f"{member.name}, what did the candidate do or say that shows it? Which principle is it about?",
            people=[member.id],
            passages=[one.passage.id for one in spots],
            principle=None,
            more=2.0 if culture else 0.0,
        )


def _vague(passage: Passage) -> Iterator[tuple[str, str]]:
    own = own_words(passage.text)
    without_act = not quotes(passage.text) and not ACT.search(own)
    for sentence in sentences(own):
        if CULTURE.search(sentence):
            yield sentence, "fit"
        elif without_act and TRAIT.search(sentence):
            yield sentence, ""
