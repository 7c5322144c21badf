import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { addressOf } from "../authz/ask.mjs";
import { importModule } from "../setup/program.mjs";
import { codeAt, openBrowser } from "./browser.mjs";

const ENROLMENT = "/account/security/second-factor";

/** Staff get nowhere before they have a second factor, and no way of recovery leads around it. */
export async function checkStaff({ servers: [origin], people, clock, check, count, databaseUrl, env }) {
  const enter = async (person) => {
    const browser = openBrowser(origin);
    await browser.signIn(person);
    return browser;
  };
  await checkGate(await enter(people.unenrolled[0]), check, count);
  await checkEnrolment({ person: people.unenrolled[1], enter, clock, check, count });

  const [careful, bare] = [people.coordinators.pop(), people.unenrolled[2]];
  for (const person of [careful, bare]) {
    const form = {
      name: person.name,
      code: person.recoveryCode,
      password: "four other quiet words",
      key: "k",
    };
    const browser = openBrowser(origin);
    check("a recovery code sets a password", (await browser.post("/recover", form)).status === 303);
    count("reset");
    check("and signs nobody in", !browser.cookies.has("session"));
    const { location } = await browser.signIn({ ...person, password: form.password });
    const desk = await browser.get("/desk");
    if (person === bare) check("the desk stays closed", desk.location === ENROLMENT);
    else
      check("the code is asked for", location === "/sign-in/code" && desk.location.startsWith("/sign-in?"));
  }

  const lost = people.coordinators.pop();
  const browser = await enter(lost);
  await browser.giveCode(codeAt(lost.totp, clock.now()));
  check("signed in with a code", (await browser.get("/desk")).status === 200);
  const command = ["build/commands/admin.js", "reset-second-factor", lost.name];
  const program = { ...process.env, ...env, DATABASE_URL: databaseUrl, ORIGINS: origin };
  await promisify(execFile)(process.execPath, command, { env: program });
  count("reset");
  check("its sessions end", (await browser.get("/desk")).location.startsWith("/sign-in?"));
  const anew = await enter(lost);
  check("and it is set up anew", (await anew.get("/desk")).location === ENROLMENT);
}

/** Every address of the registry, read and written to. */
async function checkGate(browser, check, count) {
  const { addresses } = await importModule("app/domain/access/addresses.ts");
  for (const [pattern, { audience, methods, demoOnly, whileEnrolling }] of Object.entries(addresses)) {
    const isTheirs = typeof audience === "string" || audience.includes("coordinator");
    const path = addressOf(pattern);
    for (const method of methods) {
      if (whileEnrolling) continue;
      count("gated");
      const answer = method === "GET" ? await browser.get(path) : await browser.post(path);
      const isGated = answer.status === 303 && answer.location === ENROLMENT;
      const isMissing = answer.status === 404;
      check(
        `${method} ${pattern}: ${answer.status} ${answer.location}`,
        isTheirs && !demoOnly ? isGated : isMissing,
      );
    }
  }
  check("they may set it up", (await browser.get(ENROLMENT)).status === 200);
  const changed = await browser.post("/language", { language: "en", next: ENROLMENT });
  check("in their language", changed.location === ENROLMENT);
  check("or sign out", (await browser.post("/sign-out")).location === "/");
}

async function checkEnrolment({ person, enter, clock, check, count }) {
  const [browser, elsewhere] = [await enter(person), await enter(person)];
  const { body } = await browser.get(ENROLMENT);
  const sealed = /name="sealed" value="([^"]+)"/.exec(body)?.[1] ?? "";
  const secretOn = (page) => /secret=([A-Z2-7]+)/.exec(page)?.[1] ?? "";
  const secret = secretOn(body);
  const again = secretOn((await browser.get(ENROLMENT)).body);
  check("opened again, the page shows the same secret", secret !== "" && again === secret);
  check("and another one elsewhere", secretOn((await elsewhere.get(ENROLMENT)).body) !== secret);
  check("a square code is drawn", /<svg class="square-code"[^>]*>.*<path d="M/.test(body));
  check("without scripts, styles or pictures of its own", !/<script|style="|data:image/.test(body));
  const first = codeAt(secret, clock.now());
  const form = { current: person.password, sealed, first };
  const refused = {
    "a wrong password": { ...form, current: "wrong wrong wrong" },
    "a wrong first code": { ...form, first: codeAt(secret, clock.now() - 600_000) },
    "somebody else's offer": { ...form, sealed: `${sealed}x` },
  };
  for (const [what, typed] of Object.entries(refused)) {
    count("enrolled");
    check(`${what} is refused`, (await browser.post(ENROLMENT, typed)).status === 422);
  }
  const before = new Map(browser.cookies);
  const done = await browser.post(ENROLMENT, form);
  count("enrolled");
  check("the first code sets it up", done.status === 303 && done.location.includes("spare-codes"));
  const shown = await browser.get(done.location);
  check(
    "ten spare codes are shown",
    (shown.body.match(/<li>[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}<\/li>/g) ?? []).length === 10,
  );
  check("the desk is open", (await browser.get("/desk")).status === 200);
  const old = openBrowser(browser.origin, undefined, before);
  check("under a new id", (await old.get("/desk")).location.startsWith("/sign-in?"));
  check("every other session has ended", (await elsewhere.get("/desk")).location.startsWith("/sign-in?"));
  const replay = await enter(person);
  count("replayed");
  check("the first code is used up", (await replay.giveCode(first)).status === 422);
}
