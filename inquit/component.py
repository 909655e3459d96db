"""A spaCy component: ``nlp.add_pipe("inquit")`` puts the quotations of a text and their speakers on its Doc.

``doc._.quotations`` and ``doc._.speakers`` are lists of plain dictionaries, so that a Doc can be stored and loaded;
``doc.spans["quotations"]`` are the spans, labelled by type, for displaCy and for what comes after in the pipeline.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc

from inquit.engine import Engine
from inquit.reading.pipeline import DEFAULT_MODEL
from inquit.types import DEFAULTS, Options, QuotationType

if TYPE_CHECKING:
    from inquit.types import Attribution

SPANS_KEY = "quotations"
"""Where the spans of the quotations stand in ``doc.spans``."""
DISPLACY_COLORS = {
    QuotationType.DIRECT.name: "#8ecae6",
    QuotationType.MIXED.name: "#b7e4c7",
    QuotationType.SCARE.name: "#d6d6d6",
    QuotationType.INDIRECT.name: "#ffd6a5",
}
"""The colours of the labels in displaCy."""


class QuotationComponent:
    """Reads each Doc with an engine of its own.

    The engine parses for itself: it shows the parser the clauses around quotations, not the whole text. So the
    component needs no other one before it, and stands in a blank pipeline too.
    """

    def __init__(self, engine: Engine, options: Options) -> None:
        self._engine = engine
        self._options = options
        for name in ("quotations", "speakers"):
            if not Doc.has_extension(name):
                Doc.set_extension(name, default=None)

    def __call__(self, doc: Doc) -> Doc:
        """Put the quotations and the speakers of ``doc`` on it, and return it."""
        attribution = self._engine.attribute(doc.text, self._options)
        doc._.quotations = [_plain(quotation) for quotation in attribution.quotes]
        doc._.speakers = [_plain(speaker) for speaker in attribution.speakers]
        doc.spans[SPANS_KEY] = _spans(doc, attribution)
        return doc


def _spans(doc: Doc, attribution: Attribution) -> list[Any]:
    """Return the quotations as spans of whole tokens: one that ends inside a token takes all of it."""
    return [
        doc.char_span(
            quotation.span.start,
            quotation.span.end,
            label=quotation.type.name,
            span_id=quotation.id,
            kb_id=quotation.speaker_id or "",
            alignment_mode="expand",
        )
        for quotation in attribution.quotes
    ]


def _plain(value: Any) -> Any:
    """Return a value of the answer as dictionaries, lists and strings, a range as its start and end."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if not is_dataclass(value) or isinstance(value, type):
        return value
    return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}


@Language.factory(
    "inquit",
    default_config={
        "model": DEFAULT_MODEL,
        "min_confidence": DEFAULTS.min_confidence,
        "explain": DEFAULTS.explain,
        "indirect": DEFAULTS.indirect,
        "gender": DEFAULTS.gender,
    },
    assigns=["doc._.quotations", "doc._.speakers", "doc.spans"],
)
def make_component(  # noqa: PLR0913 - keywords, a setting each
    nlp: Language,  # noqa: ARG001 - spaCy calls a factory with both
    name: str,  # noqa: ARG001
    *,
    model: str,
    min_confidence: float,
    explain: bool,
    indirect: bool,
    gender: bool,
) -> QuotationComponent:
    """Return a component that reads with ``model``, a package or a path; the options are those of ``Options``."""
    options = Options(min_confidence, explain=explain, indirect=indirect, gender=gender)
    return QuotationComponent(Engine.load(model), options)
