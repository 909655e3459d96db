"""The words of the lexicon: what a form maps to, and what must not be in it."""

from __future__ import annotations

import pytest

from inquit.types import EntityKind
from inquit.words import lexicon
from inquit.words.lexicon import CueClass, Gender


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("said", "say"),
        ("says", "say"),
        ("told", "tell"),
        ("wrote", "write"),
        ("tweeted", "tweet"),
        ("quipped", "quip"),
        ("replies", "reply"),
        ("thought", "think"),
        ("sang", "sing"),
        ("labelled", "label"),
        ("labeled", "label"),
        ("criticised", "criticize"),
        ("emphasising", "emphasize"),
        ("dubbed", "dub"),
        ("swore", "swear"),
        ("broadcast", "broadcast"),
    ],
)
def test_forms_of_reporting_verbs(form: str, lemma: str) -> None:
    assert lexicon.reporting_verbs()[form] == lemma


@pytest.mark.parametrize("word", ["walk", "ate", "sayed", "house", "went", "pointed", ""])
def test_other_words_report_nothing(word: str) -> None:
    assert word not in lexicon.reporting_verbs()


@pytest.mark.parametrize(
    ("verb", "particle", "lemma"),
    [
        ("went", "on", "go on"),
        ("pointed", "out", "point out"),
        ("chimed", "in", "chime in"),
        ("put", "it", "put it"),
    ],
)
def test_particle_verbs(verb: str, particle: str, lemma: str) -> None:
    assert lexicon.particle_verbs()[verb, particle] == lemma


@pytest.mark.parametrize(
    ("lemma", "class_"),
    [
        ("say", CueClass.SPEECH),
        ("announce", CueClass.ANNOUNCING),
        ("tweet", CueClass.WRITING),
        ("believe", CueClass.THOUGHT),
        ("whisper", CueClass.MANNER),
        ("dub", CueClass.NAMING),
        ("praise", CueClass.JUDGEMENT),
        ("go on", CueClass.SPEECH),
    ],
)
def test_classes_of_cues(lemma: str, class_: CueClass) -> None:
    assert lexicon.cue_classes()[lemma] is class_


def test_every_lemma_has_a_class() -> None:
    lemmas = {*lexicon.reporting_verbs().values(), *lexicon.particle_verbs().values()}
    assert lemmas == lexicon.cue_classes().keys()


@pytest.mark.parametrize(
    ("form", "singular"),
    [
        ("claim", "claim"),
        ("claims", "claim"),
        ("testimonies", "testimony"),
        ("replies", "reply"),
        ("speeches", "speech"),
    ],
)
def test_reporting_nouns(form: str, singular: str) -> None:
    assert lexicon.reporting_nouns()[form] == singular


@pytest.mark.parametrize(
    ("form", "singular", "kind", "gender"),
    [
        ("spokeswoman", "spokeswoman", EntityKind.PERSON, Gender.FEMININE),
        ("senator", "senator", EntityKind.PERSON, None),
        ("senators", "senator", EntityKind.GROUP, None),
        ("spokesmen", "spokesman", EntityKind.GROUP, Gender.MASCULINE),
        ("wives", "wife", EntityKind.GROUP, Gender.FEMININE),
        ("germans", "german", EntityKind.GROUP, None),
        ("sisters-in-law", "sister-in-law", EntityKind.GROUP, Gender.FEMININE),
        ("police", "police", EntityKind.GROUP, None),
        ("ministry", "ministry", EntityKind.ORGANIZATION, None),
        ("agencies", "agency", EntityKind.ORGANIZATION, None),
        ("lawsuit", "lawsuit", EntityKind.DOCUMENT, None),
        ("flight attendant", "flight attendant", EntityKind.PERSON, None),
    ],
)
def test_role_nouns(form: str, singular: str, kind: EntityKind, gender: Gender | None) -> None:
    assert lexicon.role_nouns()[form] == lexicon.RoleNoun(singular, kind, gender)


@pytest.mark.parametrize("word", ["table", "weather", "green", "quickly", "humen", "germen"])
def test_words_that_denote_no_speaker(word: str) -> None:
    assert word not in lexicon.role_nouns()


@pytest.mark.parametrize(
    ("title", "gender"),
    [("mr", Gender.MASCULINE), ("mrs", Gender.FEMININE), ("lt col", None), ("prime minister", None)],
)
def test_titles(title: str, gender: Gender | None) -> None:
    assert lexicon.titles()[title] is gender


@pytest.mark.parametrize(
    ("word", "folded"), [("Élodie", "elodie"), ("U.N.", "un"), ("O’Brannigan", "o'brannigan"), ("ÅSE", "ase")]
)
def test_folding(word: str, folded: str) -> None:
    assert lexicon.fold(word) == folded


@pytest.mark.parametrize(
    "name",
    [
        "reporting_verbs.tsv",
        "titles.tsv",
        "role_nouns.tsv",
        "organization_words.tsv",
        "metonyms.txt",
        "reporting_nouns.txt",
        "name_particles.txt",
        "places.txt",
        "family_first.txt",
        "first_names_world.tsv",
    ],
)
def test_keys_are_folded_and_unique(name: str) -> None:
    rows = lexicon.rows(name)
    keys = [tuple(row[:2]) if name == "role_nouns.tsv" else row[0] for row in rows]
    assert len(keys) == len(set(keys))
    assert all(row[0] == row[0].lower().strip() for row in rows)


@pytest.mark.parametrize(
    ("noun", "other", "kin"),
    [
        ("senator", "lawmaker", True),
        ("lawmaker", "senator", True),
        ("newspaper", "paper", True),
        ("senator", "goalkeeper", False),
        ("senator", "senator", True),
    ],
)
def test_role_kin(noun: str, other: str, kin: bool) -> None:
    assert (other in lexicon.role_kin()[noun]) is kin


def test_kin_of_roles_are_words_in_lower_case() -> None:
    assert all(noun == noun.lower() and noun in nouns and len(nouns) > 1 for noun, nouns in lexicon.role_kin().items())
