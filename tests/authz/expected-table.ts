import type { Expectation } from "./expected";

const desk = "303 404 404 404 200 200";
const deskNot = "303 404 404 404 405 405";
const deskDone = "303 404 404 404 303 303";
const key = "authz-authz-authz-authz";

/** Who may work with the table of prisoners as a whole; the words stand for the columns of `expected.ts`. */
export const expectedOfTable: Readonly<Record<string, Expectation>> = {
  // Changes for many: without anybody chosen the step says so, and nothing is done.
  "/desk/prisoners/bulk/confirmation": { get: desk, post: "303 404 404 404 422 422", form: { key } },
  "/desk/prisoners/bulk/target": { get: desk, post: "303 404 404 404 422 422", form: { key } },
  "/desk/prisoners/bulk/cap": { get: desk, post: "303 404 404 404 422 422", form: { key } },
  "/desk/prisoners/bulk/languages": { get: desk, post: "303 404 404 404 422 422", form: { key } },
  "/desk/views": { get: desk, post: deskNot },
  // The second finds the name taken by the first.
  "/desk/views/new": { get: desk, post: "303 404 404 404 303 422", form: { name: "May", key } },
  "/desk/views/:id": { get: desk, post: deskDone, form: { name: "June" } },
  "/desk/views/:id/removal": { get: deskNot, post: deskDone },
  "/desk/views/:id/restoration": { get: deskNot, post: deskDone },
  "/desk/keys": { get: deskNot, post: deskDone, form: { keys: "on" } },
  "/desk/bulk": { get: desk, post: deskNot },
  "/desk/bulk/:id": { get: desk, post: deskNot },
  "/desk/bulk/:id/undo": { get: deskNot, post: deskDone },
  "/desk/bulk/:id/continuation": { get: deskNot, post: deskDone },

  // Lists taken out: without the password again, and that is the case here, the form leads back to its page.
  "/desk/export": { get: desk, post: deskNot },
  "/desk/export/prisoners": { get: desk, post: deskNot },
  "/desk/export/prisoners/file": { get: deskNot, post: deskDone },
  "/desk/export/load": { get: desk, post: deskNot },
  "/desk/export/load/file": { get: deskNot, post: deskDone },
};
