"""Error pages hold when nothing else does: Django draws two of them without any context."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import get_template
from django.test import RequestFactory
from django.views import defaults


@pytest.mark.parametrize("code", [400, 500])
def test_page_stands_without_context(code: int) -> None:
    page = get_template(f"{code}.html").render()
    assert "Go to your desk" in page
    assert f"Error {code}" in page


def _missing(request: HttpRequest) -> HttpResponse:
    return defaults.page_not_found(request, Http404("Candidate 17"))


def _forbidden(request: HttpRequest) -> HttpResponse:
    return defaults.permission_denied(request, PermissionDenied("Amara Okafor"))


@pytest.mark.parametrize("view", [_missing, _forbidden])
def test_page_never_repeats_what_was_looked_for(view: object, rf: RequestFactory) -> None:
    assert callable(view)
    page = view(rf.get("/candidates/17")).content.decode()
    assert "Candidate 17" not in page
    assert "Amara" not in page
