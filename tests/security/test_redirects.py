"""No address of ours sends anybody elsewhere."""

from urllib.parse import quote, urlsplit

import pytest
from django.test import Client

from tests.cast import cast
from tests.security.conftest import SignedIn
from tests.security.routes import everywhere

ELSEWHERE = (
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "https:evil.example",
    "http:///evil.example",
    "\thttps://evil.example",
    "javascript:alert(1)",
)
NAMES = ("next", "back", "return", "url", "redirect", "to", "from")


def stays(location: str) -> bool:
    """An address without a host, and without what browsers take for one."""
    parts = urlsplit(location)
    return not parts.scheme and not parts.netloc and not location.startswith(("//", "/\\", "\\", "\t"))


@pytest.mark.django_db
@pytest.mark.parametrize("where", ELSEWHERE)
def test_the_door_leads_in_and_nowhere_else(where: str) -> None:
    cast()
    said = {"login": "priya@fernhill.example", "password": "priya likes the open door", "next": where}
    response = Client().post(f"/account/login/?next={quote(where)}", said)
    assert response.status_code == 302
    assert stays(response.headers["Location"])
    client = Client()
    client.login(email="priya@fernhill.example", password=said["password"])
    for address in ("/account/login/", "/account/logout/"):
        answer = client.get(f"{address}?next={quote(where)}")
        assert stays(answer.headers.get("Location", "/"))
    assert stays(client.post("/account/logout/", {"next": where}).headers["Location"])


def test_no_page_follows_an_address_it_is_given(signed_in: SignedIn) -> None:
    nadia = signed_in("nadia")
    asked = "&".join(f"{name}=//evil.example/" for name in NAMES)
    for address in everywhere(most=1):
        if "logout" not in address:
            response = nadia.get(f"{address}?{asked}", headers={"referer": "https://evil.example/"})
            assert stays(response.headers.get("Location", "/")), address
            if not response.streaming:
                assert b'href="//evil' not in response.content, address


def test_a_refusal_does_not_lead_back_to_another_site(signed_in: SignedIn) -> None:
    nadia = signed_in("nadia")
    response = nadia.post("/people/invite/", headers={"referer": "https://evil.example/trap"})
    assert b"evil.example" not in response.content


def test_addresses_without_their_slash_stay_here() -> None:
    for address in ("//evil.example/candidates", "/%2Fevil.example/candidates", "//evil.example%2F.."):
        response = Client().get(address, follow=False)
        assert stays(response.headers.get("Location", "/")), address
