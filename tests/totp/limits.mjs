import { anotherNetwork, codeAt, openBrowser } from "./browser.mjs";

const MINUTE = 60_000;
/** As in app/platform/rate-limit.server.ts, written down once more on purpose. */
const PER_ACCOUNT = 10;
const PER_NETWORK = 60;
const PER_DEVICE = 10;
const WRONG = "00000-00000-00000";

/** Each of the three buckets of the code step trips, and trips alone. */
export async function checkLimits({ servers: [origin], people, clock, check, count }) {
  const next = () => people.volunteers.pop();
  const owing = async (person, address) => {
    const browser = openBrowser(origin, address);
    await browser.signIn(person);
    return browser;
  };
  const right = (person) => codeAt(person.totp, clock.now());

  const owner = next();
  const home = await owing(owner);
  check("the owner enters", (await home.giveCode(right(owner))).status === 303);
  clock.forward(MINUTE);
  for (let at = 1; at < PER_ACCOUNT; at += 1) {
    const attacker = await owing(owner);
    check(`attempt ${at + 1} at an account`, (await attacker.giveCode(WRONG)).status === 422);
  }
  const eleventh = await owing(owner);
  count("limited");
  check("the account is closed to strangers", (await eleventh.giveCode(right(owner))).status === 429);
  const bystander = next();
  const beside = await owing(bystander, eleventh.address);
  check("others from there are not", (await beside.giveCode(right(bystander))).status === 303);
  const known = async (code) => {
    const browser = await owing(owner);
    browser.cookies.set("device", home.cookies.get("device"));
    return (await browser.giveCode(code)).status;
  };
  check("a browser that proved it is heard", (await known(right(owner))) === 303);
  for (let at = 1; at < PER_DEVICE; at += 1) check("but not with a wrong code", (await known(WRONG)) === 422);
  clock.forward(MINUTE);
  count("limited");
  check("and is bounded too", (await known(right(owner))) === 429);
  clock.forward(61 * MINUTE);
  const later = await owing(owner);
  check("after an hour the account is open", (await later.giveCode(right(owner))).status === 303);

  const crowded = anotherNetwork();
  const crowd = Array.from({ length: 7 }, next);
  let given = 0;
  for (const person of crowd) {
    const browser = await owing(person, crowded);
    for (let at = 0; at < PER_ACCOUNT - 1 && given < PER_NETWORK; at += 1, given += 1) {
      await browser.giveCode(WRONG);
    }
  }
  const last = crowd.at(-1);
  const full = await owing(last, crowded);
  count("limited");
  check("the network is closed", (await full.giveCode(right(last))).status === 429);
  const elsewhere = await owing(last);
  check("the account is open elsewhere", (await elsewhere.giveCode(right(last))).status === 303);
}
