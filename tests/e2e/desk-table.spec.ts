import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { makeFacility } from "#db/factories/facilities";
import { makePrisoner } from "#db/factories/prisoners";
import { saveCredential } from "#db/repositories/people";
import { hashPassword } from "~/platform/crypto/passwords.server";
import { count, expect, someone, test } from "./fixtures";
import type { Installation } from "./installation";
import { unique } from "./seed";
import { bothLanguages, words } from "./words";

const PASSWORD = "зима в горах тиха";

for (const language of bothLanguages) {
  const t = words[language];

  test(`single keys lead through the desk's table, and can be switched off: ${language}`, async ({
    site,
    open,
  }) => {
    const { address, names } = await three(site);
    const person = await someone(site, { role: "coordinator", language });
    const page = await open({ language, js: true, width: 1280, person });
    await page.goto(address);
    const link = (at: number) => page.getByRole("link", { name: names[at] ?? "", exact: true });
    const box = (at: number) =>
      page.getByRole("checkbox", { name: t("bulk.choose", { name: names[at] ?? "" }) });
    await page.keyboard.press("j");
    await expect(link(0)).toBeFocused();
    expect(await link(0).evaluate((each) => getComputedStyle(each).outlineStyle)).toBe("solid");
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await expect(box(1)).toBeChecked();
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await expect(link(2)).toBeFocused();
    await page.keyboard.press("k");
    await page.keyboard.press("k");
    await page.keyboard.press("k");
    await expect(link(0)).toBeFocused();
    await page.keyboard.press("Control+j");
    await expect(link(0)).toBeFocused();

    await page.locator("#q").focus();
    await page.keyboard.type("jx?");
    await expect(page.locator("#q")).toHaveValue(/jx\?$/);
    await expect(page.getByRole("dialog")).toHaveCount(0);

    await page.locator("body").click({ position: { x: 2, y: 2 } });
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog")).toBeVisible();
    await page.keyboard.press("Escape");
    await page.keyboard.press("j");
    await page.keyboard.press("o");
    await expect(page).toHaveURL(/\/desk\/prisoners\/[\w-]{22}/);

    await page.goto(address);
    await page.keyboard.press("j");
    await page.keyboard.press("e");
    await expect(page).toHaveURL(/\/desk\/prisoners\/[\w-]{22}\/edit/);

    await page.goto(address);
    await page.getByRole("button", { name: t("keys.title"), exact: true }).click();
    await page.getByRole("button", { name: t("keys.off"), exact: true }).click();
    await expect(page.getByText(t("keys.are-off"))).toBeVisible();
    expect(page.url()).toContain(address);
    await page.keyboard.press("j");
    await expect(link(0)).not.toBeFocused();
    await page.getByRole("button", { name: t("keys.on"), exact: true }).click();
    await expect(page.getByRole("button", { name: t("keys.title"), exact: true })).toBeVisible();
    await page.keyboard.press("j");
    await expect(link(0)).toBeFocused();
    count({ keys: 1 });
  });

  test(`a coordinator saves the table as a file, once the password is right: ${language}`, async ({
    site,
    open,
  }) => {
    const { address, names } = await three(site);
    const person = await someone(site, { role: "coordinator", language });
    const secret = await hashPassword(PASSWORD);
    const changedAt = site.app.clock().toISOString();
    await saveCredential(site.app.db, { personId: person.id, kind: "password", secret, changedAt });
    const page = await open({ language, js: false, width: 320, person });
    await page.goto(address);
    await page.getByRole("link", { name: t("export.this-table"), exact: true }).click();
    await expect(page.getByText(t("export.count", { count: 3 }))).toBeVisible();
    const save = page.getByRole("button", { name: t("export.save"), exact: true });
    await page.locator("#password").fill("not this one");
    await save.click();
    await expect(page.getByRole("alert")).toContainText(t("prove.wrong"));
    await expect(page.getByText(t("export.count", { count: 3 }))).toBeVisible();
    await page.locator("#password").fill(PASSWORD);
    const [file] = await Promise.all([page.waitForEvent("download"), save.click()]);
    expect(file.suggestedFilename()).toMatch(/^list-\d{4}-\d{2}-\d{2}\.csv$/);
    const delimiter = language === "ru" ? ";" : ",";
    const rows: string[][] = parse(await readFile(await file.path()), { bom: true, delimiter });
    expect(rows.map((row) => row[0])).toEqual([t("desk-list.name"), ...names]);
    count({ files: 1 });
  });

  for (const js of [true, false]) {
    const how = `${language}, ${js ? "with" : "without"} JavaScript`;
    test(`many are changed at once, and it is taken back: ${how}`, async ({ site, open }) => {
      const { address, names } = await three(site);
      const person = await someone(site, { role: "coordinator", language });
      const page = await open({ language, js, width: js ? 1280 : 320, person });
      await page.goto(address);
      for (const name of names.slice(0, 2)) {
        await page.getByRole("checkbox", { name: t("bulk.choose", { name }) }).check();
      }
      await page.getByRole("button", { name: t("bulk.target"), exact: true }).click();
      await expect(page.getByText(t("bulk.chosen", { count: 2 }))).toBeVisible();
      await page.locator("#target").fill("no number");
      await page.getByRole("button", { name: t("bulk.show"), exact: true }).click();
      await expect(page.getByRole("alert")).toContainText(t("bulk.target.wrong"));
      await page.locator("#target").fill("5");
      await page.getByRole("button", { name: t("bulk.show"), exact: true }).click();
      await expect(page.getByText(t("bulk.will.target", { count: 2, value: 5 }))).toBeVisible();
      await page.getByRole("button", { name: t("bulk.do", { count: 2 }), exact: true }).click();
      await expect(page.getByRole("status")).toContainText(t("bulk.done-of", { count: 2, chosen: 2 }));

      await page.goto(address);
      await page.getByRole("checkbox", { name: t("bulk.all", { count: 3 }) }).check();
      await page.getByRole("button", { name: t("bulk.target"), exact: true }).click();
      await page.locator("#target").fill("5");
      await page.getByRole("button", { name: t("bulk.show"), exact: true }).click();
      await page.getByRole("button", { name: t("bulk.do", { count: 1 }), exact: true }).click();
      await expect(page.getByRole("status")).toContainText(t("bulk.done-of", { count: 1, chosen: 3 }));
      await expect(page.getByRole("link", { name: names[0] ?? "", exact: true })).toBeVisible();
      await page.getByRole("button", { name: t("bulk.undo"), exact: true }).click();
      await expect(page.getByRole("status")).toContainText(t("bulk.undone", { count: 1 }));
      count({ deeds: 2 });
    });
  }
}

/** Three people in a place of their own, by name, and the address that shows them and nobody else. */
async function three({ app }: Installation) {
  const now = app.clock();
  const { id: facilityId } = await makeFacility(app, {}, now);
  const names = ["А", "Б", "В"].map((letter) => `${letter}рбенин ${unique()}`);
  for (const name of names) await makePrisoner(app, { name, facilityId }, now);
  return { names, address: `/desk/prisoners?facility=${facilityId}&sort=name` };
}
