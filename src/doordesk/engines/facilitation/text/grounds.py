"""What no decision may rest on, as it is put about a candidate. Rule F6.

Each ground is a pattern in which {she} stands for the candidate as the one who is or does, {her} for what is
theirs. A sentence about somebody else (a customer, a colleague, a driver) before the find clears it, and so do
the other senses of a word: a mature code base, an accent colour, a health check, a native app.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

SHE = r"\b(?:s?he|they|the candidate)"
HER = r"\b(?:his|her|their|the candidate['’]s)"
NUMBER = r"(?:two|three|four|five|\d)"
SOME = r"(?:[\w'’-]+ ){0,3}?"
IS = r"(?:is|are|was|were|['’]s|['’]re|seems?|seemed|looks?|looked|must be|may be|might be|could be)"
DECADE = (
    r"(?:twent(?:y|ies)|thirt(?:y|ies)|fort(?:y|ies)|fift(?:y|ies)|sixt(?:y|ies)|sevent(?:y|ies)|[2-7]0s?)"
    r"(?=\s*(?:[.,;:!?)]|$|(?:and|but|or|so|if|years?|with|when|which|I|who)\b))"
)
OFFSPRING = r"(?:kids?|children|twins|bab(?:y|ies)|toddlers?|newborn|sons?|daughters?)"
CREED = (
    r"(?:church|mosque|synagogue|temple|sabbath|shabbat|ramadan|lent|muslim|jew(?:ish)?|christian|catholic"
    r"|protestant|mormon|hindu|sikh|buddhist|hijab|head ?scarf|veil|kippah|turban|prayers?|devout|religious"
    r"|religion|atheist|pious)"
)
ILLNESS = (
    r"(?:diabet\w+|cancer|depress(?:ion|ed(?! by))|anxiety|epilep\w+|asthma\w*|adhd|autis\w+|dyslexi\w+|burn-?out"
    r"|migraines?|chemo\w*|chronic\w*|surgery|stammers?|stutters?|limps?|wheelchair|hearing aids?|disab(?:led|ility)"
    r"|ill(?:ness)?(?!-)|sick leave|medication|therapy|bad (?:back|knees?|hips?|heart)|heart (?:attack|condition)"
    r"|(?:health|medical|back|knee|heart) (?:problems?|issues?|condition|troubles?))"
)
LOOKS = (
    r"(?:attractive|handsome|beautiful|gorgeous|good-?looking|pretty(?=[.,;!?]|$| and)|ugly|scruffy|unkempt"
    r"|well[- ]dressed|badly dressed|well[- ]groomed|overweight|obese|fat|skinny|tattooed|presentable"
    r"|easy on the eyes?)"
)
PATTERNS = {
    "age": (
        rf"{{she}} {IS} {SOME}(?:too (?:old|young)|(?:close to|nearly|almost|around|about|over|under|past) {DECADE}"
        rf"|\d\d years old|retire\w*|elderly|(?:older|younger) than)\b",
        rf"{{her}} (?:(?:early|mid|late)[- ])?{DECADE}\b",
        r"{her} (?:own )?age\b(?! bands?| limits?)",
        rf"\b(?:for|as) an? (?:\d\d|{DECADE})[- ]?(?:-| )year[- ]old\b",
        r"\ba(?:n? [\w-]+)? (?:young|old|older|elderly|younger) (?:man|woman|lady|guy|girl|gentleman)\b(?=.*{she})",
        r"{she} .*\b(?:close to|near|before|until|reach\w*) (?:retirement|pension(?: age)?)\b",
        r"\b(?:over|past) the hill\b|\bdigital native\b",
    ),
    "family": (
        rf"{{she}} (?:has|have|had) {SOME}{OFFSPRING}\b(?!['’]|'s| process| nodes?)",
        rf"{{her}} {SOME}(?:{OFFSPRING}|wife|husband|spouse|fianc\w+|boyfriend|girlfriend|in-laws)\b"
        rf"(?!['’]s? (?:books?|toys?|ward))",
        r"{she} .*\b(?:got|is|was|are|were|getting) (?:just |newly |recently )?(?:married(?! to (?:the|its|their))|divorced|engaged to|single(?! handed|-))\b",
        r"\bsingle (?:mother|mum|mom|father|dad|parent)\b"
        r"(?! (?:node|process|class|company|element|account|table|page))",
        r"\b(?:is|as|being) a (?:mother|father|mum|mom|dad|parent)\b(?! (?:node|process|class|company|element|account|table|page))",
        r"\b(?:hop\w+|want\w*|plan\w*|try\w*|thinking) (?:for|of|to have|about|on) (?:[\w-]+ )?"
        r"(?:children|kids|a baby|a family)\b",
        r"\b(?:start\w*|plan\w*) a family\b|\bfamily plans\b",
        r"\b(?:maternity|paternity|parental) leave\b(?=.*(?:{she}|{her}))|{she} .*\b(?:maternity|parental) leave\b",
        r"\b(?:child ?care|school run|nursery run)\b(?! vouchers?| cent(?:re|er)s?)",
        r"\b(?:small|young|little) (?:kids|children) at home\b",
    ),
    "pregnancy": (
        rf"{{she}} {IS} {SOME}(?:pregnant|expecting(?: an? (?:baby|child|boy|girl)| twins| (?:her|their) (?:first|second|third|baby)"
        rf"| in (?-i:[A-Z])|[.,;]|$)|with child\b)",
        r"\bvisibly pregnant\b|{her} (?:pregnancy|due date)\b",
    ),
    "nationality": (
        r"{she} (?:is|was|are|were|comes?|came) (?:originally )?from (?-i:[A-Z]\w+)(?= and| so|,|\.|$)",
        r"{she} (?:is|was|are|were) (?:originally|born|raised) (?:from|in|and)\b",
        r"{her} (?:nationality|citizenship|passport|visa|work permit|ethnic\w*|race|skin|cultural background"
        r"|home country|foreign name)\b(?! (?:card|condition|time|for the))",
        r"{she} .*\b(?:needs?|needed|requires?|is on|holds?) an? (?:[\w-]+ )?(?:visa|work permit)\b",
        r"{she} (?:is|was|are) (?:an? |not )(?:[\w-]+ )?(?:foreigner|immigrant|refugee|national|citizen)\b",
        r"\b(?:non-)?native (?:English |German |French |Spanish )?speakers?\b(?=.*(?:{she}|{her}))|\bnot (?:a )?native\b"
        r"(?= speaker|[.,])",
    ),
    "accent": (
        r"{her} (?:[\w-]+ ){0,2}accent\b(?! (?:colou?r|light|on|wall|table))",
        r"\b(?:heavy|thick|strong|slight|foreign|broad|regional|noticeable|northern|southern|eastern) accent\b"
        r"(?! (?:colou?r|light|on))",
        r"\b(?:heavily|strongly|slightly) accented\b|\baccented (?:English|German|French)\b",
        r"{she} (?:speaks?|spoke|has|had|have) (?:[\w-]+ ){0,3}an? (?:[\w-]+ )?accent\b(?! colou?r)",
        r"{her} English (?:is|was) (?:[\w-]+ )?(?:broken|poor|bad|weak|not|hard|rough)\b",
    ),
    "religion": (
        rf"{{she}} (?:\w+ )?(?:keeps?|kept|goes|went|attends?|attended|wears?|wore|prays?|prayed|observes?|fasts?|fasted"
        rf"|is|was|are|were|mentioned|practi[sc]es?|leads?|sings?|volunteers?) {SOME}{CREED}\b(?! school| customers?)",
        r"{her} (?:faith|religion|religious|church|mosque|synagogue|temple|congregation|hijab|head ?scarf|kippah"
        r"|turban|prayers?)\b",
    ),
    "health": (
        rf"{{she}} (?:\w+ )?(?:has|have|had|is|are|was|were|been|suffers?|suffered|walks?|takes?|uses?|is in|sits in"
        rf"|told me|mentioned|spoke) {SOME}(?:about |of |from |on |with |in )?{SOME}{ILLNESS}\b",
        rf"{{her}} {SOME}(?:{ILLNESS}|health)\b(?! (?:check|insurance|endpoint|score|figures?))",
    ),
    "looks": (
        rf"{{she}} {IS} (?!at\b)(?:[\w'’-]+ ){{0,2}}?{LOOKS}\b",
        r"\b(?:attractive|good-?looking|pretty|handsome|beautiful) (?:wo)?(?:man|girl|lady|guy|person|face)\b",
        r"{her} (?:looks|appearance|outfit|clothes|tattoos?|haircut|hair|beard|make-?up|weight|smile)\b"
        r"(?! (?:at|like it|after|shows?|of|for|was (?:too|off)))",
        r"{she} (?:dress(?:es|ed)|looks? the part)\b",
    ),
    "sex": (
        r"\b(?:as|for|being) (?:a|the only) (?:[\w-]+ )?(?:woman|girl|lady|female)\b",
        r"{she} (?:is|are|was) (?:[\w-]+ )?(?:gay|lesbian|trans(?:gender)?|bisexual|queer)\b",
        r"{her} (?:gender|sexuality|sexual orientation)\b",
    ),
}
SOMEBODY_ELSE = re.compile(
    r"\b(?:customers?|clients?|patients?|passengers?|users?|readers?|drivers?|pickers?|packers?|colleagues?"
    r"|co-?workers?|neighbours?|pensioners?|residents?|tenants?|students?|pupils?|parents|buyers?|callers?"
    r"|employees|workers?|staff|suppliers?|visitors?|travell?ers?|testers?|teachers?|headm\w+|nurses?|somebody"
    r"|someone|people|a (?:blind|deaf|elderly|young|old)? ?(?:wo)?man|an? (?:mother|father)|deputy)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Ground:
    """What a sentence speaks of, and from where on."""

    name: str
    start: int


@lru_cache(maxsize=1)
def _compiled() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The patterns, made on first use: a server that holds no debrief needs none."""
    return tuple(
        (ground, re.compile("|".join(map(_about_them, patterns)), re.IGNORECASE))
        for ground, patterns in PATTERNS.items()
    )


def _about_them(pattern: str) -> str:
    return f"(?:{pattern.replace('{she}', SHE).replace('{her}', HER)})"


def grounds(sentence: str) -> Iterator[Ground]:
    """What of this a sentence says of the candidate, who is he, she or they in it; each ground once.

    >>> [it.name for it in grounds("She has twins of three at home.")]
    ['family']
    >>> [it.name for it in grounds("The accent colour was hers.")]
    []
    """
    for ground, pattern in _compiled():
        found = pattern.search(sentence)
        if found is not None and not SOMEBODY_ELSE.search(sentence, 0, found.start()):
            yield Ground(ground, found.start())
