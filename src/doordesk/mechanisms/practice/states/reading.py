"""Reads a case file, a key file and a transcript; what is wrong is said with its file, line and way out."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from doordesk.mechanisms.practice.states.case import Case, Fault, Key, Rated, Turn
from doordesk.mechanisms.practice.states.words import INTERVIEWER, FaultKind, Rating, Vote

HEAD = re.compile(r"\[(\d{1,3}):([0-5]\d)\] ([^:\n]{1,60}): ?(.*)")
SPEAKERS = (INTERVIEWER, "Candidate")
FENCE = "+++"
TEXTS = ("key", "title", "field", "post", "candidate", "interviewer")
NUMBERS = ("level", "minutes")
HOW = "A turn begins with its time and speaker, such as [04:20] Candidate: I counted them myself."


class Unreadable(ValueError):
    """A file or transcript that is not as it should be; the sentence names file, line and way out."""

    def __init__(self, where: str, what: str) -> None:
        """Begin with the place."""
        super().__init__(f"{where}: {what}" if where else what)


def turns_of(text: str, where: str = "", first: int = 1) -> tuple[Turn, ...]:
    """Read a transcript: turns with blank lines between them; a block without a head goes on with the turn.

    `where` names the file and `first` the number of the text's first line in it, for the errors.
    """
    turns: list[Turn] = []
    for number, block in _blocks(text, first):
        place = _line(where, number)
        head = HEAD.fullmatch(block.split("\n", 1)[0])
        if head is None and block.startswith("["):
            raise Unreadable(place, f"This is no beginning of a turn: “{block[:40]}”. {HOW}")
        if head is None and not turns:
            raise Unreadable(place, f"The first turn has no beginning. {HOW}")
        if head is None:
            turns[-1] = _with(turns[-1], block)
            continue
        turns.append(_turn(len(turns) + 1, head, block, turns, place))
    if not turns:
        raise Unreadable(_line(where, first), f"There is no transcript. {HOW}")
    return tuple(turns)


def _blocks(text: str, first: int) -> Iterator[tuple[int, str]]:
    """Yield blocks of lines with the number of the line at which each begins."""
    block: list[str] = []
    for number, line in enumerate([*text.split("\n"), ""], start=first):
        if line.strip():
            block.append(line.strip())
        elif block:
            yield number - len(block), "\n".join(block)
            block = []


def _turn(number: int, head: re.Match[str], block: str, turns: list[Turn], place: str) -> Turn:
    minutes, seconds, speaker, said = head.groups()
    second = 60 * int(minutes) + int(seconds)
    if speaker not in SPEAKERS:
        raise Unreadable(place, f"“{speaker}” is neither Interviewer nor Candidate; write one of the two.")
    if turns and second < turns[-1].second:
        raise Unreadable(place, f"{minutes}:{seconds} is earlier than the turn before; times only go on.")
    words = " ".join([said, *block.split("\n")[1:]]).strip()
    if not words:
        raise Unreadable(place, "Nothing is said in this turn; write it on the same line as the speaker.")
    return Turn(number, second, speaker, (words,))


def _with(turn: Turn, block: str) -> Turn:
    return Turn(turn.number, turn.second, turn.speaker, (*turn.paragraphs, block.replace("\n", " ")))


def case_from(text: str, name: str) -> Case:
    """Read a case file; `name` is the file's, for the errors."""
    lines = text.replace("\r\n", "\n").split("\n")
    if lines[0] != FENCE or FENCE not in lines[1:]:
        raise Unreadable(_line(name, 1), f"A case begins with its facts between two lines of {FENCE}.")
    end = lines.index(FENCE, 1)
    front = "\n".join(lines[1:end])
    facts = _table(front, name, offset=1)
    _exactly(facts, (*TEXTS, *NUMBERS, "principles"), _line(name, 1), optional=("fault",))
    for key in TEXTS:
        _is(facts, key, str, _line(name, 1))
    for key in NUMBERS:
        _is(facts, key, int, _line(name, 1))
    turns = turns_of("\n".join(lines[end + 1 :]), name, first=end + 2)
    if turns[-1].second > 60 * facts["minutes"]:
        raise Unreadable(
            _line(name, 1), f"The last turn begins after minute {facts['minutes']}; correct one."
        )
    return Case(
        **{"slug" if key == "key" else key: facts[key] for key in (*TEXTS, *NUMBERS)},
        principles=_words(facts, "principles", _line(name, 1)),
        turns=turns,
        faults=tuple(_faults(facts, lines, len(turns), name)),
    )


