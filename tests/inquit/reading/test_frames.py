"""What the parser sees of a paragraph, and where each piece of it comes from."""

from __future__ import annotations

import pytest

from inquit.reading.frames import UTTERANCE_WORDS, Frame, build_frame, is_utterance
from inquit.reading.paragraphs import paragraphs
from inquit.reading.quotations import find_quotations


def frames(text: str) -> list[Frame]:
    spans = paragraphs(text)
    quotes = list(enumerate(find_quotations(text, spans)))
    return [build_frame(text, i, span, [q for q in quotes if q[1].paragraph == i]) for i, span in enumerate(spans)]


def seen(text: str) -> str:
    (frame,) = frames(text)
    return frame.text


def copied(text: str) -> list[tuple[str, str]]:
    """Return the pieces that are copied: as the frame has them, and as the article has them."""
    (frame,) = frames(text)
    starts = [piece.frame_start for piece in frame.pieces] + [len(frame.text)]
    return [
        (frame.text[start:end], piece.span.of(text))
        for piece, start, end in zip(frame.pieces, starts, starts[1:], strict=False)
        if not piece.placeholder
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will rebuild the pier,” said Nora Lindqvist.", '"Yes," said Nora Lindqvist.'),
        ("Nora Lindqvist said: “We will rebuild the pier.”", 'Nora Lindqvist said: "Yes."'),
        ("Nora Lindqvist asked: “Who will pay?”", 'Nora Lindqvist asked: "Yes?"'),
        ("“Stop!” Tom Berg shouted.", '"Yes!" Tom Berg shouted.'),
        ("“Stop that boat —” Tom Berg began.", '"Yes" Tom Berg began.'),
        ("“Well, we will…” Tom Berg began.", '"Yes" Tom Berg began.'),
        ("“We will,” Tom Berg said, “if they pay us.”", '"Yes," Tom Berg said, "if they pay us."'),
        ("“We will,” Tom Berg said. “They will pay.”", '"Yes," Tom Berg said. "Yes."'),
    ],
)
def test_utterance_becomes_a_placeholder_with_its_final_mark(text: str, expected: str) -> None:
    assert seen(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tom Berg called the visit a “success”.", 'Tom Berg called the visit a "success".'),
        ("Tom Berg called the visit ‘a success’.", 'Tom Berg called the visit "a success".'),
        ("Tom Berg called the visit «a success».", 'Tom Berg called the visit "a success".'),
        ("Tom Berg called the visit ``a success''.", 'Tom Berg called the visit "a success".'),
        ("“We will go” was all that Tom Berg said.", '"We will go" was all that Tom Berg said.'),
        ("Tom Berg watched “The Long Winter” twice.", 'Tom Berg watched "The Long Winter" twice.'),
        ("Tom Berg called it “a success", 'Tom Berg called it "a success"'),
        ("Tom Berg called it“a success”and left.", 'Tom Berg called it "a success" and left.'),
        ("Tom Berg (“the king”) left.", 'Tom Berg ("the king") left.'),
        ("No quotation at all.", "No quotation at all."),
    ],
)
def test_fragment_stays_in_straight_marks_set_apart(text: str, expected: str) -> None:
    assert seen(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“LINDQVIST: We will rebuild the pier.”", 'LINDQVIST: "Yes."'),
        ("“N. A. LINDQVIST: We will rebuild the pier.”", 'N. A. LINDQVIST: "Yes."'),
        ("“Lindqvist: We will rebuild the pier.”", '"Yes."'),
        ("“NOW: We will rebuild the pier,” he said.", 'NOW: "Yes." he said.'),
    ],
)
def test_transcript_label_inside_the_marks_is_the_frames(text: str, expected: str) -> None:
    assert seen(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nora Lindqvist (R-Lund) left.", "Nora Lindqvist left."),
        ("Nora Lindqvist (D) left.", "Nora Lindqvist left."),
        ("Nora Lindqvist (Lab) and Tom Berg (Lib Dem) left.", "Nora Lindqvist and Tom Berg left."),
        ("Nora Lindqvist, R-Lund, left.", "Nora Lindqvist left."),
        ("Nora Lindqvist, D-Ky., left.", "Nora Lindqvist left."),
        ("They met Nora Lindqvist, D-Lund.", "They met Nora Lindqvist."),
        ("Nora Lindqvist (left) sat down.", "Nora Lindqvist (left) sat down."),
        ("Nora Lindqvist, A-level student, left.", "Nora Lindqvist, A-level student, left."),
        ("Nora Lindqvist, I think, left.", "Nora Lindqvist, I think, left."),
        ("Tom Berg called “Nora Lindqvist (R-Lund) a fool”.", 'Tom Berg called "Nora Lindqvist a fool".'),
    ],
)
def test_party_and_seat_are_left_out(text: str, expected: str) -> None:
    assert seen(text) == expected


def test_paragraph_of_party_and_seat_alone_is_blank() -> None:
    assert seen("(R-Lund)") == " "


