"""Every main page of the sample company, as the person it is for: at a desk, on a phone, by day, by night."""

from typing import Literal

import pytest

from tests.browser.conftest import Seats
from tests.builders.tour import PLACES, Place, go
from tests.builders.windows import DESK, PHONE, TABLET
from tests.ui.axe import faults

pytestmark = pytest.mark.browser
SIZES = {"desk": DESK, "phone": PHONE}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PRIMARY = "main :is(.btn[data-variant=primary], .btn:not([data-variant])):visible"


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_page_is_sound_at_every_size_and_on_both_grounds(seats: Seats, place: Place) -> None:
    page = seats(place.who)
    go(page, seats.site, place)
    assert page.locator("h1:visible").count() == 1
    assert page.title().endswith(" · Doordesk")
    assert page.title() != " · Doordesk"
    assert page.locator(PRIMARY).count() <= 1
    for name, size in SIZES.items():
        page.set_viewport_size(size)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            assert faults(page) == [], f"{name}, {scheme}"
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], f"{name} goes sideways"
    page.set_viewport_size(TABLET)
    assert page.evaluate("document.documentElement.scrollWidth") <= TABLET["width"], "tablet goes sideways"
    assert seats.windows.complaints == []
