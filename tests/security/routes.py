"""Every address of the product with the numbers of a company's rows in it."""

from collections.abc import Iterator

from tests.access.test_crawl import addresses, filled

NOT_PAGES = ("static/", "gallery")


def everywhere(most: int = 3) -> Iterator[str]:
    """Each address, with at most so many numbers of each pattern."""
    for route in addresses():
        if not route.startswith(NOT_PAGES):
            for number, address in enumerate(filled(route)):
                if number < most:
                    yield f"/{address}"
