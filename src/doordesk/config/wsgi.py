"""The server's entry point: `doordesk serve` runs it in granian; any WSGI server can."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doordesk.config.settings")
application = get_wsgi_application()
