"""Counts of right and wrong answers, and the shares that one quotes, with intervals."""

from dataclasses import dataclass

from doordesk.engines.raters.shares import Share, wilson


@dataclass(frozen=True, slots=True)
class Score:
    """Texts by what a rule said and what the label says: both yes, yes alone, label alone, neither."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    silent: int = 0

    def __add__(self, other: "Score") -> "Score":
        """Both together."""
        return Score(
            self.right + other.right,
            self.wrong + other.wrong,
            self.missed + other.missed,
            self.silent + other.silent,
        )

    @property
    def n(self) -> int:
        """How many texts there were."""
        return self.right + self.wrong + self.missed + self.silent

    @property
    def positives(self) -> int:
        """How many the labels say yes to."""
        return self.right + self.missed

    @property
    def precision(self) -> Share | None:
        """Of the marked texts those that should be, with Wilson's interval; None when none was marked."""
        return _share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> Share | None:
        """Of the texts that should be marked those that were; None when there are none."""
        return _share(self.right, self.positives)

    @property
    def f1(self) -> Share | None:
        """The harmonic mean of both, with an interval of its own; None when there is nothing to find.

        F1 = 2J / (1 + J), where J is the share of right ones among the texts that the rule or the label says
        yes to. J is a plain share of a count, so it has Wilson's interval, and F1 rises with it: the ends of
        the one give the ends of the other. The bounds of precision and recall would not.

        Source: D. Hand, P. Christen, N. Kirielle (2021), F*: an interpretable transformation of the
        F-measure, Machine Learning 110, 451-456 (F* is J).
        """
        star = _share(self.right, self.right + self.wrong + self.missed) if self.positives else None
        return star and Share(_f1(star.value), star.n, _f1(star.low), _f1(star.high))


def scored(pairs: "list[tuple[bool, bool]]") -> Score:
    """Count (said, labelled) pairs."""
    return Score(
        right=sum(said and labelled for said, labelled in pairs),
        wrong=sum(said and not labelled for said, labelled in pairs),
        missed=sum(labelled and not said for said, labelled in pairs),
        silent=sum(not said and not labelled for said, labelled in pairs),
    )


def _share(part: int, whole: int) -> Share | None:
    return wilson(part / whole, whole) if whole else None


def _f1(star: float) -> float:
    return 2 * star / (1 + star)
