"""One article and its answer, as the OpenAPI description shows them."""

from __future__ import annotations

from typing import Any, Final

from inquit.version import __version__

EXAMPLE_TEXT: Final = "“The bridge opens on Monday,” said Ida Holm, mayor of Lundby. “We are ready.”"

EXAMPLE_PAGE: Final = f"<html><body><article><h1>A bridge</h1><p>{EXAMPLE_TEXT}</p></article></body></html>"


def _phrase(phrase: str, **more: Any) -> dict[str, Any]:
    start = EXAMPLE_TEXT.index(phrase)
    return {"start": start, "end": start + len(phrase), "text": phrase, **more}


def _quotation(number: int, words: str, **more: Any) -> dict[str, Any]:
    where = _phrase(words)
    return {
        "id": f"q{number}",
        "type": "direct",
        **where,
        "words": words[1:-1],
        "content": {"start": where["start"] + 1, "end": where["end"] - 1},
        "speaker_id": "s1",
        "quoted": [{"start": where["start"], "end": where["end"]}],
        **more,
    }


_TALLY = {"speakers": 1, "quotations": 2, "words": 8, "share": 1.0}
_NAME = _phrase("Ida Holm", type="name", words="Ida Holm")

EXAMPLE_ANSWER: Final[dict[str, Any]] = {
    "id": "bridge-1",
    "text": None,
    "url": None,
    "published": None,
    "outlet": None,
    "text_length": len(EXAMPLE_TEXT),
    "language": {"code": "en", "probability": 0.99},
    "article": None,
    "quotes": [
        _quotation(
            1,
            "“The bridge opens on Monday,”",
            source=_NAME,
            cue=_phrase("said", lemma="say"),
            antecedents=[],
            confidence=0.97,
            sieve="reporting-verb",
            continues=None,
            via=[],
            explanation=None,
        ),
        _quotation(
            2,
            "“We are ready.”",
            source=None,
            cue=None,
            antecedents=[],
            confidence=0.91,
            sieve="floating",
            continues=None,
            via=[],
            explanation=None,
        ),
    ],
    "speakers": [
        {
            "id": "s1",
            "name": "Ida Holm",
            "type": "person",
            "named": True,
            "key": "ida holm",
            "title": "mayor",
            "affiliation": "Lundby",
            "description": "mayor of Lundby",
            "gender": None,
            "mentions": [_NAME],
            "quotes": ["q1", "q2"],
            "quoted_words": 8,
        }
    ],
    "furniture": [],
    "summary": {
        "quotations": 2,
        "attributed": 2,
        "words": 8,
        "by_type": [_TALLY | {"kind": "person"}],
        "by_naming": [_TALLY | {"kind": "named"}],
        "by_gender": [],
    },
    "engine": {"version": __version__, "model": "en_core_web_sm-3.8.0"},
}
