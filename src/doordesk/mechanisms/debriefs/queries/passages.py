"""What a line of the list may rest on: words of an assessment that the reader may read (rule D5)."""

from dataclasses import dataclass
from html import unescape

from django.db.models import Q, QuerySet
from django.utils.html import strip_tags

from doordesk.foundation.access.doors import visible
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.ui.markdown import to_html
from doordesk.mechanisms.assessments.models import Section
from doordesk.mechanisms.assessments.states import Part
from doordesk.mechanisms.assessments.states import State as AssessmentState
from doordesk.mechanisms.debriefs.models import Debrief
from doordesk.mechanisms.principles.models import Version

_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words a line rests on, and the key of the section in which they stand."""

    section: int
    quote: str


def passages(actor: Actor, debrief: Debrief) -> QuerySet[Section]:
    """The sections that may be quoted: handed in, of this loop, not private, open to the actor."""
    counted = Q(assessment__interview__loop=debrief.loop_id, assessment__interview__cancelled_at=None)
    handed_in = Q(assessment__state=AssessmentState.HANDED_IN)
    rows = Section.objects.filter(counted & handed_in).exclude(part=Part.PRIVATE).exclude(text="")
    rows = rows.select_related("assessment__author", "assessment__interview", "version__principle")
    return visible(actor, Section, rows)


def principles_of(debrief: Debrief) -> QuerySet[Version]:
    """The principles of the loop, in the wording that its interviews own."""
    owned = debrief.loop.interviews.filter(cancelled_at=None).values("owned__version")
    return Version.objects.filter(pk__in=owned).select_related("principle")


def squeezed(text: str) -> str:
    r"""A text as it is compared: every run of white space one blank, quotation marks straight.

    >>> squeezed("“The  queue\nwas short.”")
    '"The queue was short."'
    """
    return " ".join(text.translate(_QUOTES).split())


def found_in(quote: str, text: str) -> bool:
    r"""Tell whether these very words stand in the text, as written or as shown on the page.

    >>> found_in("she owned the migration", "Yes: she **owned** the\nmigration.")
    True
    >>> found_in("she led the migration", "Yes: she owned the migration.")
    False
    """
    words = squeezed(quote)
    if not words:
        return False
    return words in squeezed(text) or words in squeezed(shown(text))


def shown(text: str) -> str:
    """The text as a reader sees it, without marks of Markdown."""
    return unescape(strip_tags(to_html(text)))
