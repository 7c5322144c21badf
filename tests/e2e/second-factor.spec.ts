import type { Page } from "@playwright/test";
import type { Language } from "~/domain/access/roles";
import { createStaff } from "~/features/account/staff.server";
import { totpCode } from "~/platform/crypto/totp.server";
import { expect, test } from "./fixtures";
import { bothLanguages, words } from "./words";

const HALF_MINUTE = 30_000;

for (const language of bothLanguages) {
  for (const js of [false, true]) {
    test(`a new coordinator sets the second step up and signs in with it: ${language}, ${js ? "with" : "without"} JavaScript`, async ({
      open,
      site,
    }) => {
      const t = words[language];
      const access = await createStaff(site.app, "coordinator", language, site.app.clock());
      const page = await open({ language, js });
      await signIn(page, language, access.signInName, access.passphrase);
      await expect(
        page.getByRole("heading", { level: 1, name: t("second-factor.enrol.title") }),
      ).toBeVisible();
      await page.goto("/desk/prisoners");
      await expect(page.getByText(t("second-factor.enrol.must"))).toBeVisible();

      const href = await page.getByRole("link", { name: t("second-factor.enrol.open") }).getAttribute("href");
      const secret = new URL(href ?? "").searchParams.get("secret") ?? "";
      await page.getByLabel(t("security.current"), { exact: true }).fill(access.passphrase);
      await page.getByLabel(t("second-factor.first"), { exact: true }).fill("000000");
      await page.getByRole("button", { name: t("second-factor.enrol.submit") }).click();
      await expect(page.locator("#first-error")).toHaveText(t("second-factor.first.wrong"));
      await page.getByLabel(t("security.current"), { exact: true }).fill(access.passphrase);
      await page.getByLabel(t("second-factor.first"), { exact: true }).fill(totpCode(secret, new Date()));
      await page.getByRole("button", { name: t("second-factor.enrol.submit") }).click();
      await expect(page.getByRole("status")).toHaveText(t("spare-codes.enrolled"));
      const spare = await page.locator(".code-list li").allInnerTexts();
      expect(spare).toHaveLength(10);
      await page.getByRole("link", { name: t("join.account.written-down") }).click();
      await expect(page).toHaveURL(/\/desk$/);

      await signOut(page, language);
      await signIn(page, language, access.signInName, access.passphrase);
      const soon = totpCode(secret, new Date(Date.now() + HALF_MINUTE));
      await page.getByLabel(t("code.label"), { exact: true }).fill(soon);
      await page.getByRole("button", { name: t("code.submit") }).click();
      await expect(page).toHaveURL(/\/desk$/);

      await signOut(page, language);
      await signIn(page, language, access.signInName, access.passphrase);
      await page.getByRole("link", { name: t("code.spare.link") }).click();
      await page.getByLabel(t("code.spare.label"), { exact: true }).fill(spare[0]?.toLowerCase() ?? "");
      await page.getByRole("button", { name: t("code.submit") }).click();
      await expect(page.getByRole("status")).toContainText(t("second-factor.left", { count: 9 }));
    });
  }
}

async function signIn(page: Page, language: Language, name: string, password: string): Promise<void> {
  const t = words[language];
  await page.goto("/sign-in");
  await page.getByLabel(t("sign-in.name"), { exact: true }).fill(name);
  await page.getByLabel(t("sign-in.password"), { exact: true }).fill(password);
  await page.getByRole("button", { name: t("sign-in.submit"), exact: true }).click();
}

async function signOut(page: Page, language: Language): Promise<void> {
  await page.goto("/account");
  await page.getByRole("button", { name: words[language]("account.sign-out") }).click();
}
