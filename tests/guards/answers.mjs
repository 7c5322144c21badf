import { createHash } from "node:crypto";

const WHOLE_POLICY = [
  "default-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
];
/** What a directive may name: nothing, ourselves, one nonce or one hash; never a scheme, a host or `unsafe-`. */
const SOURCE = /^('none'|'self'|'strict-dynamic'|'nonce-[\w-]{43}'|'sha256-[\w+/]{43}=')$/;
const fixed = {
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "referrer-policy": "same-origin",
};

/**
 * What is wrong with an answer of the server by sections 5 and 6 of docs/security.md, in words; nothing if all is
 * well. `https` is how it was asked for; `knowsWho` that it was made for somebody signed in.
 */
export function faultsOf({ status, headers, body }, { https, knowsWho }) {
  return [
    ...Object.entries(fixed).flatMap(([name, value]) =>
      headers[name] === value ? [] : [`${name} is ${headers[name]}`],
    ),
    ...(/^text\/(?!.*; charset=utf-8$)/i.test(headers["content-type"] ?? "") ? ["no charset"] : []),
    ...(headers["permissions-policy"] ? [] : ["no permissions-policy"]),
    ...(Boolean(headers["strict-transport-security"]) === https ? [] : ["strict-transport-security"]),
    ...["server", "x-powered-by", "access-control-allow-origin"].filter((name) => headers[name]),
    ...cacheFaults(headers["cache-control"] ?? "", knowsWho),
    ...policyFaults(headers["content-security-policy"] ?? ""),
    ...(headers["set-cookie"] ?? []).flatMap((cookie) => cookieFaults(cookie, https)),
    ...locationFaults(headers.location),
    ...(isPage(headers) ? pageFaults(body, headers["content-security-policy"] ?? "") : fileFaults(headers)),
    ...(status >= 400 && /^\s+at .+:\d+:\d+|node_modules|SqliteError|select .* from /m.test(body)
      ? ["shows its inside"]
      : []),
  ];
}

function cacheFaults(control, knowsWho) {
  const wanted = knowsWho ? /^no-store$/ : /^(no-store|private, no-cache)$/;
  return wanted.test(control) ? [] : [`cache-control is ${control}`];
}

function policyFaults(policy) {
  const parts = policy.split("; ");
  const sources = parts.flatMap((part) => part.split(" ").slice(1));
  return [
    ...WHOLE_POLICY.filter((part) => !parts.includes(part)).map((part) => `no ${part}`),
    ...sources.filter((source) => !SOURCE.test(source)).map((source) => `allows ${source}`),
  ];
}

function cookieFaults(cookie, https) {
  const [pair = "", ...flags] = cookie.split("; ");
  const has = (flag) => flags.includes(flag);
  return [
    ...["HttpOnly", "SameSite=Lax", "Path=/"].filter((flag) => !has(flag)),
    ...(has("Secure") === https ? [] : ["Secure"]),
    ...(pair.startsWith("__Host-") === https ? [] : ["__Host-"]),
    ...flags.filter((flag) => flag.startsWith("Domain")),
  ].map((fault) => `cookie ${pair.split("=")[0]}: ${fault}`);
}

/** A redirect stays on this site: a path, no scheme, no second slash. */
function locationFaults(location) {
  return location === undefined || /^\/(?![/\\])/.test(location) ? [] : [`leads to ${location}`];
}

const isPage = (headers) => /^text\/html/.test(headers["content-type"] ?? "");

/** What is no page is plain text that no browser runs, or a file to be saved. */
function fileFaults(headers) {
  const type = headers["content-type"] ?? "";
  const isSaved = /^attachment; filename="[\w.-]+"$/.test(headers["content-disposition"] ?? "");
  return type === "" || type.startsWith("text/plain") || isSaved ? [] : [`is ${type} and not to be saved`];
}

/** Every script has the nonce, or is a file of ours where the policy says so; the style sheet is the one of the hash. */
function pageFaults(html, policy) {
  const scripts = [...html.matchAll(/<script\b([^>]*)>/g)].map(([, attributes = ""]) => attributes);
  const nonce = /'nonce-([\w-]+)'/.exec(policy)?.[1];
  const admitted = (attributes) =>
    attributes.includes('type="application/json"') ||
    (nonce !== undefined && attributes.includes(`nonce="${nonce}"`)) ||
    (policy.includes("script-src 'self'") && / src="\/assets\/[\w.-]+"/.test(attributes));
  const styles = [...html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/g)].map(([, css = ""]) => css);
  const hash = (css) => `'sha256-${createHash("sha256").update(css).digest("base64")}'`;
  return [
    ...scripts.filter((attributes) => !admitted(attributes)).map((attributes) => `script ${attributes}`),
    ...styles.filter((css) => !policy.includes(hash(css))).map(() => "a style of another hash"),
    ...[...html.matchAll(/<[a-z][^<>]*\s(on[a-z]+|style|srcdoc)=/g)].map(([, name]) => `attribute ${name}`),
    ...[...html.matchAll(/\b(?:href|src|action|formaction)="(?:(?!otpauth:)[a-z]+:)?\/\/([^/"]+)/gi)].map(
      ([, host]) => `leads to ${host}`,
    ),
    ...[...html.matchAll(/\b(?:href|action)="(javascript:|vbscript:|data:(?!application\/json;))/gi)].map(
      ([, scheme]) => `leads to ${scheme}`,
    ),
  ];
}
