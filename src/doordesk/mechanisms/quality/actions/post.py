"""The letter to an author whose assessment was reviewed: that it was, and where; no word of it (P5)."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from doordesk.foundation.mail.actions import write
from doordesk.mechanisms.quality.models import Piece
from doordesk.mechanisms.quality.policy import complete


def tell_author(piece: Piece) -> None:
    """Write once every review of the piece is in; nothing before."""
    row = Piece.objects.filter(complete(), pk=piece.pk).select_related("assessment__author").first()
    if row is None:
        return
    author = row.assessment.author
    url = f"{settings.SITE_URL}{reverse('quality:piece', args=[row.pk])}"
    body = render_to_string("quality/letters/reviewed.txt", {"author": author, "url": url})
    write(author.email, "One of your assessments was reviewed", body)
