/* Asking the service. */

const MOST_TRIES = 5;
const LONGEST_WAIT = 60;
const MEDIA_TYPES = { json: "application/json", csv: "text/csv", html: "text/html" };

/** What the service refused or failed at: its problem details, or our own words in the same shape. */
export class ServiceProblem extends Error {
  constructor(problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/**
 * Send an article and return the Response in `format` (json, csv or html).
 *
 * A busy service is asked again when it says so, after `onWait(seconds)`; `signal` ends that. Throws ServiceProblem.
 */
export async function ask(request, { format = "json", key = "", signal, onWait = () => {} }) {
  for (let tries = 1; ; tries += 1) {
    const response = await send(request, format, key, signal);
    if (response.ok) return ofType(response, format);
    const seconds = Number(response.headers.get("Retry-After"));
    if (response.status !== 503 || !seconds || seconds > LONGEST_WAIT || tries === MOST_TRIES) throw await problemOf(response);
    onWait(seconds);
    await pause(seconds, signal);
  }
}

/** Return the text of one of the service's samples; throws ServiceProblem. */
export async function sample(name) {
  const response = await reached(`page/samples/${name}.txt`);
  if (!response.ok) throw await problemOf(response);
  return response.text();
}

async function send(request, format, key, signal) {
  const headers = { "Content-Type": "application/json", ...(key && { Authorization: `Bearer ${key}` }) };
  const path = format === "json" ? "v1/attributions" : `v1/attributions?format=${format}`;
  return reached(path, { method: "POST", headers, body: JSON.stringify(request), signal });
}

async function reached(path, init) {
  try {
    return await fetch(path, init);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new ServiceProblem({ title: "No answer", detail: "The service cannot be reached. Is it still running?" });
  }
}

function ofType(response, format) {
  if ((response.headers.get("Content-Type") ?? "").startsWith(MEDIA_TYPES[format])) return response;
  throw new ServiceProblem({ title: "No such form", detail: `This service does not answer in ${format.toUpperCase()}.` });
}

async function problemOf(response) {
  const title = `${response.status} ${response.statusText}`;
  const seconds = response.headers.get("Retry-After");
  const told = await response.json().catch(() => ({ title, detail: "The answer does not say why." }));
  return new ServiceProblem({ ...told, status: response.status, retryAfter: seconds });
}

function pause(seconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, 1000 * seconds);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
