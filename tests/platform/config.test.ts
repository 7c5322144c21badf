import { expect, test } from "vitest";
import { ConfigError, readConfig } from "~/platform/config.server";

const key = Buffer.alloc(32).toString("base64");
const environment = {
  DATABASE_URL: "file:x.db",
  ORIGINS: "https://letters.example",
  FIELD_KEYS: `k1:${key}`,
  INDEX_KEY: key,
};

test("nobody but this machine is listened to unless a host is named", () => {
  expect(readConfig(environment).host).toBe("127.0.0.1");
  expect(readConfig({ ...environment, HOST: "0.0.0.0" }).host).toBe("0.0.0.0");
  expect(() => readConfig({ ...environment, HOST: "" })).toThrow(ConfigError);
});
