"""The policies that a browser is told, on every kind of answer."""

import re
from collections.abc import Iterable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponseBase
from django.test import Client, override_settings

from doordesk.config.headers import CONTENT_SECURITY_POLICY
from doordesk.foundation.kernel import duties
from doordesk.foundation.kernel.duties import Duty, Question
from doordesk.mechanisms.candidates.models import Resume
from doordesk.mechanisms.debriefs.models import Debrief
from doordesk.mechanisms.loops.models import Interview
from tests.access.canaries import Sealed
from tests.security.conftest import SignedIn
from tests.security.routes import everywhere

EXPECTED = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=\"|javascript:|<script(?![^>]*\ssrc=)", re.IGNORECASE)


def guarded(response: HttpResponseBase) -> None:
    assert {name: response.headers.get(name) for name in EXPECTED} == EXPECTED
    assert "camera=()" in response.headers["Permissions-Policy"]


def broken(question: Question) -> Iterable[Duty]:
    message = "a fault of ours"
    raise RuntimeError(message)


def test_policy_allows_nothing_inline_and_nobody_else() -> None:
    assert "unsafe" not in CONTENT_SECURITY_POLICY
    assert "http" not in CONTENT_SECURITY_POLICY
    assert "default-src 'none'" in CONTENT_SECURITY_POLICY
    assert "frame-ancestors 'none'" in CONTENT_SECURITY_POLICY


def test_pages_files_and_refusals_carry_the_policies(company: Sealed, signed_in: SignedIn) -> None:
    ana, nadia = signed_in("ana"), signed_in("nadia")
    interview = Interview.objects.filter(loop__isnull=False, interviewer=company.people.ana).earliest("pk")
    closed = Debrief.objects.get(state="closed").pk
    answers = {
        "a page": ana.get("/"),
        "a missing page": ana.get("/nowhere"),
        "a forbidden page": nadia.get("/people/add/"),
        "a wrong method": nadia.get("/openings/1/approve"),
        "a way to the door": Client().get("/candidates/"),
        "the door": Client().get("/account/login/"),
        "a list as CSV": nadia.get("/candidates/?csv=1"),
        "a calendar file": ana.get(f"/interviews/{interview.pk}/interview.ics"),
        "a part of a page": ana.get(f"/debriefs/{closed}/live", headers={"HX-Request": "true"}),
        "a packet as a file": ana.get(f"/debriefs/{closed}/export"),
        "a form sent back": nadia.post("/candidates/add/", {"name": ""}),
        "problem details": ana.post("/assessments/sections/1/text/", headers={"Accept": "application/json"}),
        "health": Client().get("/health"),
    }
    for response in answers.values():
        guarded(response)


def test_errors_carry_the_policies(signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch) -> None:
    guarded(Client(headers={"host": "evil.example"}).get("/account/login/"))
    guarded(Client(enforce_csrf_checks=True).post("/account/login/"))
    monkeypatch.setattr(duties, "_providers", [broken])
    response = signed_in("nadia").get("/")
    assert response.status_code == 500
    assert b"a fault of ours" not in response.content
    guarded(response)


def test_no_page_needs_what_the_policy_forbids(signed_in: SignedIn) -> None:
    """Every page as the Core, who sees most: no inline script, style or handler, which would not work."""
    rosa, pages = signed_in("rosa"), 0
    for address in everywhere():
        if "/export" in address or "logout" in address:
            continue
        response = rosa.get(address)
        if "text/html" in response.headers.get("Content-Type", "") and not response.streaming:
            pages += 1
            assert not INLINE.search(response.content.decode()), address
    assert pages > 50


def test_files_of_candidates_come_as_attachments(signed_in: SignedIn) -> None:
    """A résumé that is HTML inside is served as what it was taken for, in a sandbox of its own."""
    nadia, candidate = signed_in("nadia"), Resume.objects.earliest("pk").candidate
    script = SimpleUploadedFile("cv.txt", b"<html><script>alert(1)</script></html>", "text/html")
    nadia.post(f"/candidates/{candidate.pk}/resumes/add/", {"resume": script})
    response = nadia.get(f"/candidates/resumes/{Resume.objects.latest('pk').pk}/")
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["Content-Type"].startswith("text/plain")
    assert response.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@override_settings(ALLOWED_HOSTS=["doordesk.example.org"])
@pytest.mark.parametrize("host", ["evil.example", "doordesk.example.org.evil.example", "127.0.0.1:80@evil"])
def test_another_host_is_refused(host: str) -> None:
    assert Client(headers={"host": host}).get("/account/login/").status_code == 400
    named = Client(headers={"host": "doordesk.example.org", "x-forwarded-host": host})
    assert named.get("/health").status_code == 200
