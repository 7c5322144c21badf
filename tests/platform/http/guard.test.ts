import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FORM_BYTES } from "~/platform/http/guard.server";
import { httpApp, ONION, ORIGIN } from "./http-app";

let site: Awaited<ReturnType<typeof httpApp>>;

beforeEach(async () => {
  site = await httpApp();
});

afterEach(() => site.app.db.destroy());

const form = { "content-type": "application/x-www-form-urlencoded" };

describe("where a form came from", () => {
  const matrix: [fetchSite: string | null, origin: string | null, status: number][] = [
    ["same-origin", ORIGIN, 200],
    ["same-origin", null, 200],
    ["same-origin", "null", 200],
    ["same-origin", "https://elsewhere.example", 403],
    ["none", null, 200],
    ["none", ORIGIN, 200],
    ["none", "null", 403],
    ["none", "https://elsewhere.example", 403],
    ["same-site", ORIGIN, 403],
    ["cross-site", ORIGIN, 403],
    ["cross-site", null, 403],
    ["cross-site", "null", 403],
    [null, ORIGIN, 200],
    [null, ONION, 200],
    [null, "https://elsewhere.example", 403],
    [null, "http://letters.example", 403],
    [null, `${ORIGIN}.elsewhere.example`, 403],
    [null, "null", 403],
    [null, null, 403],
    ["", "https://elsewhere.example", 403],
  ];

  test.each(matrix)("Sec-Fetch-Site %s, Origin %s: %i", async (fetchSite, origin, status) => {
    const headers = new Headers(form);
    if (fetchSite !== null) headers.set("sec-fetch-site", fetchSite);
    if (origin !== null) headers.set("origin", origin);
    const answer = await site.ask("/join/ways", { method: "POST", headers, body: "ways=hand" });
    expect(answer.status).toBe(status);
    expect(site.reached).toHaveLength(status === 200 ? 1 : 0);
  });

  test.each(["PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"])(
    "%s runs nothing from anywhere",
    async (method) => {
      const answer = await site.ask("/join/ways", { method, headers: { "sec-fetch-site": "same-origin" } });
      expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, HEAD, POST"]);
      expect(site.reached).toEqual([]);
    },
  );

  test("reading is not asked where it comes from", async () => {
    const headers = { "sec-fetch-site": "cross-site", origin: "https://elsewhere.example" };
    expect((await site.ask("/about", { headers })).status).toBe(200);
  });
});

describe("what a form is", () => {
  test.each([
    "multipart/form-data; boundary=x",
    "application/json",
    "text/plain",
    "text/x-script",
    "application/x-www-form-urlencodedly",
    "application/x-www-form-urlencoded;,multipart/form-data; boundary=x",
    "application/x-www-form-urlencoded; charset=UTF-8, application/json",
    "",
  ])("a body sent as %j is refused", async (type) => {
    const headers = { "content-type": type, "sec-fetch-site": "same-origin" };
    const answer = await site.ask("/join/ways", { method: "POST", headers, body: "ways=hand" });
    expect(answer.status).toBe(415);
    expect(site.reached).toEqual([]);
  });

  test("a character set may be named", async () => {
    const headers = {
      "content-type": "application/x-www-form-urlencoded;charset=UTF-8",
      "sec-fetch-site": "same-origin",
    };
    const answer = await site.ask("/join/ways", { method: "POST", headers, body: "ways=hand" });
    expect([answer.status, site.reached[0]?.body]).toEqual([200, "ways=hand"]);
  });
});

describe("how much a form holds", () => {
  const full = "a".repeat(FORM_BYTES);

  test.each([
    ["told its length", 0, 200],
    ["told its length", 1, 413],
    ["streamed", 0, 200],
    ["streamed", 1, 413],
  ])("%s, %i bytes over the cap: %i", async (how, over, status) => {
    const body = full + "a".repeat(over);
    const answer = await (how === "streamed" ? askStreaming(body) : askTellingLength(body));
    expect(answer.status).toBe(status);
    expect(answer.headers.get("connection")).toBe(status === 413 ? "close" : null);
    expect(site.reached.map((each) => each.body.length)).toEqual(status === 200 ? [FORM_BYTES] : []);
  });

  function askTellingLength(body: string) {
    const headers = { ...form, "sec-fetch-site": "same-origin", "content-length": String(body.length) };
    return site.ask("/join/ways", { method: "POST", headers, body });
  }

  function askStreaming(body: string) {
    const stream = new Blob([body]).stream();
    const headers = { ...form, "sec-fetch-site": "same-origin", "transfer-encoding": "chunked" };
    const init: RequestInit = { method: "POST", headers, body: stream, duplex: "half" };
    return site.ask("/join/ways", init);
  }

  test("an endless body is left after the cap", async () => {
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    const headers = { ...form, "sec-fetch-site": "same-origin" };
    const init: RequestInit = { method: "POST", headers, body: endless, duplex: "half" };
    expect((await site.ask("/join/ways", init)).status).toBe(413);
    expect(sent).toBeLessThan(3 * FORM_BYTES);
  });
});

describe("addresses of the framework", () => {
  test.each([
    "/__manifest?p=/desk",
    "/__anything",
    "/desk.data",
    "/_root.data",
    "/about.data?_routes=root",
    "/about?_data=root",
    "/about?x=1&%5Fdata=root",
    "/about?to=%00",
    "/about/%00",
  ])("%s is not there", async (path) => {
    expect((await site.ask(path)).status).toBe(404);
    expect(site.reached).toEqual([]);
  });
});

describe("names", () => {
  test.each(["elsewhere.example", "letters.example.elsewhere.example", "letters.example:8443"])(
    "%s is not served",
    async (host) => {
      expect((await site.ask("/about", { host })).status).toBe(421);
      expect(site.reached).toEqual([]);
    },
  );

  test("each configured name is, in any case of letters", async () => {
    await site.ask("/about", { host: "LETTERS.example" });
    await site.ask("/about", { host: new URL(ONION).host });
    expect(site.reached.map((each) => each.context.origin)).toEqual([ORIGIN, ONION]);
  });

  test("a forwarded name counts for nothing and goes no further", async () => {
    const headers = {
      "x-forwarded-host": "elsewhere.example",
      "x-forwarded-proto": "gopher",
      forwarded: "host=elsewhere.example",
      "accept-language": "ru",
    };
    await site.ask("/about", { headers });
    const [seen] = site.reached;
    expect(seen?.context.origin).toBe(ORIGIN);
    expect([...(seen?.request.headers.keys() ?? [])]).toEqual(["accept-language", "host"]);
  });

  test("a forwarded name does not lose the form", async () => {
    const headers = { ...form, "sec-fetch-site": "same-origin", "x-forwarded-host": "elsewhere.example" };
    await site.ask("/join/ways", { method: "POST", headers, body: "ways=hand" });
    expect(site.reached[0]?.body).toBe("ways=hand");
  });

  test("a forwarded name does not make a foreign form ours", async () => {
    const headers = { ...form, origin: "https://elsewhere.example", "x-forwarded-host": "elsewhere.example" };
    const answer = await site.ask("/join/ways", { method: "POST", headers, body: "ways=hand" });
    expect(answer.status).toBe(403);
  });
});