def test_no_word_is_longer_than_a_hundred_characters() -> None:
    text = f"Berg wrote {'x' * 250} and “{'y' * 250} z”."
    assert max(map(len, seen(text).split())) <= 101  # with the mark before it
    assert "".join(letters for _, letters in copied(text)) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One line\twith\u00a0blanks.", "One line with blanks."),
        ("Berg ― a sailor ― left.", "Berg — a sailor — left."),
    ],
)
def test_blanks_and_bars_become_plain_ones_of_the_same_length(text: str, expected: str) -> None:
    assert seen(text) == expected
    assert len(seen(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("KARLSBY (NPA) — Nora Lindqvist left.", ["Nora"]),
        ("KARLSBY, Norway -- Nora Lindqvist left.", ["Nora"]),
        ("(KARLSBY) – Nora Lindqvist left.", ["Nora"]),
        ("KARLSBY — “We left.” Nora Lindqvist stayed.", ['"Yes', "Nora"]),
        ("KARLSBY-based Nora Lindqvist left.", []),
        ("Karlsby — Nora Lindqvist left.", []),
        ("Nora Lindqvist left KARLSBY — at last.", []),
        ("“We left.” Nora Lindqvist stayed.", ["Nora"]),
        ("“We left.” “They stayed.” Nora Lindqvist sat.", ["Nora"]),
        ("“We left,” Nora Lindqvist said.", []),
        ("“We left.” said Nora Lindqvist.", []),
        ("“Did we leave?” Nora Lindqvist asked.", []),
        ("“We will go” Nora Lindqvist said.", []),
    ],
)
def test_sentence_starts_after_a_dateline_and_after_an_utterances_full_stop(text: str, starts: list[str]) -> None:
    (frame,) = frames(text)
    assert [frame.text[start : start + 4] for start in frame.sentence_starts()] == starts


@pytest.mark.parametrize(
    "text",
    [
        "“We will rebuild the pier,” said Nora Lindqvist, who called it “a treasure”.",
        "  Nora Lindqvist (R-Lund)\tsaid “no”.  ",
        "“LINDQVIST: We will rebuild the pier.” Tom Berg left.",
        f"Tom Berg wrote {'x' * 120}, “no”and left.",
        "Tom Berg called it“a success”.",
    ],
)
def test_every_copied_piece_stands_in_the_article(text: str) -> None:
    for words, original in copied(text):
        known = {"\t": " ", "“": '"', "”": '"'}
        assert words == "".join(known.get(char, char) for char in original) or (words, original) == (" ", "")


@pytest.mark.parametrize(
    "text",
    ["“We will rebuild it,” said Nora Lindqvist. “It is ours.”", "Tom Berg (D-Lund) said: “LINDQVIST: We left.”"],
)
def test_pieces_follow_each_other_and_a_placeholder_stands_for_its_whole_quotation(text: str) -> None:
    (frame,) = frames(text)
    quotes = find_quotations(text, paragraphs(text))
    starts = [piece.frame_start for piece in frame.pieces]
    assert starts == sorted(set(starts))
    assert starts[0] == 0
    assert {(p.quote, p.span) for p in frame.pieces if p.placeholder} == {(i, q.span) for i, q in enumerate(quotes)}


def test_each_paragraph_has_a_frame_of_its_own() -> None:
    first, second = frames("“We left,” Berg said.\n\n“They stayed,” Holm said.")
    assert (first.paragraph, first.text) == (0, '"Yes," Berg said.')
    assert (second.paragraph, second.text) == (1, '"Yes," Holm said.')
    assert [piece.quote for piece in second.pieces] == [1, None]


UTTERANCES = [
    ("finished and alone", "Yes.", ""),
    ("after a comma", "Yes.", "Tom Berg said, "),
    ("after a colon, unfinished", "We will go now", "Tom Berg said: "),
    ("after a closing mark", "We will go now", "“No.” "),
    ("finished, in the flow", "We will go now.", "Tom Berg said "),
    ("figures", "300 men.", ""),
    ("dots before the capital", "… And so we left.", ""),
    ("long, in lower case", "not safe " * 5, "Tom Berg said it was "),
    ("long, in the flow", "We will not go on that pier at night", "Tom Berg said "),
]
FRAGMENTS = [
    ("lower case", "not safe.", "Tom Berg said it was "),
    ("lower case after dots", "… and so", ""),
    ("title", "The Long Winter", "They saw "),
    ("title of four words", "The Long Winter Nights", "They saw "),
    ("short and unfinished", "Yes", ""),
    ("finished, in the flow, short", "We left.", "Tom Berg said "),
    ("as many words as a fragment has at most", " ".join(["safe"] * UTTERANCE_WORDS), "Tom Berg said it was "),
    ("no words", "—", ""),
    ("empty", "", ""),
]


@pytest.mark.parametrize(("content", "before"), [row[1:] for row in UTTERANCES], ids=[row[0] for row in UTTERANCES])
def test_is_an_utterance(content: str, before: str) -> None:
    assert is_utterance(content, before)


@pytest.mark.parametrize(("content", "before"), [row[1:] for row in FRAGMENTS], ids=[row[0] for row in FRAGMENTS])
def test_is_no_utterance(content: str, before: str) -> None:
    assert not is_utterance(content, before)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tom Berg said the pier was “a trap for all who walk on it at night”.",
            'Tom Berg said the pier was "a trap for all who walk".',
        ),
        (
            "The pier “was closed without a word to those who live here,” Tom Berg said.",
            'The pier "was closed without a word to," Tom Berg said.',
        ),
        (
            "“We go,” Berg said, “and none of us is ever coming back to this place.”",
            '"Yes," Berg said, "and none of us is ever."',
        ),
        # no longer than a fragment may be
        (
            "The pier “was closed without a word to us,” Tom Berg said.",
            'The pier "was closed without a word to us," Tom Berg said.',
        ),
        # an utterance
        ("Tom Berg said: “Was it closed without a word to those who live here?”", 'Tom Berg said: "Yes?"'),
    ],
)
def test_long_fragment_keeps_its_beginning(text: str, expected: str) -> None:
    assert seen(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sean O’Brannigan’s boat left.", "Sean O'Brannigan's boat left."),
        ("They — and he ― left.", "They — and he — left."),
    ],
)
def test_apostrophes_and_dashes_are_those_that_the_parser_knows(text: str, expected: str) -> None:
    assert seen(text) == expected
