import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { UPLOAD_BYTES } from "~/platform/http/guard.server";
import { httpApp } from "./http-app";

type Site = Awaited<ReturnType<typeof httpApp>>;
let site: Site;
let cookie: string;
const type = "multipart/form-data; boundary=x";

beforeAll(async () => {
  site = await httpApp();
  cookie = await site.cookieOf("coordinator");
});
beforeEach(() => {
  site.reached.length = 0;
});
afterAll(() => site.app.db.destroy());

describe("a form with a file", () => {
  test("is taken where files are uploaded, and nowhere else", async () => {
    expect((await send("/desk/import", "body")).status).toBe(200);
    expect((await send("/desk/import/load", "load")).status).toBe(200);
    expect(site.reached.map(({ body }) => body)).toEqual(["body", "load"]);
    for (const path of ["/desk/import/", "/desk/import/any/columns", "/desk", "/join/ways"]) {
      expect([path, (await send(path, "body")).status]).toEqual([path, 415]);
    }
  });

  test("is one whole type: a second one after a comma is refused", async () => {
    const answer = await send("/desk/import", "body", `${type}, application/json`);
    expect(answer.status).toBe(415);
  });

  test("goes on up to its cap; a byte more shows the page it came from, with 413", async () => {
    expect((await send("/desk/import", "a".repeat(UPLOAD_BYTES))).status).toBe(200);
    expect(site.reached[0]?.body).toHaveLength(UPLOAD_BYTES);
    const answer = await send("/desk/import", "a".repeat(UPLOAD_BYTES + 1));
    expect([answer.status, answer.headers.get("connection")]).toEqual([413, "close"]);
    const { request, body, pattern } = site.reached[1] ?? {};
    expect([pattern, request?.method, body]).toEqual(["/desk/import", "GET", ""]);
    expect(request?.url).toContain("refused=size");
    expect(await answer.text()).not.toBe("");
  });

  test("that is too large tells a visitor and the wrong role no more than any other request", async () => {
    const large = "a".repeat(UPLOAD_BYTES + 1);
    expect((await send("/desk/import", large, type, null)).status).toBe(303);
    const volunteer = await site.cookieOf("volunteer");
    expect((await send("/desk/import", large, type, volunteer)).status).toBe(404);
  });
});

function send(path: string, body: string, contentType = type, who: string | null = cookie) {
  const headers = {
    "content-type": contentType,
    "sec-fetch-site": "same-origin",
    "content-length": String(Buffer.byteLength(body)),
    ...(who === null ? {} : { cookie: who }),
  };
  return site.ask(path, { method: "POST", headers, body });
}
