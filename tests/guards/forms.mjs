const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", "#39": "'" };
const TEXT_TYPES = new Set(["text", "email", "tel", "search", "url", "number", "password", "textarea"]);

/**
 * The forms of a page as our server writes it, with what each would send: fields in their order, their kind, their
 * value and, where there is a choice, what may be chosen. `action` is the path it is sent to, `path` where none is named.
 */
export function formsOf(html, path) {
  const forms = [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, attributes, inside]) => {
    const { action, method = "get", id } = attributesOf(attributes);
    return { action: action ? pathOf(action, path) : path, method, id, fields: fieldsOf(inside) };
  });
  const outside = fieldsOf(html).filter((field) => field.form);
  for (const form of forms) {
    const named = outside.filter((field) => field.form === form.id && !form.fields.includes(field));
    form.fields.push(...named.filter((field) => !form.fields.some(({ name }) => name === field.name)));
  }
  return forms.filter(({ method }) => method.toLowerCase() === "post");
}

/** Whether a person types into it. */
export function isText(field) {
  return TEXT_TYPES.has(field.type);
}

/** What `name` says in the page's text fields; undefined where the page has none of that name. */
export function shownValue(html, name) {
  const isSecret = ({ type, autocomplete }) => type === "password" || autocomplete === "one-time-code";
  return fieldsOf(html).find((field) => field.name === name && isText(field) && !isSecret(field))?.value;
}

/** What somebody would send who fills every field: the words of `words`, else something that fits its kind. */
export function filled(form, { pick, words = {}, text = () => "Слово" }) {
  const sent = new Map();
  for (const field of form.fields) {
    if (!field.name || field.disabled || sent.has(field.name)) continue;
    const same = form.fields.filter(({ name }) => name === field.name);
    sent.set(field.name, words[field.name] ?? valueFor(same, pick, text));
  }
  for (const [name, value] of Object.entries(words)) sent.set(name, value);
  return [...sent].filter(([, value]) => value !== undefined);
}

function valueFor(fields, pick, text) {
  const [first] = fields;
  if (first.type === "radio") return pick(fields).value;
  if (first.type === "checkbox")
    return fields.length > 1 || pick(["on", "off"]) === "on" ? pick(fields).value : undefined;
  if (first.type === "select") return first.options.length > 0 ? pick(first.options) : "";
  if (first.type === "submit" || first.type === "button") return pick(fields).value;
  if (first.type === "hidden" || (isText(first) && first.value !== "")) return first.value;
  return text(first);
}

function fieldsOf(html) {
  const found =
    /<(input|button)\b([^>]*)>|<textarea\b([^>]*)>([\s\S]*?)<\/textarea>|<select\b([^>]*)>([\s\S]*?)<\/select>/g;
  return [...html.matchAll(found)].map(([, kind, single, area, text, select, inside]) => {
    if (area !== undefined)
      return { value: decoded(text).replace(/^\n/, ""), ...attributesOf(area), type: "textarea" };
    if (select !== undefined) {
      const options = [...inside.matchAll(/<option\b([^>]*)>/g)].map(
        ([, each]) => attributesOf(each).value ?? "",
      );
      return { value: options[0] ?? "", ...attributesOf(select), type: "select", options };
    }
    const attributes = attributesOf(single);
    const type = attributes.type ?? (kind === "button" ? "submit" : "text");
    return { value: type === "checkbox" || type === "radio" ? "on" : "", ...attributes, type };
  });
}

function attributesOf(text) {
  const pairs = [...text.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)];
  return Object.fromEntries(pairs.map(([, name, value]) => [name.toLowerCase(), decoded(value ?? "")]));
}

function decoded(text) {
  return text.replace(/&(\w+|#x?\w+);/g, (whole, name) => ENTITIES[name] ?? whole);
}

function pathOf(action, path) {
  const url = new URL(action, `http://own${path}`);
  return url.pathname + url.search;
}
