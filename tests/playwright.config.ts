import { defineConfig } from "@playwright/test";
import { browserLaunch } from "./setup/browser.mjs";

export default defineConfig({
  testDir: "./e2e",
  outputDir: "../test-results",
  workers: process.env.CI ? 1 : 2,
  retries: 0,
  timeout: 60_000,
  reporter: "list",
  use: { launchOptions: await browserLaunch() },
});
