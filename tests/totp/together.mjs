import { codeAt, openBrowser } from "./browser.mjs";

/** One code sent by two at once, to two servers on one database: one of them enters. */
export async function checkTogether({ servers, people, clock, check, count, rounds }) {
  for (let round = 0; round < rounds; round += 1) {
    const person = people.volunteers.pop();
    const codes = [codeAt(person.totp, clock.now()), person.spareCodes[0]];
    for (const [kind, code] of Object.entries({ app: codes[0], spare: codes[1] })) {
      const browsers = servers.map((origin) => openBrowser(origin));
      for (const browser of browsers) await browser.signIn(person);
      const answers = await Promise.all(browsers.map((browser) => browser.giveCode(code)));
      const entered = answers.filter(({ status }) => status === 303).length;
      count("together");
      check(`${kind}: one of two at once enters, not ${entered}`, entered === 1);
      const signedIn = await Promise.all(browsers.map((browser) => browser.isSignedIn()));
      check(`${kind}: one session`, signedIn.filter(Boolean).length === 1);
    }
  }
  const person = people.volunteers.pop();
  const browser = openBrowser(servers[0]);
  await browser.signIn(person);
  const code = codeAt(person.totp, clock.now());
  const twice = await Promise.all([browser.giveCode(code), browser.giveCode(code)]);
  count("together");
  check(
    "a form sent twice is led on both times",
    twice.every(({ status }) => status === 303) && (await browser.isSignedIn()),
  );
}
