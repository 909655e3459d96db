/* The answer as gold: what `inquit evaluate` compares an engine with. */

const NAMINGS = { name: "explicit", nominal: "nominal", pronoun: "pronoun" };
/* How the engine words that the source was named for an earlier quotation. */
const NAMED_BEFORE = new Set(["continuation", "next-paragraph", "interrupted", "floating"]);
const KINDS = { organization: "org" };

/**
 * Return a collection of one article: all that stands in quotation marks in `view` (see decisions.js), each once.
 *
 * Fragments of a clause become quotations of its speaker; of clauses in one another the innermost has them.
 */
export function goldOf(name, points, view) {
  const speakers = new Map(view.speakers.map((speaker) => [speaker.id, speaker]));
  const found = new Map();
  for (const quote of [...view.quotes].sort((one, other) => length(other) - length(one))) {
    for (const { start, end } of quote.quoted) {
      found.set(start, { text: points.slice(start, end), start, end, ...told(quote, speakers.get(quote.speaker_id)) });
    }
  }
  const quotes = [...found.values()].sort((one, other) => one.start - other.start);
  return { [name]: { text: points.text, suite: "corrected", quotes } };
}

/** Return how the article names the speaker of a quotation there, as gold words it: `implicit` where it does not. */
export function namingOf(quote) {
  if (quote.naming) return quote.naming;
  return quote.source && !NAMED_BEFORE.has(quote.sieve) ? NAMINGS[quote.source.type] : "implicit";
}

function told(quote, speaker) {
  const label = quote.type === "scare" ? "other" : "speech";
  if (!speaker || label === "other") return { label, speakers: [], cue: null };
  return { label, speakers: [goldSpeaker(speaker)], cue: namingOf(quote) };
}

function goldSpeaker({ name, type, mentions }) {
  const forms = mentions.filter((mention) => mention.type === (type === "unnamed" ? "nominal" : "name"));
  const aliases = [...new Set(forms.map((mention) => mention.words))].filter((form) => form !== name);
  return { name, kind: KINDS[type] ?? type, aliases };
}

function length(quote) {
  return quote.end - quote.start;
}
