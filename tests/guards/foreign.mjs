import { encoded, FORM_TYPE, fromOwnPage } from "./send.mjs";

const METHODS = ["POST", "PUT", "PATCH", "DELETE"];
const FOREIGN = "https://elsewhere.example";
/** A plain-HTTP name that is one of ours, and one that only looks like it. */
export const ONION = "http://lettersabcdefghijklmnop.onion";
const OTHER_ONION = "http://lettersabcdefghijklmnoq.onion";

/**
 * Every way we know in which a page that is not ours, or a program, could have a form run at an address: each with
 * the answers that mean it did not. `form` is one that runs when our own page sends it.
 */
export function foreignRequests(origin, { pattern, path, cookie, form, takesFiles }) {
  const body = encoded(form);
  const signedIn = cookie ? { cookie } : {};
  const own = fromOwnPage(origin, cookie);
  const typed = { "content-type": FORM_TYPE, ...signedIn };
  const post = (name, wanted, headers, at = path) => ({
    name: `${name} at ${pattern}`,
    wanted,
    request: { method: "POST", path: at, headers, body },
  });
  return [
    ...crossings(origin).map(({ method, site, from }) => ({
      name: `${method} ${pattern} from ${from ?? "nowhere"}, ${site ?? "no Sec-Fetch-Site"}`,
      wanted: method === "POST" ? [403] : [405],
      request: {
        method,
        path,
        headers: { ...typed, ...header("origin", from), ...header("sec-fetch-site", site) },
        body,
      },
    })),
    post("a data request of the framework", [404], own, `${path}?_data=routes%2Fx`),
    post("a data request from elsewhere", [404], { ...typed, origin: FOREIGN }, `${path}?_data=root`),
    post("a single fetch", [404], own, `${path === "/" ? "/_root" : path}.data`),
    post("a single fetch from elsewhere", [404], { ...typed, origin: FOREIGN }, `${path}.data?_routes=root`),
    ...foreignTypes(takesFiles).flatMap((type) => [
      post(`type ${type || "none"}`, [415], { ...own, "content-type": type }),
      post(`type ${type || "none"} from elsewhere`, [403, 415], {
        ...signedIn,
        "content-type": type,
        origin: FOREIGN,
        "sec-fetch-site": "cross-site",
      }),
    ]),
    post("a forwarded name", [403], {
      ...typed,
      origin: FOREIGN,
      "x-forwarded-host": "elsewhere.example",
      "x-forwarded-proto": "https",
      forwarded: "host=elsewhere.example;proto=https",
    }),
    post("another installation's onion", [403], { ...typed, host: nameOf(ONION), origin: OTHER_ONION }),
    post("an onion without origin", [403], { ...typed, host: nameOf(ONION) }),
    post("an onion from null", [403], { ...typed, host: nameOf(ONION), origin: "null" }),
    post("a name not ours", [421], { ...own, host: "elsewhere.example" }),
    ...overrides(pattern, path, own, body),
  ];
}

/** Origins and Sec-Fetch-Site in all combinations but those of a browser whose user typed the address. */
function crossings(origin) {
  const origins = [FOREIGN, `${origin}.elsewhere.example`, "null", undefined];
  const sites = ["cross-site", "same-site", "none", undefined];
  return METHODS.flatMap((method) =>
    origins.flatMap((from) => sites.map((site) => ({ method, site, from }))),
  ).filter(({ method, site, from }) => method !== "POST" || site !== "none" || from !== undefined);
}

function foreignTypes(takesFiles) {
  const types = ["text/plain", "application/json", "", "application/x-www-form-urlencoded, text/plain"];
  return takesFiles ? types : [...types, "multipart/form-data; boundary=x"];
}

/** Reads that ask to be taken for a write; what they answer is the page's business, what they do is nothing. */
function overrides(pattern, path, own, body) {
  const names = ["x-http-method-override", "x-http-method", "x-method-override"];
  const asked = names.map((name) => [name, { ...own, [name]: "POST" }, path]);
  const query = `${path}?_method=POST&${body}`;
  return [...asked, ["_method", own, query], ["_method elsewhere", { ...own, origin: FOREIGN }, query]].map(
    ([name, headers, at]) => ({
      name: `GET with ${name} at ${pattern}`,
      wanted: [200, 303, 404, 405],
      request: { method: "GET", path: at, headers },
    }),
  );
}

const header = (name, value) => (value === undefined ? {} : { [name]: value });
const nameOf = (origin) => new URL(origin).host;
