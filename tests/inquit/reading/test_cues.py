"""Cues: each construction by which a word reports speech, with the source that its grammar gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import SceneOf

# kind, cue, head of the source
REPORTS = [
    ("source, verb, words", "Nora Lindqvist said: “We will rebuild.”", ["subject said Lindqvist"]),
    ("words, verb, source", "“We will rebuild,” said Nora Lindqvist.", ["subject said Lindqvist"]),
    ("words, source, verb", "“We will rebuild,” Nora Lindqvist said.", ["subject said Lindqvist"]),
    ("inside the words", "“We will,” Nora Lindqvist said, “rebuild.”", ["subject said Lindqvist"]),
    (
        "subject of the clause before too",
        "The sale of the orchard marks “the end of a long argument” for the village, said Nora Berg, a farmer.",
        ["subject said Berg"],
    ),
    ("friends of somebody", "A man met the friends of Tom Berg, who said “no”.", ["relative said friends"]),
    ("somebody from a place", "A sailor in Karlsby who asked “no” left.", ["relative asked sailor"]),
    ("in the middle of a clause", "It was, Tom Berg said, “a ruin”.", ["subject said Berg"]),
    ("indirect", "Nora Lindqvist said that the pier was gone.", ["subject said Lindqvist"]),
    ("perfect", "Nora Lindqvist has said it is “a ruin”.", ["subject said Lindqvist"]),
    ("appositive", "Nora Lindqvist, a doctor, said it was “a ruin”.", ["subject said Lindqvist"]),
    ("pronoun", "“We will rebuild,” she said.", ["subject said she"]),
    ("description", "The mayor of Karlsby called the pier “a ruin”.", ["subject called mayor"]),
    ("particle verb", "Nora Lindqvist went on: “It is our home.”", ["subject went Lindqvist"]),
    ("label with a hyphen", "AL-MASRI: We will rebuild.", ["label : MASRI"]),
    ("label behind a dash", "– LINDQVIST: We will rebuild.", ["label : LINDQVIST"]),
    ("label with a hyphen before marks", "Anne-Marie Berg: “We will rebuild.”", ["label : Berg"]),
    ("line of a digest", "PIER TOO OLD - Nora Berg: “We found cracks.”", ["label : Berg"]),
    ("line of two authors", "PIER TOO OLD – Tom Holm and Nora Berg: “We found cracks.”", ["label : Berg"]),
    ("dash within a sentence", "There was one winner - a new one: “We found cracks” by Tom Berg.", []),
    ("verb before a name", "Said Tom Berg: “It is a ruin.”", ["subject Said Berg", "label : Berg"]),
    ("several verbs", "“Go,” she said. “Now,” he replied.", ["subject said she", "subject replied he"]),
    ("report in a report", "Tom Berg said Anna Holm wrote “no”.", ["subject said Berg", "subject wrote Holm"]),
    ("joined verbs", "Nora Lindqvist stood up and said: “No.”", ["shared-subject said Lindqvist"]),
    (
        "adverbial",
        "Welcoming the vote, Nora Lindqvist smiled.",
        ["shared-subject Welcoming Lindqvist", "subject smiled Lindqvist"],
    ),
    (
        "quoted as saying",
        "Tom Berg was quoted as saying it was “a ruin”.",
        ["patient quoted Berg", "shared-subject saying Berg"],
    ),
    (
        "quoted by another",
        "The Times quoted Tom Berg as saying it was “a ruin”.",
        ["subject quoted Times", "quoted saying Berg"],
    ),
    ("passive with agent", "The house was called “a ruin” by Tom Berg.", ["agent called Berg", "patient called house"]),
    (
        "addressee before the agent",
        "The family was told by Tom Berg that it was “unsafe”.",
        ["agent told Berg", "patient told family"],
    ),
    (
        "agent tied to the words",
        "The plan has been called “economic nonsense” by Anna Holm.",
        ["agent called Holm", "patient called plan"],
    ),
    (
        "agent of a participle",
        "A letter written by Tom Berg arrived.",
        ["agent written Berg", "participle written letter"],
    ),
    (
        "agent of a participle in the plural",
        "The figures cited by Tom Berg are old.",
        ["agent cited Berg", "participle cited figures"],
    ),
    ("passive without agent", "Nora Lindqvist was told that it was “unsafe”.", ["patient told Lindqvist"]),
    ("relative clause", "Tom Berg, who called the plan “madness”, left.", ["relative called Berg"]),
    (
        "relative clause of the last of two",
        "Anna Holm and Tom Berg, who called it “madness”, left.",
        ["relative called Berg"],
    ),
    (
        "relative clause of a name behind a description",
        "The jury included Holm's old rival, Capt. Tom Berg, who called her soup “a triumph.”",
        ["relative called Berg"],
    ),
    ("participle", "They met a man calling himself “the king”.", ["participle calling man"]),
    ("according to, before", "According to Tom Berg, the plan was “madness”.", ["according-to According Berg"]),
    ("according to, after", "The plan was “madness”, according to Tom Berg.", ["according-to according Berg"]),
    ("noun and its owner", "Tom Berg’s claim that it was “madness” was false.", ["noun claim Berg"]),
    ("noun and a pronoun", "Her claim was false.", ["noun claim Her"]),
    ("noun by", "The claim by Tom Berg was false.", ["noun claim Berg"]),
    ("noun of", "The claim of Tom Berg was false.", ["noun claim Berg"]),
    ("nouns from", "The claims from the council were false.", ["noun claims council"]),
    ("label in capitals", "LINDQVIST: “We will rebuild.”", ["label : LINDQVIST"]),
    ("label with both names", "Tom Berg: The plan is madness.", ["label : Berg"]),
    ("label inside the marks", "“LINDQVIST: We will rebuild.”", ["label : LINDQVIST"]),
    ("label of a question", "Q: Who will rebuild the pier?", ["label : Q"]),
    ("signature", "“A wonderful pier.” — Nora Lindqvist", ["signature — Nora"]),
    ("signature in brackets", "“A wonderful pier.” [Nora Lindqvist]", ["signature [ Nora"]),
    ("signature in parentheses", "“A wonderful pier.” (Nora Lindqvist)", ["signature ( Nora"]),
    ("signature with a hyphen", "“A wonderful pier.” - Nora Lindqvist, Karlsby", ["signature - Nora"]),
]
NO_REPORTS = [
    ("no reporting verb", "Nora Lindqvist walked to the pier."),
    ("nobody reports", "The saying is old."),
    ("words quoted are nobody's cues", "“Tom Berg said so.”"),
    ("according without to", "They sold it, each according his means."),
    ("noun without an owner", "The claim was false."),
    ("noun on something", "The claim on the house was false."),
    ("colon in a sentence", "The pier is near the town of Karlsby: it is old."),
    ("label in lower case", "the plan: it is madness."),
    ("label that names nobody", "VIDEO: The pier is burning."),
    ("dash after no quotation", "A wonderful pier — Nora Lindqvist"),
    ("brackets after no quotation", "A wonderful pier [Nora Lindqvist]"),
    ("brackets and lower case", "“A fine pier” (a fine town)."),
    ("capital verb before no name", "Heard the sea again."),
    ("dash and lower case", "“A fine pier” — a fine town."),
    ("dash and a long sentence", "“A fine pier” — The town has a harbour, a mill, a church, a school and a tower."),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in REPORTS], ids=[row[0] for row in REPORTS])
def test_construction(scene_of: SceneOf, text: str, expected: list[str]) -> None:
    scene = scene_of(text)
    tokens = scene.tokens
    found = [f"{report.kind.value} {tokens[report.cue].text} {tokens[report.source].text}" for report in scene.reports]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize("text", [row[1] for row in NO_REPORTS], ids=[row[0] for row in NO_REPORTS])
def test_nothing_is_reported(scene_of: SceneOf, text: str) -> None:
    assert scene_of(text).reports == ()


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("“No,” Nora Lindqvist insisted.", "insist"),
        ("“No,” Nora Lindqvist wrote.", "write"),
        ("Nora Lindqvist pointed out that it was old.", "point out"),
        ("Nora Lindqvist goes on: “It is our home.”", "go on"),
        ("The claims by Tom Berg were false.", "claim"),
        ("According to Tom Berg, it was old.", "according to"),
        ("LINDQVIST: We will rebuild.", ":"),
        ("“A wonderful pier.” – Nora Lindqvist", "—"),
        ("“A wonderful pier.” [Nora Lindqvist]", "["),
    ],
)
def test_lemma(scene_of: SceneOf, text: str, lemma: str) -> None:
    assert [report.lemma for report in scene_of(text).reports] == [lemma]


def test_reports_are_in_order_of_their_cues(scene_of: SceneOf) -> None:
    scene = scene_of("Anna Holm, who was told by Tom Berg that it was “unsafe”, said: “No.”\n\nHOLM: “No.”")
    cues = [report.cue for report in scene.reports]
    assert cues == sorted(cues)
    assert {scene.source_of(report) for report in scene.reports} == scene.speaking


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Per Tom Berg, the pier is “a ruin”.", ["according-to"]),
        ("The pier is “a ruin”, per the report.", ["according-to"]),
        ("They earn ten crowns per day “in the dark”.", []),
    ],
)
def test_per(scene_of: SceneOf, text: str, kinds: list[str]) -> None:
    assert [report.kind.value for report in scene_of(text).reports] == kinds


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("Tom Berg went on: “It is a ruin.”", True),
        ("When the council goes on holiday, the pier is “a ruin”.", False),
        ("The critics laid into the mayor as “a fool”.", True),
    ],
)
def test_particle_is_no_preposition(scene_of: SceneOf, text: str, reported: bool) -> None:
    assert bool(scene_of(text).reports) is reported
