import { openFollowed, type Stop, submitPast } from "./steps";
import type { Visit } from "./visits";

/** How to see whom a relative follows, what they tell of needs, and what they allow. */
export const familyVisits = {
  "/family": [
    { state: "empty", as: "unlinked-relative", go: ({ page }: Stop) => page.goto("/family") },
    { state: "full", as: "relative", go: ({ page }: Stop) => page.goto("/family") },
  ],
  "/family/:prisonerId": [
    { state: "empty", as: "waiting-relative", go: (stop: Stop) => openFollowed(stop) },
    { state: "full", as: "relative", go: (stop: Stop) => openFollowed(stop) },
  ],
  "/family/:prisonerId/needs": [
    { state: "empty", as: "waiting-relative", go: (stop: Stop) => openFollowed(stop, "/needs") },
    { state: "failing", as: "relative", go: failNeeds },
    { state: "full", as: "relative", go: fillNeeds },
  ],
  "/family/:prisonerId/consent": [
    { state: "empty", as: "waiting-relative", go: (stop: Stop) => openFollowed(stop, "/consent") },
    { state: "failing", as: "relative", go: failConsent },
    { state: "full", as: "relative", go: withdrawLetters },
  ],
} satisfies Record<string, readonly Visit[]>;

async function save({ page }: Stop): Promise<void> {
  const answered = page.waitForEvent("domcontentloaded");
  await page.locator("main form .button").first().click();
  await answered;
}

/** Sizes and needs as a family fills them in, and what the page shows of them afterwards. */
async function fillNeeds(stop: Stop): Promise<void> {
  const { page } = stop;
  await openFollowed(stop, "/needs");
  await page.locator("#chest").fill("104,5");
  await page.locator("#shoe").fill("43");
  await page.locator("#measuredMonth").fill("3");
  await page.locator("#measuredYear").fill("2026");
  await page.locator("#diet").fill("Пьёт чай без сахара.\nРыбы не ест.");
  await save(stop);
  await page.waitForURL("**/needs?saved=1");
}

/** A clothing size for a chest, words for a waist, a day that has not come. */
async function failNeeds(stop: Stop): Promise<void> {
  const { page } = stop;
  await openFollowed(stop, "/needs");
  await page.locator("#chest").fill("52");
  await page.locator("#waist").fill("большой");
  await page.locator("#measuredDay").fill("31");
  await page.locator("#measuredMonth").fill("2");
  await page.locator("#measuredYear").fill("2026");
  await submitPast(page);
}

/** No word of whose it is. */
async function failConsent(stop: Stop): Promise<void> {
  const { page } = stop;
  await openFollowed(stop, "/consent");
  await page.locator('input[name="givenBy"]').evaluateAll((all) => {
    for (const input of all as HTMLInputElement[]) input.checked = false;
  });
  await submitPast(page);
}

/** Letters refused, the name public: every kind of sentence on one page. */
async function withdrawLetters(stop: Stop): Promise<void> {
  const { page } = stop;
  await openFollowed(stop, "/consent");
  for (const [name, word] of [
    ["letters", "refused"],
    ["public-name", "given"],
  ]) {
    await page.locator(`input[name="${name}"][value="${word}"]`).check();
  }
  await save(stop);
  await page.waitForURL("**/consent?saved=1");
}