def _faults(facts: Mapping[str, Any], lines: list[str], turns: int, name: str) -> Iterator[Fault]:
    for number, one in _placed(lines, "fault", facts.get("fault", []), name):
        yield fault_from(one, turns, _line(name, number))


def _placed(lines: list[str], word: str, tables: Any, name: str) -> list[tuple[int, dict[str, Any]]]:
    """Put beside each table of this name the line on which it begins."""
    places = [number for number, line in enumerate(lines, start=1) if line.strip() == f"[[{word}]]"]
    if not isinstance(tables, list) or len(places) != len(tables):
        raise Unreadable(_line(name, 1), f"Each {word} stands under a line [[{word}]] of its own.")
    return list(zip(places, tables, strict=True))


def fault_from(one: Mapping[str, Any], turns: int, place: str) -> Fault:
    """Read a planted fault; the turn must be there and the kind known."""
    _exactly(one, ("turn", "kind", "note"), place)
    if type(one["turn"]) is not int or not 1 <= one["turn"] <= turns:
        raise Unreadable(place, f"There is no turn {one['turn']}; the transcript has 1 to {turns}.")
    if one["kind"] not in FaultKind.values:
        kinds = ", ".join(FaultKind.values)
        raise Unreadable(place, f"“{one['kind']}” is no kind of fault; there are {kinds}.")
    _is(one, "note", str, place)
    return Fault(one["turn"], one["kind"], one["note"])


def key_from(text: str, name: str, case: Case, reader: str) -> Key:
    """Read a key file for this case: every principle rated once, with reasons and turns that are there."""
    table = _table(text, name)
    _exactly(table, ("case", "vote", "why", "rating"), _line(name, 1))
    if table["case"] != case.slug:
        raise Unreadable(_line(name, 1), f"This key is for “{table['case']}”, not for “{case.slug}”.")
    if table["vote"] not in Vote.values:
        raise Unreadable(_line(name, 1), f"The vote {table['vote']} is none of 4, 3, 2 and 1.")
    _is(table, "why", str, _line(name, 1))
    rated = tuple(
        _rated(one, case, _line(name, number))
        for number, one in _placed(text.split("\n"), "rating", table["rating"], name)
    )
    if sorted(one.principle for one in rated) != sorted(case.principles):
        wanted = ", ".join(case.principles)
        raise Unreadable(_line(name, 1), f"Every principle is rated once: {wanted}.")
    return Key(reader, table["vote"], table["why"], rated)


def _rated(one: Mapping[str, Any], case: Case, place: str) -> Rated:
    _exactly(one, ("principle", "rating", "turns", "why"), place)
    if one["rating"] not in Rating.values:
        raise Unreadable(place, f"The rating {one['rating']} is none of 4, 3, 2, 1 and 0.")
    turns, last = one["turns"], len(case.turns)
    if not isinstance(turns, list) or any(type(it) is not int or not 1 <= it <= last for it in turns):
        raise Unreadable(place, f"Turns are numbers from 1 to {last} in brackets, such as [4, 8].")
    if one["rating"] and not turns:
        raise Unreadable(place, "A rating rests on turns; name one at least, or rate 0 (not enough data).")
    _is(one, "why", str, place)
    return Rated(str(one["principle"]), one["rating"], tuple(turns), one["why"])


def _table(text: str, name: str, offset: int = 0) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = re.sub(r"line (\d+)", lambda it: f"line {int(it[1]) + offset}", str(error))
        raise Unreadable(name, f"{said}. Correct it as TOML.") from error


def _exactly(
    table: Mapping[str, Any], needed: tuple[str, ...], place: str, optional: tuple[str, ...] = ()
) -> None:
    missing = [key for key in needed if key not in table]
    if missing:
        raise Unreadable(place, f"{', '.join(missing)} is missing; add it.")
    unknown = [key for key in table if key not in (*needed, *optional)]
    if unknown:
        raise Unreadable(place, f"“{unknown[0]}” is not known here; there are {', '.join(needed)}.")


def _is(table: Mapping[str, Any], key: str, kind: type, place: str) -> None:
    value = table[key]
    if type(value) is not kind or not value:
        wanted = "a number above 0" if kind is int else "a text"
        raise Unreadable(place, f"{key} should be {wanted}, not {value!r}.")


def _words(table: Mapping[str, Any], key: str, place: str) -> tuple[str, ...]:
    value = table[key]
    if not isinstance(value, list) or not value or len(set(map(str, value))) < len(value):
        raise Unreadable(place, f'{key} should be a list without repetition, such as ["customer", "owner"].')
    return tuple(map(str, value))


def _line(name: str, number: int) -> str:
    return f"{name}, line {number}" if name else f"Line {number}"
