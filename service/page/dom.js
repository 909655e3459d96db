/* Elements, made without ever reading text as HTML. */

/**
 * Make an element. Of `properties`, functions become listeners (`onclick`), `true` an attribute without a value, other
 * values attributes; null, undefined and false are left out, as they are among `children`.
 */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Return a share of one as people read it. */
export function percent(share) {
  return `${Math.round(100 * share)} %`;
}

/** Return a number of things, the thing in the plural where it is not one. */
export function counted(number, thing) {
  return `${number} ${thing}${number === 1 ? "" : "s"}`;
}

/** Have the browser save `content` under `name`. */
export function download(name, content, type) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
