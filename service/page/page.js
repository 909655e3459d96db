/* The page: an article goes to the service, its answer is shown and may be put right and saved. */

import { ArticleView } from "./article.js";
import { decided } from "./decisions.js";
import { details, hint } from "./details.js";
import { counted, download, h, percent } from "./dom.js";
import { textOf } from "./files.js";
import { goldOf } from "./gold.js";
import { people } from "./people.js";
import { Points } from "./points.js";
import { ask, sample } from "./service.js";

const $ = (id) => document.getElementById(id);
/* A finger does not point: what it seems to point at is what lay under the panel that it closed. */
const canPoint = matchMedia("(hover: hover)");
const TYPES = { csv: "text/csv", html: "text/html", json: "application/json" };

let name = "article";
let asking = new AbortController();
/* What was asked and answered, null before: {name, request, answer, points, article, corrections, unsaved}. */
let shown = null;
let view = null;
let chosen = null;
let pinned = false;
let evidenceOpen = false;

/* Asking */

function request() {
  const all = { explain: true, gender: true, furniture: true, min_confidence: 0 };
  return { text: $("text").value, indirect: $("indirect").checked, ...all };
}

function options(format) {
  const onWait = (seconds) => say(`The service is busy with other articles; it is asked again in ${counted(seconds, "second")}.`);
  return { format, key: $("key").value, signal: asking.signal, onWait };
}

/** Tell whether what the reader has put right, if it is not saved, may be given up for another answer. */
function mayGo() {
  return !shown?.unsaved || confirm("What you have put right is not saved yet. Go on without it?");
}

async function read() {
  asking.abort();
  asking = new AbortController();
  const sent = request();
  await attempt("The article is being read …", async () => {
    const answer = await (await ask(sent, options("json"))).json();
    const points = new Points(sent.text);
    const article = new ArticleView($("article"), points);
    shown = { name, request: sent, answer, points, article, corrections: new Map(), unsaved: false };
    $("answer").hidden = false;
    choose(null);
    draw();
    $("engine").textContent = `inquit ${answer.engine.version}, ${answer.engine.model}`;
    say(`${counted(view.quotes.length, "quotation")}, ${counted(view.speakers.length, "speaker")}.`);
    $("answer-heading").focus();
  });
}

async function attempt(doing, work) {
  const signal = asking.signal;
  $("problem").replaceChildren();
  $("ask").setAttribute("aria-busy", "true");
  say(doing);
  try {
    await work();
  } catch (error) {
    if (error.name === "AbortError") return;
    say("");
    tell(error.problem ?? { title: "That did not work", detail: error.message });
  } finally {
    if (signal === asking.signal) $("ask").removeAttribute("aria-busy");
  }
}

function say(text) {
  $("status").textContent = text;
}

function tell(problem) {
  const refused = problem.status === 401 || problem.status === 403;
  if (refused) $("key-field").hidden = false;
  $("problem").replaceChildren(
    h("strong", {}, refused ? "The service asks for an API key" : problem.title),
    h("p", {}, problem.detail),
    problem.errors ? h("ul", {}, problem.errors.map((error) => h("li", {}, `${error.pointer}: ${error.detail}`))) : "",
    problem.retryAfter ? h("p", {}, `Try again in ${counted(Number(problem.retryAfter), "second")}.`) : "",
    problem.code ? h("p", { class: "faint" }, `${problem.code}, request ${problem.request_id}`) : "",
  );
  if (refused) $("key").focus();
}

/* Showing */

function draw() {
  view = decided(shown.answer, least(), shown.corrections);
  $("least-shown").textContent = percent(least());
  shown.article.draw(view);
  $("people").replaceChildren(...people(view, (id) => shown.article.elementOf(id).focus()));
  drawDetails();
}

function least() {
  return Number($("least").value) / 100;
}

function drawDetails() {
  const quote = view?.quotes.find((one) => one.id === chosen) ?? null;
  shown.article.point(quote);
  $("details").classList.toggle("has-quote", quote !== null);
  document.body.classList.toggle("with-details", quote !== null);
  const act = { open: evidenceOpen, onOpen: (open) => (evidenceOpen = open), onCorrect, onClose: () => close() };
  $("details").replaceChildren(...(quote ? details(quote, view, shown.answer, act) : hint()));
}

