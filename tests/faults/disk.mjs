import { spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formKey } from "../races/forms.mjs";
import { startApp } from "../setup/app-process.mjs";
import ensureBuilt from "../setup/built.mjs";
import { command, conclude, look, makeField, newKeys, wrongWith } from "./house.mjs";

const DISK = "12m";
const TRIES = 5;

/**
 * `npm run test:disk`: the disk under a running server fills up. Writes are answered by a page that says so, reading
 * goes on, nothing is damaged, and once there is room again the same forms go through.
 */
async function main() {
  ensureBuilt();
  const folder = mkdtempSync(join(tmpdir(), "perepiska-disk-"));
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${DISK}`, "tmpfs", folder]).status === 0;
  try {
    if (mounted) return await fill(folder);
    console.log("No small disk can be mounted here (that takes root): a full disk was not tried.");
    conclude("test:disk", [], { disk: "absent" }, 1);
  } finally {
    if (mounted) spawnSync("umount", [folder]);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(folder) {
  const env = newKeys();
  const url = `file:${join(folder, "small.db")}`;
  const { prisoners, volunteers } = await makeField(url, env, TRIES);
  const server = await startApp({ databaseUrl: url, env });
  const forms = volunteers.map(({ cookie }, each) => ({
    cookie,
    path: `/prisoners/${prisoners[each]}/claim`,
    fields: { signature: `Аня ${each}`, channel: "post", key: formKey() },
  }));
  const misses = [];
  const send = (form) => ask(server.origin, form);
  const before = await send(forms[0]);
  if (before.status !== 303) misses.push(`with room, a form was answered ${before.status}`);
  const filler = join(folder, "filler");
  fillUp(filler);
  let refused = 0;
  for (const form of forms.slice(1)) {
    const { status, page, retry } = await send(form);
    const isPage = page.startsWith("<!DOCTYPE html>") && page.includes("<h1>");
    if (status === 503 && isPage && retry) refused += 1;
    else misses.push(`on a full disk a form was answered ${status} ${page.slice(0, 80)}`);
    const read = await ask(server.origin, { cookie: form.cookie, path: "/correspondence" });
    if (read.status !== 200) misses.push(`on a full disk a page was answered ${read.status}`);
  }
  rmSync(filler);
  for (const form of forms) {
    const { status } = await send(form);
    if (status !== 303) misses.push(`with room again, the same form was answered ${status}`);
  }
  await server.stop();
  const [{ rows }] = await look(url, "select count(*) as rows from correspondence");
  if (rows !== forms.length) misses.push(`${forms.length} claims, ${rows} rows`);
  misses.push(...(await wrongWith(url)), ...(await backupFails(folder, url, env)));
  conclude("test:disk", misses, { disk: DISK, refused, rows }, forms.length * 3 + 3);
}

/** A backup that finds no room says so, and leaves what is there. */
async function backupFails(folder, url, env) {
  const { stdout } = await command("keys-new", [], {});
  const key = stdout.match(/^BACKUP_PUBLIC_KEY=(.+)$/m)?.[1];
  const own = { ...env, DATABASE_URL: url, ORIGINS: "http://127.0.0.1:3000", BACKUP_PUBLIC_KEY: key };
  fillUp(join(folder, "filler"));
  const failed = await command("db-backup", ["--to", join(folder, "backups")], own);
  rmSync(join(folder, "filler"));
  const made = await command("db-backup", ["--to", join(folder, "backups")], own);
  if (failed.code === 0 || !failed.stderr.includes("full"))
    return [`a backup on a full disk: ${failed.stderr}`];
  return made.code === 0 ? [] : [`a backup with room again: ${made.stderr}`];
}

function fillUp(filler) {
  for (const size of [1 << 20, 1 << 12, 1]) {
    try {
      for (;;) appendFileSync(filler, Buffer.alloc(size));
    } catch (error) {
      if (error.code !== "ENOSPC") throw error;
    }
  }
}

async function ask(origin, { cookie, path, fields }) {
  const body = fields && new URLSearchParams(fields);
  const headers = { cookie, ...(body ? { origin, "sec-fetch-site": "same-origin" } : {}) };
  const answer = await fetch(new URL(path, origin), {
    method: body ? "POST" : "GET",
    body,
    headers,
    redirect: "manual",
  });
  return { status: answer.status, page: await answer.text(), retry: answer.headers.get("retry-after") };
}

await main();
