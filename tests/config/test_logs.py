"""The log says where and as what, never the words."""

import logging
import sys
from typing import Any

from django.conf import settings

from doordesk.config.logs import WithoutContent

SEALED = "sealed words"


def failing(secret: str) -> None:
    try:
        int(secret)
    except ValueError as error:
        message = f"DETAIL: Key (text)=({secret})"
        raise RuntimeError(message) from error


def test_a_failure_is_logged_without_the_words_it_failed_on() -> None:
    try:
        failing(SEALED)
    except RuntimeError:
        record = logging.LogRecord("x", logging.ERROR, __file__, 1, "a tick failed", None, sys.exc_info())
    line = WithoutContent("{message}", style="{").format(record)
    assert line.startswith("a tick failed")
    assert "builtins.ValueError" in line
    assert "builtins.RuntimeError" in line
    assert "in failing" in line
    assert SEALED not in line


def test_every_handler_writes_without_content() -> None:
    log: Any = settings.LOGGING
    formatters = {handler["formatter"] for handler in log["handlers"].values()}
    assert {log["formatters"][name]["()"] for name in formatters} == {"doordesk.config.logs.WithoutContent"}
