import { randomBytes } from "node:crypto";
import { Agent, request } from "node:http";

/** Sends forms as a browser would, to any of several servers; counts what must never happen. */
export function formSender(origins) {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const counts = { requests: 0, serverErrors: 0, firstErrors: [] };

  function send(cookie, path, fields) {
    const origin = origins[counts.requests % origins.length];
    counts.requests += 1;
    return post(agent, origin, path, cookie, fields).then(
      (answer) => {
        if (answer.status >= 500) note(`${answer.status} ${path}`);
        return answer;
      },
      (error) => {
        note(`${error.code ?? error.name} ${path}`);
        return { status: 0, location: "" };
      },
    );
  }

  function note(what) {
    counts.serverErrors += 1;
    if (counts.firstErrors.length < 3) counts.firstErrors.push(what);
  }

  return { send, counts, close: () => agent.destroy() };
}

/** A key as the forms carry it. */
export const formKey = () => randomBytes(16).toString("base64url");

function post(agent, origin, path, cookie, fields) {
  const body = new URLSearchParams(fields).toString();
  const headers = {
    cookie,
    origin,
    "sec-fetch-site": "same-origin",
    "content-type": "application/x-www-form-urlencoded",
    "content-length": Buffer.byteLength(body),
  };
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, origin), { method: "POST", agent, headers }, (answer) => {
      answer.resume();
      answer.once("end", () =>
        resolve({ status: answer.statusCode, location: answer.headers.location ?? "" }),
      );
      answer.once("error", reject);
    });
    sent.setTimeout(60_000, () => sent.destroy(new Error("no answer")));
    // A kept connection may be closed from the other side just as it is used again; a browser then opens a new one.
    sent.once("error", (error) => {
      const again = sent.reusedSocket && error.code === "ECONNRESET";
      if (again) post(agent, origin, path, cookie, fields).then(resolve, reject);
      else reject(error);
    });
    sent.end(body);
  });
}
