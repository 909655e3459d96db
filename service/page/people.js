/* Who speaks, with their quotations, and the summary. */

import { colourOf } from "./article.js";
import { counted, h, percent } from "./dom.js";

const TALLIES = [
  ["by_type", "By kind of speaker"],
  ["by_naming", "By being named"],
  ["by_gender", "By gender, as far as the article tells it"],
];

/** Return what stands beside the article; `onQuote(id)` is called where a quotation is chosen. */
export function people(view, onQuote) {
  return [
    h("h3", {}, "Who speaks"),
    view.speakers.length ? null : h("p", {}, "Nobody is quoted."),
    ...view.speakers.map((speaker, index) => person(speaker, index, view, onQuote)),
    nobody(view, onQuote),
    summary(view.summary),
  ].filter(Boolean);
}

function person(speaker, index, view, onQuote) {
  const own = view.quotes.filter((quote) => quote.speaker_id === speaker.id);
  return h(
    "section",
    { class: "speaker" },
    h("h4", { class: colourOf(index) }, speaker.name),
    h("p", { class: "faint" }, [told(speaker), gender(speaker), said(speaker)].filter(Boolean).join("; ")),
    quotations(own, onQuote),
  );
}

function told({ type, title, affiliation, description }) {
  const office = [title, affiliation].filter(Boolean);
  return [type, ...(office.length ? office : [description])].filter(Boolean).join(", ");
}

function gender(speaker) {
  if (!speaker.gender) return null;
  const { value, evidence } = speaker.gender;
  return evidence ? `${value} (told by ${evidence.replace("-", " ")})` : "gender not told";
}

function said(speaker) {
  return `${counted(speaker.quotes.length, "quotation")}, ${counted(speaker.quoted_words, "word")}`;
}

function nobody(view, onQuote) {
  const open = view.quotes.filter((quote) => quote.speaker_id === null && quote.type !== "scare");
  if (!open.length) return null;
  return h("section", { class: "speaker" }, h("h4", { class: "nobody" }, "No speaker"), quotations(open, onQuote));
}

function quotations(quotes, onQuote) {
  const choices = quotes.map((quote) =>
    h(
      "li",
      {},
      h("button", { type: "button", class: "link", onclick: () => onQuote(quote.id) }, quote.words),
      h("span", { class: "faint" }, quote.corrected ? "corrected" : percent(quote.confidence)),
    ),
  );
  return h("ol", {}, choices);
}

function summary({ quotations: all, attributed, words, ...by }) {
  const line = `${attributed} of ${counted(all, "quotation")} have a speaker; ${counted(words, "word")} in their marks.`;
  const tables = TALLIES.filter(([name]) => by[name].length).map(([name, head]) => table(head, by[name]));
  return h("section", { class: "summary" }, h("h3", {}, "Summary"), h("p", {}, line), tables);
}

function table(head, tallies) {
  const heads = ["kind", "speakers", "quotations", "words", "share"];
  const rows = tallies.map((tally) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, tally.kind),
      [tally.speakers, tally.quotations, tally.words, percent(tally.share)].map((cell) => h("td", {}, String(cell))),
    ),
  );
  const top = h("tr", {}, heads.map((text) => h("th", { scope: "col" }, text)));
  return h("table", {}, h("caption", {}, head), h("thead", {}, top), h("tbody", {}, rows));
}
