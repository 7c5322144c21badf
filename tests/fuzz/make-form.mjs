import { expected } from "../authz/expected";
import { filled, formsOf, isText } from "../guards/forms.mjs";
import { gentle, rough } from "./form-mutations.mjs";

const ROUGH_SHARE = 0.1;
const WRONG_PLACE_SHARE = 0.1;

/**
 * A form as the page of an address would send it, every field filled, and then damaged once or twice; now and then
 * it is sent to the right kind of address with an id of something else. Answers the path, the fields and the body.
 */
export function makeForm({ random, pattern, user, page, stage, now }) {
  const shown = formsOf(page, user.path).find(({ action }) => action.split("?")[0] === user.path);
  const words = random.chance(0.85) ? (expected[pattern]?.form ?? {}) : {};
  const fields = shown?.fields ?? [];
  const days = words.when === undefined ? dayWords(fields, now, random) : {};
  const right = filled(
    { fields },
    {
      pick: (items) => random.pick(items),
      words: { ...days, ...wordsWithKey(words, fields, random) },
      text: (field) =>
        words.when !== undefined && /(Day|Month|Year)$/.test(field.name) ? "" : wordFor(field, random),
    },
  );
  const text = new Set(fields.filter(isText).map(({ name }) => name));
  const ids = idsOf(stage);
  const ways = random.chance(ROUGH_SHARE) ? rough : gentle;
  const times = ways === rough && random.chance(0.3) ? 2 : 1;
  let form = right;
  for (let time = 0; time < times; time++) form = random.pick(ways)(form, { random, text, ids });
  const path = random.chance(WRONG_PLACE_SHARE) ? elsewhere(pattern, user.path, random, ids) : user.path;
  return { path, form, body: new URLSearchParams(form).toString() };
}

/** The page's own key, new at each visit; sometimes the same one as before, as when a form is sent twice. */
function wordsWithKey(words, fields, random) {
  const { key, ...others } = words;
  if (fields.some(({ name }) => name === "key")) return random.chance(0.9) ? others : words;
  return key === undefined
    ? others
    : { ...others, key: `fuzz-${random.below(1e9)}-${random.below(1e9)}-0123456789` };
}

/** The three boxes of a date, filled with a day that was. */
function dayWords(fields, now, random) {
  const day = new Date(now.getTime() - random.below(200) * 86_400_000);
  const parts = { Day: day.getUTCDate(), Month: day.getUTCMonth() + 1, Year: day.getUTCFullYear() };
  const boxes = fields.flatMap(({ name = "" }) => {
    const part = /(Day|Month|Year)$/.exec(name)?.[1];
    return part && !name.startsWith("birth") ? [[name, String(parts[part])]] : [];
  });
  return Object.fromEntries(boxes);
}

function wordFor({ type, name, inputmode }, random) {
  if (type === "password") return "lamp river quiet stone";
  if (type === "email") return `fuzz-${random.below(1e6)}@letters.example`;
  if (type === "url") return "https://list.example/1";
  if (name === "postcode") return "601483";
  if (/^birth/.test(name)) return "";
  if (inputmode === "numeric" || type === "number") return String(1 + random.below(60));
  return random.pick(["Слово", "Осокин Пётр Ильич", "Шахматы, книги", "call"]);
}

/** Every id the stage made, whatever it is of, and some of nothing. */
function idsOf(stage) {
  const all = Object.values(stage.places).flatMap(({ own, foreign, missing }) => [own, ...foreign, missing]);
  const ids = all.flatMap((each) => Object.values(each ?? {}));
  return [...ids, "0", "-1", "2147483648", "99999999999", "1e3", "none", "..", "__proto__"];
}

/** The same address with one of its ids taken from somewhere else. */
function elsewhere(pattern, path, random, ids) {
  const parts = path.split("/");
  const open = pattern.split("/").flatMap((part, at) => (part.startsWith(":") ? [at] : []));
  if (open.length === 0) return path;
  const at = random.pick(open);
  return parts.map((part, index) => (index === at ? encodeURIComponent(random.pick(ids)) : part)).join("/");
}
