"""Show refusals: on the form that caused them, as a fragment, or as a page of their own (promise 5)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from urllib.parse import urlsplit

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from doordesk.foundation.kernel.refusals import Conflict, Refused


@contextmanager
def refusals_on(form: BaseForm) -> Iterator[None]:
    """Put a refusal of the block on the form, at its field when `place` names one; nothing typed is lost.

    The block must end with a return on success: afterwards render the form again with status 422.
    """
    try:
        yield
    except Refused as refused:
        if isinstance(refused, Conflict):
            raise
        place = refused.place if refused.place in form.fields else None
        form.add_error(place, refused.sentence)


class RefusalPages:
    """Turn a `Refused` that no form caught into an answer with its status (403 or 409)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; `process_exception` does the work."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer JSON to scripts of ours, a fragment to htmx, a page to everybody else."""
        if not isinstance(error, Refused):
            return None
        if request.headers.get("Accept", "").startswith("application/json"):
            return _problem(error)
        fragment = request.headers.get("HX-Request") == "true"
        template = "ui/refusal_fragment.html" if fragment else "ui/refused.html"
        context = {"refused": error, "back": _came_from(request)}
        response = render(request, template, context, status=error.status)
        if fragment:  # among the page's messages, so that what the refused part held stays as it was
            response.headers["HX-Retarget"] = "#messages"
            response.headers["HX-Reswap"] = "innerHTML show:top"
        return response


def _problem(error: Refused) -> JsonResponse:
    """Give the refusal as problem details (RFC 9457) with a stable code."""
    body: dict[str, object] = {
        "title": error.what,
        "detail": error.way_out,
        "status": error.status,
        "code": error.code,
        "rule": error.rule,
    }
    if isinstance(error, Conflict):
        body |= {"theirs": error.theirs, "revision": error.revision}
    return JsonResponse(body, status=error.status, content_type="application/problem+json")


def _came_from(request: HttpRequest) -> str:
    """Return the path the person came from, if it is ours; the desk otherwise."""
    came = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(came, {request.get_host()}, require_https=request.is_secure()):
        parts = urlsplit(came)
        return f"{parts.path}?{parts.query}" if parts.query else parts.path
    return "/"


REFUSED_FORM = HTTPStatus.UNPROCESSABLE_ENTITY
