"""Before the first opening: people with certificates, and principles to ask about."""

from datetime import timedelta

from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.actors import OPERATOR
from doordesk.mechanisms.principles.actions import load_example_set
from tests.cast import MONDAY, cast


def company() -> None:
    """The cast, and the example set of principles, there for most of a year."""
    cast()
    with clock.at(MONDAY - timedelta(days=300)):
        load_example_set(actor=OPERATOR)