function choose(id, { pin = false } = {}) {
  pinned = pin;
  if (id !== chosen) {
    chosen = id;
    if (view) drawDetails();
  }
  // On a phone the panel covers the foot of the screen from now on.
  if (pin) shown.article.elementOf(id).scrollIntoView({ block: "nearest" });
}

function close() {
  if ($("details").contains(document.activeElement)) shown.article.elementOf(chosen).focus({ preventScroll: true });
  choose(null);
}

function onCorrect(correction) {
  if (correction) shown.corrections.set(chosen, correction);
  else shown.corrections.delete(chosen);
  shown.unsaved = true;
  draw();
  say(correction ? "Put right." : "Taken back.");
  shown.article.elementOf(chosen).focus({ preventScroll: true });
}

/* Saving */

async function save(form) {
  if (form === "json") return saveJson(shown.name, decided(shown.answer, least()));
  if (form === "gold") {
    shown.unsaved = false;
    return saveJson(`${shown.name}.gold`, goldOf(shown.name, shown.points, view));
  }
  const sent = { ...shown.request, explain: false, min_confidence: least() };
  await attempt(`The ${form.toUpperCase()} is being made …`, async () => {
    const response = await ask(sent, options(form));
    download(`${shown.name}.${form}`, await response.blob(), TYPES[form]);
    say("");
  });
}

function saveJson(stem, value) {
  download(`${stem}.json`, `${JSON.stringify(value, null, 2)}\n`, TYPES.json);
}

/* What the reader does */

/** Take the text that `load` resolves to as the article, under the name `title`, and read it. */
async function take(title, load) {
  if (!mayGo()) return;
  await attempt("The text is being fetched …", async () => {
    $("text").value = await load();
    name = title;
    await read();
  });
}

function takeFile(file) {
  return take(file.name.replace(/\.\w+$/, "") || "article", () => textOf(file));
}

function step(element, by) {
  const stops = shown.article.stops;
  stops[stops.indexOf(element) + by]?.focus();
}

function onArticleKey(event) {
  const element = event.target.closest("[data-quote]");
  if (!element) return;
  const acts = {
    ArrowRight: () => step(element, 1),
    ArrowLeft: () => step(element, -1),
    Enter: () => edit(element),
    " ": () => edit(element),
  };
  if (!acts[event.key]) return;
  event.preventDefault();
  acts[event.key]();
}

function edit(element) {
  choose(element.dataset.quote, { pin: true });
  $("details").querySelector("select").focus();
}

function quoteOf(event) {
  return event.target.closest("[data-quote]")?.dataset.quote ?? null;
}

function listen() {
  $("ask").addEventListener("submit", (event) => {
    event.preventDefault();
    if (mayGo()) read();
  });
  $("text").addEventListener("input", () => (name = "article"));
  $("text").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) $("ask").requestSubmit();
  });
  $("file").addEventListener("change", () => {
    const [file] = $("file").files;
    $("file").value = "";
    if (file) takeFile(file);
  });
  $("ask").addEventListener("dragover", (event) => event.preventDefault());
  $("ask").addEventListener("drop", (event) => {
    const [file] = event.dataTransfer.files;
    if (!file) return;
    event.preventDefault();
    takeFile(file);
  });
  for (const button of document.querySelectorAll("[data-sample]")) {
    const title = button.dataset.sample;
    button.addEventListener("click", () => take(title, () => sample(title)));
  }
  for (const button of document.querySelectorAll("[data-download]")) {
    button.addEventListener("click", () => save(button.dataset.download));
  }
  $("least").addEventListener("input", draw);
  $("article").addEventListener("keydown", onArticleKey);
  $("article").addEventListener("focusin", (event) => choose(quoteOf(event), { pin: true }));
  $("article").addEventListener("mouseover", (event) => {
    if (!pinned && canPoint.matches && quoteOf(event)) choose(quoteOf(event));
  });
  document.addEventListener("mousedown", (event) => {
    if (!event.target.closest("#details, [data-quote]")) pinned = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && chosen) close();
  });
}

window.addEventListener("beforeunload", (event) => {
  if (shown?.unsaved) event.preventDefault();
});
listen();
