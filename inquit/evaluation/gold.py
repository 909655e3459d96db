"""Gold attributions: what a careful reader says about an article, read from JSON files.

Two layouts are read. A *collection* is one JSON file, ``{article: {"text", "suite", "quotes": [...]}}``. A
*folder* holds pairs ``NAME.txt`` (the article, as it is sent) and ``NAME.json`` (``{"quotes": [...]}``);
its suite is the folder's name. Each quote has ``start`` and ``end`` (code points, half-open, marks
included), ``label`` ("speech" or "other"), ``speakers`` (``{"name", "kind", "aliases"}`` each), ``cue``
and, where they apply, ``source`` (pairs of offsets), ``headline``, ``bad_span`` and ``text`` (checked
against the offsets).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from inquit.types import CharSpan, SpeakerType

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Value = TypeVar("Value")
Choice = TypeVar("Choice", bound=StrEnum)

_SPEAKER_TYPES = {
    "person": SpeakerType.PERSON,
    "org": SpeakerType.ORGANIZATION,
    "group": SpeakerType.GROUP,
    "document": SpeakerType.DOCUMENT,
    "unnamed": SpeakerType.UNNAMED,
}
"""The kinds of speakers as a gold file writes them."""


class Label(StrEnum):
    """Whether the article presents the marked words as somebody's."""

    SPEECH = "speech"
    OTHER = "other"


class CueType(StrEnum):
    """How the article names the source: in the cue by a name, a description or a pronoun, or not at all."""

    EXPLICIT = "explicit"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"
    IMPLICIT = "implicit"


@dataclass(frozen=True, slots=True)
class GoldSpeaker:
    """An entity that speaks, under the fullest name the article gives, and the other forms it uses."""

    name: str
    type: SpeakerType
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldQuotation:
    """One marked span of the article; ``cue`` is None only where no speaker is known.

    ``source`` lists the spans in which human annotators marked the source mention; empty where nobody did.
    """

    span: CharSpan
    label: Label
    speakers: tuple[GoldSpeaker, ...] = ()
    cue: CueType | None = None
    source: tuple[CharSpan, ...] = ()
    headline: bool = False
    bad_span: bool = False

    @property
    def excluded(self) -> bool:
        """Tell whether the span stands in a headline or is no single quotation, and so is not counted."""
        return self.headline or self.bad_span

    @property
    def known(self) -> bool:
        """Tell whether these are words whose speaker the article tells."""
        return self.label is Label.SPEECH and bool(self.speakers)


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article as it is sent, and its marked spans."""

    text: str
    suite: str
    quotes: tuple[GoldQuotation, ...]


class GoldError(ValueError):
    """A gold file cannot be read; the message names the file, the article and the field."""


def load_gold(path: Path) -> dict[str, GoldArticle]:
    """Read a collection (a JSON file) or a folder of pairs; raise GoldError for anything that is not one."""
    if path.is_dir():
        return _read_folder(path)
    place = _Place(path)
    return {name: _article(record, place.at(name)) for name, record in _read_json(path, place).items()}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the gold a value stands, for error messages."""

    file: Path
    trail: tuple[str, ...] = ()

    def at(self, step: str | int) -> _Place:
        return _Place(self.file, (*self.trail, str(step)))

    def error(self, problem: str) -> GoldError:
        return GoldError(": ".join([str(self.file), *self.trail, problem]))


def _read_folder(folder: Path) -> dict[str, GoldArticle]:
    stems = sorted({file.stem for file in folder.iterdir() if file.suffix in {".txt", ".json"}})
    if not stems:
        raise _Place(folder).error("no NAME.txt and NAME.json in this folder")
    return {stem: _read_pair(folder, stem) for stem in stems}


def _read_pair(folder: Path, name: str) -> GoldArticle:
    file = folder / f"{name}.json"
    place = _Place(file).at(name)
    text, record = _read_text(folder / f"{name}.txt"), _read_json(file, place)
    return _article({**record, "text": text, "suite": folder.resolve().name}, place)


