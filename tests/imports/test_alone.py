"""Two imports at the same moment: the second is refused in words, and works once the first is done."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest
from django.db import connection

from doordesk.foundation.kernel.refusals import Refused
from doordesk.mechanisms.imports.actions import run
from doordesk.mechanisms.imports.actions.alone import alone
from doordesk.mechanisms.imports.models import Reference
from tests.builders import imports as old

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def another_import() -> Iterator[None]:
    """Somebody else's import, under way in another connection until the block ends."""
    begun, over = Event(), Event()

    def work() -> None:
        with alone():
            begun.set()
            over.wait(20)
        connection.close()

    thread = Thread(target=work)
    thread.start()
    assert begun.wait(20)
    try:
        yield
    finally:
        over.set()
        thread.join()


def test_a_second_import_is_refused_and_may_come_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if connection.vendor == "sqlite":  # which waits before it gives up
        monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.1)
    export = old.folder(tmp_path / "export", old.export1(), lines=False)
    with another_import(), pytest.raises(Refused, match="Another import is at work") as refusal:
        run(export)
    assert (refusal.value.code, refusal.value.way_out[:20]) == ("import_under_way", "Nothing was changed.")
    assert not Reference.objects.exists()
    assert run(export).as_dict()["created"]["assessment"] == 2
