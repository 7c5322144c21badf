import type { Visit } from "./visits";

/** How to see the pages on which lists are taken out. */
export const tableVisits = {
  "/desk/export": [{ state: "full", as: "coordinator", go: ({ page }) => page.goto("/desk/export") }],
  "/desk/export/prisoners": [
    {
      state: "empty",
      as: "coordinator",
      bare: true,
      go: ({ page }) => page.goto("/desk/export/prisoners"),
    },
    {
      state: "full",
      as: "coordinator",
      go: ({ page }) => page.goto("/desk/export/prisoners?show=nobody&sort=name"),
    },
    {
      state: "failing",
      as: "coordinator",
      go: ({ page }) => page.goto("/desk/export/prisoners?refused=wrong"),
    },
    {
      state: "failing",
      as: "coordinator",
      what: "too many",
      go: ({ page }) => page.goto("/desk/export/prisoners?refused=too-many"),
    },
  ],
  "/desk/export/load": [
    { state: "empty", as: "coordinator", bare: true, go: ({ page }) => page.goto("/desk/export/load") },
    { state: "full", as: "coordinator", go: ({ page }) => page.goto("/desk/export/load") },
    {
      state: "failing",
      as: "coordinator",
      go: ({ page }) => page.goto("/desk/export/load?refused=wait&minutes=7"),
    },
  ],
} as const satisfies Record<string, readonly Visit[]>;
