"""Times the writing coach on the docs' own text: the dictionary, everything, growth, and others beside it."""

import re
import time
from collections.abc import Callable
from pathlib import Path

from doordesk.engines.prose import Kind, Ruleset, check, markdown, standard
from doordesk.engines.prose.bench.others import installed
from doordesk.engines.prose.text.reading import Reading

DOCS = Path(__file__).parents[1] / "docs"
WORDS, RUNS = 1000, 15
SIZES = (10_000, 100_000, 1_000_000)
KIND = Kind.NARRATIVE


def text_of(characters: int) -> str:
    """The pages of the docs one after the other, and again from the start, up to a length."""
    pages = [one.read_text(encoding="utf-8") for one in sorted(DOCS.rglob("*.md"))]
    whole = "\n\n".join(pages)
    return (whole * (characters // len(whole) + 1))[:characters]


def thousand_words() -> str:
    """The first 1,000 words of the docs, as the coach counts them."""
    text = text_of(20_000)
    reading = Reading(markdown(text), KIND)
    return text[: reading.ends[WORDS - 1]]


def plain_patterns(rules: Ruleset) -> re.Pattern[str]:
    """The phrases as one regular expression: what a word list costs without a dictionary."""
    phrases = {
        phrase
        for held in rules.compiled(KIND).rules
        for phrase in held.rule.phrases
        if phrase.replace(" ", "").isalpha()
    }
    lists = {word for one in rules.families.values() for words in one.words.values() for word in words}
    known = sorted(
        phrases | {word for word in lists if word.replace(" ", "").isalpha()}, key=len, reverse=True
    )
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, known or ['doordesk']))})\b", re.IGNORECASE)


def timed(deed: Callable[[], object], runs: int = RUNS) -> list[float]:
    """The milliseconds of each run; a first one only warms up."""
    deed()
    took = []
    for _ in range(runs):
        start = time.perf_counter()
        deed()
        took.append((time.perf_counter() - start) * 1000)
    return took


def main(say: Callable[[str, list[float]], None]) -> None:
    """Measure 1,000 words, then how the time grows, then the others on the same words."""
    rules, text = standard(), thousand_words()
    reading = Reading(markdown(text), KIND)
    dictionary = rules.compiled(KIND).dictionary
    say("coach, 1,000 words: dictionary alone", timed(lambda: list(dictionary.find(reading))))
    say("coach, 1,000 words: reading", timed(lambda: Reading(markdown(text), KIND)))
    say("coach, 1,000 words: everything", timed(lambda: check(markdown(text), KIND, rules)))
    for size in SIZES:
        longer = text_of(size)
        took = timed(lambda longer=longer: check(markdown(longer), KIND, rules), 3)  # type: ignore[misc]
        say(f"coach, {size // 1000:,} KB", took)
    pattern = plain_patterns(rules)
    say("one regular expression, 1,000 words", timed(lambda: pattern.findall(text)))
    for other in installed():
        took = timed(lambda other=other: other.marks(text), 5)  # type: ignore[misc]
        say(f"{other.name} {other.version}, 1,000 words", took)


def say_finely(what: str, milliseconds: list[float]) -> None:
    """Print one figure with two places: some are below a millisecond."""
    middle = sorted(milliseconds)[len(milliseconds) // 2]
    print(f"{what:<44}{middle:>9.2f} ms   slowest {max(milliseconds):.2f}")


if __name__ == "__main__":
    main(say_finely)
