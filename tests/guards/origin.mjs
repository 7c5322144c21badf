import { openStage } from "../authz/open.mjs";
import { changedTables, openDigest } from "./digest.mjs";
import { foreignRequests, ONION } from "./foreign.mjs";
import { eachOf, encoded, fromOwnPage, send } from "./send.mjs";
import { patternsTaking, usersOf } from "./users.mjs";

/** With `--short` every address gets every eighth request, the next address those after them. */
const SHORT_TAKES_ONE_OF = 8;
const isShort = process.argv.includes("--short");
/** The share of addresses at which our own form must be seen to change the database, or the digest proves nothing. */
const PROVEN_LEAST = 0.65;

/**
 * `npm run test:origin`: at every address that takes a form, as everybody who may use it, forms that did not come from
 * our own page, and everything that could be taken for one. Not one may be answered or change a row; afterwards the
 * same forms from our own page are answered as the table of test:authz says, and do change rows.
 */
async function main() {
  const started = performance.now();
  const world = await openStage();
  try {
    const server = await world.start([ONION]);
    const digest = openDigest(world.databaseUrl);
    const foreign = await sendForeign(world, server.origin, digest);
    const own = await sendOwn(world, server.origin, digest);
    digest.close();
    await server.stop();
    report(foreign, own, performance.now() - started);
  } finally {
    world.close();
  }
}

async function sendForeign(world, origin, digest) {
  const result = { requests: 0, mismatches: [], changed: [] };
  let before = digest.take();
  for (const [at, pattern] of patternsTaking(world, "POST").entries()) {
    const takesFiles = pattern === "/desk/import" || pattern === "/desk/import/load";
    const asked = usersOf(world, pattern).flatMap((user) =>
      foreignRequests(origin, { ...user, form: formOf(world, pattern), takesFiles }),
    );
    const chosen = isShort ? asked.filter((_, index) => (index + at) % SHORT_TAKES_ONE_OF === 0) : asked;
    await eachOf([...chosen, ...manifests(origin, pattern)], async ({ name, wanted, request }) => {
      const { status, headers } = await send(origin, request);
      result.requests += 1;
      if (!wanted.includes(status)) result.mismatches.push(`${name}: ${status}, not ${wanted.join(" or ")}`);
      if (request.method !== "GET" && headers["set-cookie"]) result.mismatches.push(`${name}: sets a cookie`);
      if (headers.location?.includes("elsewhere.example")) result.mismatches.push(`${name}: leads elsewhere`);
    });
    const after = digest.take();
    const changed = changedTables(before, after);
    if (changed.length > 0) result.changed.push(`${pattern}: changed ${changed.join(", ")}`);
    before = after;
  }
  return result;
}

/** The control: as the first of its users, in the order of the table, on what nobody has touched so far. */
async function sendOwn(world, origin, digest) {
  const result = { requests: 0, addresses: 0, proven: 0, mismatches: [] };
  let before = digest.take();
  for (const pattern of Object.keys(world.table.expected).filter((each) =>
    world.addresses[each]?.methods.includes("POST"),
  )) {
    for (const user of usersOf(world, pattern).slice(0, 2)) {
      const cookie = pattern === "/sign-out" ? user.leaving : user.cookie;
      const body = encoded(formOf(world, pattern));
      const wanted = Number(world.table.expected[pattern].post.split(" ")[user.index]);
      const request = { method: "POST", path: user.path, headers: fromOwnPage(origin, cookie), body };
      const { status } = await send(origin, request);
      result.requests += 1;
      if (status !== wanted) result.mismatches.push(`our own form at ${pattern}: ${status}, not ${wanted}`);
    }
    const after = digest.take();
    result.addresses += 1;
    if (changedTables(before, after).length > 0) result.proven += 1;
    before = after;
  }
  return result;
}

/** The framework's list of its own addresses, which no page of ours asks for. */
function manifests(origin, pattern) {
  return ["GET", "POST"].map((method) => ({
    name: `${method} /__manifest for ${pattern}`,
    wanted: [404],
    request: {
      method,
      path: `/__manifest?p=${encodeURIComponent(pattern)}&version=1`,
      headers: method === "POST" ? fromOwnPage(origin, null) : {},
    },
  }));
}

function formOf({ table }, pattern) {
  return table.expected[pattern]?.form ?? {};
}

function report(foreign, own, ms) {
  const share = own.proven / own.addresses;
  const lines = [...foreign.mismatches, ...foreign.changed, ...own.mismatches];
  if (share < PROVEN_LEAST)
    lines.push(`our own form changed the database at ${own.proven} of ${own.addresses} only`);
  for (const line of lines) console.log(line);
  console.log(
    JSON.stringify({
      suite: "test:origin",
      passed: foreign.requests + own.requests - foreign.mismatches.length - own.mismatches.length,
      failed: lines.length,
      requests: foreign.requests,
      ran: foreign.changed.length,
      addresses: own.addresses,
      controls: own.requests,
      controlsThatChangedTheDatabase: own.proven,
      seconds: Math.round(ms / 100) / 10,
    }),
  );
  process.exitCode = lines.length > 0 ? 1 : 0;
}

await main();
