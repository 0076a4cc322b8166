"""Wordings behind which a bias may stand: likeness, comparison, haste. Rule D7."""

import re
from collections.abc import Iterator

from doordesk.engines.facilitation.detectors.disagreement import crossed
from doordesk.engines.facilitation.meeting import Meeting, Passage
from doordesk.engines.facilitation.prompt import Kind, Prompt, ask
from doordesk.engines.facilitation.saying import names, quoted
from doordesk.engines.facilitation.text.reading import own_words, sentences, words
from doordesk.engines.facilitation.spotting import spotted

SHORTEST_NAME = 3
LONG_OPEN = 90
SHARED = (
    r"(?:school|university|college|course|professor|teacher|town|city|village|valley|region|street|club|team|band"
    r"|regiment|unit|church|employer|hobby|hobbies|sport|interests?|background|degree|year|taste|place|values)"
)
LIKE_ME = re.compile(
    r"\bremind(?:s|ed)? me (?:a (?:lot|little|bit) |so much |very much |strongly )?of (?:me|myself|my own|my (?:early|first|younger)"
    r"|how I|when I|what I)\b"
    r"|\b(?:just|much|a lot|very|exactly|same|rather|ex-\w+|once)(?: \w+)? like me\b|\blike (?:me|myself)[,.;!]"
    r"|\b(?:just |exactly |much |the way |same )?(?:as|like) I (?:did|was|had|do|am)\b(?! (?:told|asked|expect|hop))"
    r"|\bmyself (?:at (?:that|this|his|her|their) age|in (?:him|her|them)|years ago)\b"
    r"|\b(?:my younger self|younger me|one of us|my kind of (?:person|engineer|seller|people)|cut from the same cloth)\b"
    rf"|\bwe\b[^.]*\b(?:the )?same {SHARED}\b|\bsame {SHARED} (?:as|that) (?:me|mine|I|my)\b"
    r"|\bwe (?:both|share|shared)\b|\bwe (?:\w+ )?(?:clicked|bonded|hit it off|got on|got along|understood each other)\b"
    r"|\b(?:a lot|much|so much|things?|something|plenty) in common\b|\bthe way I (?:was taught|learnt|do|did|would)\b"
    r"|\b(?:also|too)[^.]*\bwhere I (?:studied|grew up|went|come from|started)\b|\bmy (?:old|own) (?:school|university|college"
    r"|employer|regiment|club)\b|\bI recogni[sz]e (?:that|this|the) (?:hunger|drive|feeling|fire|ambition)\b"
    r"|\bfellow (?:alum\w+|graduate|veteran|runner|climber|cyclist|musician|parent|sailor)\b",
    re.IGNORECASE,
)
CANDIDATE = r"(?:candidates?|applicants?|interviewees?)\b(?! (?:key|for|solution|vendor|design|build|list|sites?)\b|, an? )"
MET = r"(?:saw|seen|interviewed|met|spoke (?:to|with)|talked (?:to|with)|had (?:in|on|last|this|yesterday))"
COMPARED = re.compile(
    rf"\b(?<!release )(?:other|previous|last|first|earlier|next|second|stronger|weaker|better|another|all|most)"
    rf" {CANDIDATE}"
    rf"|\b(?:than|unlike|beside|against|compared (?:with|to)|next to|as \w+ as|like) (?:[\w'’]+ ){{0,3}}?{CANDIDATE}"
    rf"|\b(?:person|one|man|woman|somebody|someone)"
    rf" (?:that |whom |who )?(?:we|I)(?:['’]ve| have)? {MET}\b"
    rf"|\b(?:of|among) (?:the|all|all the|those) [^.,]{{0,30}}\b(?:we|I)(?:['’]ve| have)? {MET}\b"
    r"|\b(?:best|strongest|weakest|better|stronger|weaker|sharpest|clearest)\b[^.]{0,30}"
    r"\b(?:so far|this (?:week|month|round|time)|of the (?:batch|bunch|lot|round|loop|field)|on the shortlist)\b"
    rf"|\byesterday['’]s {CANDIDATE}|\bthe (?:one|person) (?:from|of) (?:yesterday|last week|monday|tuesday|wednesday|thursday"
    r"|friday)\b",
    re.IGNORECASE,
)
POST = r"(?:seat|chair|post|role|position|opening|desk|vacancy|headcount|team|region|shift)"
HASTE = re.compile(
    r"\bwe (?:\w+ )?need (?:somebody|someone|a person|a hire|hands|a body|him|her|them|people|anybody|anyone)\b[^.]*"
    r"\b(?:now|soon|urgently|quickly|fast|yesterday|asap|immediately|before|by|next (?:week|month))\b"
    r"|\bwe (?:\w+ )?(?:urgently|badly|desperately) need\b|\bwe need (?:this|the) \w+ filled\b"
    r"|\b(?:the|our|my|this) (?:team|desk|crew|shift|region|people) (?:is|are|has been|have been) (?:\w+ )?"
    r"(?:drowning|stretched|short(?:-?staffed|-?handed)?|under-?staffed|desperate|overloaded|on (?:its|their) knees"
    r"|at (?:its|their) limit)\b"
    rf"|\b{POST}\b[^.]{{0,40}}\b(?:empty|vacant|unfilled)\b|\b(?:empty|vacant|unfilled) {POST}\b"
    rf"|\b{POST}\b[^.]{{0,20}}\bopen (?:for|since)\b|\b{POST} has had (?:no|nobody)\b"
    r"|\b(?:go|going|keep|carry) on (?:searching|looking)\b|\b(?:keep|start) (?:searching|looking)(?: again)?\b"
    r"|\bstart(?:ing)? (?:over|again from)\b|\b(?:been|have been) (?:looking|searching) (?:for|since)\b"
    r"|\b(?:another|more) (?:\w+ )?(?:weeks?|months?) (?:of )?(?:searching|looking|interviews|waiting)\b"
    r"|\bwe (?:cannot|can['’]t|can no longer|could not) (?:afford to )?wait\b|\bcannot afford (?:to wait|another)\b"
    r"|\bbetter than (?:nobody|no one|no-one|nothing|an empty)\b"
    r"|\b(?:won['’]t|will not|never|not going to) find (?:anyone|anybody|somebody|someone) (?:better|else)\b"
    rf"|\bfill (?:the|this|that) (?:gap|hole|{POST})\b|\bin (?:the|that|this) (?:chair|seat) (?:next|this|by|before)\b",
    re.IGNORECASE,
)


