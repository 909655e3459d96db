/* One quotation: who said it, what told so, and the form in which a reader puts it right. */

import { counted, h, percent } from "./dom.js";
import { correction } from "./correction.js";

/**
 * Return what stands in the panel about `quote`.
 *
 * `view` and `answer` are the answer with and without threshold and corrections; `onCorrect(correction)` is called with
 * what the reader says, null to take it back.
 */
export function details(quote, view, answer, { open, onOpen, onCorrect, onClose }) {
  const speaker = view.speakers.find((one) => one.id === quote.speaker_id);
  return [
    h("button", { type: "button", class: "close", "aria-label": "Close", onclick: onClose }, "×"),
    h("h3", {}, speaker?.name ?? (quote.type === "scare" ? "Nobody’s words" : "No speaker")),
    h("p", { class: "words" }, quote.words),
    facts(quote, speaker, answer),
    quote.explanation ? evidence(quote.explanation, open, onOpen) : null,
    correction(quote, view, answer, onCorrect),
  ].filter(Boolean);
}

/** Return what stands in the panel before a quotation is chosen. */
export function hint() {
  return [h("p", { class: "faint" }, "Point at a quotation, or walk through them with Tab or the arrow keys, to see what told who speaks. Enter leads to the form that puts it right.")];
}

function facts(quote, speaker, answer) {
  const left = answer.quotes.find((one) => one.id === quote.id);
  const likeliest = speaker || quote.corrected ? null : answer.speakers.find((one) => one.id === left.speaker_id);
  const rows = [
    ["Kind", quote.type],
    ["Confidence", quote.corrected ? "corrected by you" : [meter(quote.confidence), percent(quote.confidence)]],
    ["Likeliest", likeliest && `${likeliest.name}, less sure than asked for`],
    ["Cue", quote.cue && h("span", { class: "cue" }, quote.cue.text)],
    ["Source", quote.source && [h("span", { class: "source" }, quote.source.words), ` (${quote.source.type})`]],
    ["Stands for", joined(quote.antecedents.map((mention) => h("span", { class: "antecedent" }, mention.words)))],
    ["By way of", joined(quote.via.map((reporter) => reporter.name))],
    ["Decided by", quote.sieve.replaceAll("-", " ")],
  ];
  const told = rows.filter(([, value]) => value && value.length !== 0);
  return h("dl", {}, told.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]));
}

function meter(share) {
  return h("meter", { min: 0, max: 1, value: share, "aria-label": "Confidence" });
}

function joined(parts) {
  return parts.flatMap((part, index) => (index ? [", ", part] : [part]));
}

function evidence({ sources, speech, antecedents, line }, open, onOpen) {
  const weighed = sources.length + antecedents.length;
  const box = h(
    "details",
    { open, class: "evidence" },
    h("summary", {}, `Evidence, ${counted(weighed, "candidate")}`),
    h("p", {}, `Speech, not a scare quote: ${percent(speech.probability)}; in the ${line.replace("-", " ")}.`),
    weights(speech.evidence),
    options("Sources", sources, (option) => option.source.words + (option.cue ? `, by “${option.cue.text}”` : ", by its place")),
    options("Whom the source means", antecedents, (option) => option.name ?? option.mention?.words ?? "somebody new"),
  );
  box.addEventListener("toggle", () => onOpen(box.open));
  return box;
}

function options(head, candidates, nameOf) {
  if (!candidates.length) return null;
  const items = candidates.map((option) =>
    h("li", { class: option.chosen ? "chosen" : null }, `${nameOf(option)}: ${percent(option.probability)}`, weights(option.evidence)),
  );
  return [h("h4", {}, head), h("ol", {}, items)];
}

function weights(features) {
  const cells = features.map(({ feature, weight }) => h("li", {}, h("code", {}, feature), ` ${weight > 0 ? "+" : "−"}${Math.abs(weight)}`));
  return h("ul", { class: "weights" }, cells);
}
