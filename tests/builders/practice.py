"""A shelf of three short practice cases with two or three keys each, in a folder of the test's own."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.practice.actions import Wanted, add_case, practise
from doordesk.mechanisms.practice.models import OwnCase
from doordesk.mechanisms.practice.queries import library
from doordesk.mechanisms.practice.states import Purpose, Typed
from doordesk.mechanisms.principles.models import Version

PRINCIPLES = ("customer", "owner")
CASE = """+++
key = "{slug}"
title = "{title}"
field = "{field}"
post = "Shift lead"
level = 5
candidate = "Ines Duarte"
interviewer = "Paul Novak"
minutes = 20
principles = ["customer", "owner"]

[[fault]]
turn = 3
kind = "leading_question"
note = "It hints at the answer: {fault}."
+++
[00:00] Interviewer: When did you last watch somebody use what you make?

[00:30] Candidate: In May. I stood beside the desk for a morning and counted.

Nobody had asked me to.

[02:00] Interviewer: So you care about customers, I suppose?

[02:10] Candidate: Yes. Eleven of thirty turned back at the second page, so we took it out.
"""
KEY = """case = "{slug}"
vote = {vote}
why = "The vote of {reader}: {word}."

[[rating]]
principle = "customer"
rating = {customer}
turns = [2, 4]
why = "Counted it themself [2]. {word}"

[[rating]]
principle = "owner"
rating = {owner}
turns = {turns}
why = "Went without being asked. {word}"
"""
SHELF = (
    ("first-page", "The first page", "Insurance", {"a": (3, 3, 3), "b": (3, 3, 2), "c": (3, 4, 2)}),
    ("late-bus", "The late bus", "Transport", {"a": (2, 2, 2), "b": (2, 2, 3), "c": (3, 2, 0)}),
    ("cold-store", "The cold store", "Food", {"a": (4, 4, 4), "b": (3, 4, 3), "c": (4, 4, 4)}),
    ("two-shifts", "Two shifts", "Care", {"a": (1, 1, 2), "b": (2, 1, 2), "c": (1, 2, 1)}),
)  # slug, title, field, and for each reader vote, customer, owner


def case_text(
    slug: str = "first-page", title: str = "The first page", field: str = "Insurance", fault: str = "so"
) -> str:
    """A case file."""
    return CASE.format(slug=slug, title=title, field=field, fault=fault)


def key_text(slug: str, reader: str, figures: tuple[int, int, int], word: str = "plain") -> str:
    """A key file."""
    vote, customer, owner = figures
    turns = "[]" if owner == 0 else "[2]"
    return KEY.format(
        slug=slug, reader=reader, vote=vote, customer=customer, owner=owner, turns=turns, word=word
    )


@contextmanager
def shelf(folder: Path, *, fault: str = "fennel", word: str = "reasoned") -> Iterator[None]:
    """Let the product's cases be these four; `fault` and `word` stand in every fault note and key."""
    for number, (slug, title, field, keys) in enumerate(SHELF, start=1):
        (folder / f"{number:02}-{slug}.md").write_text(case_text(slug, title, field, fault), encoding="utf-8")
        for reader, figures in keys.items():
            (folder / "keys" / reader).mkdir(parents=True, exist_ok=True)
            text = key_text(slug, reader, figures, word)
            (folder / "keys" / reader / f"{slug}.toml").write_text(text, encoding="utf-8")
    before = library.FOLDER
    _stand(folder)
    try:
        yield
    finally:
        _stand(before)


def _stand(folder: object) -> None:
    library.FOLDER = folder  # type: ignore[assignment]
    library.shipped.cache_clear()
    library.shipped_keys.cache_clear()


def answer(
    customer: int = 3, owner: int = 3, vote: int = 3, word: str = "Counted [2].", **more: object
) -> Typed:
    """A whole sheet."""
    texts = dict.fromkeys(PRINCIPLES, word)
    return Typed(ratings={"customer": customer, "owner": owner}, texts=texts, vote=vote, **more)  # type: ignore[arg-type]


def own_case(
    writer: Person, versions: Sequence[Version], title: str = "Stock on Friday", fault: str = "Two."
) -> OwnCase:
    """A short case of the company's, with one planted fault."""
    wanted = Wanted(
        title=title, field="Retail", post="Store lead", level=5, candidate="Ada Lind", interviewer="Bo Reyes",
        minutes=20, faults=f"1, two_questions, {fault}", principles=tuple(one.pk for one in versions[:2]),
        transcript="[00:00] Interviewer: When did you count?\n\n[00:30] Candidate: On Friday, all of it.",
    )  # fmt: skip
    return add_case(wanted, actor=writer)


def own_sheet(case: OwnCase, who: Person, word: str = "Counted.", *, key: bool = False) -> None:
    """Somebody's key, or attempt, with a word in every text."""
    names = [one.version.principle.key for one in case.principles.select_related("version__principle")]
    typed = Typed(dict.fromkeys(names, 3), dict.fromkeys(names, f"{word} [2]"), vote=3, why=word)
    practise(case.slug, typed, actor=who, purpose=Purpose.KEY if key else Purpose.ATTEMPT)
