import type { Expectation } from "./expected";

const desk = "303 404 404 404 200 200";
const deskNot = "303 404 404 404 405 405";
const deskDone = "303 404 404 404 303 303";

/** Balance and its plans: the desk's alone; who comes second is led to the plan, which says so. */
export const balanceExpected: Readonly<Record<string, Expectation>> = {
  "/desk/balance": { get: desk, post: deskNot },
  "/desk/balance/plans/:id": { get: desk, post: deskNot },
  "/desk/balance/plans/:id/file": { get: deskNot, post: "303 404 404 404 200 200" },
  "/desk/balance/plans/:id/application": {
    get: deskNot,
    post: deskDone,
    form: { first: "1", last: "2", reach: "page" },
  },
  "/desk/balance/plans/:id/undo": { get: deskNot, post: deskDone },
  // Last: a new plan puts the others aside.
  "/desk/balance/plans": { get: deskNot, post: deskDone },
};
