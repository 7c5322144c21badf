import type { Locator, Page } from "@playwright/test";
import { languageLabel } from "~/i18n/language-names";
import { expect, test } from "./fixtures";
import { bothLanguages, words } from "./words";

for (const language of bothLanguages) {
  test(`joining and claiming with nothing but a keyboard: ${language}`, async ({ open }) => {
    const t = words[language];
    const page = await open({ language });
    const goOn = () => press(page, page.getByRole("button", { name: t("join.continue") }), "Enter");
    await page.goto("/");
    await press(page, page.getByRole("link", { name: t("start.begin"), exact: true }), "Enter");
    await press(page, page.getByLabel(languageLabel(language, "ru"), { exact: true }), "Space");
    await goOn();
    await press(page, page.getByLabel(t("writing.ways.hand")), "Space");
    await goOn();
    await press(page, page.getByLabel(t("writing.place.russia")), "Space");
    await goOn();
    await press(page, page.getByLabel(t("writing.people.one")), "Space");
    await goOn();
    await press(page, page.getByLabel(t("join.account.written-down")), "Space");
    await press(page, page.getByLabel(t("join.account.adult")), "Space");
    await press(page, page.getByRole("button", { name: t("join.account.submit") }), "Enter");

    const first = page.getByRole("article").first();
    await press(page, first.getByRole("link", { name: t("suggestions.choose") }), "Enter");
    await press(page, page.getByRole("link", { name: t("prisoner.take"), exact: true }), "Enter");
    const signature = page.getByLabel(t("claim.signature"), { exact: true });
    await tabTo(page, signature);
    await page.keyboard.type("Нина");
    await press(page, page.getByRole("button", { name: t("claim.submit") }), "Enter");
    await expect(page.getByText(t("letter-desk.signature", { signature: "Нина" }))).toBeVisible();
  });
}

async function press(page: Page, target: Locator, key: "Enter" | "Space"): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Goes to `target` as somebody without a mouse does, and sees where they are when they get there. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let tabs = 0; tabs < 60; tabs += 1) {
    const [focused, outline] = await target.evaluate((element) => [
      element === document.activeElement,
      getComputedStyle(element).outlineStyle,
    ]);
    if (focused) {
      expect(outline).toBe("solid");
      return;
    }
    await page.keyboard.press("Tab");
    if (await arrowsReach(page, target)) return;
  }
  throw new Error("Tab does not lead there.");
}

/** Among radio buttons Tab finds the group, and arrows the answer; the first arrow also chooses. */
async function arrowsReach(page: Page, target: Locator): Promise<boolean> {
  const sameGroup = () =>
    target.evaluate((element) => {
      const active = document.activeElement;
      const radios = [element, active].every(
        (each) => each instanceof HTMLInputElement && each.type === "radio",
      );
      return radios && element !== active && active?.getAttribute("name") === element.getAttribute("name");
    });
  if (!(await sameGroup())) return false;
  for (let steps = 0; steps < 10 && (await sameGroup()); steps += 1) await page.keyboard.press("ArrowDown");
  return target.evaluate((element) => element === document.activeElement);
}
