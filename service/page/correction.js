/* The form in which a reader says who spoke. */

import { newSpeaker } from "./decisions.js";
import { h } from "./dom.js";
import { namingOf } from "./gold.js";

const OTHER = "other";
const UNKNOWN = "unknown";
const NOBODY = "nobody";
const KINDS = [["person", "a person"], ["organization", "an organisation"], ["group", "a group"], ["document", "a document"], ["unnamed", "somebody without a name"]];
const NAMINGS = [["explicit", "by a name"], ["nominal", "by a description"], ["pronoun", "by a pronoun"], ["implicit", "not at this place"]];

/** Return the form for `quote`; `onCorrect` is called with a correction (see decisions.js), or null to take it back. */
export function correction(quote, view, answer, onCorrect) {
  const known = speakers(view, answer);
  const who = select("Who said it?", choices(known), quote.speaker_id ?? (quote.type === "scare" ? NOBODY : UNKNOWN));
  const name = h("input", { type: "text", autocomplete: "off", maxlength: 200 });
  const kind = select("What is that?", KINDS, "person");
  const naming = select("How does the article name the speaker here?", NAMINGS, namingOf(quote));
  const another = h("div", {}, h("label", {}, "The fullest name in the article ", name), kind.label);
  const form = h(
    "form",
    { class: "correction", "aria-label": "Put it right" },
    who.label,
    another,
    naming.label,
    h("div", { class: "row" },
      h("button", { class: "main" }, "Put right"),
      quote.corrected ? h("button", { type: "button", onclick: () => onCorrect(null) }, "Take back") : null,
    ),
  );
  const adapt = () => {
    another.hidden = who.field.value !== OTHER;
    name.required = !another.hidden;
    naming.label.hidden = [UNKNOWN, NOBODY].includes(who.field.value);
  };
  who.field.addEventListener("change", adapt);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (who.field.value === OTHER && !name.value.trim()) return name.focus();
    const speaker = known.find((one) => one.id === who.field.value);
    const other = who.field.value === OTHER ? newSpeaker(name.value.trim(), kind.field.value) : null;
    onCorrect({ said: who.field.value !== NOBODY, speaker: speaker ?? other, naming: naming.field.value });
  });
  adapt();
  return form;
}

/** Return all speakers there are: those of the answer, and those that the reader has named. */
function speakers(view, answer) {
  const ids = new Set(answer.speakers.map((speaker) => speaker.id));
  return [...answer.speakers, ...view.speakers.filter((speaker) => !ids.has(speaker.id))];
}

function choices(known) {
  return [
    ...known.map((speaker) => [speaker.id, speaker.name]),
    [OTHER, "somebody else …"],
    [UNKNOWN, "the article does not say"],
    [NOBODY, "nobody: not reported as said"],
  ];
}

function select(label, options, chosen) {
  const field = h("select", {}, options.map(([value, text]) => h("option", { value, selected: value === chosen }, text)));
  return { field, label: h("label", {}, `${label} `, field) };
}
