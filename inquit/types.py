"""The engine's vocabulary: frozen values that every step reads and none changes.

Offsets are half-open and count Unicode code points of the text exactly as received.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from inquit.audit import NOBODY_QUOTED, Summary

if TYPE_CHECKING:
    from inquit.audit import ToldGender
    from inquit.evidence import Explanation


class QuotationType(StrEnum):
    """How the words stand in the article."""

    DIRECT = "direct"
    """A whole utterance in quotation marks."""
    MIXED = "mixed"
    """A quoted fragment inside the reporter's own clause; with indirect quotations asked for, that whole clause."""
    SCARE = "scare"
    """Marks around words that nobody is reported to have said: scare quotes, titles, nicknames."""
    INDIRECT = "indirect"
    """Reported without quotation marks; only when asked for."""


class MentionType(StrEnum):
    """What kind of phrase mentions an entity."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class EntityKind(StrEnum):
    """What the engine takes something for: what bears a name, what a noun denotes, what an entity is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    GROUP = "group"
    DOCUMENT = "document"
    OTHER = "other"


class SpeakerType(StrEnum):
    """What the answer, and the gold, call who speaks."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GROUP = "group"
    DOCUMENT = "document"
    UNNAMED = "unnamed"


class LineKind(StrEnum):
    """What a line of the text is taken for. The article, its headings and pull quotes are read, the others not."""

    ARTICLE = "article"
    HEADING = "heading"
    PULL_QUOTE = "pull-quote"
    BYLINE = "byline"
    """Who wrote the article, and when."""
    CAPTION = "caption"
    CREDIT = "credit"
    """Whose a picture is, or a figure."""
    PROMOTION = "promotion"
    """What else there is to read, hear or see."""
    LABEL = "label"
    """A word that names a part of the page, or what the next words are about."""
    SHARE = "share"
    SUBSCRIPTION = "subscription"
    TAGS = "tags"
    REFERENCE = "reference"
    """Footnotes, addresses, rights, and where the article stood before."""


@dataclass(frozen=True, slots=True, order=True)
class CharSpan:
    """A half-open range of code points of the article."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words this span covers in ``text``."""
        return text[self.start : self.end]

    def covers(self, other: CharSpan) -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: CharSpan) -> bool:
        """Tell whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class QuotedSpan:
    """A pair of quotation marks as found in the text, before anyone asks who spoke.

    ``span`` takes in the marks, ``content`` leaves them out. ``paragraph`` is the index of the paragraph it
    stands in. ``continues`` is the index (in the list of quoted spans) of the span whose speech goes on here,
    by the convention where each paragraph of a speech reopens its marks and only the last closes them.
    """

    span: CharSpan
    content: CharSpan
    paragraph: int
    closed: bool = True
    continues: int | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase of the article that refers to an entity.

    ``text`` is as received; ``words`` are without what was in it of markup, encodings and line breaks.
    """

    span: CharSpan
    text: str
    type: MentionType
    words: str


@dataclass(frozen=True, slots=True)
class Cue:
    """The reporting verb or phrase that introduces a quotation."""

    span: CharSpan
    text: str
    lemma: str


@dataclass(frozen=True, slots=True)
class Reporter:
    """Somebody by whose report the article knows a quotation ("Holm said Berg told him …": Holm).

    ``name`` is the fullest one that the article gives; ``speaker_id`` is None unless quotations are the reporter's own.
    """

    name: str
    speaker_id: str | None
    source: Mention
    cue: Cue


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation and what was decided about it.

    ``span`` takes in the quotation marks, ``content`` leaves them out; a clause, without marks around it, has both
    alike. ``text`` is as received; ``words`` are those of the content, without marks around them and without what was
    in it of markup, encodings and line breaks. ``quoted`` are the ranges within it that stand in the speaker's own
    marks, marks included: one for a quotation in marks, none for an indirect one, one or more for a clause with quoted
    fragments.

    ``id`` is unique in its answer ("q1", "q2", … in text order); ``continues`` is the id of the quotation whose
    utterance goes on here. ``speaker_id`` is None when the article does not say or the engine abstains.
    ``antecedents`` leads from a pronoun or nominal ``source`` to the name. ``sieve`` names the kind of evidence.
    ``confidence`` is the probability, 0 to 1, that the decision is right: calibrated where the words stand in marks and
    have a speaker. ``via`` are those who passed the words on, the one nearest to the speaker first. ``explanation`` is
    there when it was asked for.
    """

    id: str
    type: QuotationType
    span: CharSpan
    text: str
    words: str
    content: CharSpan
    speaker_id: str | None
    source: Mention | None
    cue: Cue | None
    antecedents: tuple[Mention, ...]
    confidence: float
    sieve: str
    continues: str | None = None
    via: tuple[Reporter, ...] = ()
    quoted: tuple[CharSpan, ...] = ()
    explanation: Explanation | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """One entity that speaks in the article, under the fullest name the article gives, without titles.

    ``named``: whether the article names it; ``key`` is the full name as names are compared, None without one.
    ``title`` is what a person is ("secretary"), ``affiliation`` the body or place that the title belongs to.
    ``gender`` is there for people when it was asked for. ``quoted_words`` stand in the speaker's own marks.
    """

    id: str
    name: str
    type: SpeakerType
    description: str | None
    mentions: tuple[Mention, ...]
    quotes: tuple[str, ...]
    named: bool = True
    key: str | None = None
    title: str | None = None
    affiliation: str | None = None
    gender: ToldGender | None = None
    quoted_words: int = 0


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A stretch of the text that is no article and was not read."""

    span: CharSpan
    text: str
    kind: LineKind


@dataclass(frozen=True, slots=True)
class Language:
    """The language that a text is most probably in: its code in ISO 639, as ``en`` or ``pcm``, and how probable it is.

    ``zxx`` is a text without language, such as a program.
    """

    code: str
    probability: float


@dataclass(frozen=True, slots=True)
class Options:
    """What a caller may ask of the engine for one article.

    ``min_confidence``: the speaker is left open where ``confidence`` would be below it. By default the speaker is given
    where that is more probable than not. ``explain``: every quotation carries its explanation. ``indirect``: quotations
    without marks are reported too, and a quoted fragment is reported as part of the clause it stands in. ``furniture``:
    the answer lists what was passed over. ``gender``: people who speak carry the gender that the article tells.
    ``language``: "en" has a text read as English whatever it looks like; by
    default one that is surely in another language is refused.
    """

    min_confidence: float = 0.5
    explain: bool = False
    indirect: bool = False
    furniture: bool = False
    gender: bool = False
    language: Literal["en"] | None = None


DEFAULTS = Options()
"""What is answered when nothing is asked for."""


@dataclass(frozen=True, slots=True)
class Article:
    """What a page tells of the article in it; None where it does not.

    ``date`` is in ISO 8601, ``language`` is the tag that the page names ("en-GB"), whatever it is written in.
    """

    title: str | None
    author: str | None
    date: str | None
    site: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """Which code and which spaCy pipeline gave an answer."""

    version: str
    model: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """The answer for one article: its quotations in text order and the speakers they belong to.

    ``furniture`` is what was passed over, in text order, if it was asked for. ``summary`` says who has how much of the
    word. ``language`` is the one that the text is
    most probably in, None where no letter tells.
    """

    text_length: int
    quotes: tuple[Quotation, ...]
    speakers: tuple[Speaker, ...]
    engine: EngineInfo
    furniture: tuple[PassedOver, ...] = ()
    summary: Summary = NOBODY_QUOTED
    language: Language | None = None
