"""Deeds come from our own forms, by POST, and looking changes nothing."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model
from django.test import Client

from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.models import Entry
from doordesk.mechanisms.candidates.models import Candidate, Resume
from tests.security.conftest import SignedIn
from tests.security.routes import everywhere

EVERYBODY = ("erik", "rosa", "nadia", "marta", "ana", "priya", "wanjiru", "leila", "ben", "omar", "helen")
OF_SESSIONS = ("sessions", "usersessions")
TAKEN_ALONG = {Kind.PACKET_EXPORTED, Kind.RESUME_READ}  # who took a file along is put on record


def test_no_post_is_taken_without_the_form_s_token(signed_in: SignedIn) -> None:
    stranger = Client(enforce_csrf_checks=True)
    clients = [stranger, *(signed_in(name, checked=True) for name in ("nadia", "ana", "rosa"))]
    before = state()
    for address in everywhere(most=2):
        for client in clients:
            assert client.post(address).status_code == 403, address
    assert state() == before


def test_looking_changes_nothing(signed_in: SignedIn) -> None:
    """Every address is got as everybody: the same rows afterwards, and all that the trail gained is whose
    files were taken along."""
    clients = {name: signed_in(name) for name in EVERYBODY}
    before, entries = state(), Entry.objects.count()
    for name, client in clients.items():
        for address in everywhere(most=2):
            client.get(address)
        assert client.get("/").status_code == 200, f"{name} is still signed in"
        after = state()
        assert {label for label in before if before[label] != after[label]} <= {Entry._meta.label}, name
    gained = Entry.objects.order_by("number")[entries:]
    assert {Kind.RESUME_READ} <= {one.kind for one in gained} <= TAKEN_ALONG


def test_other_methods_do_nothing(signed_in: SignedIn) -> None:
    client, before = signed_in("nadia", checked=True), state()
    for address in everywhere(most=1):
        for method in ("PUT", "PATCH", "DELETE"):
            assert client.generic(method, address).status_code in {403, 404, 405}, address
        assert client.head(address).status_code != 500, address
    assert state() == before


def state() -> dict[str, int]:
    """How many rows there are of each kind."""
    return {one._meta.label: one._default_manager.count() for one in kinds()}


def kinds() -> Iterator[type[Model]]:
    """Every kind of row but sessions, which live by being used."""
    return (one for one in apps.get_models() if one._meta.app_label not in OF_SESSIONS)


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
