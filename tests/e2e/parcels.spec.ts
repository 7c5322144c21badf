import type { Page } from "@playwright/test";
import { makeParcelPrisoner } from "#db/factories/parcels";
import { makeRelative } from "#db/factories/relatives";
import { findItems } from "#db/repositories/parcel-items";
import { findLedger } from "#db/repositories/parcels";
import { dayAfter } from "~/domain/dates/instants";
import { addItem } from "~/features/parcels/items.server";
import { formatDate } from "~/i18n/dates";
import type { PlainKey } from "~/i18n/message-keys";
import { randomToken } from "~/platform/crypto/random.server";
import { parseCalendar } from "../parcels/parse-calendar";
import { test as base, count, expect, someone } from "./fixtures";
import { type Installation, startInstallation } from "./installation";
import { unique } from "./seed";
import { bothLanguages, words } from "./words";

/** An installation with nobody in it, for one test alone. */
const test = base.extend<{ alone: Installation }>({
  alone: async ({ browserName: _ }, use) => {
    const alone = await startInstallation();
    await use(alone);
    await alone.stop();
  },
});

const list = [
  { code: "socks-wool", wanted: 3 },
  { code: "hat-black", wanted: 1 },
];

for (const js of [true, false]) {
  for (const language of bothLanguages) {
    test(`a family's day, a winter planned, brought, packed, accepted; one refused and planned again: ${language}, JavaScript ${js ? "on" : "off"}`, async ({
      open,
      alone: at,
    }) => {
      test.slow();
      const t = words[language];
      const { app } = at;
      const { id } = await makeParcelPrisoner(app, { name: `Рябинин Олег ${unique()}` }, app.clock());
      const ledger = async () => findLedger(app.db, id);
      const opened = async (person: { id: string; role: "family" | "volunteer" | "coordinator" }) =>
        open({ language, js, at, person, width: person.role === "coordinator" ? 1280 : 360 });
      const submit = (page: Page, key: PlainKey) =>
        page
          .getByRole("button", { name: t(key), exact: true })
          .first()
          .click();
      const today = app.clock().toISOString().slice(0, 10);
      const fillDay = async (page: Page, day: string) => {
        const [year = "", month = "", date = ""] = day.split("-");
        await page.locator("#onDay").fill(date);
        await page.locator("#onMonth").fill(month);
        await page.locator("#onYear").fill(year);
      };

      const relative = await makeRelative(app, { prisonerIds: [id], language }, app.clock());
      const family = await opened({ ...relative, role: "family" });
      const reserved = dayAfter(today, 150);
      await family.goto(`/family/${id}/parcels/new`);
      await fillDay(family, reserved);
      await family.locator("#kilos").fill("8");
      await submit(family, "ledger.reserve.submit");
      await expect(family.getByRole("heading", { name: formatDate(language, reserved) })).toBeVisible();
      await family.goto(`/family/${id}/needs`);
      await family.locator("#chest").fill("104");
      await family.locator("#shoe").fill("43");
      await submit(family, "needs.submit");
      await expect(family.getByText(t("needs.saved"))).toBeVisible();

      const coordinator = await someone(at, { role: "coordinator", language });
      const desk = await opened({ ...coordinator, role: "coordinator" });
      await desk.goto("/desk/parcels");
      await submit(desk, "desk-parcels.winter");
      await expect(desk.getByText(t("winter.untouched"))).toBeVisible({ timeout: 60_000 });
      const ticks = await desk.getByRole("checkbox").count();
      expect(ticks).toBeGreaterThan(1);
      await submit(desk, "balance.apply");
      await expect(desk.getByText(t("winter.done.applied", { count: ticks }))).toBeVisible({
        timeout: 60_000,
      });
      const held = await ledger();
      expect(held.find(({ who }) => who === "family")?.plannedOn).toBe(reserved);
      const planned = held.filter(({ who }) => who === "volunteers");
      expect(planned).toHaveLength(ticks);
      const [first, second] = planned;
      if (!first || !second) throw new Error("two parcels are planned");

      for (const { code, wanted } of list) {
        const item = { code, text: "", wanted, grams: null, key: randomToken() };
        expect(await addItem(app, coordinator, first.id, item, app.clock())).toEqual({ ok: true });
      }
      const [socks, hat] = await findItems(app.db, [first.id]);
      const packer = await opened({ ...(await someone(at, { language })), role: "volunteer" });
      const helper = await opened({ ...(await someone(at, { language })), role: "volunteer" });
      await packer.goto("/parcels");
      await packer.locator(`a[href="/parcels/${first.id}"]`).first().click();
      await packer.locator(`a[href="/parcels/${first.id}/items/${socks?.id}/pledge"]`).click();
      await packer.locator("#pieces").fill("3");
      await submit(packer, "parcel.pledge.submit");
      await submit(packer, "parcel.packer.become");
      await helper.goto(`/parcels/${first.id}`);
      await helper
        .locator(`form[action="/parcels/${first.id}/items/${hat?.id}/pledge"]`)
        .getByRole("button")
        .click();
      expect((await findItems(app.db, [first.id])).map(({ pledged }) => pledged)).toEqual([3, 1]);

      const goTheWay = async (page: Page, parcelId: string, outcome: "accepted" | "refused") => {
        await page.goto(`/parcels/${parcelId}/packing`);
        await page.locator("#kilos").fill("6.4".replace(".", language === "ru" ? "," : "."));
        await submit(page, "parcel.pack.submit");
        await page.getByRole("link", { name: t("parcel.step.send"), exact: true }).click();
        await submit(page, "parcel.send.submit");
        await page.getByRole("link", { name: t("parcel.step.outcome"), exact: true }).click();
        await page.locator(`input[name="outcome"][value="${outcome}"]`).check();
        if (outcome === "refused")
          await page.locator('input[name="refusal"][value="forbidden-item"]').check();
        await submit(page, "parcel.outcome.submit");
      };
      await goTheWay(packer, first.id, "accepted");
      await family.goto(`/family/${id}/parcels`);
      await expect(family.getByText(t("parcel.state.accepted"), { exact: true })).toBeVisible();
      await desk.goto("/desk/parcels");
      await expect(desk.locator(`a[href$="/${first.id}"]`)).toHaveCount(0);
      await expect(desk.locator(`a[href$="/${second.id}"]`).first()).toBeVisible();
      const days = await daysOfCalendar(family, `/family/${id}/parcels/calendar`, at.origin);
      expect(days).toContain(reserved.replaceAll("-", ""));
      expect(days).not.toContain(first.plannedOn?.replaceAll("-", ""));

      await helper.goto(`/parcels/${second.id}`);
      await submit(helper, "parcel.packer.become");
      await goTheWay(helper, second.id, "refused");
      await expect(helper.getByText(t("parcel.advice.forbidden-item"))).toBeVisible();
      await desk.goto(`/desk/prisoners/${id}/parcels`);
      await expect(desk.getByText(t("parcel.advice.forbidden-item"))).toBeVisible();
      await desk.getByRole("link", { name: t("ledger.replan"), exact: true }).click();
      await fillDay(desk, second.plannedOn ?? "");
      await submit(desk, "ledger.reserve.submit");
      await expect(desk).toHaveURL(/\/parcels$/);
      const again = (await ledger()).find(
        ({ id: other, plannedOn, state }) =>
          other !== second.id && plannedOn === second.plannedOn && state === "planned",
      );
      expect(again?.who).toBe("volunteers");
      expect(await daysOfCalendar(family, `/family/${id}/parcels/calendar`, at.origin)).toContain(
        second.plannedOn?.replaceAll("-", ""),
      );
      count({ journeys: 1 });
    });
  }
}

/** The days of what the calendar file says is to come. */
async function daysOfCalendar(page: Page, address: string, origin: string): Promise<string[]> {
  const answer = await page.request.post(address, { form: { file: "ics" }, headers: { origin } });
  expect(answer.status()).toBe(200);
  const { events } = parseCalendar(await answer.text());
  return events.filter(({ STATUS }) => STATUS !== "CANCELLED").map(({ DTSTART }) => DTSTART ?? "");
}
