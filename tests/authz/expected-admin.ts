import type { Expectation } from "./expected";

const admin = "303 404 404 404 404 200";
const adminNot = "303 404 404 404 404 405";
const adminDone = "303 404 404 404 404 303";
/** Without the password, which a person made for a test does not have. */
const adminUnproved = "303 404 404 404 404 422";

/** What admins alone find; a coordinator gets the answer of what is not there. */
export const adminExpected: Readonly<Record<string, Expectation>> = {
  "/admin": { get: admin, post: adminNot },
  "/admin/people": { get: admin, post: adminNot },
  "/admin/people/:id": { get: admin, post: adminNot },
  "/admin/people/:id/role": {
    get: admin,
    post: adminUnproved,
    form: { role: "coordinator", password: "wrong" },
  },
  "/admin/people/:id/lock": { get: adminNot, post: adminDone },
  "/admin/people/:id/offboard": { get: adminNot, post: adminDone },
  "/admin/people/:id/opening": { get: adminNot, post: adminDone },
  "/admin/invitations": { get: admin, post: adminNot },
  "/admin/invitations/new": {
    get: admin,
    post: adminUnproved,
    form: { role: "coordinator", password: "wrong", key: "a".repeat(43) },
  },
  "/admin/invitations/:id/revocation": { get: adminNot, post: adminDone },
  // Nobody opened it before, so a visitor is led to it; whoever is signed in goes home.
  "/colleagues/:token": { get: "200 200 200 200 200 200", post: "303 303 303 303 303 303" },
  "/admin/audit": { get: admin, post: adminNot },
  "/admin/audit/copy": { get: admin, post: adminNot },
  "/admin/audit/file": { get: adminNot, post: adminDone, form: { password: "wrong" } },
  "/admin/sessions/revocation": { get: admin, post: adminUnproved, form: { password: "wrong" } },
  // Nothing is frozen yet: whoever would end that is led to where it begins.
  "/admin/freeze/withdrawal": {
    get: "303 404 404 404 404 303",
    post: "303 404 404 404 404 303",
    form: { password: "wrong" },
  },
  "/admin/freeze": { get: admin, post: adminDone },
};
