"""Words of closed classes, and the punctuation that is looked for among them; all in lower case."""

from __future__ import annotations

ARTICLES = frozenset({"a", "an", "the"})
DASHES = frozenset({"-", "--", "–", "—"})
"""Dashes and hyphens as tokens: frames write the horizontal bar as a dash (frames.py)."""
RELATIVE_PRONOUNS = frozenset({"who", "which", "that", "whom"})
PERSONAL_SUBJECTS = frozenset({"he", "she", "they", "i", "we", "you"})
"""The subject forms of the personal pronouns, but for "it"."""
MENTIONING_PRONOUNS = PERSONAL_SUBJECTS | {"it", "his", "her", "their", "its", "my", "our", "him", "them"}
"""The pronouns that mention somebody or something as a phrase does."""
