/* The article as it was sent, its quotations marked. */

import { h, percent } from "./dom.js";

const COLOURS = 12;
const MARKED = ["cue", "source", "antecedent"];

/** Return the class that colours what is a speaker's, by the speaker's place in the answer. */
export function colourOf(index) {
  return index < 0 ? "nobody" : `c${index % COLOURS}`;
}

/**
 * Cut a text of `length` code points where a quotation or a stretch of furniture begins or ends.
 *
 * Each piece has the innermost quotation around it, and the furniture it stands in, or null.
 */
export function pieces(length, quotes, furniture) {
  const ends = [...quotes, ...furniture].flatMap(({ start, end }) => [start, end]);
  const cuts = [...new Set([0, ...ends, length])].sort((one, other) => one - other);
  const quoteAt = innermost(quotes);
  const furnitureAt = innermost(furniture);
  return cuts.slice(0, -1).map((start, index) => {
    return { start, end: cuts[index + 1], quote: quoteAt(start), furniture: furnitureAt(start) };
  });
}

/** Make a function that finds the shortest of `spans` around an offset; it has to be asked for rising offsets. */
function innermost(spans) {
  const coming = [...spans].sort((one, other) => other.start - one.start);
  let open = [];
  return (at) => {
    while (coming.length && coming.at(-1).start <= at) open.push(coming.pop());
    open = open.filter((span) => span.end > at);
    return open.reduce((least, span) => (!least || span.end - span.start <= least.end - least.start ? span : least), null);
  };
}

/** The article in `element`; `points` is its text. */
export class ArticleView {
  #element;
  #points;
  #nodes = [];

  constructor(element, points) {
    this.#element = element;
    this.#points = points;
  }

  /** Draw the text with the quotations of `view` (see decisions.js). */
  draw(view) {
    const names = new Map(view.speakers.map((speaker, index) => [speaker.id, { name: speaker.name, index }]));
    const parts = pieces(this.#points.length, view.quotes, view.furniture);
    const lasts = new Map(parts.filter((part) => part.quote).map((part) => [part.quote.id, part]));
    const seen = new Set();
    this.#nodes = [];
    const drawn = parts.map((part) => {
      const node = document.createTextNode(this.#points.slice(part.start, part.end));
      this.#nodes.push({ node, start: part.start, end: part.end });
      if (!part.quote) return part.furniture ? furniturePiece(part.furniture, node) : node;
      const first = !seen.has(part.quote.id);
      seen.add(part.quote.id);
      return quotePiece(part.quote, node, names.get(part.quote.speaker_id), { first, last: lasts.get(part.quote.id) === part });
    });
    this.#element.replaceChildren(...drawn);
  }

  /** Show which words told who speaks in `quote`, null for none; browsers without highlights leave that out. */
  point(quote) {
    if (!globalThis.CSS?.highlights) return;
    const spans = { cue: [quote?.cue], source: [quote?.source], antecedent: quote?.antecedents ?? [] };
    for (const name of MARKED) {
      CSS.highlights.set(name, new Highlight(...spans[name].filter(Boolean).flatMap((span) => this.#ranges(span))));
    }
    for (const element of this.#element.querySelectorAll(".shown")) element.classList.remove("shown");
    for (const element of this.#piecesOf(quote?.id)) element.classList.add("shown");
  }

  /** Return the element of a quotation that takes the focus. */
  elementOf(id) {
    return this.#piecesOf(id).find((element) => element.tabIndex === 0);
  }

  /** Return the elements that take the focus, in the text's order. */
  get stops() {
    return [...this.#element.querySelectorAll("[data-quote][tabindex]")];
  }

  #piecesOf(id) {
    return id ? [...this.#element.querySelectorAll(`[data-quote="${id}"]`)] : [];
  }

  #ranges({ start, end }) {
    return this.#nodes
      .filter((part) => part.start < end && start < part.end)
      .map((part) => {
        const range = new Range();
        const from = this.#points.unit(part.start);
        range.setStart(part.node, this.#points.unit(Math.max(start, part.start)) - from);
        range.setEnd(part.node, this.#points.unit(Math.min(end, part.end)) - from);
        return range;
      });
  }
}

function quotePiece(quote, node, speaker, { first, last }) {
  const colour = speaker ? colourOf(speaker.index) : "nobody";
  const named = speaker?.name ?? (quote.type === "scare" ? "" : "?");
  const sure = quote.corrected ? "corrected" : percent(quote.confidence);
  return h(
    "span",
    {
      class: `quote ${colour} ${quote.type} ${quote.corrected ? "corrected" : ""}`,
      "data-quote": quote.id,
      "data-who": last && named ? `${named} ${sure}` : null,
      role: first ? "button" : null,
      tabindex: first ? 0 : null,
    },
    node,
  );
}

function furniturePiece(furniture, node) {
  return h("span", { class: "furniture", title: `passed over: ${furniture.kind}` }, node);
}
