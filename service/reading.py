"""From a checked request to the bytes of its answer: the work that is done one article at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from inquit import DEFAULTS, UnsupportedLanguage
from service import extraction
from service.answers import answer
from service.encodings import packed
from service.forms import written
from service.problems import UNSUPPORTED_LANGUAGE, Problem

if TYPE_CHECKING:
    from inquit import Attribution, Deadline, EngineInfo, Options
    from service.metrics import Metrics
    from service.schemas.request import AttributionRequest


class AttributionEngine(Protocol):
    """What the service asks of an engine."""

    @property
    def info(self) -> EngineInfo:
        """Which code and which model answer."""

    def attribute(self, text: str, options: Options = DEFAULTS, deadline: Deadline | None = None) -> Attribution:
        """Find the quotations of ``text`` and who said each; raises OutOfTime soon after ``deadline``."""


class ArticleReader:
    """Reads articles with ``engine``, counts what it finds, and writes the answers.

    ``max_characters`` is how long the article in a page may be.
    """

    def __init__(self, engine: AttributionEngine, metrics: Metrics, *, max_characters: int) -> None:
        self._engine = engine
        self._metrics = metrics
        self._max_characters = max_characters

    @property
    def info(self) -> EngineInfo:
        """Which code and which model answer."""
        return self._engine.info

    def warm_up(self) -> None:
        """Read a first text that nobody sent and nobody counts."""
        extraction.warm_up()
        self._engine.attribute("“It works,” said the engineer.")

    def read(self, asked: AttributionRequest, deadline: Deadline) -> bytes:
        """Return the answer in the form asked for, checked against the contract.

        Raises OutOfTime soon after ``deadline``, and Problem (413, 422, 501) for what cannot be read.
        """
        if asked.is_html:
            with self._metrics.stage("page"):
                asked = extraction.with_article(asked, deadline, max_characters=self._max_characters)
        with self._metrics.stage("engine"):
            attribution = self._attribution(asked, deadline)
        self._metrics.count(attribution)
        with self._metrics.stage("answer"):
            return packed(written(answer(attribution, asked, deadline), asked, asked.form), asked.encoding)

    def _attribution(self, asked: AttributionRequest, deadline: Deadline) -> Attribution:
        try:
            return self._engine.attribute(asked.text, asked.options, deadline)
        except UnsupportedLanguage as error:
            detail = f"The text is in {error.language.code}; with the language “en” it is read all the same."
            raise Problem(UNSUPPORTED_LANGUAGE, detail) from None
