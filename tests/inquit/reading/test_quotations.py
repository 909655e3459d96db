"""Which spans stand between quotation marks."""

from __future__ import annotations

import pytest

from inquit.reading.paragraphs import paragraphs
from inquit.reading.quotations import find_quotations
from inquit.types import CharSpan, QuotedSpan


def find(text: str) -> tuple[QuotedSpan, ...]:
    return find_quotations(text, paragraphs(text))


def quoted(text: str) -> list[str]:
    return [quotation.span.of(text) for quotation in find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We won,” Holt said. “At last.”", ["“We won,”", "“At last.”"]),
        ('"We won," Holt said. "At last."', ['"We won,"', '"At last."']),
        ("‘We won,’ Holt said. ‘At last.’", ["‘We won,’", "‘At last.’"]),
        ("'We won,' Holt said. 'At last.'", ["'We won,'", "'At last.'"]),
        ("«We won», Holt said. « At last. »", ["«We won»", "« At last. »"]),
        ("„We won“, Holt said. „At last.”", ["„We won“", "„At last.”"]),
        ("‚We won‘, Holt said. ‚At last.‘", ["‚We won‘", "‚At last.‘"]),
        ("»We won«, Holt said.", ["»We won«"]),
        ("``We won,'' Holt said. ``At last.''", ["``We won,''", "``At last.''"]),
        ("''We won,'' Holt said. ''At last.''", ["''We won,''", "''At last.''"]),
        ("`We won,' Holt said.", ["`We won,'"]),
        ("‘‘We won,’’ Holt said.", ["‘‘We won,’’"]),
        ('""We won,"" Holt said.', ['""We won,""']),
    ],
)
def test_every_kind_of_mark(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("”We won,” Holt said.", ["”We won,”"]),
        ("“We won,“ Holt said.", ["“We won,“"]),
        ('“We won," Holt said.', ['“We won,"']),
        ('"We won,” Holt said.', ['"We won,”']),
        ("’We won,’ Holt said.", ["’We won,’"]),
        ("‘We won,' Holt said.", ["‘We won,'"]),
        ('``We won," Holt said.', ['``We won,"']),
        ("“We won.’ Holt left.", ["“We won.’"]),
        ("“We won,” Holt said. ”At last.“", ["“We won,”", "”At last.“"]),
        ('"“We won,” Holt said before the vote.', ["“We won,”"]),
        ("Holt sells 'harbour art' that they can buy.\" She left.", ["'harbour art'"]),
    ],
)
def test_marks_that_do_not_match(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Holt said:"No one asked." She left.', ['"No one asked."']),
        ('Holt said,"No one asked." She left.', ['"No one asked."']),
        ('"Stop,"he said, and then:"Go."', ['"Stop,"', '"Go."']),
        ('"Stop."He left. "Go."She stayed.', ['"Stop."', '"Go."']),
        ('Her answer ("yes") came late.', ['"yes"']),
        ('Her answer—"yes"—came late.', ['"yes"']),
        ('"What the—" he began.', ['"What the—"']),
        ('"A" and "B" were her marks.', ['"A"', '"B"']),
        ('The "anti-"tax vote and the anti-"tax" vote.', ['"anti-"', '"tax"']),
        ('\ufeff"We won," Holt said.', ['"We won,"']),
        ('"No"/"yes" were the choices.', ['"No"', '"yes"']),
        ('The "Harbour Herald"\'s owner.', ['"Harbour Herald"']),
        ('He read "...and so it goes..." aloud.', ['"...and so it goes..."']),
        ('" We won ," Holt said, " at last . "', ['" We won ,"', '" at last . "']),
        ('She wrote "We won". He wrote "We lost"; nobody read it.', ['"We won"', '"We lost"']),
        ('He owed "$40" and "#1" ranked "@holt".', ['"$40"', '"#1"', '"@holt"']),
    ],
)
def test_the_direction_of_a_straight_mark_comes_from_its_context(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize("invisible", ["\u200b", "\u200e", "\u202a", "\u2066", "\ufeff"])
def test_invisible_characters_do_not_hide_the_direction_of_a_mark(invisible: str) -> None:
    assert quoted(f"{invisible}'We won,'{invisible} Holt said.") == ["'We won,'"]


@pytest.mark.parametrize(
    "text",
    [
        "The farmers’ and the fishers’ votes didn’t count.",
        "The farmers' and the fishers' votes didn't count.",
        "It was the Joneses’, not the Vaarles’.",
        "She grew up in the ’90s, in the class of ’97.",
        "She grew up in the '90s, in the class of '97, as the town's jobs' pay fell.",
        "She grew up in the ‘90s, on farmers‘ land.",
        "They play rock ’n’ roll and rock 'n' roll and rock ‘n’ roll.",
        "Get ’em while you can, ’cause it’s the farmers’ day.",
        "'Twas the season, and the farmers' market opened.",
        "The class of '97's reunion and the class of ’08’s met.",
        "He was goin’ home, singin’ to the farmers’ dogs.",
        "O'Hare flew from the boys' school to Ra's al-Noor's house.",
        "the players' and the fans' views",
        "Ms Holt's and the players ' views",
        "The town 's mayor did n't ask the farmers ' wives.",
    ],
)
def test_apostrophes_are_no_marks(text: str) -> None:
    assert quoted(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Holt calls plan 'reckless' in farmers' debate", ["'reckless'"]),
        ("'The farmers' vote is what counts,' Holt said.", ["'The farmers' vote is what counts,'"]),
        ("‘The farmers’ vote is what counts,’ Holt said.", ["‘The farmers’ vote is what counts,’"]),
        ("'It's the farmers' turn', said the mayor's aide.", ["'It's the farmers' turn'"]),
        ("Holt gives the plan a 'D-minus' and calls it 'em'.", ["'D-minus'", "'em'"]),
        ("Farmers' leader says 'no' to the towns' plan", ["'no'"]),
        ("The song ‘Goin’ Home’ was played.", ["‘Goin’ Home’"]),
        ("They played 'Rock 'n' Roll Harbour' twice.", ["'Rock 'n' Roll Harbour'"]),
        ("The class of '97's 'king' left.", ["'king'"]),
        ("In the '90s the '13 years of rain' began.", ["'13 years of rain'"]),
        ("Holt is '99.9' percent sure of it.", ["'99.9'"]),
        ("\"We won,\" she said of the so-called 'big tent' plan.", ['"We won,"', "'big tent'"]),
    ],
)
def test_single_marks_among_apostrophes(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He told me ‘no’ and left,” she said.", ["“He told me ‘no’ and left,”"]),
        ("‘He told me “no” and left,’ she said.", ["‘He told me “no” and left,’"]),
        ("\"He told me, 'No.'\" She left.", ["\"He told me, 'No.'\""]),
        ("\"'No' is a word,\" she said.", ["\"'No' is a word,\""]),
        (
            "''He told me, 'No.''' She left. '''Yes' is better.''",
            ["''He told me, 'No.'''", "'''Yes' is better.''"],
        ),
        ("'He told me, \"No.\"' She left.", ["'He told me, \"No.\"'"]),
        ("“He told me “no” and left,” she said.", ["“He told me “no” and left,”"]),
        ('"He told me "no" and left," she said.', ['"He told me "no" and left,"']),
        (
            "“It’s the farmers’ land,” she said. “It’s theirs.”",
            ["“It’s the farmers’ land,”", "“It’s theirs.”"],
        ),
    ],
)
def test_the_outermost_of_nested_marks_is_the_quotation(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He is 6'2\" tall.",
        "He is 6' 2\" tall, she is 5' 9\".",
        'A 12" pipe and a 7" pipe burst.',
        "The ship lay at 54°12'30\" N, 10°5'7\" E.",
        'They sold 3"-wide boards (or 4").',
        "The ship lay at 54°12′30″ N.",
    ],
)
def test_feet_inches_and_minutes_are_no_marks(text: str) -> None:
    assert quoted(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He bought a 12" pipe. "It leaks," he said.', ['"It leaks,"']),
        ('"He is 6\'2" tall," she said. "Too tall."', ['"He is 6\'2" tall,"', '"Too tall."']),
        ('"I was born in 1962," she said. "Not in 1963"', ['"I was born in 1962,"', '"Not in 1963"']),
    ],
)
def test_inches_beside_quotations(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        'He typed "" and left.',
        "He typed “” and left.",
        'He typed " " and left.',
        "“…”",
        '"""',
        "''''",
        "' '",
        "‘’",
        '"',
    ],
)
def test_empty_marks_are_no_quotations(text: str) -> None:
    assert quoted(text) == []


