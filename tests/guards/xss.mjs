import { openStage } from "../authz/open.mjs";
import { payloads } from "./payloads.mjs";
import { send } from "./send.mjs";
import { fillAndSend, formsToFill, overfill } from "./typing.mjs";
import { patternsTaking, usersOf } from "./users.mjs";
import { openWatcher } from "./watcher.mjs";
import { checkControls } from "./xss-controls.mjs";
import { checkFiles } from "./xss-files.mjs";

const isShort = process.argv.includes("--short");
/** How often each form is filled and saved; each time with the payloads after those of the time before. */
const ROUNDS = isShort ? 2 : 40;
const FORMS_STEP = isShort ? 4 : 1;
const MINUTES_MOST = 9;
/** What one field is overfilled with at once, so that all its fields together stay under the cap of a form. */
const ECHO_CHARACTERS = 12_000;

/**
 * `npm run test:xss`: every text that somebody can type is typed, through the form its page shows, as whoever may, and
 * read in a real browser on every page that shows it, as everybody who may. Twice: far too long, so that the page must
 * give all payloads back at once; and short enough to be saved, over and over, each time with other payloads. A file
 * to take over and the lists taken out are ways in and out too. Each text carries its field and number, so the last
 * line can count which were really seen.
 */
async function main() {
  const started = performance.now();
  const world = await openStage();
  const server = await world.start();
  const watcher = await openWatcher(server.origin);
  const result = { faults: [], visits: 0, echoed: new Set(), stored: new Set(), fields: new Set(), saved: 0 };
  const isOver = () => performance.now() - started > MINUTES_MOST * 60_000;
  try {
    const controls = await checkControls(watcher, payloads);
    result.faults.push(...controls.faults);
    const forms = await formsToFill(world, server.origin);
    for (const form of forms) for (const name of form.names) result.fields.add(`${form.action} ${name}`);
    for (const form of forms.filter((_, at) => at % FORMS_STEP === 0))
      await echo({ server, watcher, result }, form);
    const files = await checkFiles({ world, server, watcher, result, payloads });
    let rounds = 0;
    for (; rounds < ROUNDS && !isOver(); rounds++) {
      for (const [at, form] of forms.entries()) {
        const answer = await fillAndSend(world, server.origin, form, (name, length) =>
          textOf(`f${at}${name}`, rounds, length),
        );
        if (answer?.status === 303 || answer?.status === 200) result.saved += 1;
      }
      await read({ world, server, watcher, result, isOver });
    }
    report(result, { controls, files, forms: forms.length, rounds, ms: performance.now() - started });
  } finally {
    await watcher.close();
    await server.stop();
    world.close();
  }
}

/** All payloads at once, in as many forms as it takes; the page that gives them back is opened in the browser. */
async function echo({ server, watcher, result }, form) {
  for (const text of texts()) {
    const answer = await overfill(server.origin, form, text);
    if (!answer || !/^text\/html/.test(answer.headers["content-type"] ?? "")) continue;
    const {
      "content-length": _length,
      "transfer-encoding": _encoding,
      connection: _connection,
      ...headers
    } = answer.headers;
    const found = await watcher.visit(form.action, form.user.cookie, {
      status: 200,
      headers: plain(headers),
      body: answer.body,
    });
    result.visits += 1;
    for (const fault of found) result.faults.push(`given back at ${form.action}: ${fault}`);
    for (const [, number] of answer.body.matchAll(/~e(\d+)~/g)) result.echoed.add(`${form.action} ${number}`);
  }
}

/** Every page of the registry as everybody who may read it: opened in the browser when it shows something new. */
async function read({ world, server, watcher, result, isOver }) {
  for (const pattern of patternsTaking(world, "GET")) {
    for (const user of usersOf(world, pattern)) {
      if (isOver()) return;
      const headers = user.cookie ? { cookie: user.cookie } : {};
      const { status, body } = await send(server.origin, { path: user.path, headers });
      if (status !== 200) continue;
      const marks = [...body.matchAll(/~(f\d+[\w-]+)\.(\d+)~/g)].map(
        ([, field, number]) => `${pattern} ${user.column} ${field} ${number}`,
      );
      const fresh = marks.filter((mark) => !result.stored.has(mark));
      if (fresh.length === 0) continue;
      const found = await watcher.visit(user.path, user.cookie);
      result.visits += 1;
      for (const mark of fresh) result.stored.add(mark);
      for (const fault of found) result.faults.push(`${pattern} as ${user.column}: ${fault}`);
    }
  }
}

/** As many payloads as a field of this length takes, each behind its mark; every round begins further on. */
function textOf(field, round, length) {
  let text = "";
  for (let step = 0; step < payloads.length; step++) {
    const number = (round * 7 + step) % payloads.length;
    const next = `~${field}.${number}~${payloads[number]} `;
    if (text.length + next.length <= length) text += next;
    else if (text !== "") break;
  }
  return text === "" ? undefined : text.trim();
}

function* texts() {
  let text = "";
  for (const [number, payload] of payloads.entries()) {
    text += `~e${number}~${payload}\n`;
    if (text.length < ECHO_CHARACTERS && number < payloads.length - 1) continue;
    yield text;
    text = "";
  }
}

function plain(headers) {
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => typeof value === "string"));
}

function report(result, { controls, files, forms, rounds, ms }) {
  const lines = [...new Set([...result.faults, ...files.faults])];
  const distinct = (part) => new Set([...result.stored].map(part)).size;
  if (payloads.length < 200) lines.push("fewer than 200 payloads");
  if (result.stored.size === 0) lines.push("nothing that was saved was seen on any page");
  for (const line of lines.slice(0, 100)) console.log(line);
  const counts = {
    payloads: payloads.length,
    controls: controls.tried,
    controlsThatRan: controls.ran,
    forms,
    textFields: result.fields.size,
    givenBack: result.echoed.size,
    rounds,
    formsSaved: result.saved,
    fieldsSeenSaved: distinct((mark) => mark.split(" ")[2]),
    pagesThatShowedThem: distinct((mark) => mark.split(" ")[0]),
    payloadsSeenSaved: distinct((mark) => mark.split(" ")[3]),
    textsSeenSaved: result.stored.size,
    filesLookedAt: files.files,
    visits: result.visits,
    seconds: Math.round(ms / 1000),
  };
  console.log(JSON.stringify({ suite: "test:xss", passed: result.visits, failed: lines.length, ...counts }));
  process.exitCode = lines.length > 0 ? 1 : 0;
}

await main();
