import { chromium } from "@playwright/test";
import { browserLaunch } from "../setup/browser.mjs";
import { keepResult } from "./results.mjs";
import { openStage } from "./stage.mjs";

const KB = 1024;
/** Reading pages are held to what fits the first round trip, headers and all; the others to their compressed bodies. */
const LIMITS = {
  reading: { wire: 14 * KB, requests: 1, script: 0 },
  "letter desk": { body: 20 * KB, requests: 2, script: 3 * KB },
  form: { wire: 14 * KB, requests: 1, script: 0 },
  "form with a module": { wire: 16 * KB, requests: 2, script: 2 * KB },
  hydrated: { body: 102_000, requests: 12, script: 102_000 },
  desk: { body: 150_000, requests: 12, script: 150_000 },
};

/** `npm run bench:weight`: what each page costs a browser that has nothing yet, as bytes on the wire and requests. */
async function main() {
  const stage = await openStage();
  const app = await stage.start();
  const browser = await chromium.launch(await browserLaunch());
  const rows = [];
  for (const page of pagesOf(stage)) rows.push(await weigh(browser, app.origin, page));
  await browser.close();
  await app.stop();
  stage.close();

  console.table(
    rows.map(({ kind, route, wire, body, script, requests, ok }) => ({
      route,
      kind,
      wire,
      body,
      script,
      requests,
      ok,
    })),
  );
  const failed = rows.filter((row) => !row.ok).length;
  const heaviestReading = Math.max(...rows.filter((row) => row.kind === "reading").map((row) => row.wire));
  const result = { suite: "bench:weight", passed: rows.length - failed, failed, heaviestReading };
  keepResult("weight", { ...result, rows });
  console.log(JSON.stringify(result));
  process.exitCode = failed > 0 ? 1 : 0;
}

function pagesOf({ sessions, prisonerId, correspondenceId, followedId }) {
  const newcomer = sessions["demo-newcomer"];
  const volunteer = sessions["demo-volunteer"];
  const coordinator = sessions["demo-coordinator"];
  const relative = sessions["demo-relative"];
  const own = `/correspondence/${correspondenceId}`;
  const page = (kind, route, path = route, session = null) => ({ kind, route, path, session });
  return [
    ...["/", "/about", "/safety", "/privacy"].map((route) => page("reading", route)),
    page("reading", "/suggestions", "/suggestions", newcomer),
    page("reading", "/prisoners", "/prisoners", newcomer),
    page("reading", "/prisoners/:id", `/prisoners/${prisonerId}`, newcomer),
    page("reading", "/correspondence", "/correspondence", volunteer),
    page("form", "/prisoners/:id/claim", `/prisoners/${prisonerId}/claim`, newcomer),
    page("letter desk", "/correspondence/:id", own, volunteer),
    { ...page("hydrated", "/join/account"), before: answerQuestions },
    page("hydrated", "/correspondence/:id/letters/new", `${own}/letters/new`, volunteer),
    page("form", "/correspondence/:id/replies/new", `${own}/replies/new`, volunteer),
    page("form", "/correspondence/:id/pause", `${own}/pause`, volunteer),
    page("form", "/correspondence/:id/release", `${own}/release`, volunteer),
    ...["/join", "/join/languages", "/sign-in", "/recover"].map((route) => page("form", route)),
    ...["/account", "/account/writing", "/account/security"].map((route) =>
      page("form", route, route, volunteer),
    ),
    page("reading", "/family", "/family", relative),
    page("reading", "/family/:prisonerId", `/family/${followedId}`, relative),
    ...["needs", "consent", "stop", "report", "moves/new"].map((below) =>
      page("form", `/family/:prisonerId/${below}`, `/family/${followedId}/${below}`, relative),
    ),
    page(
      "form with a module",
      "/family/:prisonerId/receipts/new",
      `/family/${followedId}/receipts/new`,
      relative,
    ),
    page("desk", "/desk", "/desk", coordinator),
    page("desk", "/desk/receipts", "/desk/receipts", coordinator),
    page("desk", "/desk/prisoners", "/desk/prisoners", coordinator),
  ];
}

/** Opens a page in a browser without a cache and adds up what came over the wire. */
async function weigh(browser, origin, { kind, route, path, session, before }) {
  const context = await browser.newContext({ locale: "ru" });
  if (session) {
    const [name, value] = session.split("=");
    await context.addCookies([{ name, value, url: origin }]);
  }
  await before?.(context, origin);
  const page = await context.newPage();
  const wire = await page.context().newCDPSession(page);
  await wire.send("Network.enable");
  const answers = new Map();
  const sum = { wire: 0, body: 0, script: 0, requests: 0 };
  wire.on("Network.responseReceived", ({ requestId, type, response }) => {
    answers.set(requestId, { type, head: response.encodedDataLength });
  });
  wire.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const { type, head } = answers.get(requestId) ?? { type: "Other" };
    if (type === "Other") return;
    sum.wire += encodedDataLength;
    sum.body += encodedDataLength - head;
    sum.requests += 1;
    if (type === "Script") sum.script += encodedDataLength - head;
  });
  const answer = await page.goto(origin + path, { waitUntil: "networkidle" });
  await context.close();
  const limit = LIMITS[kind];
  const within = Object.entries(limit).every(([what, most]) => sum[what] <= most);
  return { kind, route, ...sum, status: answer?.status(), ok: within && answer?.status() === 200 };
}

/** The last page of joining opens once the four questions before it are answered. */
async function answerQuestions(context, origin) {
  const answers = { languages: "ru", ways: "hand", place: "abroad", people: "3" };
  const fields = { languages: "languages", ways: "ways", place: "postsFrom", people: "capacity" };
  for (const [step, value] of Object.entries(answers)) {
    const form = { [fields[step]]: value };
    await context.request.post(`${origin}/join/${step}`, { form, headers: { origin }, maxRedirects: 0 });
  }
}

await main();