@pytest.mark.xfail(strict=True, reason="Two single marks that touch are read as one double mark")
def test_single_marks_nested_in_single_marks_may_close_together() -> None:
    assert quoted("'He told me, 'No one asked,'' she said. 'It was over.'") == [
        "'He told me, 'No one asked,''",
        "'It was over.'",
    ]


def test_ditto_marks_are_no_quotations() -> None:
    assert quoted('Oslo   12 May   by train\nBergen   "   by boat\nTromsø   "   by air') == []


def test_attributes_of_markup_are_no_quotations() -> None:
    assert quoted('<post author="holt" date="12 May">"We won," she wrote.</post>') == ['"We won,"']


def test_the_content_leaves_marks_and_white_space_out() -> None:
    text = "Holt said « we won »."
    (quotation,) = find(text)
    assert quotation == QuotedSpan(span=CharSpan(10, 20), content=CharSpan(12, 18), paragraph=0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We won, Holt said.\n\nShe left.", ["“We won, Holt said."]),
        ('Holt said: "We won.\n\nShe left.', ['"We won.']),
        (
            '"We won, Holt wrote in a note with "no regrets" to all.',
            ['"We won, Holt wrote in a note with', '"no regrets"'],
        ),
    ],
)
def test_an_unclosed_quotation_ends_with_its_paragraph_or_before_the_next(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected
    assert not find(text)[0].closed


def test_paragraphs_of_a_speech_run_together_are_one_quotation() -> None:
    assert quoted('She said: "We won. "We worked hard." He left.') == ['"We won. "We worked hard."']


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('I never asked for it," Holt said. "We won."', ['"We won."']),
        ('"One," he said. Two," he said. "Three," he said. "Four."', ['"One,"', '"Three,"', '"Four."']),
        (
            '"One," he said, "two, he said, but then "three," he said. "Four."',
            ['"One,"', '"two, he said, but then', '"three,"', '"Four."'],
        ),
        ('"We won," Holt said. It was time."', ['"We won,"']),
        ('"One," he said "two" and" three" and "four."', ['"One,"', '"two"', '"four."']),
    ],
)
def test_a_lost_or_slipped_mark_does_not_invert_the_rest(text: str, expected: list[str]) -> None:
    found = quoted(text)
    assert [words for words in found if words in expected] == expected
    assert len(found) <= len(expected) + 1


