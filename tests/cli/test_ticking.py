"""What the server does by the clock: tick after tick, whatever one of them meets; players in the demo."""

import logging
import threading

import pytest
from click.testing import CliRunner

from doordesk.cli import serving
from doordesk.cli.ticking import Ticker, backups, letters, mornings
from doordesk.mechanisms.demo.tasks import play_all


def test_a_tick_that_fails_is_logged_and_the_next_one_comes(caplog: pytest.LogCaptureFixture) -> None:
    ticked, twice = [0], threading.Event()

    def deed() -> None:
        ticked[0] += 1
        if ticked[0] == 2:
            twice.set()
        raise ValueError

    ticker = Ticker(deed, every=0.001)
    with caplog.at_level(logging.ERROR, "doordesk"):
        ticker.start()
        assert twice.wait(10)
        ticker.stop()
        ticker.thread.join(10)
    assert not ticker.thread.is_alive()
    assert caplog.messages[:2] == ["a tick failed"] * 2


@pytest.fixture
def tickers(monkeypatch: pytest.MonkeyPatch) -> list[Ticker]:
    """The clocks beside that of the letters with which a command would have served."""
    found: list[Ticker] = []
    for name in ("start_django", "stand_on_own_ground", "raise_the_company", "require_current_database"):
        monkeypatch.setattr(serving, name, lambda *_: None)
    monkeypatch.setattr(serving, "require_free", lambda *_: None)
    monkeypatch.setattr(serving, "answer", lambda *_, tickers=(), **__: found.extend(tickers))
    return found


def test_the_demo_is_served_with_its_players(tickers: list[Ticker]) -> None:
    assert CliRunner().invoke(serving.demo, ["--port", "8000"]).exit_code == 0
    assert [(one.works, one.every) for one in tickers] == [((play_all,), 1.0)]


def test_a_company_is_served_without_players(tickers: list[Ticker]) -> None:
    assert CliRunner().invoke(serving.serve, []).exit_code == 0
    assert tickers == []
    assert Ticker(letters).every == 60


def test_backups_have_a_clock_of_their_own_so_that_letters_do_not_wait() -> None:
    letters_clock, backup_clock = serving.own_clocks()
    assert {letters, mornings} <= set(letters_clock.works)
    assert backup_clock.works == (backups,)
