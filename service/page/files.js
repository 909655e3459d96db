/* Reading a file that was picked or dropped as the text of an article. */

const DROPPED = "script, style, template, noscript, nav, form, button, svg, iframe, object, [hidden], [aria-hidden=true]";
const BLOCKS = new Set(
  ("ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY DD DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN OL P " +
    "PRE SECTION TABLE TD TH TR UL").split(" "),
);
const CHARSET = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i;

/** Return the text of a file: of an HTML file what its article says, of any other what it holds. */
export async function textOf(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const isPage = file.type === "text/html" || /\.html?$/i.test(file.name);
  return isPage ? textOfPage(decoded(bytes, charsetOf(bytes))) : decoded(bytes);
}

/** Return the words of a page's article, a blank line between paragraphs. Nothing of the page is loaded or run. */
export function textOfPage(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const articles = page.querySelectorAll("article");
  const root = articles.length === 1 ? articles[0] : (page.querySelector("main") ?? page.body);
  for (const element of root.querySelectorAll(DROPPED)) element.remove();
  const parts = [];
  collect(root, parts);
  const lines = parts.join("").split("\n").map((line) => line.replace(/[ \t]+/g, " ").trim());
  return lines.join("\n").replace(/\n{3,}/g, "\n\n").trim();
}

function collect(node, parts) {
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) parts.push(child.data.replace(/[ \t\r\n\f]+/g, " "));
    else if (child.nodeName === "BR") parts.push("\n");
    else if (BLOCKS.has(child.nodeName)) {
      parts.push("\n\n");
      collect(child, parts);
      parts.push("\n\n");
    } else if (child.nodeType === Node.ELEMENT_NODE) collect(child, parts);
  }
}

function charsetOf(bytes) {
  return CHARSET.exec(new TextDecoder("latin1").decode(bytes.subarray(0, 2048)))?.[1] ?? "utf-8";
}

/** Decode strictly by `charset`; what is not in it, or in none that there is, is read as Windows-1252, as browsers do. */
function decoded(bytes, charset = "utf-8") {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
