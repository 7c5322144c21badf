import { readFileSync } from "node:fs";

/** Whether React goes on with a page in the browser: the root always, a route that says so in `handle.hydrate`. */
export function isTakenOver(file) {
  return /\/app\/root\.tsx$/.test(file) || /^\s*hydrate:/m.test(readFileSync(file, "utf8"));
}
