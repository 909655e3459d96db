"""Languages: which one a text is written in, and whether the engine can read it."""

from __future__ import annotations

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from inquit.types import Language

ENGLISH = "en"
"""What the engine reads."""

_GLANCE = (3, 150)
"""How many slices of a text are looked at first, and their characters: English is told by them alone."""
_LOOK = (6, 500)
_PLAINLY = 0.99
_ENOUGH = 200
"""A text with fewer letters is too short to be refused."""
_SURE = 0.5
_HARDLY = 0.001
"""How probable English may be, at most, in each part of a text that is surely another's."""


class UnsupportedLanguage(Exception):  # noqa: N818 - a property of the text, not a fault
    """The text is surely not in English; ``language`` tells which it is taken for."""

    def __init__(self, language: Language) -> None:
        super().__init__(f"The text is in another language than English: {language.code}.")
        self.language = language


@cache
def load_identifier() -> LanguageIdentifier:
    """Load what tells languages, once in a process: some 75 MB that workers share. It is never changed."""
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def tell_language(text: str) -> Language | None:
    """Return the language that ``text`` is most probably in; None if no letter tells.

    Of a long text slices are looked at, so that the time is bounded.
    """
    language = _told(_slices(text, *_GLANCE))
    if language is not None and language.code == ENGLISH and language.probability >= _PLAINLY:
        return language
    return _told(_slices(text, *_LOOK))


def require_english(text: str, language: Language | None) -> None:
    """Raise UnsupportedLanguage if ``text``, told to be in ``language``, is surely not English in any part.

    A text that is short, or of which a slice may be English, passes.
    """
    if language is None or language.code == ENGLISH or language.probability < _SURE:
        return
    slices = _slices(text, *_LOOK)
    if sum(map(str.isalpha, "".join(slices))) >= _ENOUGH and not any(map(_may_be_english, slices)):
        raise UnsupportedLanguage(language)


def _told(slices: list[str]) -> Language | None:
    sample = " ".join(slices)
    if not any(map(str.isalpha, sample)):
        return None
    code, probability = load_identifier().classify(sample)
    return Language(code, round(probability, 3))


def _may_be_english(text: str) -> bool:
    probabilities: dict[str, float] = dict(load_identifier().rank(text))
    return probabilities[ENGLISH] > _HARDLY


def _slices(text: str, count: int, length: int) -> list[str]:
    """Return a text in slices of ``length`` characters; of a long one ``count``, from its beginning to its end."""
    if len(text) <= count * length:
        return [text[start : start + length] for start in range(0, len(text), length)]
    step = (len(text) - length) // (count - 1)
    return [text[start : start + length] for start in range(0, step * count, step)]
