import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { alias } from "../remix.config.js";

const root = fileURLToPath(new URL("..", import.meta.url));

export default defineConfig({
  root,
  resolve: { alias },
  test: {
    include: ["tests/{architecture,domain,platform,repositories,features,routes}/**/*.test.{ts,tsx}"],
    globalSetup: "tests/setup/global-postgres.mjs",
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
