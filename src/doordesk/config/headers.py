"""Headers that every answer carries: nothing inline, nothing from elsewhere, no device of the reader's."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse

SOURCES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "object-src": "'none'",
}
DEVICES = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
CONTENT_SECURITY_POLICY = "; ".join(f"{kind} {source}" for kind, source in SOURCES.items())
PERMISSIONS_POLICY = ", ".join(f"{device}=()" for device in DEVICES)


class SecurityHeaders:
    """Adds the two policies Django has no setting for. An answer that set its own keeps it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, then put the policies on."""
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        if request.method == "POST" and request.path == reverse("account_logout"):
            response.headers["Clear-Site-Data"] = '"cache"'  # nobody after you pages back into what you read
        return response


@login_not_required
def healthy(_request: HttpRequest) -> HttpResponse:
    """Tell a balancer that this process answers; says nothing about the company."""
    return HttpResponse("ok", content_type="text/plain")
