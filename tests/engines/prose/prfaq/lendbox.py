"""A PR/FAQ of a made-up company in parts, so that tests can leave one out or move it."""

from doordesk.engines.prose import Finding, Kind, check, markdown, standard

FAMILIES = frozenset({"prfaq-parts", "quotation", "heading", "internal-faq"})

HEADS = {
    "title": "# PR/FAQ",
    "release": "## Press release",
    "heading": "### Lendbox lends tools to tenants from a locker in their own hall",
    "subheading": "*Tenants in blocks of more than 40 flats borrow a drill in two minutes.*",
}
BODY = {
    "summary": (
        "**LEEDS, 4 May 2027** — Harbour Tools opens Lendbox today, a locker in the hall of a block of "
        "flats from which tenants borrow tools."
    ),
    "problem": (
        "**The problem.** A drill runs for 13 minutes in its life. Tenants buy one for a shelf, or have to "
        "go to a shop that rents by the day."
    ),
    "solution": (
        "**The solution.** A tenant opens the door by phone, takes the drill and brings it back at night. "
        "The locker weighs it and sends a receipt."
    ),
    "company": "“We counted 61 drills here,” said Ruth Okafor, founder of Harbour Tools. “One is enough.”",
    "customer": "“I hung the shelf before the tea was cold,” said Jon Beal, a tenant in Leeds.",
    "start": "**Getting started.** Type your postcode at the address on the locker, and it opens.",
}
EXTERNAL = (
    "## External FAQ\n\n### What does it cost?\n\nTwo pounds an evening.\n\n### Can I break it?\n\nYes."
)
QUESTIONS = {
    "market": "### How large is the market?\n\nEngland has 9,400 such blocks.",
    "economics": "### What do we earn on one locker?\n\nWe keep 22 pounds a month.",
    "dependencies": "### On whom do we depend?\n\nOn one maker in Turin.",
    "feasibility": "### Can we build it?\n\nIt stands in two blocks and opens.",
    "failure": "### What are the three likeliest causes of failure?\n\nLandlords, few loans, lost tools.",
}
INTERNAL = "## Internal FAQ"


def text_of(*parts: str) -> str:
    """Parts as one text."""
    return "\n\n".join(parts) + "\n"


def internal(*without: str) -> str:
    """The internal FAQ, without some of its questions."""
    return text_of(INTERNAL, *(one for name, one in QUESTIONS.items() if name not in without))


def whole(*without: str, **instead: str) -> str:
    """The whole document without some parts, or with others in their places."""
    parts = {**HEADS, **BODY, "external": EXTERNAL, "internal": internal()} | instead
    return text_of(*(one for name, one in parts.items() if name not in without))


def marks(text: str, kind: Kind = Kind.PRFAQ) -> list[Finding]:
    """Every mark of the families that look at parts, whatever their allowance."""
    found = check(markdown(text), kind, standard(), everything=True)
    return [one for one in found if one.family in FAMILIES]


def told(text: str) -> list[tuple[str, str]]:
    """Rule and message of each mark."""
    return [(one.rule, one.message) for one in marks(text)]
