"""What production's cookies and redirects promise."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from tests.cast import cast

ASKED = """
import json
from doordesk.config import settings as s
names = [n for n in dir(s) if n.startswith(('SESSION_COOKIE', 'CSRF_COOKIE', 'SECURE_', 'DEBUG', 'ALLOWED'))]
print(json.dumps({name: getattr(s, name) for name in names}))
"""


def production(home: Path, **said: str) -> dict[str, object]:
    """The settings as a company would run them."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DOORDESK", "DJANGO"))}
    environment = kept | {"DOORDESK_HOME": str(home), **said}
    answer = subprocess.check_output([sys.executable, "-c", ASKED], env=environment, text=True)
    found: dict[str, object] = json.loads(answer)
    return found


def test_production_cookies_stay_on_https_and_out_of_scripts(tmp_path: Path) -> None:
    said = production(tmp_path, DOORDESK_URL="https://doordesk.example.org")
    for cookie in ("SESSION", "CSRF"):
        assert said[f"{cookie}_COOKIE_SECURE"] is True
        assert said[f"{cookie}_COOKIE_HTTPONLY"] is True
        assert said[f"{cookie}_COOKIE_SAMESITE"] == "Lax"
    assert said["SECURE_SSL_REDIRECT"] is True
    assert said["SECURE_HSTS_SECONDS"] == 365 * 24 * 3600
    assert said["DEBUG"] is False
    assert said["ALLOWED_HOSTS"] == ["doordesk.example.org", "127.0.0.1", "localhost"]


def test_nothing_is_trusted_of_a_proxy_that_was_not_named(tmp_path: Path) -> None:
    url = "https://doordesk.example.org"
    assert "SECURE_PROXY_SSL_HEADER" not in production(tmp_path, DOORDESK_URL=url)
    assert "SECURE_PROXY_SSL_HEADER" in production(tmp_path, DOORDESK_URL=url, DOORDESK_BEHIND_PROXY="yes")


@pytest.mark.django_db
def test_signing_in_sets_a_new_session_that_scripts_cannot_read() -> None:
    cast()
    client = Client()
    client.get("/account/login/")
    before = client.session.session_key
    said = {"login": "priya@fernhill.example", "password": "priya likes the open door"}
    response = client.post("/account/login/", said)
    cookie = response.cookies["doordesk"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    assert client.session.session_key != before
    assert client.cookies["doordesk_form"]["httponly"]
