import { saveCredential } from "#db/repositories/people";
import { hashPassword } from "~/platform/crypto/passwords.server";
import { expect, someone, test } from "./fixtures";
import { chooseFirst, claim } from "./journey";
import { bothLanguages, words } from "./words";

const HOST = "perepiska.test";
const password = "osprey cobalt ladder meadow";

for (const [language, js] of [
  [bothLanguages[0], true],
  [bothLanguages[1], false],
] as const) {
  const title = `signing in and claiming under a plain-HTTP name that is not localhost: ${language}`;
  test(title, async ({ site, open }) => {
    const t = words[language];
    const person = await someone(site, { language, signInName: `quiet-maple-${Date.now()}` });
    const secret = await hashPassword(password);
    const changedAt = new Date().toISOString();
    await saveCredential(site.app.db, { personId: person.id, kind: "password", secret, changedAt });

    const page = await open({ language, js, host: HOST });
    const writes: (string | undefined)[] = [];
    page.on("request", async (request) => {
      if (request.method() === "POST") writes.push((await request.allHeaders())["sec-fetch-site"]);
    });
    await page.goto("/sign-in");
    await page.getByLabel(t("sign-in.name"), { exact: true }).fill(person.signInName);
    await page.getByLabel(t("sign-in.password"), { exact: true }).fill(password);
    await page.getByRole("button", { name: t("sign-in.submit"), exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: t("suggestions.title") })).toBeVisible();
    await chooseFirst({ page, language });
    await claim({ page, language }, "Костя");

    expect(new URL(page.url()).hostname).toBe(HOST);
    expect(writes).toEqual([undefined, undefined]);
    const names = (await page.context().cookies()).map(({ name }) => name);
    expect(names).toContain("session");
    expect(names.filter((name) => name.startsWith("__Host-"))).toEqual([]);
  });
}

test("a form on another site is refused under that name too", async ({ site, open }) => {
  const own = await open({ host: HOST, person: await someone(site) });
  const foreign = await own.context().newPage();
  const form = `<form method="post" action="http://${HOST}:${site.port}/sign-out"><button>Go</button></form>`;
  await foreign.route("http://elsewhere.test/", (route) =>
    route.fulfill({ contentType: "text/html", body: form }),
  );
  await foreign.goto("http://elsewhere.test/");
  const answer = foreign.waitForResponse("**/sign-out");
  await foreign.getByRole("button", { name: "Go" }).click();
  expect((await answer).status()).toBe(403);
  await own.goto("/account");
  await expect(own.getByRole("heading", { level: 1, name: words.en("account.title") })).toBeVisible();
});
