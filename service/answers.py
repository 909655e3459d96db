"""From the engine's Attribution to the JSON that leaves, and the check it must pass on its way out.

Plain functions and a compiled validator instead of ``Schema.dump`` and ``Schema.validate``: for an answer
of 500 quotations they take a small part of the time, and what is checked is the published schema itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import jsonschema_rs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from inquit import (
        Attribution,
        CharSpan,
        Cue,
        EngineInfo,
        Evidence,
        Explanation,
        Mention,
        Quotation,
        Reporter,
        Speaker,
    )


def answer(attribution: Attribution, *, article_id: str | None = None) -> dict[str, Any]:
    """Return the JSON object of an attribution (schema ``Attribution`` of the OpenAPI description)."""
    return {
        "id": article_id,
        "text_length": attribution.text_length,
        "quotes": [_quotation(quotation) for quotation in attribution.quotes],
        "speakers": [_speaker(speaker) for speaker in attribution.speakers],
        "engine": engine_answer(attribution.engine),
    }


def engine_answer(info: EngineInfo) -> dict[str, str]:
    """Return the JSON object that names the engine (schema ``Engine``)."""
    return {"version": info.version, "model": info.model}


def _span(span: CharSpan) -> dict[str, Any]:
    return {"start": span.start, "end": span.end}


def _mention(mention: Mention) -> dict[str, Any]:
    return {**_span(mention.span), "text": mention.text, "type": mention.type.value}


def _cue(cue: Cue) -> dict[str, Any]:
    return {**_span(cue.span), "text": cue.text, "lemma": cue.lemma}


def _quotation(quotation: Quotation) -> dict[str, Any]:
    return {
        "id": quotation.id,
        "type": quotation.type.value,
        **_span(quotation.span),
        "text": quotation.text,
        "content": _span(quotation.content),
        "speaker_id": quotation.speaker_id,
        "source": quotation.source and _mention(quotation.source),
        "cue": quotation.cue and _cue(quotation.cue),
        "antecedents": [_mention(mention) for mention in quotation.antecedents],
        "confidence": quotation.confidence,
        "sieve": quotation.sieve,
        "continues": quotation.continues,
        "via": [_reporter(reporter) for reporter in quotation.via],
        "quoted": [_span(span) for span in quotation.quoted],
        "explanation": quotation.explanation and _explanation(quotation.explanation),
    }


def _explanation(explanation: Explanation) -> dict[str, Any]:
    speech = explanation.speech
    return {
        "sources": [
            {
                "source": _mention(option.source),
                "cue": option.cue and _cue(option.cue),
                "probability": option.probability,
                "chosen": option.chosen,
                "evidence": _evidence(option.evidence),
            }
            for option in explanation.sources
        ],
        "speech": {"probability": speech.probability, "evidence": _evidence(speech.evidence)},
        "antecedents": [
            {
                "name": option.name,
                "mention": option.mention and _mention(option.mention),
                "probability": option.probability,
                "evidence": _evidence(option.evidence),
            }
            for option in explanation.antecedents
        ],
    }


def _evidence(evidence: Iterable[Evidence]) -> list[dict[str, Any]]:
    return [{"feature": item.feature, "weight": item.weight} for item in evidence]


def _reporter(reporter: Reporter) -> dict[str, Any]:
    return {
        "name": reporter.name,
        "speaker_id": reporter.speaker_id,
        "source": _mention(reporter.source),
        "cue": _cue(reporter.cue),
    }


def _speaker(speaker: Speaker) -> dict[str, Any]:
    return {
        "id": speaker.id,
        "name": speaker.name,
        "type": speaker.type.value,
        "description": speaker.description,
        "mentions": [_mention(mention) for mention in speaker.mentions],
        "quotes": list(speaker.quotes),
    }


class ContractError(Exception):
    """An answer breaks the contract; the message says where, in words that hold nothing of the article."""


class AnswerContract:
    """What every answer must satisfy: the published schema, and the promises a schema cannot state."""

    def __init__(self, openapi: Mapping[str, Any]) -> None:
        schema = {"$ref": "#/components/schemas/Attribution", "components": openapi["components"]}
        self._validator = jsonschema_rs.validator_for(schema)

    def check(self, payload: Mapping[str, Any], text: str) -> None:
        """Raise ContractError when ``payload`` is not a valid answer for ``text``."""
        error = next(self._validator.iter_errors(payload), None)
        if error is not None:
            raise ContractError(f"{_pointer(error.instance_path)} breaks {_pointer(error.schema_path)}")
        fault = next(_broken_promises(payload, text), None)
        if fault is not None:
            raise ContractError(fault)


def _pointer(path: list[str | int]) -> str:
    return "/" + "/".join(str(part) for part in path)


def _broken_promises(payload: Mapping[str, Any], text: str) -> Iterator[str]:
    quotes, speakers = payload["quotes"], payload["speakers"]
    speaker_ids = {speaker["id"] for speaker in speakers}
    speaker_of = {quote["id"]: quote["speaker_id"] for quote in quotes}
    if payload["text_length"] != len(text):
        yield "text_length is not the length of the text"
    if len(speaker_of) != len(quotes) or len(speaker_ids) != len(speakers):
        yield "two quotations or two speakers share an id"
    attributed = {(quote_id, speaker_id) for quote_id, speaker_id in speaker_of.items() if speaker_id is not None}
    if attributed != {(quote_id, speaker["id"]) for speaker in speakers for quote_id in speaker["quotes"]}:
        yield "speaker_id of the quotations and quotes of the speakers disagree"
    for quote in quotes:
        content = quote["content"]
        if not quote["start"] <= content["start"] <= content["end"] <= quote["end"]:
            yield f"the content of {quote['id']} is not inside it"
        if any(reporter["speaker_id"] not in {None, *speaker_ids} for reporter in quote["via"]):
            yield f"{quote['id']} comes by way of no speaker of this answer"
        if quote["continues"] is not None and quote["continues"] not in speaker_of:
            yield f"{quote['id']} continues no quotation of this answer"
    for phrase in _phrases(quotes, speakers):
        if text[phrase["start"] : phrase["end"]] != phrase["text"]:
            yield f"text[{phrase['start']}:{phrase['end']}] is not the phrase said to stand there"
    for quote in quotes:
        if not all(quote["start"] <= part["start"] < part["end"] <= quote["end"] for part in quote["quoted"]):
            yield f"the quoted parts of {quote['id']} are not inside it"


def _phrases(quotes: Iterable[Mapping[str, Any]], speakers: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for quote in quotes:
        yield quote
        yield from quote["antecedents"]
        yield from filter(None, (quote["source"], quote["cue"]))
        for reporter in quote["via"]:
            yield from (reporter["source"], reporter["cue"])
        if quote["explanation"] is not None:
            for option in quote["explanation"]["sources"]:
                yield from filter(None, (option["source"], option["cue"]))
            yield from (option["mention"] for option in quote["explanation"]["antecedents"] if option["mention"])
    for speaker in speakers:
        yield from speaker["mentions"]
