import { expect, test } from "vitest";
import { type Address, addresses, routeFolder } from "~/domain/access/addresses";
import { reaches } from "./calls";

/** Addresses of staff that change something and leave no entry, each with why none is needed. */
const withoutEntry: Readonly<Record<string, string>> = {
  "/desk/balance/plans/:id/file": "takes out counts, and nobody's name",
  "/desk/bulk/:id/continuation": "goes on with a deed that has its entry",
  "/desk/import": "keeps a file for a day and changes nothing",
  "/desk/import/:draft/answers": "says what a file means and changes nothing",
  "/desk/import/:draft/words": "says what a file means and changes nothing",
  "/desk/import/:draft/columns": "says what a file means and changes nothing",
  "/desk/import/:draft/removal": "throws away a file that was not imported",
  "/desk/keys": "a choice of this browser",
  "/desk/prisoners/:id/parcels/calendar": "takes out days, and nobody's name",
  "/desk/views/:id": "the name of a filter",
  "/desk/views/:id/removal": "the name of a filter",
  "/desk/views/:id/restoration": "the name of a filter",
  "/desk/views/new": "the name of a filter",
};

const RECORD = "app/features/audit/record.server#recordDeed";

/** Addresses that only coordinators and admins may send a form to. */
const staffDeeds = Object.entries(addresses as Record<string, Address>)
  .filter(([, { audience, methods }]) => Array.isArray(audience) && methods.includes("POST"))
  .filter(([, { audience }]) =>
    (audience as string[]).every((role) => role === "coordinator" || role === "admin"),
  )
  .map(([pattern]) => pattern);

test("every change by coordinators and admins leaves an entry in the record, or says why not", () => {
  const silent = staffDeeds.filter((pattern) => !leavesEntry(pattern));
  expect(staffDeeds.length).toBeGreaterThan(60);
  expect(silent.sort()).toEqual(Object.keys(withoutEntry).sort());
});

test("what leaves an entry is told from what leaves none", () => {
  expect(leavesEntry("/desk/volunteers/:id/trust")).toBe(true);
  expect(leavesEntry("/account/security")).toBe(false);
});

function leavesEntry(pattern: string): boolean {
  return reaches(`app/routes/${routeFolder(pattern)}/route#action`, RECORD);
}