def test_a_speech_of_several_paragraphs_reopens_and_closes_once() -> None:
    text = "“We won.\n\n“We worked hard.\n\n“We thank you,” Holt said.\n\n“It was time,” Vaarle said."
    assert [(q.paragraph, q.closed, q.continues) for q in find(text)] == [
        (0, False, None),
        (1, False, 0),
        (2, True, 1),
        (3, True, None),
    ]


def test_a_speech_of_several_paragraphs_in_single_marks() -> None:
    text = "‘We won.\n\n‘We worked hard,’ Holt said."
    assert [(q.closed, q.continues) for q in find(text)] == [(False, None), (True, 0)]


def test_a_speech_that_goes_on_without_reopening() -> None:
    text = "“We won.\n\nWe worked hard,” Holt said. “Thank you.”"
    assert [(q.span.of(text), q.closed, q.continues) for q in find(text)] == [
        ("“We won.", False, None),
        ("We worked hard,”", True, 0),
        ("“Thank you.”", True, None),
    ]


def test_the_credit_of_a_pull_quote_inside_its_marks_is_no_speech() -> None:
    assert quoted("“We won, and the harbour stays.\n\nAmina Holt, mayor of Tarn.”") == [
        "“We won, and the harbour stays."
    ]


def test_a_paragraph_after_an_unclosed_quotation_need_not_continue_it() -> None:
    text = "“We won.\n\nHolt left. “It was time,” Vaarle said."
    assert [q.continues for q in find(text)] == [None, None]
