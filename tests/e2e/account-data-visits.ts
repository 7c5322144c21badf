import { submitPast } from "./steps";
import type { PagePattern, Visit } from "./visits";

const copy = "/account/data/copy";
const confirmation = "/account/deletion/confirmation";

/** One's account, taking one's data and deleting the account; the password is wrong, so nobody is deleted here. */
export const accountDataVisits = {
  "/account": [
    { state: "full", as: "busy", go: ({ page }) => page.goto("/account") },
    { state: "full", as: "relative", what: "relative", go: ({ page }) => page.goto("/account") },
    { state: "full", as: "coordinator", what: "coordinator", go: ({ page }) => page.goto("/account") },
  ],
  "/account/data": [{ state: "full", as: "busy", go: ({ page }) => page.goto("/account/data") }],
  [copy]: [
    { state: "empty", as: "busy", go: ({ page }) => page.goto(copy) },
    { state: "failing", as: "busy", go: ({ page }) => page.goto(`${copy}?refused=wrong`) },
  ],
  "/account/deletion": [
    { state: "full", as: "busy", go: ({ page }) => page.goto("/account/deletion") },
    { state: "full", as: "relative", what: "relative", go: ({ page }) => page.goto("/account/deletion") },
    { state: "full", as: "coordinator", what: "desk", go: ({ page }) => page.goto("/account/deletion") },
  ],
  [confirmation]: [
    { state: "empty", as: "busy", go: ({ page }) => page.goto(confirmation) },
    { state: "failing", as: "busy", go: ({ page }) => page.goto(confirmation).then(() => submitPast(page)) },
  ],
  "/account/deleted": [{ state: "full", go: ({ page }) => page.goto("/account/deleted") }],
} as const satisfies Partial<Record<PagePattern, readonly Visit[]>>;
