"""Coreference: which entity a name, pronoun, description or appositive that speaks belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inquit.entities.coreference import anaphors_to_resolve, resolve
from inquit.entities.history import History
from inquit.rankers.loglinear import LogLinear
from inquit.rankers.models import load_models
from inquit.sources.decisions import decide_sources, words_said
from inquit.types import EntityKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inquit import Engine
    from inquit.entities.antecedents import AntecedentCandidate
    from inquit.entities.coreference import Coreference
    from inquit.entities.discourse import Entity
    from inquit.reading.mentions import Phrase
    from inquit.reading.scene import Scene
    from tests.conftest import SceneOf

UNLEARNED = LogLinear({})


def last_speaker(scene: Scene, coreference: Coreference) -> Entity | None:
    """Return the entity of the source of the last cue."""
    return coreference.entity_of.get(scene.phrase_of[scene.reports[-1].source])


def called(scene: Scene, coreference: Coreference) -> str | None:
    """Return the name of the last speaker, or else its first mention."""
    entity = last_speaker(scene, coreference)
    return None if entity is None else entity.name or entity.phrases[0].span.of(scene.text)


MEANT = [
    # names
    ("pronoun behind a name like a firm's", "The farm is led by Marie Cross. “It is late,” she said.", "Marie Cross"),
    ("pronoun behind a name like a place", "Ines Park has left. “It is late,” she said.", "Ines Park"),
    ("role before a name", "Farmer Tuomas Leino lost his barley. “It is late,” he said.", "Tuomas Leino"),
    ("who the neighbour is", "She left. Her neighbour is Daniel Banks. “It is late,” he said.", "Daniel Banks"),
    (
        "who the neighbour is not",
        "Her neighbour is not Daniel Banks. “It is late,” the neighbour said.",
        "Her neighbour",
    ),
    ("Malaysian title", "Minister Datuk Seri Zul Hashim left. “It is late,” Puan Sri Nora Holm said.", "Nora Holm"),
    ("excellency", "HE Eng Nasser bin Jabor al-Rumi left. “No,” HE al-Rumi said.", "Nasser bin Jabor al-Rumi"),
    ("surname", "Nora Lindqvist met Anna Holm. “It is late,” Lindqvist said.", "Nora Lindqvist"),
    ("surname and title", "Nora Lindqvist met Anna Holm. “It is late,” Ms Lindqvist said.", "Nora Lindqvist"),
    ("first name", "Nora Lindqvist met Tom Berg. “It is late,” Nora said.", "Nora Lindqvist"),
    ("couple with one surname", "Nora and Karl Lindqvist own the mill. “We sell,” Nora said.", "Nora Lindqvist"),
    ("couple, a name of either gender", "Karl and Kelly Strand own it. “We sell,” Karl said.", "Karl Strand"),
    ("first name and a company", "Karl and Strand Foundation own it. “We sell,” Karl said.", "Karl"),
    ("couple by title", "Nora and Karl Lindqvist own it. “We sell,” Mrs Lindqvist said.", "Nora Lindqvist"),
    ("couple or one of them", "Nora and Karl Lindqvist own it. “No,” Lindqvist said.", "Karl Lindqvist"),
    ("between two", "The talks between Nora and Karl Lindqvist failed. “No,” Nora said.", "Nora"),
    ("couple with a suffix", "Nora and Karl Lindqvist Jr. own it. “No,” Nora said.", "Nora Lindqvist"),
    ("two of two names", "Mr Berg met Anna Holm. Berg and Karl Lindqvist left. “No,” Berg said.", "Berg"),
    ("list of first names", "Tom, Nora and Karl Lindqvist left. “No,” Nora said.", "Nora"),
    ("couple, the other", "Nora and Karl Lindqvist own the mill. “We sell,” Karl Lindqvist said.", "Karl Lindqvist"),
    ("siblings", "Karl Strand and his sister Anna Strand met. “We sell,” Karl Strand said.", "Karl Strand"),
    # pronouns
    ("she by first name", "Nora Lindqvist met Tom Berg. “It is safe,” she said.", "Nora Lindqvist"),
    ("he by first name", "Tom Berg met Nora Lindqvist. “It is safe,” he said.", "Tom Berg"),
    ("he, not the nearest", "Tom Berg met Nora Lindqvist and Anna Holm. “It is safe,” he said.", "Tom Berg"),
    ("by title", "Mrs Holm met Mr Berg. “It is safe,” she said.", "Holm"),
    ("by role", "Karl Lind met James Poe, a spokeswoman for the port. “It is safe,” she said.", "James Poe"),
    ("described only", "A woman met a man. “It is safe,” she said.", "A woman"),
    ("described only, the other", "A woman met a man. “It is safe,” he said.", "a man"),
    ("next paragraph", "Tom Berg was late.\n\nNora Lindqvist laughed. “It is early,” she said.", "Nora Lindqvist"),
    ("possessive in between", "Nora Lindqvist sold her boat. “It is safe,” she said.", "Nora Lindqvist"),
    ("word of a name", "Lundvik Council met the Strand Ministry. “No,” the council said.", "Lundvik Council"),
    ("they, a group", "The fishermen met Nora Lindqvist. “We want it back,” they said.", "The fishermen"),
    ("it, an organisation", "The Harbour Council met Nora Lindqvist. “We paid,” it said.", "Harbour Council"),
    ("it, a document", "The council’s report came on Monday. “The pier is unsafe,” it said.", "The council’s report"),
    ("he is not whom he tells", "Tom Berg met Karl Holm. “It is safe,” he told Holm.", "Tom Berg"),
    ("spokesman, a woman", "Nora Lindqvist, a spokesman, met Tom Berg. “It is safe,” she said.", "Nora Lindqvist"),
    ("chairman, a woman", "The chairman, Nora Lindqvist, met Tom Berg. “It is safe,” she said.", "Nora Lindqvist"),
    # descriptions
    ("appositive", "Nora Lindqvist, a doctor, met Tom Berg, a sailor. “It is safe,” the sailor said.", "Tom Berg"),
    ("predicate", "Nora Lindqvist is a doctor. Tom Berg left. “It is safe,” the doctor said.", "Nora Lindqvist"),
    ("title", "Senator Nora Lindqvist met Tom Berg. “It is safe,” the senator said.", "Nora Lindqvist"),
    (
        "noun that a title stands for",
        "Dr Nora Lindqvist met Tom Berg. “It is safe,” the doctor said.",
        "Nora Lindqvist",
    ),
    ("noun before a name", "The engineer Tom Berg met Anna Holm. “It is safe,” the engineer said.", "Tom Berg"),
    ("name in apposition", "The council’s engineer, Tom Berg, left. “It is safe,” the engineer said.", "Tom Berg"),
    ("same noun", "A sailor met a doctor. “It is safe,” the doctor said.", "a doctor"),
    ("same noun, a group", "The residents met Nora Lindqvist. “We are angry,” the residents said.", "The residents"),
    ("named", "A sailor named Nora Lindqvist met a doctor. “It is safe,” the sailor said.", "Nora Lindqvist"),
    ("known as", "The sailor known as Nora met a doctor. “It is safe,” the sailor said.", "Nora"),
    ("relation", "Tom Berg and his wife, Anna, own the mill. “We sell,” his wife said.", "Anna"),
    ("name after a long title", "“We will,” the mayor of Karlsby, Nora Lindqvist, said.", "Nora Lindqvist"),
    ("name set apart by dashes", "A former mayor -- Tom Berg, who lost -- left. “No,” the mayor said.", "Tom Berg"),
    ("one of a list", "The mayor, Nora Lindqvist and Tom Berg met. “No,” Berg said.", "Tom Berg"),
    ("name behind a marriage", "His son from a first marriage, Tom, left. “No,” the son said.", "Tom"),
    (
        "description of a description",
        "My companion, the poet Nora Lindqvist, left. “No,” the poet said.",
        "Nora Lindqvist",
    ),
    ("office of several words", "The head of research Nora Lindqvist met Tom Berg. “No,” she said.", "Nora Lindqvist"),
    ("mother of somebody", "The mother of the sailor Tom Berg left. “No,” the mother said.", "The mother"),
    ("age behind a name", "Nora Lindqvist, 36, met Anna Holm, 41. “No,” the 36-year-old said.", "Nora Lindqvist"),
    (
        "age told twice",
        "Nora Lindqvist, 36, met Anna Holm. Lindqvist, 36, left. “No,” the 36-year-old said.",
        "Nora Lindqvist",
    ),
    ("age of a description", "A 17-year-old boy met Tom Berg. “No,” the 17-year-old said.", "A 17-year-old boy"),
    ("another age", "Nora Lindqvist, 36, left. “No,” the 37-year-old said.", "the 37-year-old"),
    ("age not told before", "Nora Lindqvist won the race. “I am tired,” said the 37-year-old.", "Nora Lindqvist"),
    ("age of a thing", "Nora Lindqvist, 36, left. “No,” the 36-year-old company said.", "the 36-year-old company"),
    ("age of two", "Nora Lindqvist, 36, and Tom Berg, 36, met. Berg left. “No,” the 36-year-old said.", "Tom Berg"),
    ("place, not a name", "A farmer from Savannah, Georgia, left. “No,” the farmer said.", "A farmer"),
    (
        "name of another",
        "A boy with a teacher in Lund, Anna Holm, left. “No,” the boy said.",
        "A boy",
    ),
    ("wife of a man", "Tom Berg met a couple. Berg waved. “No,” the wife said.", "the wife"),
    ("the other one", "An engineer, Tom Berg, left. “No,” the other engineer said.", "the other engineer"),
    ("one of a people", "Nora Lindqvist, a Democrat, met Tom Berg. “No,” the Democrat said.", "Nora Lindqvist"),
    # nobody mentioned before
    ("another", "Nora Lindqvist is a doctor. “It is safe,” another doctor said.", "another doctor"),
    ("indefinite", "Tom Berg is a sailor. “It is safe,” a sailor said.", "a sailor"),
    ("counted", "The fishermen met Nora Lindqvist. “It is safe,” two fishermen said.", "two fishermen"),
    ("pronoun without anybody", "“It is safe,” he said.", None),
    ("she is no Tom", "Tom Berg left. “It is safe,” she said.", None),
    ("he is no fishermen", "The fishermen left. “It is safe,” he said.", None),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in MEANT], ids=[row[0] for row in MEANT])
def test_speaker_meant(scene_of: SceneOf, text: str, expected: str | None) -> None:
    scene = scene_of(text)
    assert called(scene, resolve(scene, load_models().antecedent)) == expected


GAPS = [
    (
        "title of two words",
        "Harbour master Tom Berg met Anna Holm. “It is safe,” the harbour master said.",
        "Tom Berg",
    ),
    ("noun that tells a newspaper", "The Times wrote about the pier. “It is safe,” the paper said.", "Times"),
]


@pytest.mark.xfail(strict=True, reason="known gaps of descriptions")
@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in GAPS], ids=[row[0] for row in GAPS])
def test_speaker_meant_but_not_found(scene_of: SceneOf, text: str, expected: str) -> None:
    scene = scene_of(text)
    assert called(scene, resolve(scene, load_models().antecedent)) == expected


@pytest.mark.xfail(strict=True, reason="no entity stands for two people together")
def test_they_are_both(scene_of: SceneOf) -> None:
    scene = scene_of("Nora Lindqvist and Karl Lindqvist own the mill. “We sell,” they said.")
    entity = last_speaker(scene, resolve(scene, load_models().antecedent))
    assert entity is None or entity.kind is EntityKind.GROUP


SAID = [
    (
        "names itself",
        "Karl Strand came. “I trust Strand,” he said.",
        {"names-itself=True|person", "talks-of=False|rank=0"},
    ),
    ("names another", "Karl Strand came. “I trust Berg,” he said.", {"names-itself=False|person"}),
    ("talks of somebody", "Karl Strand came. “I trust him,” he said.", {"talks-of=True|rank=0"}),
    ("first to be quoted", "Karl Strand came. “I left,” he said.", {"quoted=none|paragraphs=0"}),
    ("quoted last", "“I left,” Karl Strand said. “I ran,” he said.", {"quoted=last|paragraphs=0"}),
    ("subject of the sentence", "Karl Strand came. “I left,” he said.", {"clause=ROOT|sentences=1"}),
    ("subject of a clause in it", "We saw that Karl Strand came. “I left,” he said.", {"clause=ccomp|sentences=1"}),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in SAID], ids=[row[0] for row in SAID])
def test_evidence_in_what_is_said(scene_of: SceneOf, text: str, expected: set[str]) -> None:
    scene = scene_of(text)
    said = words_said(decide_sources(scene, load_models()))
    seen: dict[str, set[str]] = {}

    def observe(phrase: Phrase, candidates: Sequence[AntecedentCandidate], _: Sequence[float]) -> None:
        (strand,) = (c for c in candidates if c.entity is not None and c.entity.name == "Karl Strand")
        seen[phrase.span.of(text)] = set(strand.evidence)

    resolve(scene, UNLEARNED, said, observe)
    assert expected - seen["he"] == set()


def test_words_of_nobody_are_no_evidence(scene_of: SceneOf) -> None:
    scene = scene_of("Karl Strand came. He left.")
    ((candidates, _),) = offers(scene, UNLEARNED).values()
    assert not [piece for piece in candidates[0].evidence if piece.startswith(("names-itself", "talks-of", "quoted"))]


@pytest.mark.parametrize(
    ("text", "kin"),
    [
        ("Sen. Karl Strand left. “No,” the politician said.", "kin=True|person"),
        ("Sen. Karl Strand left. “No,” the goalkeeper said.", "kin=False|person"),
        ("The Strand Times left. “No,” the newspaper said.", "kin=False|organization"),
        ("The Strand Daily left. “No,” the newspaper said.", "kin=True|organization"),
    ],
)
def test_nouns_that_news_uses_for_the_same_people(scene_of: SceneOf, text: str, kin: str) -> None:
    (candidates, _) = list(offers(scene_of(text), UNLEARNED).values())[-1]
    assert kin in candidates[0].evidence


def test_appositive_stands_as_its_noun_does(scene_of: SceneOf) -> None:
    scene = scene_of("The pilot, Karl Strand, a sailor, came. “No,” he said.")
    candidates, _ = offers(scene, UNLEARNED)["he"]
    assert "roles=subject-subject|1" in candidates[0].evidence


def test_group_that_does_not_speak_is_found_by_its_noun(scene_of: SceneOf) -> None:
    scene = scene_of("The fishermen came. Nora Lindqvist met the fishermen. “No,” the fishermen said.")
    seen = offers(scene, UNLEARNED)
    assert list(seen) == ["the fishermen"], "only the group that speaks is searched for"
    (fishermen,) = (c.entity for c in seen["the fishermen"][0] if c.entity is not None and c.entity.name is None)
    assert [phrase.span.of(scene.text) for phrase in fishermen.phrases][:2] == ["The fishermen", "the fishermen"]


KINDS = [
    ("“No,” Nora Lindqvist said.", EntityKind.PERSON),
    ("“No,” the mayor said.", EntityKind.PERSON),
    ("“No,” the Harbour Council said.", EntityKind.ORGANIZATION),
    ("“No,” the government said.", EntityKind.ORGANIZATION),
    ("“No,” the fishermen said.", EntityKind.GROUP),
    ("“No,” the report said.", EntityKind.DOCUMENT),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind_of_an_entity(scene_of: SceneOf, text: str, kind: EntityKind) -> None:
    scene = scene_of(text)
    entity = last_speaker(scene, resolve(scene, UNLEARNED))
    assert entity is not None
    assert entity.kind is kind


WITHOUT_WEIGHTS = [
    ("names", "Nora Lindqvist met Tom Berg. “It is late,” Lindqvist said.", "Nora Lindqvist"),
    ("appositive", "Anna Holm met Tom Berg. “It is late,” said the mayor, Nora Lindqvist.", "Nora Lindqvist"),
    ("agreement", "Nora Lindqvist met Tom Berg. “It is late,” he said.", "Tom Berg"),
    ("nobody agrees", "Nora Lindqvist met Anna Holm. “It is late,” he said.", None),
    ("indefinite", "Tom Berg is a sailor. “It is safe,” a sailor said.", "a sailor"),
]


@pytest.mark.parametrize(
    ("text", "expected"), [row[1:] for row in WITHOUT_WEIGHTS], ids=[row[0] for row in WITHOUT_WEIGHTS]
)
def test_grammar_needs_no_weights(scene_of: SceneOf, text: str, expected: str | None) -> None:
    scene = scene_of(text)
    assert called(scene, resolve(scene, UNLEARNED)) == expected


@pytest.mark.parametrize(
    "text",
    ["Nora Lindqvist, the mayor of Karlsby, left.", "The mayor, Nora Lindqvist, left.", "Nora Lindqvist is a mayor."],
)
def test_appositive_and_predicate_belong_to_the_name(scene_of: SceneOf, text: str) -> None:
    scene = scene_of(text)
    coreference = resolve(scene, UNLEARNED)
    (name,) = (phrase for phrase in scene.phrases if "Lindqvist" in phrase.span.of(text))
    (noun,) = (phrase for phrase in scene.phrases if phrase.span.of(text).lower().endswith("mayor"))
    assert coreference.entity_of[name] is coreference.entity_of[noun]
    assert "mayor" in coreference.entity_of[name].heads
    assert {name, noun}.isdisjoint(coreference.links)


def test_anaphor_refers_to_whoever_was_mentioned_last(scene_of: SceneOf) -> None:
    scene = scene_of("Nora Lindqvist left. She slept. “It is late,” she said.")
    coreference = resolve(scene, load_models().antecedent)
    pronoun = scene.phrases[-1]
    assert 0 < coreference.links[pronoun].probability <= 1
    assert coreference.entity_of[pronoun].phrases[-2] is scene.phrases[1]
    assert coreference.entity_of[pronoun].phrases == list(scene.phrases)


def test_entities_are_numbered_and_own_their_phrases(scene_of: SceneOf) -> None:
    scene = scene_of("Nora Lindqvist, a doctor, met Tom Berg. “It is late,” he said. “It is early,” the doctor said.")
    coreference = resolve(scene, load_models().antecedent)
    assert [entity.index for entity in coreference.entities] == list(range(len(coreference.entities)))
    owned = {phrase: entity for entity in coreference.entities for phrase in entity.phrases}
    assert owned == coreference.entity_of
    assert all(entity.phrases == sorted(entity.phrases, key=lambda p: p.head) for entity in coreference.entities)


def offers(scene: Scene, model: LogLinear) -> dict[str, tuple[Sequence[AntecedentCandidate], Sequence[float]]]:
    seen: dict[str, tuple[Sequence[AntecedentCandidate], Sequence[float]]] = {}

    def observe(phrase: Phrase, candidates: Sequence[AntecedentCandidate], probabilities: Sequence[float]) -> None:
        seen[phrase.span.of(scene.text)] = candidates, probabilities

    resolve(scene, model, observe=observe)
    return seen


def test_observer_is_told_what_every_anaphor_could_mean(scene_of: SceneOf) -> None:
    scene = scene_of("Nora Lindqvist met Anna Holm and Tom Berg. “It is late,” she said. “No,” the doctor said.")
    seen = offers(scene, load_models().antecedent)
    assert set(seen) == {"she", "the doctor"}
    assert all(sum(probabilities) == pytest.approx(1) for _, probabilities in seen.values())
    she = [candidate.entity and candidate.entity.name for candidate in seen["she"][0]]
    doctor = [candidate.entity and candidate.entity.name for candidate in seen["the doctor"][0]]
    assert set(she) == {"Nora Lindqvist", "Anna Holm"}, "a pronoun that speaks stands for somebody who agrees"
    assert doctor[-1] is None, "a description may be of somebody new"
    assert set(doctor[:-1]) == {"Nora Lindqvist", "Anna Holm", "Tom Berg"}


def test_latest_mention_is_offered_first(scene_of: SceneOf) -> None:
    scene = scene_of("Nora Lindqvist met Anna Holm. Lindqvist slept. “No,” the doctor said.")
    candidates, _ = offers(scene, UNLEARNED)["the doctor"]
    assert [candidate.entity and candidate.entity.name for candidate in candidates] == [
        "Nora Lindqvist",
        "Anna Holm",
        None,
    ]


def test_evidence_is_weighed_once_for_each_family(scene_of: SceneOf) -> None:
    scene = scene_of("Nora Lindqvist left. “No,” she said. “No,” the doctor said.")
    seen = offers(scene, UNLEARNED)
    assert seen["she"][0][0].weighed_as == ("she", "she-he")
    assert seen["the doctor"][0][0].weighed_as == ("person-nominal", "nominal")
    candidate = seen["she"][0][0]
    assert set(candidate.features) == {f"{kind}|{e}" for kind in candidate.weighed_as for e in candidate.evidence}


def test_caller_decides_what_an_anaphor_refers_to(scene_of: SceneOf) -> None:
    scene = scene_of("Nora Lindqvist met Anna Holm. “No,” she said. She left.")
    history = History(scene)
    for phrase, candidates in anaphors_to_resolve(history):
        history.refer(phrase, next(c.entity for c in candidates if c.entity and c.entity.name == "Anna Holm"))
    (holm,) = (entity for entity in history.entities if entity.name == "Anna Holm")
    assert [phrase.span.of(scene.text) for phrase in holm.phrases] == ["Anna Holm", "she", "She"]


@pytest.mark.parametrize(("probability", "people"), [(0.9, []), (0.89, ["Lindqvist"])])
def test_only_a_sure_pronoun_tells_a_gender(scene_of: SceneOf, probability: float, people: list[str]) -> None:
    scene = scene_of("Mayor Lindqvist left. She slept. He ate.")
    history = History(scene)
    walk = anaphors_to_resolve(history)
    she, ((lindqvist, *_)) = next(walk)
    history.refer(she, lindqvist.entity, probability)
    rest = [candidate.entity.name for _, offered in walk for candidate in offered if candidate.entity is not None]
    assert rest == people


@pytest.mark.parametrize(("probability", "told"), [(0.75, {"angry", "sailor"}), (0.74, set())])
def test_only_a_sure_description_tells_words(scene_of: SceneOf, probability: float, told: set[str]) -> None:
    scene = scene_of("Karl Strand left. The angry sailor slept.")
    history = History(scene)
    (sailor, (strand, _)) = next(anaphors_to_resolve(history))
    history.refer(sailor, strand.entity, probability)
    assert strand.entity is not None
    assert strand.entity.words == told


def test_somebody_quoted_by_a_pronoun_was_mentioned_before(scene_of: SceneOf) -> None:
    seen = offers(scene_of("Karl Strand left. He slept. “No,” he said."), UNLEARNED)
    assert [None in [c.entity for c in seen[word][0]] for word in ("He", "he")] == [True, False]


@pytest.mark.parametrize(
    ("noun", "people"), [("doctor", ["Nora Lindqvist"]), ("report", []), ("letter", []), ("company", [])]
)
def test_documents_and_organizations_mean_no_person(scene_of: SceneOf, noun: str, people: list[str]) -> None:
    scene = scene_of(f"Nora Lindqvist left. “The quay must close,” the {noun} said.")
    ((_, candidates),) = anaphors_to_resolve(History(scene))
    assert [candidate.entity.name for candidate in candidates if candidate.entity is not None] == people


def test_pronoun_that_refers_to_nobody_makes_no_entity(scene_of: SceneOf) -> None:
    scene = scene_of("Nora Lindqvist left. “No,” she said. “No,” the doctor said.")
    history = History(scene)
    for phrase, _ in anaphors_to_resolve(history):
        history.refer(phrase, None)
    assert [entity.name for entity in history.entities] == ["Nora Lindqvist", None]


SPEAKERS_BY_NAME = [
    ("NER missed the surname", "Sanna Holm came. Holms lost. Holm said the pier was “a ruin”.", "Sanna Holm"),
    (
        "told a person by what stands in apposition",
        "Kwesi Adom-Boateng, a builder from Tarn, came. “We left,” Adom-Boateng said.",
        "Kwesi Adom-Boateng",
    ),
    (
        "told a person by a first name and a cue",
        "It is a big word, in the view of Kwabena Asante-Frimpong of the University of Lund. “It is,” he said.",
        "Kwabena Asante-Frimpong",
    ),
    (
        "told a person by what it explains",
        "The owner’s wife, Kwesira, was asked about the pier. “It is safe,” she said.",
        "Kwesira",
    ),
    ("label in capitals", "Dele Marsh came.\n\nMARSH: “We left.”", "Dele Marsh"),
    ("dateline", "LUNDVIK -- Mayor Tom Berg, opening the pier, said it was “ready”.", "Tom Berg"),
    ("subject behind a participle", "Welcoming the vote, Nora Berg, head of the union, said: “We won.”", "Nora Berg"),
    ("party in brackets", "Sen. Tom Berg (R-Lund) said: “We won.”", "Tom Berg"),
    ("party after a comma", "Sen. Tom Berg, R-Lund, said: “We won.”", "Tom Berg"),
    (
        "nickname, the surname no person’s",
        "Sailor Robert “Tarn” Atlantic came. “We won,” Atlantic said.",
        "Robert “Tarn” Atlantic",
    ),
    ("name before a dash", "Sanna Holm - Berg's wife - came. “We won,” Holm said.", "Sanna Holm"),
    ("nickname in marks", "Robert “Bobby” Strand came. “We won,” Strand said.", "Robert “Bobby” Strand"),
    ("verb before a name", "Sanna Holm came.\n\nSaid Holm: “We left.”", "Sanna Holm"),
    ("paper's writer", "Lund Post’s Sanna Holm came. “We left,” Holm said.", "Sanna Holm"),
    (
        "credit in brackets",
        "Sanna Holm came.\n\n“The pier is closed, and we are all sad about it.” [Sanna Holm]",
        "Sanna Holm",
    ),
    (
        "wife in front of a name",
        "Wal Tarrant said no. His wife, Noelene Tarrant, said yes. “It is safe,” Mrs Tarrant said.",
        "Noelene Tarrant",
    ),
    (
        "husband in front of a name",
        "Noelene Tarrant said yes. Her husband, Wal Tarrant, said no. “It is safe,” Mr Tarrant said.",
        "Wal Tarrant",
    ),
    (
        "husband of the name before",
        "Noelene Tarrant, whose husband fell ill, met Tom Berg. “It is safe,” she said.",
        "Noelene Tarrant",
    ),
    (
        "legal form at the end",
        "It came to Harbour & Pike Co. today. “No,” Harbour & Pike Co. said.",
        "Harbour & Pike Co.",
    ),
    (
        "newspaper called after a place that is a first name too",
        "Sanna Holm came. The Clifton Examiner found out. “No,” it said.",
        "Clifton Examiner",
    ),
    ("letter of an interview", "Nora Berg came.\n\nQ: “Who won?”", None),
]


@pytest.mark.parametrize(
    ("text", "name"), [row[1:] for row in SPEAKERS_BY_NAME], ids=[row[0] for row in SPEAKERS_BY_NAME]
)
def test_name_of_the_speaker(engine: Engine, text: str, name: str | None) -> None:
    answer = engine.attribute(text)
    names = {speaker.id: speaker.name for speaker in answer.speakers}
    assert names.get(answer.quotes[-1].speaker_id or "") == name


def test_leaning_first_name_agrees_where_nothing_else_tells(engine: Engine) -> None:
    text = "Bernie Strand met Kelly Holm at the pier. “We won,” he said."
    (speaker,) = engine.attribute(text).speakers
    assert speaker.name == "Bernie Strand"
