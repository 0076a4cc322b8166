"""Streams of a real server: who may read, in which order news come, and that none is lost or told twice."""

from pathlib import Path

from tests.builders.server import Server
from tests.live.conftest import Open

TELL = "tests.live.story:tell"


def test_news_come_in_order_with_names_alone(server: Server, company: dict[str, str], reader: Open) -> None:
    loop = company["loop"]
    one = reader("priya", loop).standing()
    server.play(TELL, loop, 1, 3)
    assert one.news(3) == [(loop, "read", row) for row in (1, 2, 3)]


def test_whoever_comes_again_gets_what_they_missed_once(
    server: Server, company: dict[str, str], reader: Open
) -> None:
    loop = company["loop"]
    one = reader("priya", loop).standing()
    server.play(TELL, loop, 10, 2)
    assert one.news(1) == [(loop, "read", 10)]  # the second was sent, but never read
    one.close()
    server.play(TELL, loop, 12, 3)
    one.open()
    server.play(TELL, loop, 15, 1)
    assert [row for _, _, row in one.news(5)] == [11, 12, 13, 14, 15]


def test_a_page_goes_on_from_the_position_it_was_made_at(
    server: Server, company: dict[str, str], reader: Open
) -> None:
    loop, debrief = company["loop"], company["debrief"]
    stands = server.play(TELL, loop, 20, 2)
    one = reader("priya", loop, debrief, at=f"{stands - 1}")
    one.open()
    assert one.news(1) == [(loop, "read", 21)]
    assert one.at.startswith(f"{stands}.")


def test_events_that_were_pruned_mean_a_fresh_page(
    server: Server, company: dict[str, str], reader: Open
) -> None:
    loop = company["loop"]
    stands = server.play(TELL, loop, 30, 5)
    server.play("tests.live.story:forget", loop, stands - 2)
    one = reader("priya", loop, at=f"{stands - 4}")
    one.open()
    one.until("reset")
    assert one.ended()


def test_a_position_ahead_of_the_channel_means_a_fresh_page(company: dict[str, str], reader: Open) -> None:
    one = reader("priya", company["loop"], at="99999")
    one.open()
    one.until("reset")


def test_what_one_may_not_follow_looks_missing(company: dict[str, str], reader: Open) -> None:
    assert reader("omar", company["debrief"]).open() == 404
    assert reader("ana", company["debrief"]).open() == 200
    assert reader("ana", "person:999999").open() == 404
    assert reader("ana", "secrets:1").open() == 404
    assert reader("ana", "debrief:999999").open() == 404


def test_only_oneself_follows_ones_own_channel(server: Server, company: dict[str, str], reader: Open) -> None:
    own = f"person:{server.play('tests.live.story:key', 'ana')}"
    assert reader("ana", own).open() == 200
    assert reader("erik", own).open() == 404


def test_a_stranger_is_asked_to_sign_in(company: dict[str, str], reader: Open) -> None:
    assert reader("nobody", company["loop"]).open() == 401
    assert reader("ana", company["loop"]).open({"Host": "elsewhere.example"}) == 401


def test_a_bad_question_is_answered_with_what_is_wrong(company: dict[str, str], reader: Open) -> None:
    for channels, at in (
        ((), ""),
        (("debrief",), ""),
        (("debrief:x",), ""),
        (("debrief:1", "../etc:1"), ""),
        (tuple(f"loop:{number}" for number in range(1, 10)), ""),
        ((company["loop"],), "1.2"),
        ((company["loop"],), "one"),
    ):
        one = reader("ana", *channels, at=at)
        assert one.open() == 400
        assert one.answer
        assert len(one.answer.read()) > 20


def test_headers_keep_proxies_from_holding_back_and_browsers_from_keeping(
    company: dict[str, str], reader: Open
) -> None:
    one = reader("ana", company["loop"])
    one.open({"Accept-Encoding": "gzip, br"})
    assert one.answer
    headers = one.answer.headers
    assert headers["Content-Type"].startswith("text/event-stream")
    assert headers["X-Accel-Buffering"] == "no"
    assert {"no-cache", "no-store", "no-transform"} <= set(headers["Cache-Control"].split(", "))
    assert headers["Content-Encoding"] is None
    assert headers["X-Content-Type-Options"] == "nosniff"
    one.until("at")  # the first word comes at once


def test_a_person_has_twenty_streams_at_most(company: dict[str, str], reader: Open) -> None:
    some = [reader("wanjiru", company["loop"]) for _ in range(20)]
    assert {one.open() for one in some} == {200}
    assert reader("wanjiru", company["loop"]).open() == 429
    assert reader("mateo", company["loop"]).open() == 200


def test_many_streams_take_no_thread_and_no_file_of_the_database(
    server: Server, company: dict[str, str], reader: Open
) -> None:
    names = ("marta", "ana", "priya", "mateo", "nadia", "rosa")
    first = reader("ana", company["loop"]).standing()
    before = _threads(server), _databases(server)
    some = [reader(name, company["debrief"], company["loop"]) for name in names for _ in range(18)]
    assert {one.open() for one in some} == {200}
    assert len(some) > 100
    assert (_threads(server), _databases(server)) <= (before[0] + 3, before[1] + 3 * 3)
    server.play(TELL, company["loop"], 50, 1)
    assert {tuple(one.news(1)) for one in (first, *some)} == {((company["loop"], "read", 50),)}


def _worker(server: Server) -> Path:
    assert server.process
    children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text().split()
    return Path(f"/proc/{children[0]}")


def _threads(server: Server) -> int:
    return len(list((_worker(server) / "task").iterdir()))


def _databases(server: Server) -> int:
    if server.database:
        return int(server.play("tests.live.story:connections"))
    links = (one.readlink() for one in (_worker(server) / "fd").iterdir() if one.is_symlink())
    return sum("sqlite3" in str(link) for link in links)


def test_who_signs_out_or_loses_access_is_cut_off(
    server: Server, company: dict[str, str], reader: Open
) -> None:
    debrief = company["debrief"]
    one, other = reader("wanjiru", debrief).standing(), reader("ana", debrief).standing()
    server.play("tests.live.story:unseat", "wanjiru", debrief)
    one.until("reset")
    assert one.ended()
    assert reader("wanjiru", debrief).open() == 404
    server.play("tests.live.story:sign_out", "mateo")
    assert reader("mateo", debrief).open() == 401
    server.play(TELL, debrief, 60, 1)
    assert other.news(2)[-1] == (debrief, "read", 60)


def test_streams_end_when_the_server_is_stopped_and_go_on_with_the_next(
    server: Server, company: dict[str, str], reader: Open
) -> None:
    loop = company["loop"]
    one = reader("priya", loop).standing()
    server.stop()
    assert one.ended()
    server.start()
    server.play(TELL, loop, 70, 2)
    one.close()
    one.open()
    assert [row for _, _, row in one.news(2)] == [70, 71]


def test_nothing_is_lost_when_the_server_is_killed(
    server: Server, company: dict[str, str], reader: Open
) -> None:
    loop = company["loop"]
    one = reader("priya", loop).standing()
    server.play(TELL, loop, 80, 1)
    assert one.news(1) == [(loop, "read", 80)]
    server.kill()
    one.close()
    server.play(TELL, loop, 81, 2)
    server.start()
    one.open()
    assert [row for _, _, row in one.news(2)] == [81, 82]
