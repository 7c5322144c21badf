import { checkCells } from "./cells.mjs";
import { checkChanges, checkDemo } from "./changes.mjs";
import { openStage } from "./open.mjs";
import { checkPairs } from "./pairs.mjs";

/**
 * `npm run test:authz`: every address × role × method as a real request, against answers written by hand; what is
 * somebody else's and what is not there must be the same to the byte; what changes about an account counts at once.
 */
async function main() {
  const { stage, table, addresses, databaseUrl, program, start, close } = await openStage();
  try {
    const server = await start();
    const undeclared = await findUndeclared(table, addresses);
    const pairs = await checkPairs(server.origin, stage, table);
    const cells = await checkCells(server.origin, stage, table);
    const changes = await checkChanges(server.origin, stage, { databaseUrl, program });
    await server.stop();
    const demo = await checkDemo();
    report([pairs, cells, changes, demo], undeclared, pairs.compared);
  } finally {
    close();
  }
}

/** Routes of the build or of the registry that the table says nothing of, and the other way round. */
async function findUndeclared({ expected, withoutRoute }, addresses) {
  const { routes } = await import(new URL("../../build/server/index.js", import.meta.url).href);
  const built = Object.values(routes)
    .filter(({ id, path }) => id !== "root" && path !== "*")
    .map(({ path = "" }) => (path.startsWith("/") ? path : `/${path}`));
  const declared = Object.keys(expected).filter((pattern) => !withoutRoute.includes(pattern));
  const known = new Set([...built, ...Object.keys(addresses)]);
  return [
    ...[...known].filter((pattern) => !declared.includes(pattern)),
    ...declared.filter((pattern) => !built.includes(pattern)),
  ];
}

function report(parts, undeclared, byteEqualPairs) {
  const mismatches = parts.flatMap((part) => part.mismatches);
  for (const line of mismatches) console.log(line);
  for (const pattern of undeclared) console.log(`${pattern} is not declared on both sides`);
  const requests = parts.reduce((sum, part) => sum + part.requests, 0);
  const failed = mismatches.length + undeclared.length;
  const counts = { requests, mismatches: mismatches.length, undeclared: undeclared.length, byteEqualPairs };
  console.log(
    JSON.stringify({ suite: "test:authz", passed: requests - mismatches.length, failed, ...counts }),
  );
  process.exitCode = failed > 0 ? 1 : 0;
}

await main();
