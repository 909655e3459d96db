"""The answer as a table of comma-separated values, one row a quotation (RFC 4180)."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

COLUMNS = (
    *("article", "quotation", "type", "start", "end", "words"),
    *("speaker", "speaker_type", "title", "affiliation", "gender"),
    *("source", "cue", "confidence", "continues"),
)


def to_csv(payload: Mapping[str, Any], *, head: bool = True) -> str:
    """Return an answer (``AttributionSchema``) as a table, with a ``head`` unless told; what is null is empty.

    Line breaks are CR LF. A cell is written as it is: one that begins with “=” is a formula to some spreadsheets.
    """
    written = StringIO()
    table = csv.DictWriter(written, COLUMNS)
    if head:
        table.writeheader()
    table.writerows(_rows(payload))
    return written.getvalue()


def _rows(payload: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    speakers = {speaker["id"]: speaker for speaker in payload["speakers"]}
    for quote in payload["quotes"]:
        speaker = speakers.get(quote["speaker_id"], {})
        gender = speaker.get("gender")
        yield {
            "article": payload["id"],
            "quotation": quote["id"],
            "type": quote["type"],
            "start": quote["start"],
            "end": quote["end"],
            "words": quote["words"],
            "speaker": speaker.get("name"),
            "speaker_type": speaker.get("type"),
            "title": speaker.get("title"),
            "affiliation": speaker.get("affiliation"),
            "gender": gender["value"] if gender is not None else None,
            "source": quote["source"]["words"] if quote["source"] is not None else None,
            "cue": quote["cue"]["lemma"] if quote["cue"] is not None else None,
            "confidence": quote["confidence"],
            "continues": quote["continues"],
        }
