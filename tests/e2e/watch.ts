import type { ConsoleMessage, Page } from "@playwright/test";

/** Chromium reports a page that answers 4xx, or 503 of a frozen site, as an error of its own; here they are meant. */
const answeredWithRefusal = /^Failed to load resource: the server responded with a status of (4\d\d|503)/;

/** A header that browsers honour over HTTPS only, and say so under a plain-HTTP name. */
const notOverPlainHttp = /^The Cross-Origin-Opener-Policy header has been ignored/;

/** A test took the network away. */
const withoutNetwork = /^Failed to load resource: net::ERR_INTERNET_DISCONNECTED/;

/** Gathers in `problems` what must never happen: an error, a policy violation, a request to anywhere else. */
export function watch(page: Page, origin: string, problems: string[]): void {
  page.on("console", (message: ConsoleMessage) => {
    const text = message.text();
    const meant = answeredWithRefusal.test(text) || notOverPlainHttp.test(text) || withoutNetwork.test(text);
    if (message.type() === "error" && !meant) problems.push(`${page.url()}: ${text}`);
  });
  page.on("pageerror", (error) => problems.push(`${page.url()}: ${error.message}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol !== "data:" && url.origin !== origin) problems.push(`${page.url()} asked ${url.origin}`);
  });
  page.on("response", (response) => {
    const isPage = ["document", "fetch"].includes(response.request().resourceType());
    const isFrozen = response.status() === 503 && "retry-after" in response.headers();
    if (response.status() >= (isPage ? 500 : 400) && !isFrozen)
      problems.push(`${response.status()} for ${response.url()}`);
  });
}
