import { Agent, request } from "node:http";

/** One after the other over few connections, as a browser does. */
const agent = new Agent({ keepAlive: true, maxSockets: 4 });

export const FORM_TYPE = "application/x-www-form-urlencoded";

/**
 * One request with exactly the headers given; `host` is the name it asks for at the server of `origin`. Answers
 * status, headers and body.
 */
export function send(origin, { method = "GET", path, headers = {}, body = "" }) {
  const length = method === "GET" || method === "HEAD" ? {} : { "content-length": Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const sent = request({ hostname, port, path, method, headers: { ...length, ...headers }, agent });
    sent.once("response", (answer) => {
      const chunks = [];
      answer.on("data", (chunk) => chunks.push(chunk));
      answer.once("error", reject);
      answer.once("end", () =>
        resolve({
          status: answer.statusCode,
          headers: answer.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    sent.once("error", reject);
    sent.end(body);
  });
}

/** The headers of a form sent from one of our own pages. */
export function fromOwnPage(origin, cookie) {
  return {
    "content-type": FORM_TYPE,
    "sec-fetch-site": "same-origin",
    origin,
    ...(cookie ? { cookie } : {}),
  };
}

/** A form as a browser writes it into the body. */
export function encoded(form = {}) {
  return new URLSearchParams(form).toString();
}

/** Runs `work` on each item, a few at a time. */
export async function eachOf(items, work, atOnce = 4) {
  const waiting = items[Symbol.iterator]();
  const worker = async () => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
