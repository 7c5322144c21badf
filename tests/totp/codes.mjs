import { codeAt, openBrowser } from "./browser.mjs";

const STEP = 30_000;
const MINUTE = 60_000;

/** What one code is worth: when, how often, for whom, and what owing one is worth. */
export async function checkCodes({ servers: [origin], people, clock, check, count }) {
  const next = () => people.volunteers.pop();
  const owing = async (person) => {
    const browser = openBrowser(origin);
    const { status, location } = await browser.signIn(person);
    check(
      "the right password leads to the page for the code",
      status === 303 && location === "/sign-in/code",
    );
    return browser;
  };
  const give = async (person, shift, browser) => {
    const answer = await (browser ?? (await owing(person))).giveCode(
      codeAt(person.totp, clock.now() + shift),
    );
    return answer.status;
  };

  for (const shift of [-STEP, 0, STEP]) check(`a code of ${shift} ms`, (await give(next(), shift)) === 303);
  for (const [kind, shift] of Object.entries({ early: 2 * STEP, late: -2 * STEP })) {
    const person = next();
    for (const steps of [shift, shift * 2, shift * 10]) {
      count(kind);
      check(`${kind}: ${steps} ms off is refused`, (await give(person, steps)) === 422);
    }
  }
  const patient = next();
  const waits = await owing(patient);
  const soon = codeAt(patient.totp, clock.now() + 2 * STEP);
  check("early by two steps is refused", (await waits.giveCode(soon)).status === 422);
  clock.forward(STEP);
  check("the same code once its time has come", (await waits.giveCode(soon)).status === 303);

  const person = next();
  const used = codeAt(person.totp, clock.now());
  check("a code enters", (await (await owing(person)).giveCode(used)).status === 303);
  for (const step of [0, STEP]) {
    clock.forward(step);
    count("replayed");
    check("the same code again is refused", (await (await owing(person)).giveCode(used)).status === 422);
  }
  count("replayed");
  check("so is the one before it", (await give(person, -2 * STEP)) === 422);
  check("the next one enters", (await give(person, 0)) === 303);

  await checkWrong(await owing(people.volunteers[0]), next(), { clock, check, count, owing });
  await checkSpare(next(), next(), { check, count, owing });
  await checkPending(next(), { clock, check, count, owing, origin });
}

async function checkWrong(browser, person, { clock, check, count, owing }) {
  const wrong = ["", "12345", "1234567", "abcdef", "００００００", "-111111", "1e5", "111111 OR 1=1"];
  for (const code of wrong) {
    count("wrong");
    check(`"${code}" is refused`, (await browser.giveCode(code)).status === 422);
  }
  check("none of them signs in", !(await browser.isSignedIn()));
  const other = await owing(person);
  count("wrong");
  const foreign = await browser.giveCode(codeAt(person.totp, clock.now()));
  check("another's code is refused", foreign.status === 422);
  const spaced = codeAt(person.totp, clock.now()).replace(/^.../, "$& ");
  check("one's own enters, with a space in it too", (await other.giveCode(spaced)).status === 303);
}

async function checkSpare(person, other, { check, count, owing }) {
  const spelt = person.spareCodes[0].toLowerCase().replaceAll("-", " ");
  const first = await owing(person);
  const entered = await first.giveCode(spelt);
  count("recovered");
  check("a spare code enters", entered.status === 303 && entered.location.includes("spare-codes?used=1"));
  check("and tells that nine are left", / 9 запасных кодов/.test((await first.get(entered.location)).body));
  for (const code of [person.spareCodes[0], other.spareCodes[0], person.recoveryCode]) {
    count("recovered");
    check(
      "used, another's, of the password: refused",
      (await (await owing(person)).giveCode(code)).status === 422,
    );
  }
  count("recovered");
  check("the second one enters", (await (await owing(person)).giveCode(person.spareCodes[1])).status === 303);
}

/** Owing a code is no session, and ends by time, by use and by a new password. */
async function checkPending(person, { clock, check, count, owing, origin }) {
  const pending = await owing(person);
  const token = pending.cookies.get("pending");
  count("pending", 6);
  check("what is owed opens nothing", (await pending.get("/account")).location.startsWith("/sign-in?"));
  const forged = openBrowser(origin, undefined, new Map([["session", token]]));
  check("nor as a session's cookie", (await forged.get("/account")).location.startsWith("/sign-in?"));
  const stranger = await openBrowser(origin).giveCode(codeAt(person.totp, clock.now()));
  check("another browser owes nothing", stranger.status === 303 && stranger.location === "/sign-in?late=1");
  clock.forward(10 * MINUTE);
  const late = await pending.giveCode(codeAt(person.totp, clock.now()));
  check("after ten minutes it is over", late.location === "/sign-in?late=1" && !(await pending.isSignedIn()));
  const again = await owing(person);
  const form = { name: person.name, code: person.recoveryCode, password: "four other quiet words", key: "k" };
  check("a new password is set", (await openBrowser(origin).post("/recover", form)).status === 303);
  const after = await again.giveCode(codeAt(person.totp, clock.now()));
  check("what the old one began is over", after.location === "/sign-in?late=1");
  const renewed = await owing({ ...person, password: form.password });
  check("the second step stays", (await renewed.giveCode(codeAt(person.totp, clock.now()))).status === 303);
}
