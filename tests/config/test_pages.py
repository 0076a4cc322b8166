"""What holds for every answer: policies, and no way in but an invitation."""

import pytest
from django.conf import settings
from django.test import Client

from tests.cast import person


@pytest.fixture
def stranger(client: Client) -> Client:
    return client


def test_policies_are_on_every_answer(stranger: Client) -> None:
    for address in ("/health", "/nowhere"):
        headers = stranger.get(address).headers
        assert headers["Content-Security-Policy"].startswith(
            "default-src 'none'; script-src 'self'; style-src 'self'"
        )
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["Permissions-Policy"].startswith("camera=()")
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize("address", ["signup/", "email/", "confirm-email/"])
def test_nobody_signs_up_or_renames_themself(stranger: Client, address: str) -> None:
    assert stranger.get(f"/account/{address}").status_code == 404
    assert stranger.post(f"/account/{address}", {"email": "eve@example.org"}).status_code == 404


def test_django_has_no_admin_here() -> None:
    assert "django.contrib.admin" not in settings.INSTALLED_APPS


def test_uploads_are_never_served_by_address() -> None:
    assert settings.MEDIA_URL in {"", "/"}
    assert settings.FILE_UPLOAD_PERMISSIONS == 0o600


@pytest.mark.django_db
def test_signing_out_forgets_what_was_read(client: Client) -> None:
    client.force_login(person("Ana Ferreira"))
    answer = client.post("/account/logout/")
    assert answer.headers["Clear-Site-Data"] == '"cache"'
    assert "Clear-Site-Data" not in client.get("/account/login/").headers
