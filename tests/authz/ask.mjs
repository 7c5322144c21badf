import { request } from "node:http";

/** Headers that say nothing about what was asked for: a time, an id of the request, how the connection goes on. */
const INCIDENTAL = new Set(["date", "x-request-id", "connection", "keep-alive"]);

/** One request as a page of ours would send it; answers status, headers that matter, and body to the byte. */
export function ask(origin, { method, path, cookie, form = {} }) {
  const hasBody = method !== "GET" && method !== "HEAD";
  const body = hasBody ? new URLSearchParams(form).toString() : "";
  const headers = {
    ...(cookie ? { cookie } : {}),
    ...(hasBody ? { origin, "sec-fetch-site": "same-origin" } : {}),
    ...(hasBody ? { "content-type": "application/x-www-form-urlencoded" } : {}),
    ...(hasBody ? { "content-length": Buffer.byteLength(body) } : {}),
  };
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, origin), { method, headers }, (answer) => {
      const chunks = [];
      answer.on("data", (chunk) => chunks.push(chunk));
      answer.once("error", reject);
      answer.once("end", () => {
        const kept = Object.entries(answer.headers).filter(([name]) => !INCIDENTAL.has(name));
        const whole = { headers: Object.fromEntries(kept.sort()), body: Buffer.concat(chunks).toString() };
        resolve({ status: answer.statusCode, location: answer.headers.location ?? "", whole });
      });
    });
    sent.once("error", reject);
    sent.end(body);
  });
}

/** What two answers must share to be the same to whoever asked; a page without scripts has no nonce to leave out. */
export function sameAnswer(a, b) {
  return a.status === b.status && JSON.stringify(a.whole) === JSON.stringify(b.whole);
}

/** `/prisoners/:id` with its places filled. */
export function addressOf(pattern, ids = {}) {
  return pattern.replace(/:(\w+)/g, (_, name) => ids[name] ?? `no-${name}`);
}
