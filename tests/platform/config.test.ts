import { expect, test } from "vitest";
import { ConfigError, readConfig, readRestoreKeys } from "~/platform/config.server";
import { newBackupKeys } from "~/platform/crypto/backup-crypto.server";

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

test.each([
  ["DEMO", "true", "must be 1 for a demo"],
  ["DEMO", "yes", "must be 1 for a demo"],
  ["PORT", "", "from 1 to 65535"],
  ["PORT", "0", "from 1 to 65535"],
  ["PORT", "70000", "from 1 to 65535"],
  ["PORT", "0x10", "from 1 to 65535"],
  ["LOG_LEVEL", "loud", "must be one of fatal"],
  ["CLIENT_ADDRESS_HEADER", "X Real IP", "the name of a header"],
  ["ORIGINS", "javascript:alert(1)", "must be an origin"],
  ["ORIGINS", "ftp://letters.example", "must be an origin"],
  ["ORIGINS", "https://letters.example/path", "must be an origin"],
  ["ORIGINS", "https://user@letters.example", "must be an origin"],
  ["FIELD_KEYS", `k1:${key},k1:${key}`, "two keys of one id"],
])("%s=%s is refused in a sentence", (name, value, sentence) => {
  expect(() => readConfig({ ...environment, [name]: value })).toThrow(
    `${name}${name === "ORIGINS" ? ".0" : ""} `,
  );
  expect(() => readConfig({ ...environment, [name]: value })).toThrow(sentence);
});

test("the private half of the backup keys is never taken for the public one", () => {
  const { publicKey, privateKey } = newBackupKeys();
  const given = (BACKUP_PUBLIC_KEY: string) =>
    readConfig({ ...environment, BACKUP_PUBLIC_KEY }).backupPublicKey;
  const [open, secret] = [publicKey.toString("base64"), privateKey.toString("base64")];
  expect(given(`public:${open}`)).toEqual(publicKey);
  expect(() => given(`private:${secret}`)).toThrow("is the private half");
  expect(() => given(secret)).toThrow("may be the private half");
  const plain = Buffer.from(publicKey);
  plain[0] = (plain[0] ?? 0) | 1;
  expect(given(plain.toString("base64"))).toEqual(plain);
  expect(() => readRestoreKeys({ BACKUP_KEY: `public:${open}` })).toThrow("is the public half");
  expect(readRestoreKeys({ BACKUP_KEY: `private:${secret}` }).backupKey).toEqual(privateKey);
  expect(readRestoreKeys({ BACKUP_KEY: secret }).backupKey).toEqual(privateKey);
});

test("what is left empty is as if it were left out", () => {
  const config = readConfig({ ...environment, DEMO: "", CLIENT_ADDRESS_HEADER: "" });
  expect([config.demo, config.clientAddressHeader]).toEqual([false, null]);
  expect(
    readConfig({ ...environment, ORIGINS: "https://Letters.example/, http://abc.onion" }).origins,
  ).toEqual(["https://letters.example", "http://abc.onion"]);
});
