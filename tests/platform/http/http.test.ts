import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Address, addresses, admits } from "~/domain/access/addresses";
import { type Role, roles } from "~/domain/access/roles";
import { httpApp, NETWORK, ONION } from "./http-app";

let site: Awaited<ReturnType<typeof httpApp>>;

beforeEach(async () => {
  site = await httpApp();
});

afterEach(() => site.app.db.destroy());

const form = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
const registry: [pattern: string, address: Address][] = Object.entries(addresses);
const pathFor = (pattern: string) => pattern.replace(/:\w+/g, "some-id");

describe("who is let in", () => {
  test.each([...roles, null])(
    "%s reaches exactly the addresses declared for them",
    async (role: Role | null) => {
      const headers = role ? { cookie: await site.cookieOf(role) } : {};
      for (const [pattern, address] of registry) {
        for (const method of address.methods) {
          site.reached.length = 0;
          const init =
            method === "POST" ? { method, body: "", headers: { ...form, ...headers } } : { headers };
          const { status } = await site.ask(pathFor(pattern), init);
          const admitted = admits(address.audience, role) && !address.demoOnly;
          const refused = role || address.demoOnly ? 404 : 303;
          expect([pattern, method, status]).toEqual([pattern, method, admitted ? 200 : refused]);
          expect(site.reached.map((each) => each.pattern)).toEqual(
            admitted ? [pattern] : refused === 404 ? [null] : [],
          );
        }
      }
    },
  );

  test("the wrong role, a wrong address and a demo's deed are answered the same to the byte", async () => {
    const cookie = await site.cookieOf("volunteer");
    const headers = { cookie, "accept-language": "ru", "x-odd": "1" };
    const answers = await Promise.all([
      site.ask("/desk", { headers }),
      site.ask("/desk/prisoners?q=name", { headers }),
      site.ask("/no/such/page?x=1", { headers: { cookie, "accept-language": "ru" } }),
      site.ask("/desk", { headers: { ...headers, ...form }, method: "POST", body: "a=1" }),
      site.ask("/sign-in/demo", { headers: { ...headers, ...form }, method: "POST", body: "role=admin" }),
    ]);
    const seen = await Promise.all(
      answers.map(async (each) => [each.status, headersOf(each), await each.text()]),
    );
    expect(new Set(seen.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(answers[0]?.status).toBe(404);
  });

  test("an id that no row can have is a page that is not there", async () => {
    const headers = { cookie: await site.cookieOf("volunteer") };
    const missing = await (await site.ask("/no/such/page", { headers })).text();
    for (const id of ["%0A", "%7F", "%ED%A0%80", "%zz", "a%25b"]) {
      const answer = await site.ask(`/prisoners/${id}`, { headers });
      expect([id, answer.status, await answer.text()]).toEqual([id, 404, missing]);
    }
    for (const id of ["%00", "a%00b"]) {
      expect((await site.ask(`/prisoners/${id}`, { headers })).status).toBe(404);
    }
    expect((await site.ask("/prisoners/a%20b", { headers })).status).toBe(200);
  });

  test("a visitor is sent to sign in and, if only reading, back again", async () => {
    const read = await site.ask("/desk/prisoners?q=a&page=2");
    expect([read.status, read.headers.get("location")]).toEqual([
      303,
      "/sign-in?next=%2Fdesk%2Fprisoners%3Fq%3Da%26page%3D2",
    ]);
    const wrote = await site.ask("/sign-out", { method: "POST", headers: form, body: "" });
    expect([wrote.status, wrote.headers.get("location")]).toEqual([303, "/sign-in?ended=1"]);
  });

  test("a method an address does not declare is refused, and named", async () => {
    const answer = await site.ask("/about", { method: "POST", headers: form, body: "" });
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET"]);
    expect((await site.ask("/language")).status).toBe(405);
    expect(site.reached).toEqual([]);
  });

  test.each(["/DESK", "/desk/", "//desk", "/desk//prisoners", "/prisoners/a/b", "/prisoners/a%2Fclaim/x"])(
    "%s is no address",
    async (path) => {
      const cookie = await site.cookieOf("admin");
      expect((await site.ask(path, { headers: { cookie } })).status).toBe(404);
      expect(site.reached.map((each) => each.pattern)).toEqual([null]);
    },
  );

  test("a disabled account is a visitor at its next request", async () => {
    const cookie = await site.cookieOf("admin");
    await site.app.db.updateTable("person").set({ disabledAt: "2026-11-20T11:59:59.000Z" }).execute();
    expect((await site.ask("/desk", { headers: { cookie } })).status).toBe(303);
  });

  test("a session of one origin's cookie is none on another", async () => {
    const cookie = await site.cookieOf("admin");
    expect(cookie).toMatch(/^__Host-session=/);
    const answer = await site.ask("/desk", { host: new URL(ONION).host, headers: { cookie } });
    expect(answer.status).toBe(303);
  });
});

describe("headers", () => {
  test("every answer carries them, a refusal too", async () => {
    const answers = await Promise.all([
      site.ask("/about"),
      site.ask("/no-such-page"),
      site.ask("/desk"),
      site.ask("/about.data"),
      site.ask("/join/ways", { method: "POST", headers: form, body: "a".repeat(300_000) }),
      site.ask("/join/ways", { method: "DELETE" }),
      site.ask("/healthz"),
    ]);
    expect(answers.map((each) => each.status)).toEqual([200, 404, 303, 404, 413, 405, 200]);
    for (const { headers } of answers) {
      expect(headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("same-origin");
      expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
      expect(headers.get("strict-transport-security")).toBe("max-age=63072000");
      expect(headers.get("cache-control")).toBe("private, no-cache");
    }
  });

  test("what a signed-in person sees is stored nowhere", async () => {
    const cookie = await site.cookieOf("volunteer");
    const answer = await site.ask("/about", { headers: { cookie } });
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  test("an onion name is not told to insist on https", async () => {
    const answer = await site.ask("/about", { host: new URL(ONION).host });
    expect(answer.headers.has("strict-transport-security")).toBe(false);
  });
});

describe("the log", () => {
  test("holds the pattern, the status and ids, and nothing a person sent", async () => {
    const cookie = await site.cookieOf("volunteer");
    const secrets = ["vera@letters.example", "Vera", "hunter2", "some-id", NETWORK, cookie, "Mozilla"];
    const headers = { cookie, "user-agent": "Mozilla", referer: "https://elsewhere.example/?q=Vera" };
    await site.ask("/prisoners/some-id?q=Vera&mail=vera@letters.example", { headers });
    const body = "name=Vera&password=hunter2&mail=vera%40letters.example";
    await site.ask("/prisoners/some-id/claim", { method: "POST", headers: { ...headers, ...form }, body });
    await site.ask("/Vera/hunter2?_data=Vera", { headers });
    const log = site.lines.join("");
    expect(
      site.lines.map((line) => JSON.parse(line)).map(({ route, method, status }) => [route, method, status]),
    ).toEqual([
      ["/prisoners/:id", "GET", 200],
      ["/prisoners/:id/claim", "POST", 200],
      ["*", "GET", 404],
    ]);
    expect(secrets.filter((secret) => log.includes(secret))).toEqual([]);
    expect(log).not.toMatch(/person-volunteer/);
  });

  test("does not call a form that is broken off half-way a failure", async () => {
    const visitor = new AbortController();
    const body = new ReadableStream({
      pull() {
        visitor.abort();
        throw new Error("ECONNRESET");
      },
    });
    const headers = { ...form, "transfer-encoding": "chunked" };
    const init: RequestInit = { method: "POST", headers, body, duplex: "half", signal: visitor.signal };
    expect((await site.ask("/join/ways", init)).status).toBe(400);
    expect(site.lines.map((line) => JSON.parse(line).level)).toEqual([30]);
  });

  test("names the request as the answer does", async () => {
    const answer = await site.ask("/about");
    expect(JSON.parse(site.lines[0] ?? "").request).toBe(answer.headers.get("x-request-id"));
    expect(site.reached[0]?.context.requestId).toBe(answer.headers.get("x-request-id"));
  });
});

function headersOf(answer: Response): [string, string][] {
  return [...answer.headers].filter(([name]) => name !== "x-request-id");
}