def _sentences_with(pattern: re.Pattern[str], passage: Passage) -> Iterator[tuple[str, str]]:
    for sentence in sentences(own_words(passage.text)):
        if pattern.search(sentence):
            yield sentence, ""


def similar_to_me(meeting: Meeting) -> Iterator[Prompt]:
    """The writer likens the candidate to themself, or is drawn by what they share."""
    for member, spots in spotted(meeting, lambda passage: _sentences_with(LIKE_ME, passage)):
        yield ask(
            Kind.SIMILAR_TO_ME,
            f"{member.name} finds something of their own in the candidate: {quoted(spots[0].sentence)}",
            f"{member.name}, if the candidate had come another way, which of your evidence would still stand?",
            people=[member.id],
            passages=[one.passage.id for one in spots],
        )


def contrast(meeting: Meeting) -> Iterator[Prompt]:
    """Another candidate is the measure, by name or as 'the last one'."""
    strangers = _names_of_others(meeting)

    def see(passage: Passage) -> Iterator[tuple[str, str]]:
        for sentence in sentences(own_words(passage.text)):
            named = next((name for name in words(sentence) if _bare(name) in strangers), "")
            if named or COMPARED.search(sentence):
                yield sentence, _bare(named)

    for member, spots in spotted(meeting, see):
        yield ask(
            Kind.CONTRAST,
            f"{member.name} measures against another candidate: {quoted(spots[0].sentence)}",
            f"{member.name}, held against the principle alone, and nobody else: what did this candidate do?",
            people=[member.id],
            passages=[one.passage.id for one in spots],
        )


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")


def _names_of_others(meeting: Meeting) -> frozenset[str]:
    """The other candidates' names, without those that somebody in the room or the candidate bears, too."""
    here = {word for one in meeting.members for word in words(one.name)} | set(words(meeting.candidate))
    others = {word for name in meeting.other_candidates for word in words(name)}
    return frozenset(word for word in others - here if len(word) >= SHORTEST_NAME and word[0].isupper())


def urgency(meeting: Meeting) -> Iterator[Prompt]:
    """The need to fill the post speaks in a text; or the opening is old and a vote went to yes."""
    for member, spots in spotted(meeting, lambda passage: _sentences_with(HASTE, passage)):
        yield ask(
            Kind.URGENCY,
            f"{member.name} wrote of the need to fill the post: {quoted(spots[0].sentence)}",
            f"{member.name}, if the post had been opened yesterday, would your vote be the same?",
            people=[member.id],
            passages=[one.passage.id for one in spots],
        )
    movers = meeting.named(one.person for one in meeting.known_votes if crossed(one) > 0)
    if movers and meeting.days_open is not None and meeting.days_open >= LONG_OPEN:
        yield ask(
            Kind.URGENCY,
            f"The opening is {meeting.days_open} days old, and in the re-vote {names(movers)} went from no to yes.",
            f"{names(movers)}, which passage changed your mind? Would it have in the first week?",
            people=(one.id for one in movers),
        )
