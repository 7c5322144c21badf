import { Agent, request } from "node:http";
import { Secret, TOTP } from "otpauth";

export const ADDRESS_HEADER = "x-test-address";
const agent = new Agent({ keepAlive: true, maxSockets: 300 });
let networks = 0;

/** A network nobody came from before, so that limits of one check do not meet another's. */
export function anotherNetwork() {
  networks += 1;
  return `203.${networks >> 16}.${(networks >> 8) & 255}.${networks & 255}`;
}

/** As much of a browser as a form needs: it keeps cookies and follows nothing. */
export function openBrowser(origin, address = anotherNetwork(), cookies = new Map()) {
  const send = (method, path, form) =>
    new Promise((resolve, reject) => {
      const body = form ? new URLSearchParams(form).toString() : "";
      const headers = {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        [ADDRESS_HEADER]: address,
        ...(form ? { origin, "sec-fetch-site": "same-origin" } : {}),
        ...(form ? { "content-type": "application/x-www-form-urlencoded" } : {}),
        ...(form ? { "content-length": Buffer.byteLength(body) } : {}),
      };
      const sent = request(new URL(path, origin), { method, headers, agent }, (answer) => {
        const chunks = [];
        answer.on("data", (chunk) => chunks.push(chunk));
        answer.once("error", reject);
        answer.once("end", () => {
          for (const line of answer.headers["set-cookie"] ?? []) keep(cookies, line);
          const { location = "" } = answer.headers;
          resolve({ status: answer.statusCode, location, body: Buffer.concat(chunks).toString() });
        });
      });
      sent.once("error", reject);
      sent.end(body);
    });
  return {
    origin,
    address,
    cookies,
    get: (path) => send("GET", path),
    post: (path, form = {}) => send("POST", path, form),
    /** Gives name and password; the code is owed then. */
    signIn: ({ name, password }) => send("POST", "/sign-in", { name, password }),
    giveCode: (code) => send("POST", "/sign-in/code", { code }),
    isSignedIn: async () => (await send("GET", "/account/security")).status === 200,
  };
}

/** The code an app shows at that time, in milliseconds. */
export function codeAt(secret, timestamp) {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });
}

function keep(cookies, line) {
  const [pair = "", ...attributes] = line.split("; ");
  const at = pair.indexOf("=");
  const isOver = attributes.some((attribute) => attribute.toLowerCase() === "max-age=0");
  if (isOver) cookies.delete(pair.slice(0, at));
  else cookies.set(pair.slice(0, at), pair.slice(at + 1));
}
