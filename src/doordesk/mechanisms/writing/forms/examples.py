"""Examples and phrases as people type them: one a line, or apart from one another when they are longer."""

from collections.abc import Sequence

APART = "+++"


def lines_from(typed: str) -> list[str]:
    r"""Read one thing a line.

    >>> lines_from(" great fit \n\nculture fit")
    ['great fit', 'culture fit']
    """
    return [line.strip() for line in typed.splitlines() if line.strip()]


def examples_from(typed: str) -> list[str]:
    r"""Read examples: one a line; apart by a blank line where there is one, or by a line of +++ alone.

    >>> examples_from("One.\nTwo."), examples_from("One,\nlonger.\n\nTwo.")
    (['One.', 'Two.'], ['One,\nlonger.', 'Two.'])
    """
    lines = typed.splitlines()
    if any(line.strip() == APART for line in lines):
        return _parts(lines, APART)
    inner = "\n".join(lines).strip("\n").splitlines()
    if any(not line.strip() for line in inner):
        return _parts(inner, "")
    return lines_from(typed)


def examples_typed(several: Sequence[str]) -> str:
    """Write examples so that they are read again as they are."""
    told = [one.strip() for one in several]
    if all("\n" not in one for one in told):
        return "\n".join(told)
    blank = any(not line.strip() for one in told for line in one.splitlines())
    if blank or len(told) == 1:
        return f"\n{APART}\n".join(told) + (f"\n{APART}" if len(told) == 1 else "")
    return "\n\n".join(told)


def _parts(lines: Sequence[str], between: str) -> list[str]:
    parts: list[list[str]] = [[]]
    for line in lines:
        if line.strip() == between:
            parts.append([])
        else:
            parts[-1].append(line)
    return [told for part in parts if (told := "\n".join(part).strip())]
