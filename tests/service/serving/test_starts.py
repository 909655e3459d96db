"""What the master learns of how its workers start."""

from __future__ import annotations

import structlog

from service.serving.starts import Starts


def test_first_slot_that_is_free_is_taken() -> None:
    assert Starts().begin({0, 1, 3}) == 2


def test_first_worker_of_all_says_that_the_service_is_ready() -> None:
    starts = Starts()
    with structlog.testing.capture_logs() as lines:
        starts.ready(1, ("127.0.0.1", 8000))
        starts.ready(0, ("127.0.0.1", 8000))
    assert [(line["event"], line["url"]) for line in lines] == [("ready", "http://127.0.0.1:8000")]


def test_address_of_six_is_a_url() -> None:
    with structlog.testing.capture_logs() as lines:
        Starts().ready(0, ("::1", 8000, 0, 0))
    assert lines[0]["url"] == "http://[::1]:8000"


def test_deaths_before_ready_are_counted_until_one_is_ready() -> None:
    starts = Starts()
    slot = starts.begin(())
    assert [starts.failures(slot), starts.failures(slot)] == [1, 2]
    starts.ready(slot, ("127.0.0.1", 8000))
    assert starts.failures(slot) == 0
    assert starts.failures(starts.begin(())) == 1
