"""Pages that are read."""

from django.http import HttpRequest, HttpResponse


def loop(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a loop."""
    return HttpResponse()


def brief(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a brief."""
    return HttpResponse()
