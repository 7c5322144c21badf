import { execFile } from "node:child_process";
import { promisify } from "node:util";
import Database from "better-sqlite3";
import { openStage } from "../bench/stage.mjs";
import { ask } from "./ask.mjs";

/** A role changed and an account closed while their sessions go on count from the next request. */
export async function checkChanges(origin, stage, { databaseUrl, program }) {
  const { role, closed } = stage.changes;
  const result = { requests: 0, mismatches: [] };
  const expectAnswer = answerExpecter(result, origin);
  const asRole = (path) => ({ method: "GET", path, cookie: role.cookie });
  const asClosed = { method: "GET", path: "/correspondence", cookie: closed.cookie };

  await expectAnswer(asRole("/suggestions"), 200, "before the role changed");
  await expectAnswer(asRole("/desk"), 404, "before the role changed");
  const database = new Database(databaseUrl.replace(/^file:/, ""), { timeout: 10_000 });
  database.prepare("update person set role = 'coordinator' where id = ?").run(role.personId);
  await expectAnswer(asRole("/suggestions"), 404, "after the role changed");
  await expectAnswer(asRole("/desk"), 303, "without a second factor");
  await expectAnswer(asRole("/prisoners/no-such"), 303, "without a second factor");
  await expectAnswer(asRole("/account"), 303, "without a second factor");
  await expectAnswer(asRole("/about"), 303, "without a second factor");
  await expectAnswer({ ...asRole("/desk/keys"), method: "POST" }, 303, "without a second factor");
  await expectAnswer(asRole("/no-such-page"), 404, "without a second factor");
  await expectAnswer(asRole("/account/security/second-factor"), 200, "without a second factor");
  database
    .prepare("insert into second_factor values (?, 'sealed', 0, ?)")
    .run(role.personId, new Date().toISOString());
  await expectAnswer(asRole("/desk"), 200, "once the second factor is set up");

  await expectAnswer(asClosed, 200, "before the account was closed");
  database
    .prepare("update person set disabled_at = ? where id = ?")
    .run(new Date().toISOString(), closed.personId);
  await expectAnswer(asClosed, 303, "after the account was closed");
  database.prepare("update person set disabled_at = null where id = ?").run(closed.personId);
  database.close();
  await expectAnswer(asClosed, 200, "open again");
  const disable = ["build/commands/admin.js", "disable", closed.signInName];
  await promisify(execFile)(process.execPath, disable, { env: { ...process.env, ...program } });
  await expectAnswer(asClosed, 303, "closed by the command");
  return result;
}

/** On a demo, and only there, one enters as an invented person with one tap; as nobody else. */
export async function checkDemo() {
  const demo = await openStage();
  const { origin, stop } = await demo.start();
  const result = { requests: 0, mismatches: [] };
  const expectAnswer = answerExpecter(result, origin);
  const enter = (person) => ({ method: "POST", path: "/sign-in/demo", form: { person } });
  try {
    await expectAnswer(enter("demo-volunteer"), 303, "on a demo");
    await expectAnswer(enter("somebody"), 404, "on a demo");
    await expectAnswer({ method: "GET", path: "/sign-in/demo" }, 405, "on a demo");
  } finally {
    await stop();
    demo.close();
  }
  return result;
}

function answerExpecter(result, origin) {
  return async (asked, wanted, when) => {
    const { status } = await ask(origin, asked);
    result.requests += 1;
    if (status !== wanted) {
      result.mismatches.push(`${asked.method} ${asked.path} ${when}: ${status}, not ${wanted}`);
    }
  };
}
