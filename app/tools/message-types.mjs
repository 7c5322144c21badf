import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const english = fileURLToPath(new URL("../i18n/locales/en.json", import.meta.url));
const target = fileURLToPath(new URL("../i18n/message-keys.ts", import.meta.url));

/** TypeScript cannot read placeholders out of JSON, so the types of messages are written from English. */
export function messageTypes(messages) {
  const lines = Object.entries(messages).map(
    ([key, message]) => `  ${JSON.stringify(key)}: ${argumentsOf(message)};`,
  );
  return [
    "// Written by `npm run i18n:types` from locales/en.json.",
    "export interface MessageArguments {",
    ...lines,
    "}",
    "export type MessageKey = keyof MessageArguments;",
    "/** Keys of sentences without gaps, for tables that name a sentence. */",
    "export type PlainKey = { [Key in MessageKey]: MessageArguments[Key] extends null ? Key : never }[MessageKey];",
    "",
  ].join("\n");
}

function argumentsOf(message) {
  const forms = typeof message === "string" ? [message] : Object.values(message);
  const names = new Set(forms.flatMap((form) => [...form.matchAll(/\{(\w+)\}/g)].map((match) => match[1])));
  if (typeof message !== "string") names.add("count");
  if (names.size === 0) return "null";
  const fields = [...names]
    .sort()
    .map((name) => `${name}: ${name === "count" ? "number" : "string | number"}`);
  return `{ ${fields.join("; ")} }`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(target, messageTypes(JSON.parse(readFileSync(english, "utf8"))));
}
