"""Loads templates through django-cotton, components without the blank space around them.

A component stands in the middle of a sentence ('… (rule L4).'), so neither its opening comment nor the line
break at the end of its file may leave a space behind.
"""

import re

from django.template import Origin
from django_cotton.cotton_loader import Loader as CottonLoader

OPENING = re.compile(r"\{% comment %\}.*?\{% endcomment %\}\s*", re.DOTALL)


class Loader(CottonLoader):  # type: ignore[misc]  # django-cotton has no types
    """The project's template loader; stands first in `TEMPLATES`."""

    def get_contents(self, origin: Origin) -> str:
        """Read and compile one template; trim it if it is a component."""
        contents: str = super().get_contents(origin)
        if not str(origin.template_name).startswith("cotton/"):
            return contents
        return OPENING.sub("", contents, count=1).strip()
