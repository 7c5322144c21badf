import { filled, formsOf, isText } from "./forms.mjs";
import { encoded, fromOwnPage, send } from "./send.mjs";
import { patternsTaking, usersOf } from "./users.mjs";

/** Where nothing says how much a field takes. */
const UNSAID_LENGTH = 60;

/** Every form with a field to type into on every page of the registry, as the first who may see the page. */
export async function formsToFill(world, origin) {
  const forms = new Map();
  for (const pattern of patternsTaking(world, "GET")) {
    const [user] = usersOf(world, pattern);
    const { status, body } = await send(origin, { path: user.path, headers: cookieOf(user) });
    if (status !== 200) continue;
    for (const form of formsOf(body, user.path)) {
      const fields = form.fields.filter((field) => isText(field) && field.type !== "password" && field.name);
      if (fields.length > 0 && form.action.split("?")[0] !== "/language") {
        forms.set(form.action, {
          page: user.path,
          pattern,
          user,
          action: form.action,
          names: fields.map(({ name }) => name),
        });
      }
    }
  }
  return [...forms.values()];
}

/**
 * Fills the form as its page has it now, each text field with what `textFor` gives for its name and length, and sends
 * it; null when the page no longer has it.
 */
export async function fillAndSend(world, origin, { page, user, action }, textFor) {
  const { body } = await send(origin, { path: page, headers: cookieOf(user) });
  const form = formsOf(body, page).find((each) => each.action === action);
  if (!form) return null;
  const right = world.table.expected[patternOf(world, action)]?.form ?? {};
  const { key: _key, ...words } = right;
  const texts = form.fields.filter((field) => isText(field) && field.type !== "password");
  const typed = texts.flatMap((field) => {
    const isDay = /(Day|Month|Year|postcode|target|cap|letters|born)$/i.test(field.name);
    const text = isDay ? undefined : textFor(field.name, Number(field.maxlength) || UNSAID_LENGTH);
    return text === undefined ? [] : [[field.name, text]];
  });
  const fields = filled(form, {
    pick: ([first]) => first,
    words: { ...words, ...Object.fromEntries(typed) },
    text: () => "",
  });
  return post(origin, action, user, fields);
}

/** Sends the form with every text field far longer than it may be, so that the page must show it all again. */
export async function overfill(origin, { page, user, action }, text) {
  const { body } = await send(origin, { path: page, headers: cookieOf(user) });
  const form = formsOf(body, page).find((each) => each.action === action);
  if (!form) return null;
  const fields = filled(form, { pick: ([first]) => first, text: () => "" });
  const texts = new Set(
    form.fields.filter((each) => isText(each) && each.type !== "password").map(({ name }) => name),
  );
  return post(
    origin,
    action,
    user,
    fields.map(([name, value]) => [name, texts.has(name) ? text : value]),
  );
}

function post(origin, path, { cookie }, fields) {
  return send(origin, { method: "POST", path, headers: fromOwnPage(origin, cookie), body: encoded(fields) });
}

function cookieOf({ cookie }) {
  return cookie ? { cookie } : {};
}

/** The pattern an address of the stage belongs to. */
function patternOf({ addresses }, path) {
  const parts = path.split("?")[0].split("/");
  return Object.keys(addresses).find((pattern) => {
    const wanted = pattern.split("/");
    return (
      wanted.length === parts.length && wanted.every((part, at) => part.startsWith(":") || part === parts[at])
    );
  });
}
