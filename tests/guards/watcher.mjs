import { chromium } from "@playwright/test";
import { browserLaunch } from "../setup/browser.mjs";

/**
 * A real browser that visits pages as somebody and counts what only happens when a text was taken for more than text:
 * dialogs, violations of the policy, requests to elsewhere, and elements or attributes that no page of ours has.
 */
export async function openWatcher(origin) {
  const browser = await chromium.launch(await browserLaunch());
  const contexts = new Map();
  const pageOf = async (cookie) => {
    if (!contexts.has(cookie)) contexts.set(cookie, await openPage(browser, origin, cookie));
    return contexts.get(cookie);
  };
  return {
    /** Visits an address; with `answer` the browser is given that one instead of asking. */
    visit: async (path, cookie, answer) => {
      const watched = await pageOf(cookie);
      return watched.visit(path, answer);
    },
    close: () => browser.close(),
  };
}

async function openPage(browser, origin, cookie) {
  const context = await browser.newContext({ serviceWorkers: "block" });
  if (cookie) {
    const at = cookie.indexOf("=");
    await context.addCookies([{ name: cookie.slice(0, at), value: cookie.slice(at + 1), url: origin }]);
  }
  const page = await context.newPage();
  let seen = [];
  let instead = null;
  page.on("dialog", (dialog) => {
    seen.push("dialog");
    dialog.dismiss().catch(() => {});
  });
  await page.exposeBinding("tellViolation", (_source, directive) => seen.push(`violation of ${directive}`));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      window.tellViolation(event.effectiveDirective);
    });
  });
  await page.route("**/*", (route) => {
    const url = route.request().url();
    if (instead && route.request().isNavigationRequest() && url === instead.url)
      return route.fulfill(instead.answer);
    if (url.startsWith(origin) || url.startsWith("data:")) return route.continue();
    seen.push("request to elsewhere");
    return route.abort();
  });
  const visit = async (path, answer) => {
    seen = [];
    instead = answer ? { url: origin + path, answer } : null;
    await page.goto(origin + path, { waitUntil: "load", timeout: 30_000 });
    const nodes = await page.evaluate(strangeNodes);
    return [...seen, ...nodes];
  };
  return { visit };
}

/** Runs in the page. What has got in by a text: no page of ours has any of it. */
function strangeNodes() {
  const found = [];
  const policyScripts = [...document.scripts].filter(
    (script) =>
      script.type !== "application/json" &&
      !script.nonce &&
      !/^\/assets\//.test(script.getAttribute("src") ?? ""),
  );
  for (const script of policyScripts) found.push(`script ${script.outerHTML.slice(0, 60)}`);
  const never =
    "iframe,object,embed,base,math,marquee,video,audio,template,meta[http-equiv=refresh],link[href^='//'],img[src=x]";
  for (const node of document.querySelectorAll(never)) found.push(`element ${node.tagName.toLowerCase()}`);
  for (const node of document.querySelectorAll("*")) {
    for (const { name, value } of node.attributes) {
      if (name.startsWith("on")) found.push(`attribute ${name}`);
      if (/^(href|src|action|formaction)$/.test(name) && /^\s*(javascript|vbscript):/i.test(value))
        found.push(name);
    }
  }
  return found;
}
