import * as v from "valibot";
import { expect, test, vi } from "vitest";
import { parseForm } from "~/platform/forms/parse-form";

const schema = v.object({
  name: v.pipe(v.string(), v.nonEmpty("sign-in.name.missing")),
  languages: v.optional(v.array(v.string()), []),
});

const sent = (text: string) => {
  const form = new FormData();
  for (const [name, value] of new URLSearchParams(text)) form.append(name, value);
  return form;
};

test("a field that is missing, and one that is empty, are each told beside themselves", () => {
  expect(parseForm(schema, sent(""))).toMatchObject({ ok: false, errors: { name: "field.missing" } });
  expect(parseForm(schema, sent("name="))).toMatchObject({
    ok: false,
    errors: { name: "sign-in.name.missing" },
    typed: { name: "" },
  });
});

test("a check without words of its own shows neither the library's nor what was typed", () => {
  const bare = v.object({ name: v.pipe(v.string(), v.regex(/^\d$/)) });
  expect(parseForm(bare, sent("name=hidden"))).toMatchObject({ errors: { name: "field.missing" } });
});

test("of a field sent twice the first counts, of a list every one", () => {
  const form = sent("name=Anna&name=Boris&languages=ru&languages=en");
  const parsed = parseForm(schema, form, { lists: ["languages"] });
  expect(parsed).toEqual({ ok: true, values: { name: "Anna", languages: ["ru", "en"] } });
});

test("a NUL, which one engine refuses, is left out of every text", () => {
  const parsed = parseForm(schema, sent("name=An%00na&languages=r%00u"), { lists: ["languages"] });
  expect(parsed).toEqual({ ok: true, values: { name: "Anna", languages: ["ru"] } });
  expect(parseForm(schema, sent("name=%00"))).toMatchObject({ ok: false, typed: { name: "" } });
});

test("a secret is never shown again", () => {
  const parsed = parseForm(schema, sent("name=&password=hidden"), { secrets: ["password"] });
  expect(parsed).toMatchObject({ ok: false });
  expect(JSON.stringify(parsed)).not.toContain("hidden");
});

test("names that every object has are names like any other", () => {
  const parsed = parseForm(schema, sent("name=Anna&__proto__=x&constructor=y&toString=z"));
  expect(parsed).toEqual({ ok: true, values: { name: "Anna", languages: [] } });
  expect(parseForm(schema, sent("name=&__proto__=x"))).toMatchObject({ ok: false, typed: { name: "" } });
});

test("a form of a quarter of a megabyte, all of it names, is read in one pass", () => {
  const names = Array.from({ length: 60_000 }, (_, index) => index.toString(36)).join("&");
  const form = sent(`name=&${names}`);
  const lookUps = [vi.spyOn(form, "get"), vi.spyOn(form, "getAll"), vi.spyOn(form, "has")];
  const parsed = parseForm(schema, form);
  for (const lookUp of lookUps) expect(lookUp).not.toHaveBeenCalled();
  expect(Object.keys((!parsed.ok && parsed.typed) || {})).toHaveLength(1000);
});
