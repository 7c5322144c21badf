import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { openBrowser } from "./browser.mjs";

const TRIES = 8;

/**
 * Who has no account, a closed one, one with or without a second factor is answered alike, and after the same work: the
 * kinds take turns and the quickest try of each counts, so that what else the machine does says nothing.
 */
export async function checkAlike({ servers: [origin], people, check, count, databaseUrl, env }) {
  const [closed, withCode] = [people.volunteers.pop(), people.volunteers.pop()];
  const program = { ...process.env, ...env, DATABASE_URL: databaseUrl, ORIGINS: origin };
  await promisify(execFile)(process.execPath, ["build/commands/admin.js", "disable", closed.name], {
    env: program,
  });
  const length = withCode.name.length;
  const names = {
    "no account": "nobody-at-all".padEnd(length, "x"),
    "a closed one": closed.name,
    "one with a second factor": withCode.name,
    "one without": people.plain.name,
    "staff without": people.unenrolled[3].name,
  };
  const quickest = {};
  let first;
  for (let at = 0; at < TRIES; at += 1) {
    for (const [kind, name] of Object.entries(names)) {
      const browser = openBrowser(origin);
      const started = performance.now();
      const { status, body } = await browser.signIn({ name, password: "wrong wrong wrong" });
      quickest[kind] = Math.min(performance.now() - started, quickest[kind] ?? Number.POSITIVE_INFINITY);
      count("alike");
      const said = `${status} ${[...browser.cookies.keys()]} ${body.replaceAll(name, "NAME")}`;
      first ??= said;
      check(`sign-in: ${kind} is told what all are`, said === first);
    }
  }
  const [rightClosed, nobody] = [openBrowser(origin), openBrowser(origin)];
  const answers = [
    await rightClosed.signIn(closed),
    await nobody.signIn({ ...closed, name: names["no account"] }),
  ];
  check(
    "a closed account's own password too",
    answers.every(({ status }) => status === 422),
  );
  for (const browser of [rightClosed, nobody, openBrowser(origin)]) {
    const { status, location } = await browser.giveCode("123456");
    count("alike");
    check("the page for the code knows nobody", status === 303 && location === "/sign-in?late=1");
  }
  const times = Object.values(quickest);
  const spread = Math.max(...times) / Math.min(...times);
  check(`the slowest takes ${spread.toFixed(2)} times as long as the quickest`, spread < 2.5);
  return { signInMs: Math.round(Math.min(...times)), spread: Math.round(spread * 100) / 100 };
}

/** More sign-ins at once than can be checked: some wait, the rest are told to come again, and pages go on. */
export async function checkFlood({ servers: [origin], check, count }) {
  const flood = Array.from({ length: 150 }, (_, at) =>
    openBrowser(origin).signIn({ name: `nobody-${at}`, password: "wrong wrong wrong" }),
  );
  let isOver = false;
  const answered = Promise.all(flood).finally(() => {
    isOver = true;
  });
  const waits = [];
  while (!isOver) {
    const started = performance.now();
    await openBrowser(origin).get("/about");
    waits.push(performance.now() - started);
  }
  const statuses = (await answered).map(({ status }) => status);
  const heard = statuses.filter((status) => status === 422).length;
  const turnedAway = statuses.filter((status) => status === 429).length;
  count("flooded", statuses.length);
  check(
    `${heard} heard, ${turnedAway} told to come again`,
    heard > 0 && turnedAway > 0 && heard + turnedAway === 150,
  );
  return { turnedAway, pageMsDuringFlood: Math.round(Math.max(...waits)) };
}
