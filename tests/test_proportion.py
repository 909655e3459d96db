"""No text is dear, and no answer is large: work and size stay in proportion to the text, whatever it is made of.

Work is counted in calls of functions, so that it is the same on every machine. The texts are pieces that were expensive
once or might be, repeated, nested and interleaved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inquit import Options
from service.answers import answer
from service.schemas.request import AttributionRequest
from tests.counting import calls_of

if TYPE_CHECKING:
    from inquit import Engine

LENGTH = 1_500
"""Code points of a text; its double is measured beside it."""
NEWS = (
    "The harbour board met on Monday to decide whether the old pier can stay open. “We counted forty loose boards,” "
    "said Nora Berg, who has run the board since 2019. “Nobody should walk there at night.” The mayor disagreed. He "
    "said the town had “no money for a second winter” and asked for another survey.\n\n"
)
MAX_DEAR = 12
"""How many times the work of news of its length a text may cost."""
MAX_GROWTH = 2.4
"""How many times the work of its half."""
SMALL = 40_000
"""Calls that are nobody's fault: what a text costs before it is read."""
MAX_TIMES = 60
"""How many times as large as its UTF-8 an answer may be, and five times that with explanations."""
ALLOWANCE = 65_536

PIECES = (
    "“No,” he said.\n\n",
    "“No,” said Bob Berg. ",
    "“a” said X ",
    "the man said “no” and ",
    "Dr Mr Mrs ",
    "a‹b ",
    "a“b ",
    "wants to want to ",
    "the man who said ",
    "according to Berg, according to the report, ",
    '"',
    "‘“’”",
    "Berg Lund Roe ",
    "a spokesman for the ministry of ",
    "“Yes”: “no”: ",
    "- ",
    "BERG: no. ",
    "\n\n",
    "... ",
    "Nora-",
)
OPTIONS = (Options(), Options(indirect=True), Options(explain=True), Options(explain=True, indirect=True))
SHORT = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def repeated(unit: str, length: int) -> str:
    return "Bob Berg came. " + unit * (length // len(unit) + 1)


def work(engine: Engine, text: str, options: Options) -> int:
    return calls_of(lambda: engine.attribute(text, options))


@pytest.fixture(scope="module")
def news(engine: Engine) -> dict[Options, int]:
    """What ordinary news of the length costs, by the options asked for."""
    return {options: work(engine, repeated(NEWS, LENGTH), options) for options in OPTIONS}


units = st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join)


@SHORT
@given(unit=units, options=st.sampled_from(OPTIONS))
def test_work_is_in_proportion(engine: Engine, news: dict[Options, int], unit: str, options: Options) -> None:
    once, twice = (work(engine, repeated(unit, length), options) for length in (LENGTH, 2 * LENGTH))
    assert once <= MAX_DEAR * news[options] + SMALL
    assert twice <= MAX_GROWTH * once + SMALL


@SHORT
@given(unit=units, options=st.sampled_from(OPTIONS))
def test_answer_is_in_proportion(engine: Engine, unit: str, options: Options) -> None:
    text = repeated(unit, 3 * LENGTH)
    body = orjson.dumps(answer(engine.attribute(text, options), AttributionRequest(text, None, options)))
    assert len(body) <= (MAX_TIMES * len(text.encode()) + ALLOWANCE) * (5 if options.explain else 1)


def test_one_word_without_end_is_shown_in_part(engine: Engine) -> None:
    name = "Berg" + "x" * 5_000
    (quote,) = engine.attribute(f"“No,” said {name}. He left.").quotes
    assert quote.source is not None
    assert len(quote.source.text) <= 200
