"""The answer as W3C Web Annotations, which annotation tools read.

The model is that of https://www.w3.org/TR/annotation-model/: a page of annotations, each of a range of the article
(by its position in code points, and by its words with what stands around them), with the speaker as its body.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""How many code points before and after the words help to find them again."""


def to_annotations(payload: Mapping[str, Any], text: str, source: str | None) -> dict[str, Any]:
    """Return an answer (``AttributionSchema``) for ``text`` as an annotation page; its offsets must be code points.

    ``source`` is the address of the article; without one it is named by the hash of its text.
    """
    digest = sha256(text.encode()).hexdigest()
    article = source or f"urn:sha256:{digest}"
    speakers = {speaker["id"]: speaker for speaker in payload["speakers"]}
    items = [
        _annotation(quote, speakers.get(quote["speaker_id"]), text, article, digest) for quote in payload["quotes"]
    ]
    return {
        "@context": CONTEXT,
        "id": f"urn:sha256:{digest}#quotations",
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": items,
    }


def _annotation(
    quote: Mapping[str, Any], speaker: Mapping[str, Any] | None, text: str, article: str, digest: str
) -> dict[str, Any]:
    start, end = quote["start"], quote["end"]
    body = [{"type": "TextualBody", "purpose": "classifying", "value": quote["type"], "format": "text/plain"}]
    if speaker is not None:
        name = {"type": "TextualBody", "purpose": "identifying", "value": speaker["name"], "format": "text/plain"}
        body.insert(0, name)
    return {
        "id": f"urn:sha256:{digest}#{quote['id']}",
        "type": "Annotation",
        "motivation": "identifying" if speaker is not None else "classifying",
        "body": body,
        "target": {
            "source": article,
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {
                    "type": "TextQuoteSelector",
                    "exact": quote["text"],
                    "prefix": text[max(0, start - AROUND) : start],
                    "suffix": text[end : end + AROUND],
                },
            ],
        },
    }
