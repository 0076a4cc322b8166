"""Templates lay out what they are given: no page asks the database while it is drawn.

The choices of a form's select are the form's own question, which Django asks when the select is drawn.
"""

from collections.abc import Callable
from traceback import extract_stack
from typing import Any

import pytest
from django.db import connection
from django.template.backends.django import Template
from django.test import Client

from tests.access import canaries
from tests.access.test_crawl import LEFT_OUT, addresses, filled

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["marta", "nadia"])
def test_no_template_asks_the_database(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    draw, asked, here = Template.render, [], [""]

    def ask(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if not any("forms/models.py" in frame.filename for frame in extract_stack()):
            asked.append((here[0], sql[:90]))
        return execute(sql, *rest)

    def drawn(template: Template, *given: Any, **more: Any) -> str:
        with connection.execute_wrapper(ask):
            return draw(template, *given, **more)

    sealed, client = canaries.build(), Client()
    client.force_login(sealed.person(name))
    monkeypatch.setattr(Template, "render", drawn)
    for route in addresses():
        if not LEFT_OUT.search(route):
            for address in filled(route):
                here[0] = address
                if client.get(f"/{address}").status_code == 405:
                    break
    assert not asked
