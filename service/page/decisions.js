/* Who said what once the reader has spoken too: a threshold, and corrections. Pure functions of an answer. */

const WORD = /[\p{L}\p{N}]/u;

/**
 * Return `answer` as the service gives it with `min_confidence` of `least`, with what the reader has put right.
 *
 * `answer` has every speaker, asked for with `min_confidence` 0. `corrections` maps the id of a quotation to
 * `{said, speaker, naming}`: whether they are somebody's words, a speaker of the answer or a new one or null, and how
 * the article names them there. A quotation that was put right is `corrected`. Ids stay those of `answer`.
 */
export function decided(answer, least, corrections = new Map()) {
  const quotes = answer.quotes.map((quote) => {
    const correction = corrections.get(quote.id);
    if (correction) return put(quote, correction);
    return quote.confidence < least ? { ...quote, speaker_id: null } : quote;
  });
  const added = [...corrections.values()].map((correction) => correction.speaker).filter(Boolean);
  const known = new Map([...answer.speakers, ...added].map((speaker) => [speaker.id, speaker]));
  const speakers = [...new Set(quotes.map((quote) => quote.speaker_id))]
    .filter((id) => id !== null)
    .map((id) => withQuotes(known.get(id), quotes));
  const there = new Set(speakers.map((speaker) => speaker.id));
  return {
    ...answer,
    quotes: quotes.map((quote) => ({ ...quote, via: quote.via.map((reporter) => present(reporter, there)) })),
    speakers,
    summary: summary(quotes, speakers),
  };
}

/** Make a speaker that the answer does not have. */
export function newSpeaker(name, type) {
  const named = type !== "unnamed";
  const untold = { key: null, title: null, affiliation: null, description: null, gender: null };
  return { id: `new ${type} ${name}`, name, type, named, ...untold, mentions: [], quotes: [], quoted_words: 0 };
}

function put(quote, { said, speaker, naming }) {
  const type = said ? (quote.type === "scare" ? "direct" : quote.type) : "scare";
  return { ...quote, type, speaker_id: speaker?.id ?? null, corrected: true, naming };
}

function withQuotes(speaker, quotes) {
  const own = quotes.filter((quote) => quote.speaker_id === speaker.id);
  return { ...speaker, quotes: own.map((quote) => quote.id), quoted_words: sum(own.map(quotedWords)) };
}

function present(reporter, there) {
  return there.has(reporter.speaker_id) ? reporter : { ...reporter, speaker_id: null };
}

/** Count the words of a quotation that stand in the speaker's own marks. */
function quotedWords(quote) {
  const [first, ...more] = quote.quoted;
  if (first && !more.length && first.start === quote.start && first.end === quote.end) return words(quote.words);
  const points = Array.from(quote.text);
  return sum(quote.quoted.map(({ start, end }) => words(points.slice(start - quote.start, end - quote.start).join(""))));
}

function words(text) {
  return text.split(/\s+/).filter((word) => WORD.test(word)).length;
}

function summary(quotes, speakers) {
  return {
    quotations: quotes.length,
    attributed: quotes.filter((quote) => quote.speaker_id !== null).length,
    words: sum(speakers.map((speaker) => speaker.quoted_words)),
    by_type: tallies(speakers, (speaker) => speaker.type),
    by_naming: tallies(speakers, (speaker) => (speaker.named ? "named" : "unnamed")),
    by_gender: tallies(speakers, (speaker) => speaker.gender?.value),
  };
}

function tallies(speakers, kindOf) {
  const total = sum(speakers.map((speaker) => speaker.quoted_words));
  const kinds = new Set(speakers.map(kindOf).filter(Boolean));
  return [...kinds].map((kind) => {
    const members = speakers.filter((speaker) => kindOf(speaker) === kind);
    const said = sum(members.map((speaker) => speaker.quoted_words));
    const quotations = sum(members.map((speaker) => speaker.quotes.length));
    const share = total ? Math.round((10_000 * said) / total) / 10_000 : 0;
    return { kind, speakers: members.length, quotations, words: said, share };
  });
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
