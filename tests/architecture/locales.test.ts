import ts from "typescript";
import { describe, expect, test } from "vitest";
import en from "~/i18n/locales/en.json";
import ru from "~/i18n/locales/ru.json";
import type { Message } from "~/i18n/translate";
import { messageTypes } from "../../app/tools/message-types.mjs";
import { filesIn, parse, read } from "./source";

const locales: Record<string, Record<string, Message>> = { en, ru };
const english = Object.entries<Message>(en);
const PLACEHOLDER = /\{(\w+)\}/g;

test("the types of messages are up to date", () => {
  expect(read("app/i18n/message-keys.ts")).toBe(messageTypes(en));
});

test("every message is used", () => {
  const { texts, patterns } = textsOfApp();
  const isUsed = (key: string) => texts.has(key) || patterns.some((pattern) => pattern.test(key));
  expect(isUsed("no.such.key")).toBe(false);
  expect(english.map(([key]) => key).filter((key) => !isUsed(key))).toEqual([]);
});

describe.each(Object.entries(locales))("%s", (language, messages) => {
  const sentences = Object.entries(messages).flatMap(([key, message]) =>
    formsOf(message).map((form) => ({ key, form })),
  );
  const keysWhere = (wrong: (form: string) => boolean) =>
    sentences.filter(({ form }) => wrong(form)).map(({ key }) => key);

  test("has every message and no other", () => {
    expect(Object.keys(messages).sort()).toEqual(Object.keys(en).sort());
  });

  test("fills the same gaps", () => {
    const gaps = Object.fromEntries(Object.entries(messages).map(([key, one]) => [key, gapsOf(one)]));
    expect(gaps).toEqual(Object.fromEntries(english.map(([key, message]) => [key, gapsOf(message)])));
  });

  test("has every plural form the language asks for", () => {
    const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    const lacking = Object.entries(messages)
      .filter(([, message]) => typeof message !== "string")
      .filter(([, message]) => Object.keys(message).sort().join() !== wanted.join());
    expect(lacking).toEqual([]);
  });

  test("counts the same messages as English does", () => {
    const counted = (all: Record<string, Message>) =>
      Object.keys(all).filter((key) => typeof all[key] !== "string");
    expect(counted(messages).sort()).toEqual(counted(en).sort());
  });

  test("speaks calmly: no empty sentence, exclamation mark or row of dots", () => {
    expect(keysWhere((form) => form.trim() === "" || /!|\.\.\./.test(form))).toEqual([]);
  });

  test("is written in its own letters", () => {
    const own = language === "ru" ? /\p{Script=Cyrillic}/u : /\p{Script=Latin}/u;
    const hasWords = (form: string) => /\p{L}/u.test(form.replace(PLACEHOLDER, ""));
    expect(keysWhere((form) => hasWords(form) && !own.test(form))).toEqual([]);
  });
});

function formsOf(message: Message): string[] {
  return typeof message === "string" ? [message] : Object.values(message);
}

function gapsOf(message: Message): string[] {
  const names = formsOf(message).flatMap((form) =>
    [...form.matchAll(PLACEHOLDER)].map(([, name]) => name ?? ""),
  );
  return [...new Set(names)].sort();
}

/** Every text in app/, and a pattern for each that is put together: `prefix.${x}` may be any key under it. */
function textsOfApp(): { texts: Set<string>; patterns: RegExp[] } {
  const texts = new Set<string>();
  const patterns: RegExp[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) texts.add(node.text);
    if (ts.isTemplateExpression(node) && /^[a-z-]+\./.test(node.head.text)) {
      const rest = node.templateSpans.map((span) => `[\\w.-]+${literally(span.literal.text)}`);
      patterns.push(new RegExp(`^${literally(node.head.text)}${rest.join("")}$`));
    }
    ts.forEachChild(node, visit);
  };
  const files = filesIn(["app"]).filter((file) => file !== "app/i18n/message-keys.ts");
  for (const file of files) visit(parse(file, read(file)));
  return { texts, patterns };
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
