/* Offsets: the service counts code points, JavaScript UTF-16 units. */

/** A text that is cut at code points. */
export class Points {
  #units;

  constructor(text) {
    this.text = text;
    this.#units = [0];
    let unit = 0;
    for (const point of text) this.#units.push((unit += point.length));
  }

  /** How many code points there are. */
  get length() {
    return this.#units.length - 1;
  }

  /** Return the UTF-16 offset of a code point. */
  unit(point) {
    return this.#units[point];
  }

  /** Return the text between two code points, the second left out. */
  slice(start, end) {
    return this.text.slice(this.#units[start], this.#units[end]);
  }
}
