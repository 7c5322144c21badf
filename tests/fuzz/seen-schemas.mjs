import { register } from "node:module";

/**
 * Lets the built application's schemas be watched: its copy of valibot tells every check to `globalThis.schemaChecked`: what
 * was checked and whether it passed. To be called before the build is imported.
 */
export function watchSchemas() {
  register(`data:text/javascript,${encodeURIComponent(HOOKS)}`, import.meta.url);
}

const HOOKS = `
export async function resolve(specifier, context, next) {
  const found = await next(specifier, context);
  const isBuild = /build\\/server\\/index\\.js/.test(context.parentURL ?? "");
  return specifier === "valibot" && isBuild ? { ...found, url: found.url + "?watched" } : found;
}
export async function load(url, context, next) {
  if (!url.endsWith("?watched")) return next(url, context);
  const own = JSON.stringify(url.slice(0, -"?watched".length));
  const source = "import { safeParse as check } from " + own + ";" +
    "export * from " + own + ";" +
    "export function safeParse(...given) {" +
    "  const result = check(...given);" +
    "  globalThis.schemaChecked?.(given[1], result.success);" +
    "  return result;" +
    "}";
  return { format: "module", source, shortCircuit: true };
}`;
