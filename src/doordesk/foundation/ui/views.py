"""The gallery: every component in every state, and the error pages, for the eye and for axe."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from doordesk.foundation.kernel import clock
from doordesk.foundation.ui.gallery import NOON, sample


@login_not_required
def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component with words as they occur in use."""
    with clock.at(NOON):
        return render(request, "ui/gallery.html", sample(request.GET))


@login_not_required
def error(request: HttpRequest, code: int) -> HttpResponse:
    """Show an error page as a reader would meet it."""
    known = code if code in {400, 403, 404, 500} else 404
    return render(request, f"{known}.html", status=known)
