/**
 * Ways to damage a form. `Gentle` ones leave it a form somebody could have sent, with odd contents; the schema should
 * let most of them through, so that the use case has to cope. `Rough` ones should be stopped before.
 */
export const gentle = [
  (form, { random, text }) => replaced(form, random, text, () => random.pick(ODD_TEXTS)),
  (form, { random, text }) => replaced(form, random, text, (value) => `${value}\0`),
  (form, { random, text }) => replaced(form, random, text, (value) => `  ${value}\r\n\t`),
  (form, { random, text }) => replaced(form, random, text, (value) => `\u202e${value}\u200b\ufeff`),
  (form, { random }) => [...form, [random.pick(ODD_NAMES), random.pick(ODD_TEXTS)]],
  (form, { random }) => [
    ...form,
    ...Array.from({ length: 50 }, (_, at) => [`list[${at}][name]`, random.pick(ODD_TEXTS)]),
  ],
  (form, { random }) => (form.length > 0 ? [...form, random.pick(form)] : form),
  (form, { random }) => random.shuffled(form),
  (form) => form,
];

export const rough = [
  (form, { random }) => without(form, random),
  (form, { random }) => changed(form, random, () => ""),
  (form, { random }) => changed(form, random, () => random.pick(NUMBERS)),
  (form, { random }) => changed(form, random, () => random.pick(DAYS)),
  (form, { random }) => changed(form, random, () => "я".repeat(random.pick([300, 5_000, 60_000]))),
  (form, { random }) => changed(form, random, () => random.pick(ODD_TEXTS)),
  (form, { random, ids }) => changed(form, random, () => random.pick(ids)),
  (form, { random }) =>
    changed(
      form,
      random,
      (value) => [`${value}`, "[object Object]", "null", "undefined", "NaN"][random.below(5)],
    ),
  (form, { random }) => form.map(([name, value]) => [random.chance(0.5) ? `${name}[]` : name, value]),
  (form, { random }) => form.map(([name]) => [name, random.pick(NUMBERS)]),
  () => [],
];

const ODD_NAMES = [
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "then",
  "key[]",
  "a.b.c",
  "",
  "\u0000",
  "🙂",
];
const ODD_TEXTS = [
  "Ёж & <b>йод</b>",
  "'; drop table person; --",
  '"><script>alert(1)</script>',
  "\u0024{7*7}{{7*7}}",
  "%00%ff",
  "\ud83d",
  "👩‍👩‍👧‍👦 \u0301\u0301\u0301",
  "ﷺ",
  "=1+1",
  "true",
  "{}",
];
const NUMBERS = [
  "-1",
  "0",
  "-0",
  "1e9",
  "2147483648",
  "9007199254740993",
  "99999999999999999999",
  "1.5",
  "0x10",
  "٣",
  "Infinity",
  " 7 ",
];
const DAYS = [
  "31",
  "2026-02-30",
  "0000-00-00",
  "9999-12-31",
  "1582-10-10",
  "32",
  "13",
  "2026-13-01",
  "275760-09-14",
  "today",
];

/** One of the fields somebody types into gets another text. */
function replaced(form, random, text, make) {
  const open = form.filter(([name]) => text.has(name));
  if (open.length === 0) return form;
  const [chosen] = random.pick(open);
  return form.map(([name, value]) => [name, name === chosen ? make(value) : value]);
}

/** Any field but the form's key, which a browser never changes. */
function changed(form, random, make) {
  const open = form.filter(([name]) => name !== "key");
  if (open.length === 0) return form;
  const [chosen] = random.pick(open);
  return form.map(([name, value]) => [name, name === chosen ? make(value) : value]);
}

function without(form, random) {
  if (form.length === 0) return form;
  const [chosen] = random.pick(form);
  return form.filter(([name]) => name !== chosen);
}
