"""A job description with every part, written for these tests, and what can be taken out of it."""

PARTS = {
    "at which level the post stands": "The post stands at level 5 of our scale.",
    "what the first year looks like": "By month three you have changed how refunds are paid.",
    "what it pays": "It pays £84,000 to £98,000.",
    "how you hire": "There are five conversations on one day, and a work sample before them.",
    "how to ask for adjustments": "Write to Marta if an adjustment would help, such as questions on paper.",
}
OPENING = """# Refunds

Fernhill runs nine thousand parcel lockers. Each time a door opens, somebody has paid, somebody is
owed, or both. Payments makes those sums come out right, in five currencies. You own the way from
the customer's tap to the line on their bank statement. You review the code of two colleagues and
have yours reviewed by them. You are on call one week in six, and you fix what woke you. Our
services are in Python and PostgreSQL; if you know others well, that is enough.

## What we look for

- You have run a system that moves other people's money, and can tell us what happened when it went wrong.
- You follow a discrepancy down to the single row, and can explain it to somebody in accounts.
- You finish: something is in use today that would not be there without you.

We work from an office near the river or from home, and once a quarter everybody spends a morning on a van.
"""


def description(*without: str) -> str:
    """The description, with all parts but these."""
    return "\n\n".join([OPENING, *(words for name, words in PARTS.items() if name not in without)])
