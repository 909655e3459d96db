"""Languages: what a text is told to be in, and which texts are refused."""

from __future__ import annotations

import pytest

from inquit import Engine, Language, Options, UnsupportedLanguage
from inquit.language import require_english, tell_language

ENGLISH = (
    "The ferry will not sail before Thursday, the harbour board said on Monday. “We looked at the hull and we did not "
    "like what we saw,” said Ida Holm, its director. Passengers who have booked may travel by the bridge instead. "
)
TEXTS = {
    "de": "Die Fähre wird vor Donnerstag nicht ablegen, teilte die Hafenverwaltung am Montag mit. „Wir haben uns den "
    "Rumpf angesehen, und was wir sahen, gefiel uns nicht“, sagte die Leiterin Ida Holm. Wer gebucht hat, darf "
    "stattdessen kostenlos über die Brücke fahren, die seit dem Sommer wieder offen ist. ",
    "fr": "Le bac ne partira pas avant jeudi, a annoncé lundi la direction du port. « Nous avons regardé la coque et "
    "ce que nous avons vu ne nous a pas plu », a déclaré sa directrice, Ida Holm. Les passagers qui ont réservé "
    "peuvent prendre le pont à la place, sans payer le péage jusqu’à la fin de la semaine. ",
    "es": "El transbordador no zarpará antes del jueves, informó el lunes la autoridad del puerto. «Miramos el casco y "
    "no nos gustó lo que vimos», dijo su directora, Ida Holm. Los pasajeros que tienen billete pueden cruzar por el "
    "puente sin pagar el peaje hasta el final de la semana, según explicó la empresa. ",
    "pl": "Prom nie wypłynie przed czwartkiem, poinformował w poniedziałek zarząd portu. „Obejrzeliśmy kadłub i nie "
    "spodobało nam się to, co zobaczyliśmy”, powiedziała jego dyrektorka, Ida Holm. Pasażerowie, którzy kupili "
    "bilety, mogą zamiast tego przejechać przez most bez opłaty aż do końca tygodnia. ",
    "ru": "Паром не отправится раньше четверга, сообщило в понедельник управление порта. «Мы осмотрели корпус, и нам "
    "не понравилось то, что мы увидели», — сказала его директор Ида Холм. Пассажиры, купившие билеты, могут проехать "
    "по мосту бесплатно до конца недели, добавили в управлении. ",
}


@pytest.mark.parametrize(("code", "text"), [("en", ENGLISH), *TEXTS.items()])
def test_language_is_told(code: str, text: str) -> None:
    language = tell_language(text)
    assert language is not None
    assert language.code == code
    assert 0.9 < language.probability <= 1


@pytest.mark.parametrize("text", ["", " \n", "1914–1918", "“…”", "🎉"])
def test_text_without_letters_has_no_language(text: str) -> None:
    assert tell_language(text) is None


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_text_that_is_surely_in_another_language_is_refused(text: str) -> None:
    with pytest.raises(UnsupportedLanguage):
        require_english(text, tell_language(text))
    with pytest.raises(UnsupportedLanguage):
        require_english(text * 40, tell_language(text * 40))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“Non”, dit-il.", id="short"),
        pytest.param(TEXTS["de"][:150], id="a sentence"),
        pytest.param(TEXTS["fr"] * 3 + ENGLISH * 3, id="English after French"),
        pytest.param(ENGLISH * 3 + TEXTS["es"] * 9, id="Spanish after English"),
        pytest.param(TEXTS["de"] * 10 + ENGLISH * 6 + TEXTS["de"] * 10, id="English within German"),
        pytest.param("Holm 3 Berg 0 Dahl 12 Wold 7\n" * 30, id="a table of names"),
        pytest.param(ENGLISH.upper() * 3, id="capitals"),
    ],
)
def test_short_and_mixed_text_is_read(text: str) -> None:
    require_english(text, tell_language(text))


def test_engine_refuses_unless_the_caller_insists(engine: Engine) -> None:
    with pytest.raises(UnsupportedLanguage, match="de") as refusal:
        engine.attribute(TEXTS["de"])
    assert refusal.value.language.code == "de"
    answer = engine.attribute(TEXTS["de"], Options(language="en"))
    assert answer.quotes
    assert answer.language == refusal.value.language


def test_language_is_that_of_the_text_without_its_encodings(engine: Engine) -> None:
    answer = engine.attribute(ENGLISH.replace("“", "&ldquo;").replace("”", "&rdquo;"))
    assert answer.language == engine.attribute(ENGLISH).language
    assert isinstance(answer.language, Language)
