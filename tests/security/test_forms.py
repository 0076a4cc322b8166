"""Deeds come from our own forms, by POST; the crawl of tests/access sees that looking changes nothing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from doordesk.mechanisms.candidates.models import Candidate, Resume
from tests.builders.rows import state
from tests.security.conftest import SignedIn
from tests.security.routes import everywhere


def test_no_post_is_taken_without_the_form_s_token(signed_in: SignedIn) -> None:
    stranger = Client(enforce_csrf_checks=True)
    clients = [stranger, *(signed_in(name, checked=True) for name in ("nadia", "ana", "rosa"))]
    before = state()
    for address in everywhere(most=2):
        for client in clients:
            assert client.post(address).status_code == 403, address
    assert state() == before


def test_other_methods_do_nothing(signed_in: SignedIn) -> None:
    client, before = signed_in("nadia", checked=True), state()
    for address in everywhere(most=1):
        for method in ("PUT", "PATCH", "DELETE"):
            assert client.generic(method, address).status_code in {403, 404, 405}, address
        assert client.head(address).status_code != 500, address
    assert state() == before


LIMITED = {
    "/candidates/add/": ("resume", b"10 MB"),
    "/candidates/{}/resumes/add/": ("resume", b"10 MB"),
    "/people/import/": ("file", b"larger than"),
}


@pytest.mark.parametrize("address", LIMITED)
def test_a_file_over_the_limit_comes_back_with_words(signed_in: SignedIn, address: str) -> None:
    client = signed_in("erik" if "people" in address else "nadia")
    before = Resume.objects.count()
    big = SimpleUploadedFile("much.pdf", b"%PDF-1.4\n" + b"0" * (11 * 1024 * 1024), "application/pdf")
    place, words = LIMITED[address]
    said = {place: big, "name": "Bo Big"}
    response = client.post(address.format(Candidate.objects.earliest("pk").pk), said)
    assert response.status_code == 422
    assert words in response.content
    assert Resume.objects.count() == before


def test_a_flood_of_fields_or_text_is_turned_away(signed_in: SignedIn) -> None:
    client = signed_in("nadia")
    assert client.post("/candidates/add/", {"name": "x" * (6 * 1024 * 1024)}).status_code == 400
    assert client.post("/candidates/add/", {f"f{n}": "1" for n in range(1500)}).status_code == 400
