import { afterEach, beforeEach, expect, test } from "vitest";
import { mostNamedFirst } from "~/domain/access/address-order";
import { type Address, addresses } from "~/domain/access/addresses";
import { roles } from "~/domain/access/roles";
import { freezeSite, openSite } from "~/platform/frozen.server";
import { httpApp } from "./http-app";

let site: Awaited<ReturnType<typeof httpApp>>;

beforeEach(async () => {
  site = await httpApp();
});
afterEach(() => site.app.db.destroy());

const now = new Date("2026-11-20T12:00:00Z");
const headers = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };

/** Written by hand: all that may be done while nothing may be changed. */
const heard = [
  ...["/language", "/sign-in", "/sign-in/code", "/sign-in/demo", "/sign-out", "/admin/freeze/withdrawal"],
  ...["/admin/people/:id/lock", "/admin/people/:id/offboard", "/admin/sessions/revocation"],
];

test("from the next request on every form is left unheard but signing in and out, the language, and what a bad day needs", async () => {
  await freezeSite(site.app.db, now);
  const cookies = new Map(
    await Promise.all(roles.map(async (role) => [role, await site.cookieOf(role)] as const)),
  );
  const answered: string[] = [];
  let unheard = 0;
  for (const pattern of mostNamedFirst) {
    const { audience, methods, demoOnly }: Address = addresses[pattern];
    if (demoOnly || !methods.includes("POST")) continue;
    const role = roles.find((each) => typeof audience === "string" || audience.includes(each));
    const cookie = (role && audience !== "everyone" && cookies.get(role)) || "";
    const path = pattern.replace(/:\w+/g, "1");
    await site.ask(path, {
      method: "POST",
      headers: { ...headers, cookie },
      body: "note=%D0%AF&password=secret",
    });
    const reached = site.reached.pop();
    if (reached?.pattern !== null) answered.push(pattern);
    else {
      unheard += 1;
      expect(reached.context.unheard).toEqual({ address: path, fields: [["note", "Я"]] });
      expect(reached.body).toBe("");
    }
  }
  expect(answered.sort()).toEqual(heard.filter((each) => each !== "/sign-in/demo").sort());
  expect(unheard).toBeGreaterThan(100);
});

test("reading goes on and every page is told", async () => {
  await freezeSite(site.app.db, now);
  await site.ask("/about");
  expect(site.reached.pop()?.context).toMatchObject({ frozenSince: now.toISOString(), unheard: null });
  await openSite(site.app.db);
  await site.ask("/join/ways", { method: "POST", headers, body: "ways=hand" });
  expect(site.reached.pop()).toMatchObject({ pattern: "/join/ways", body: "ways=hand" });
});

test("who may not be there learns nothing from a frozen site", async () => {
  await freezeSite(site.app.db, now);
  const cookie = await site.cookieOf("volunteer");
  await site.ask("/desk/facilities/new", { method: "POST", headers: { ...headers, cookie }, body: "name=x" });
  expect(site.reached.pop()).toMatchObject({ pattern: null, context: { unheard: null } });
});

test("only what declares it is heard while the site is frozen", () => {
  const declared = Object.entries(addresses).filter(([, address]) => (address as Address).whileFrozen);
  expect(declared.map(([pattern]) => pattern).sort()).toEqual(heard.toSorted());
});
