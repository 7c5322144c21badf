import { defineConfig } from "@playwright/test";
import { browserLaunch } from "./setup/browser.mjs";

export default defineConfig({
  testDir: "./e2e",
  outputDir: "../test-results",
  globalSetup: "./setup/built.mjs",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  reporter: [["list"], ["./e2e/reporter.ts"]],
  use: { launchOptions: await browserLaunch(), actionTimeout: 10_000, navigationTimeout: 15_000 },
  projects: [
    { name: "e2e", testIgnore: "import.spec.ts" },
    { name: "import", testMatch: "import.spec.ts" },
    { name: "shots", testDir: "./shots" },
  ],
});
