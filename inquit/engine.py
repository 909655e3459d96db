"""The only orchestration: text in, Attribution out."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Literal, Self

from inquit.answers.confidence import find_speaker
from inquit.answers.explanation import AntecedentRecord, explained
from inquit.answers.received import as_received
from inquit.answers.repeats import decide_repeats
from inquit.answers.speakers import write_answer
from inquit.answers.statements import find_statements
from inquit.cleaning.clean import clean
from inquit.deadline import Deadline
from inquit.entities.coreference import resolve
from inquit.indirect.reports import find_indirect
from inquit.language import load_identifier, require_english, tell_language
from inquit.profiles.summaries import summarize
from inquit.rankers.models import load_models
from inquit.reading.pipeline import DEFAULT_MODEL, load_pipeline
from inquit.reading.scene import MarkedText, build_scene
from inquit.sources.decisions import decide_sources, words_said
from inquit.types import DEFAULTS, Attribution, EngineInfo, Options
from inquit.version import __version__

if TYPE_CHECKING:
    from spacy.language import Language

    from inquit.rankers.models import Models

_TURN = Lock()
"""An engine reads one article at a time."""


class Engine:
    """Attributes the quotations of one article at a time; not thread-safe (``nlp.memory_zone`` is not)."""

    def __init__(self, nlp: Language, models: Models | None = None) -> None:
        self._nlp = nlp
        self._models = models or load_models()
        load_identifier()
        self.info = EngineInfo(
            version=__version__, model=f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}"
        )

    @classmethod
    def load(cls, model: str = DEFAULT_MODEL, models: Models | None = None) -> Self:
        """Load a spaCy pipeline from disk (an installed package or a path); raises OSError when there is none.

        ``models`` are the rankers, those shipped unless given.
        """
        return cls(load_pipeline(model), models)

    def attribute(self, text: str, options: Options = DEFAULTS, deadline: Deadline | None = None) -> Attribution:
        """Find the quotations of ``text`` and who said each.

        Raises UnsupportedLanguage for a text that is surely not English, unless ``options`` insist, and OutOfTime soon
        after ``deadline``.
        """
        deadline = deadline or Deadline()
        clean_text = clean(text)
        language = tell_language(clean_text.text)
        if options.language is None:
            require_english(clean_text.text, language)
        attribution = replace(self._read(clean_text.text, options, deadline), language=language)
        return as_received(attribution, clean_text, text, options, deadline)

    def _read(self, text: str, options: Options, deadline: Deadline) -> Attribution:
        """Return the answer for a clean text, counted in it."""
        marked = MarkedText.of(text, deadline)
        if not marked.quoted and not options.indirect:
            return Attribution(len(text), (), (), self.info)  # nobody is quoted: there is nothing to parse for
        with self._nlp.memory_zone():
            scene = build_scene(marked, self._nlp, deadline)
        decisions = tuple(decide_sources(scene, self._models, deadline))
        record = AntecedentRecord(scene, self._models.antecedent, deadline) if options.explain else None
        coreference = resolve(scene, self._models.antecedent, words_said(decisions), record, deadline)
        final = decide_repeats(scene, decisions, coreference)
        reports = find_indirect(scene, self._models, deadline) if options.indirect else ()
        statements = find_statements(scene, final, reports, deadline)
        found = [
            find_speaker(statement, coreference, self._models.confidence) for statement in deadline.watch(statements)
        ]
        quotes, speakers = write_answer(scene, found, coreference, options, deadline)
        attribution = Attribution(len(text), quotes, speakers, self.info, summary=summarize(quotes, speakers))
        if record is None:
            return attribution
        return explained(attribution, scene, deadline.watch(statements), self._models, record.options)


def attribute(  # noqa: PLR0913 - keywords, an option each
    text: str,
    *,
    min_confidence: float = 0.5,
    explain: bool = False,
    indirect: bool = False,
    furniture: bool = False,
    gender: bool = False,
    language: Literal["en"] | None = None,
) -> Attribution:
    """Find the quotations of ``text`` and who said each.

    The default model is loaded at the first call, once in a process; the options are those of ``Options``. Several
    threads may call: they take turns. Raises UnsupportedLanguage for a text that is surely not English, unless
    ``language`` says "en", and OSError where the default model is not installed.
    """
    with _TURN:
        options = Options(min_confidence, explain, indirect, furniture, gender, language)
        return _default_engine().attribute(text, options)


@cache
def _default_engine() -> Engine:
    return Engine.load()
