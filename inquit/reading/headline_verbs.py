"""Capitalised verbs of speech, as in headlines and in inverted inquits: taggers and recognisers take them for names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inquit.reading.syntax import PROPER
from inquit.words.lexicon import reporting_verbs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inquit.reading.tokens import Token


def is_headline_verb(token: Token) -> bool:
    """Tell whether a capitalised word is a finite verb of speech, as in headlines ("Nora Berg Says No")."""
    lower = token.lower
    return lower.endswith(("s", "ed")) and lower in reporting_verbs() and token.text[0].isupper()


def is_inverted_cue(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether token ``i`` is a capitalised verb of speech before the name of the speaker ("Said Berg: …")."""
    token = tokens[i]
    past = token.lower.endswith("ed") or token.lower in {"said", "says", "wrote", "writes", "went"}
    return past and token.lower in reporting_verbs() and i + 1 < len(tokens) and tokens[i + 1].tag in PROPER
