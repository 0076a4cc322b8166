"""Importing people by the page: what is shown is what is done."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from doordesk.foundation.people.actions import COLUMNS, import_people
from doordesk.foundation.people.models import Person
from tests.builders.people import signed_in
from tests.cast import Cast, cast

pytestmark = pytest.mark.django_db
PAGE, APPLY = "/people/import/", "/people/import/apply/"
GOOD = "email,name,level,team\nzoe@x.example,Zoë,5,Kiosks\npriya@fernhill.example,Priya Raman,7,Payments\n"


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def erik(people: Cast) -> Client:
    return signed_in(people.erik)


def upload(client: Client, content: bytes) -> object:
    return client.post(PAGE, {"file": SimpleUploadedFile("people.csv", content)})


def test_a_file_is_shown_and_then_done(erik: Client) -> None:
    shown = upload(erik, b"\xef\xbb\xbf" + GOOD.encode())
    assert "1 new, 1 changed, 0 as before. Nothing is written yet." in shown.text  # type: ignore[attr-defined]
    assert "New team: Kiosks." in shown.text  # type: ignore[attr-defined]
    assert not Person.objects.filter(email="zoe@x.example").exists()
    agreed = shown.context["form"].initial  # type: ignore[attr-defined]
    done = erik.post(APPLY, agreed, follow=True)
    assert "1 created, 1 changed. Nobody has been written to yet." in done.text
    assert Person.objects.get(email="zoe@x.example").name == "Zoë"
    again = upload(erik, GOOD.encode())
    assert "The file says what is so already." in again.text  # type: ignore[attr-defined]


def test_what_changed_meanwhile_is_shown_anew(erik: Client, people: Cast) -> None:
    agreed = upload(erik, GOOD.encode()).context["form"].initial  # type: ignore[attr-defined]
    import_people(GOOD.replace("Zoë", "Zoe").encode(), actor=people.erik)
    refused = erik.post(APPLY, agreed)
    assert refused.status_code == 409
    assert "Somebody changed people meanwhile" in refused.text
    assert Person.objects.get(email="zoe@x.example").name == "Zoe"


def test_a_bad_file_is_told_line_by_line(erik: Client) -> None:
    shown = upload(erik, b"email,name,level\nzoe,Zoe,high\n")
    assert shown.status_code == 422  # type: ignore[attr-defined]
    assert "2 things stand in the way." in shown.text  # type: ignore[attr-defined]
    assert "“high” is not a level." in shown.text  # type: ignore[attr-defined]
    forced = erik.post(APPLY, {"content": "email,name,level\nzoe,Zoe,high\n", "shown": "x"})
    assert forced.status_code == 409
    assert not Person.objects.filter(name="Zoe").exists()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("email,name\nzoe@x.example,Zo\u00eb".encode("latin-1"), "is not UTF-8, but perhaps Windows-1252."),
        (b"x" * (2 * 1024 * 1024 + 1), "The file is larger than 2 MB."),
        (b"", "The file is empty."),
    ],
)
def test_a_file_of_another_kind_is_refused_in_words(erik: Client, content: bytes, told: str) -> None:
    shown = upload(erik, content)
    assert shown.status_code == 422  # type: ignore[attr-defined]
    assert told in shown.text  # type: ignore[attr-defined]


def test_no_file_and_no_agreement_lead_back(erik: Client) -> None:
    assert erik.post(PAGE, {}).status_code == 422
    assert erik.post(APPLY, {})["Location"] == PAGE


def test_the_template_can_be_imported_as_it_is(erik: Client, people: Cast) -> None:
    template = erik.get(reverse("people:template")).content
    assert import_people(template, actor=people.erik, dry_run=True).counts["created"] == 2


def test_the_list_as_a_file_imports_as_nothing_new(erik: Client, people: Cast) -> None:
    ghost = Person.objects.create(name="=Unknown", email=None, title="-")
    Person.objects.filter(pk=people.omar.pk).update(manager=ghost)
    file = erik.get(f"{reverse('people:csv')}").content
    rows = list(csv.reader(io.StringIO(file.decode("utf-8-sig"))))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 16
    assert import_people(file, actor=people.erik, dry_run=True).counts == {
        "created": 0,
        "updated": 0,
        "unchanged": 15,
    }