def _read_text(file: Path) -> str:
    """Decode the file as it stands: universal newlines would move the offsets."""
    try:
        return file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{file}: {error}") from error


def _read_json(file: Path, place: _Place) -> Mapping[str, Any]:
    try:
        content = json.loads(_read_text(file))
    except json.JSONDecodeError as error:
        raise GoldError(f"{file}: {error}") from error
    return _typed(content, dict, place)


def _article(record: object, place: _Place) -> GoldArticle:
    fields = _typed(record, dict, place)
    text = _field(fields, "text", str, place)
    quotes = enumerate(_field(fields, "quotes", list, place))
    return GoldArticle(
        text=text,
        suite=_field(fields, "suite", str, place),
        quotes=tuple(_quotation(quote, text, place.at(f"quotes[{index}]")) for index, quote in quotes),
    )


def _quotation(record: object, text: str, place: _Place) -> GoldQuotation:
    fields = _typed(record, dict, place)
    span = _span([_field(fields, "start", int, place), _field(fields, "end", int, place)], text, place)
    if "text" in fields and fields["text"] != span.of(text):
        raise place.at("text").error(f"is not the article's text[{span.start}:{span.end}], {span.of(text)!r}")
    quotation = GoldQuotation(
        span=span,
        label=_choice(fields, "label", _values(Label), place),
        speakers=tuple(
            _speaker(speaker, place.at(f"speakers[{index}]"))
            for index, speaker in enumerate(_field(fields, "speakers", list, place))
        ),
        cue=None if fields.get("cue") is None else _choice(fields, "cue", _values(CueType), place),
        source=tuple(
            _span(pair, text, place.at("source")) for pair in _optional(fields, "source", list[object](), place)
        ),
        headline=_optional(fields, "headline", False, place),
        bad_span=_optional(fields, "bad_span", False, place),
    )
    if quotation.label is Label.OTHER and quotation.speakers:
        raise place.at("speakers").error("words that are nobody's have no speaker")
    if quotation.known and quotation.cue is None:
        raise place.at("cue").error("missing, though the speaker is known")
    return quotation


def _speaker(record: object, place: _Place) -> GoldSpeaker:
    fields = _typed(record, dict, place)
    name = _field(fields, "name", str, place)
    if not name.strip():
        raise place.at("name").error("empty")
    aliases = _optional(fields, "aliases", list[object](), place)
    return GoldSpeaker(
        name=name,
        type=_choice(fields, "kind", _SPEAKER_TYPES, place),
        aliases=tuple(_typed(alias, str, place.at("aliases")) for alias in aliases),
    )


def _span(pair: object, text: str, place: _Place) -> CharSpan:
    match pair:
        case [int(start), int(end)] if 0 <= start < end <= len(text):
            return CharSpan(start, end)
        case _:
            raise place.error(f"{pair!r} is no span of the article's {len(text)} code points")


def _field(fields: Mapping[str, Any], name: str, kind: type[Value], place: _Place) -> Value:
    if name not in fields:
        raise place.at(name).error("missing")
    return _typed(fields[name], kind, place.at(name))


def _optional(fields: Mapping[str, Any], name: str, default: Value, place: _Place) -> Value:
    return _typed(fields.get(name, default), type(default), place.at(name))


def _typed(value: object, kind: type[Value], place: _Place) -> Value:
    if not isinstance(value, kind):
        raise place.error(f"expected {kind.__name__}, found {type(value).__name__}")
    return value


def _values(choices: type[Choice]) -> Mapping[str, Choice]:
    return {choice.value: choice for choice in choices}


def _choice(fields: Mapping[str, Any], name: str, choices: Mapping[str, Choice], place: _Place) -> Choice:
    value = _field(fields, name, str, place)
    if value not in choices:
        raise place.at(name).error(f"{value!r} is none of {', '.join(choices)}")
    return choices[value]
